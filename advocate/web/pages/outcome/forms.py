"""What is asked about the goal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import ValidationError

from advocate.domain import labels
from advocate.domain.case import Case, RemedyKind, When
from advocate.domain.negotiation import NegotiationCard
from advocate.web.fields import (
    LONG_TEXT,
    ONE_LINE,
    AtMost,
    InFuture,
    LineField,
    MoneyField,
    Needed,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

NEEDS_MONEY = {RemedyKind.REFUND, RemedyKind.COMPENSATION}


class OutcomeForm(CaseForm):
    """One remedy, a sum or an act, a date, the private fallback, why it matters."""

    remedy = PickField(
        "What do you want them to do?",
        choices=options((k.value, labels.REMEDIES[k]) for k in RemedyKind),
        validators=[Needed("Choose one thing that would put it right.")],
    )
    money = MoneyField("How much money? (if it is about money)")
    working = WordsField("How did you work it out? (optional)", [AtMost(2_000)])
    act = LineField("What exactly should they do? (if it is not only money)", [AtMost(ONE_LINE)])
    by = WhenField(
        "When do you need a reply by?",
        [Needed("Enter the day you need a reply by."), InFuture()],
        one_day=True,
    )
    why = WordsField("Why does it matter to you? (optional)", [AtMost(LONG_TEXT)])
    fallback = WordsField(
        "If they can’t do all of it, what would you still accept? (optional)", [AtMost(LONG_TEXT)]
    )

    def validate_money(self, field: Field) -> None:
        """A refund or a compensation needs a sum."""
        if self.remedy.data in NEEDS_MONEY and field.data is None and not field.errors:
            raise ValidationError("Enter how much money you are asking for.")
        if field.data is not None and field.data.amount == 0:
            raise ValidationError("Enter a sum above zero, or leave it empty.")

    def validate_act(self, field: Field) -> None:
        """ "Something else" needs words."""
        if self.remedy.data == RemedyKind.OTHER and not field.data:
            raise ValidationError("Say in a few words what you want them to do.")

    def day(self) -> date:
        """Return the day a reply is needed by; the form has to be valid."""
        found = self.by.data
        if found is None:
            raise ValueError("the form was not validated")
        return found.start

    @classmethod
    def of(cls, case: Case, data: dict[str, Any] | None = None) -> OutcomeForm:
        """Return the form filled in from the case, or with `data` where there is no goal yet."""
        sought = case.outcome
        if sought is None:
            return cls(country=case.country, data=data or {})
        return cls(
            country=case.country,
            data={
                "version": sought.version,
                "remedy": sought.remedy.value,
                "money": sought.money,
                "working": sought.working,
                "act": sought.act,
                "by": When.on(sought.by) if sought.by else None,
                "why": sought.why,
                "fallback": sought.fallback,
            },
        )


class ParkForm(CaseForm):
    """A goal to put aside."""

    text = LineField(
        "Something else you would like", [Needed("Say in a few words what it is."), AtMost(ONE_LINE)]
    )


class CardForm(CaseForm):
    """The private negotiation card; the goal and the fallback are asked for with the goal."""

    fair = WordsField("Why is it fair?", [AtMost(LONG_TEXT)])
    options = WordsField("What else would do?", [AtMost(LONG_TEXT)])
    alternative = WordsField("If there is no agreement, what is your best way on?", [AtMost(LONG_TEXT)])
    theirs = WordsField("What matters to them?", [AtMost(LONG_TEXT)])
    questions = WordsField("Questions to ask them", [AtMost(LONG_TEXT)])

    def card(self) -> NegotiationCard:
        """Return the card as typed; the form has to be valid."""
        return NegotiationCard(
            self.fair.data,
            self.options.data,
            self.alternative.data,
            self.theirs.data,
            self.questions.data,
            self.version.data,
        )

    @classmethod
    def of(cls, card: NegotiationCard, country: str, *, questions: Sequence[str]) -> CardForm:
        """Return the form filled in from the card; a new one begins with `questions`."""
        data = {name: getattr(card, name) for name in NegotiationCard.__slots__}
        if not card.version:
            data["questions"] = "\n".join(questions)
        return cls(country=country, data=data)
