"""What is asked about a reply that was read: its kind, what it says to each ask, its offer, its promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from flask import request
from wtforms import BooleanField, Field, HiddenField

from advocate.casework.replies import Confirmed
from advocate.domain import labels
from advocate.domain.asks import asks_by_name
from advocate.domain.case import (
    AskSaid,
    AskState,
    Case,
    ChannelKind,
    Direction,
    Reply,
    ReplyKind,
    When,
)
from advocate.domain.kinds import Stance
from advocate.domain.replies import ReplyReading
from advocate.web.fields import (
    LONG_TEXT,
    ONE_LINE,
    AtMost,
    LineField,
    ListField,
    MoneyField,
    Needed,
    NotInFuture,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm
from advocate.web.pages.timeline.promised_form import PromisedForm, count_sent, made, offered_data

_CAME_BY = (ChannelKind.EMAIL, ChannelKind.LETTER, ChannelKind.WEB_FORM, ChannelKind.OTHER)
_SAID = 300


class ReplyPasteForm(CaseForm):
    """The reply, pasted or in an exhibit, and its day where it doesn't say it."""

    reply = WordsField("What they wrote", [AtMost(LONG_TEXT)])
    exhibit = ListField("Or choose an exhibit that holds it", validate_choice=False)
    when = WhenField("Which day did it come? (optional)", [NotInFuture()], one_day=True)
    contact = HiddenField()

    def offer_exhibits(self, case: Case) -> None:
        """List the exhibits to choose from, the latest first."""
        listed = [(e.id, f"{e.label} {e.title}"[:80]) for e in reversed(case.exhibits)]
        self.exhibit.choices = options([("", "None of these"), *listed])


class OfferFields(CaseForm):
    """What is offered."""

    offer = WordsField("What do they offer?", [AtMost(LONG_TEXT)])
    offer_money = MoneyField("The sum in it, if there is one")
    until = WhenField("Until when does it stand? (optional)", one_day=True)
    settles = WordsField("What do they say that accepting it ends?", [AtMost(LONG_TEXT)])


class SaidFields(OfferFields):
    """What a reply says: its kind, its offer, what it asks for, and a row for each ask."""

    kind = PickField(
        "What kind of reply is it?",
        choices=options((k.value, labels.REPLY_KINDS[k]) for k in ReplyKind),
        validators=[Needed("Choose what kind of reply it is.")],
    )
    asked = WordsField("What do they ask you for?", [AtMost(LONG_TEXT)])

    def about(self, case: Case) -> Self:
        """Remember whose asks the rows are."""
        self.names = [name for name, _ in asks_by_name(case)]
        return self

    def asks(self) -> list[tuple[Field, Field, Field]]:
        """Return for each ask its state, the passage that says so, and what is left of it."""
        return [(self[f"ask_{at}"], self[f"quote_{at}"], self[f"left_{at}"]) for at in range(len(self.names))]

    def confirmed(self, others: Sequence[AskSaid] = ()) -> Confirmed:
        """Return what the customer confirmed; `others` are asks that the case doesn't have any more."""
        said = [
            AskSaid(name, AskState(state.data), quote.data or "", left.data or "")
            for name, (state, quote, left) in zip(self.names, self.asks(), strict=True)
        ]
        return Confirmed(
            kind=ReplyKind(self.kind.data),
            asked=self.asked.data,
            asks=(*said, *others),
            **offered_of(self),
        )


class ReplyEditForm(SaidFields):
    """What a reply was understood to say, to be put right."""

    @classmethod
    def of(cls, case: Case, kept: Reply) -> Self:
        """Return the form with what is kept."""
        data: dict[str, Any] = {
            "version": kept.version,
            "kind": kept.kind.value,
            **{name: getattr(kept, name) for name in ("asked", "offer", "offer_money", "settles")},
            "until": When.on(kept.until) if kept.until else None,
        }
        known = {said.ask: said for said in kept.asks}
        for at, (name, _) in enumerate(asks_by_name(case)):
            if said := known.get(name):
                data |= {f"ask_{at}": said.state.value, f"quote_{at}": said.quote, f"left_{at}": said.left}
        return cls._with_rows(case)(formdata=None, country=case.country, data=data).about(case)

    @classmethod
    def sent(cls, case: Case) -> Self:
        """Return the form as it was sent."""
        return cls._with_rows(case)(country=case.country).about(case)

    @classmethod
    def _with_rows(cls, case: Case) -> type[Self]:
        return type(cls.__name__, (cls,), _rows(case))


class ReplyForm(PromisedForm, SaidFields):
    """A reply as it was understood, for the customer to check; `of` and `sent` add a row for each ask."""

    reply = WordsField("The reply, as you pasted it", [AtMost(LONG_TEXT)])
    exhibit = HiddenField()
    contact = HiddenField()
    channel = PickField(
        "How did it come?",
        choices=options((k.value, labels.CHANNELS[k]) for k in _CAME_BY),
        default=ChannelKind.EMAIL.value,
    )
    when = WhenField(
        "Which day did it come?", [Needed("Enter the day it came. It starts clocks."), NotInFuture()]
    )
    text = WordsField("In short", [Needed("Say in a few words what they say."), AtMost(LONG_TEXT)])

    @classmethod
    def of(cls, case: Case, read: ReplyReading, *, pasted: str, exhibit: str, contact: str) -> ReplyForm:  # type: ignore[override]
        """Return the form filled in with what a reply was understood to say."""
        data: dict[str, Any] = {
            "reply": pasted,
            "exhibit": exhibit,
            "contact": contact,
            "kind": read.kind.value,
            "channel": ChannelKind.EMAIL.value,
            "direction": Direction.IN.value,
            "when": When.on(read.said_on) if read.said_on else None,
            "text": _in_short(read),
            **{name: getattr(read, name) for name in ("person", "role", "reference", "asked", "offer")},
            **{"offer_money": read.offer_money, "settles": read.settles},
            "until": When.on(read.until) if read.until else None,
            **offered_data(read.promises),
        }
        for at, said in enumerate(read.asks):
            data |= {f"ask_{at}": said.state.value, f"quote_{at}": said.quote, f"left_{at}": said.left}
        formed = made(cls, len(read.promises), **_rows(case))
        return formed(formdata=None, country=case.country, data=data).about(case)

    @classmethod
    def sent(cls, case: Case) -> ReplyForm:
        """Return the form as it was sent."""
        return made(cls, count_sent(), **_rows(case))(country=case.country).about(case)

    def about(self, case: Case) -> Self:
        """Remember whose asks the rows are; a reply comes in."""
        self.direction.data = Direction.IN.value
        return super().about(case)


class OfferForm(OfferFields):
    """An offer that was made on the phone, or is told in the customer's own words."""

    offer = WordsField("What do they offer?", [Needed("Say what they offer."), AtMost(LONG_TEXT)])
    channel = PickField(
        "How did they make it?",
        choices=options((k.value, labels.CHANNELS[k]) for k in ChannelKind),
        default=ChannelKind.CALL.value,
    )
    when = WhenField("Which day was it?", [Needed("Enter the day they made it."), NotInFuture()])
    person = LineField("Who made it? (optional)", [AtMost(ONE_LINE)])


class DecideForm(CaseForm):
    """What the customer says to an offer; a yes to the whole is said knowingly."""

    stance = PickField(
        "What do you want to do?",
        choices=options((s.value, labels.STANCES[s]) for s in Stance),
        validators=[Needed("Choose what you want to do.")],
    )
    knows = BooleanField("I know that accepting all of it may end the matter, so that I can’t ask for more")

    def validate(self, extra_validators: Any = None) -> bool:
        """Nothing is given up silently."""
        is_good = super().validate(extra_validators)
        if self.stance.data == Stance.ACCEPT.value and not self.knows.data:
            self.knows.errors = ["Tick this to accept the whole offer."]
            return False
        return is_good


def offered_of(form: OfferFields) -> dict[str, Any]:
    """Return what is offered, by the names that a reply has for it."""
    return {
        "offer": form.offer.data,
        "offer_money": form.offer_money.data,
        "until": form.until.data.start if form.until.data else None,
        "settles": form.settles.data,
    }


def pasted_before() -> str:
    """Return the reply as it stands in a form that is read anew."""
    return request.form.get("reply", "")


def _rows(case: Case) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    states = options((state.value, labels.ASK_STATES[state]) for state in AskState)
    for at, (_, words) in enumerate(asks_by_name(case)):
        label = words if len(words) <= _SAID else f"{words[:_SAID].rstrip()}…"
        fields[f"ask_{at}"] = PickField(label, choices=states, default=AskState.IGNORED.value)
        fields[f"quote_{at}"] = HiddenField(validators=[AtMost(LONG_TEXT)])
        fields[f"left_{at}"] = LineField("What is still open of it? (optional)", [AtMost(LONG_TEXT)])
    return fields


def _in_short(read: ReplyReading) -> str:
    """Suggest what was said in a few words: the kind, and the passages that say most."""
    quotes = [said.quote for said in read.asks if said.quote] or [
        passage.quote for passage in read.passages[:1]
    ]
    short = [f"“{q[:_SAID].rstrip()}{'…' if len(q) > _SAID else ''}”" for q in dict.fromkeys(quotes)]
    return " ".join([f"{labels.REPLY_KINDS[read.kind]}.", *short[:3]])
