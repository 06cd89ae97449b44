"""What is asked before a letter is written: of each kind what the case doesn't know, and how it goes out."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from wtforms import Field
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from advocate.domain import labels
from advocate.domain.case import Case, ChannelKind, LetterKind, Particulars, PromiseState
from advocate.domain.kinds import Reason, Stance
from advocate.domain.wording import say_when
from advocate.web.fields import (
    ONE_LINE,
    AtMost,
    LineField,
    ListField,
    MoneyField,
    Needed,
    PickField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm
from advocate.web.pages.letters.forms import ways

PARAGRAPH = 5_000
_LABEL = 80


class StartLetterForm(CaseForm):
    """How the letter will go out; kinds of letters that need to know more ask for it."""

    channel = PickField(
        "How will you send it?",
        choices=ways(),
        default=ChannelKind.EMAIL.value,
        validators=[Needed("Choose one.")],
    )

    def __init__(self, case: Case, about: Particulars) -> None:
        """Fill in what is known already; lists offer what the case has."""
        known = {field.name: getattr(about, field.name) for field in fields(Particulars)}
        super().__init__(country=case.country, data={name: _plain(v) for name, v in known.items() if v})
        self.case = case
        if "contact_id" in self:
            self["contact_id"].choices = [SelectChoice("", "None of these"), *_contacts(case)]
        if "promise_id" in self:
            self["promise_id"].choices = _promises(case)

    def about(self) -> Particulars:
        """Return what the letter is about; the form has to be valid."""
        names = [field.name for field in fields(Particulars) if field.name in self]
        values: dict[str, Any] = {name: self[name].data for name in names}
        for name, kind in (("stance", Stance), ("reason", Reason)):
            if name in values:
                values[name] = kind(values[name])
        return Particulars(**{name: value for name, value in values.items() if value})

    def questions(self) -> list[Field]:
        """Return the fields of this kind of letter, in their order."""
        known = {field.name for field in fields(Particulars)}
        return [field for field in self if field.name in known]


class PromiseForm(StartLetterForm):
    """Which promise."""

    promise_id = ListField("Which promise?", [Needed("Add the promise to your timeline first.")])


class ConfirmationForm(StartLetterForm):
    """Which talk, and what was agreed."""

    contact_id = ListField("Which call, chat or message?")
    agreed = WordsField(
        "What did you agree?",
        [AtMost(PARAGRAPH)],
        description="One thing on a line. Leave it empty to use what your timeline says.",
    )

    def validate_agreed(self, field: Field) -> None:
        """Something has to be confirmed: words typed here, or words on the timeline."""
        contact = next((c for c in self.case.contacts if c.id == self.contact_id.data), None)
        on_that_day = [p for p in self.case.promises if contact and contact.when and p.made == contact.when]
        if not field.data and not (contact and contact.text.strip()) and not on_that_day:
            raise ValidationError("Enter what was agreed.")


class OfferForm(StartLetterForm):
    """What they offered, and what the customer says to it."""

    contact_id = ListField("Where did they make the offer?")
    offer = WordsField("What did they offer?", [Needed("Enter what they offered."), AtMost(PARAGRAPH)])
    offer_money = MoneyField("The sum in it, if there is one")
    stance = PickField(
        "What do you say to it?",
        choices=options((s.value, labels.STANCES[s]) for s in Stance),
        validators=[Needed("Choose what you say to it.")],
    )
    counter = WordsField(
        "What would settle it, or the rest of it?",
        [AtMost(PARAGRAPH)],
        description="Leave it empty to ask what else they suggest. Your fallback stays private.",
    )
    counter_money = MoneyField("The sum in that, if there is one")

    def validate_counter(self, field: Field) -> None:
        """A part accepted leaves a rest, and the reader has to know which."""
        is_part = self.stance.data == Stance.ACCEPT_PART.value
        if is_part and not field.data and not self.counter_money.data:
            raise ValidationError("Enter what would settle the rest.")


class InformationForm(StartLetterForm):
    """What they asked for, and the answer."""

    contact_id = ListField("Where did they ask?")
    asked = WordsField(
        "What did they ask for?", [AtMost(PARAGRAPH)], description="One thing on a line. It can stay empty."
    )
    answer = WordsField(
        "Your answer",
        [Needed("Enter your answer."), AtMost(PARAGRAPH)],
        description="Name evidence by its label, such as E2. It is then listed and goes along.",
    )


class EscalationForm(StartLetterForm):
    """Why a manager is needed now, and what they can do."""

    reason = PickField(
        "Why is a manager needed now?",
        choices=options((r.value, labels.REASONS[r]) for r in Reason),
        validators=[Needed("Choose the reason. A manager listens to one.")],
    )
    reason_words = WordsField(
        "Say it in a sentence, if you like",
        [AtMost(PARAGRAPH)],
        description="Such as what was refused, and when.",
    )
    can_do = LineField(
        "What can they do that the last person could not?",
        [AtMost(ONE_LINE)],
        description="Such as “refund a full month” or “decide without the workshop”.",
    )
    person = LineField("Their name, if you know it", [AtMost(ONE_LINE)])


class FinalForm(StartLetterForm):
    """Whom the customer would ask next."""

    body = LineField(
        "Whom will you ask if you can’t agree?",
        [AtMost(ONE_LINE)],
        description="As you would say it, such as “the Communications Ombudsman”. It can stay empty.",
    )


class ReferralForm(StartLetterForm):
    """Who is asked to look at it."""

    body = LineField(
        "Who is it to?",
        [Needed("Enter the name of the ombudsman or regulator."), AtMost(ONE_LINE)],
        description="As you would say it, such as “the Communications Ombudsman”.",
    )


class ClaimForm(StartLetterForm):
    """What a claim would rest on."""

    basis = WordsField(
        "What does your claim rest on?",
        [Needed("Enter what your claim rests on, such as what you paid for."), AtMost(PARAGRAPH)],
        description="One sentence: what was agreed or paid for, and what you got.",
    )
    working = WordsField(
        "How did you work out the sum?",
        [Needed("Enter how you worked out the sum."), AtMost(PARAGRAPH)],
        description="Such as “£31.50 for mobile data and £54.90 for March”.",
    )


class DataForm(StartLetterForm):
    """What data matters most."""

    wanted = WordsField(
        "What would you most like to see?",
        [AtMost(PARAGRAPH)],
        description="One thing on a line, such as “the recording of my call of 9 March”. It can stay empty.",
    )


class ThanksForm(StartLetterForm):
    """Who helped, and how."""

    person = LineField("Who is it to?", [AtMost(ONE_LINE)], description="Leave it empty for the whole team.")
    helped = WordsField(
        "What did they do that helped?",
        [AtMost(PARAGRAPH)],
        description="As you would say it to them: “you rang back when you said you would”.",
    )


class ClosingForm(StartLetterForm):
    """What was done."""

    got = WordsField("What was done?", [AtMost(PARAGRAPH)])
    got_money = MoneyField("What you received, if it was money")


FORMS: dict[LetterKind, type[StartLetterForm]] = {
    LetterKind.BROKEN_PROMISE: PromiseForm,
    LetterKind.CONFIRMATION: ConfirmationForm,
    LetterKind.OFFER_REPLY: OfferForm,
    LetterKind.INFORMATION: InformationForm,
    LetterKind.ESCALATION: EscalationForm,
    LetterKind.FINAL_LETTER: FinalForm,
    LetterKind.REFERRAL: ReferralForm,
    LetterKind.SMALL_CLAIM: ClaimForm,
    LetterKind.DATA_REQUEST: DataForm,
    LetterKind.THANKS: ThanksForm,
    LetterKind.CLOSING: ClosingForm,
}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Stance | Reason) else value


def _contacts(case: Case) -> list[SelectChoice]:
    own = [contact for contact in case.contacts if not contact.letter_id]
    choices = []
    for contact in reversed(own):
        when = say_when(contact.when, case.country) if contact.when else ""
        said = [when, labels.CHANNELS[contact.channel], contact.person, contact.text]
        choices.append(SelectChoice(contact.id, _short(", ".join(part for part in said if part))))
    return choices


def _promises(case: Case) -> list[SelectChoice]:
    promises = sorted(case.promises, key=lambda p: p.state is not PromiseState.BROKEN)
    return [SelectChoice(p.id, _short(f"{p.by_whom}: {p.text}" if p.by_whom else p.text)) for p in promises]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else f"{line[:_LABEL].rstrip()}…"
