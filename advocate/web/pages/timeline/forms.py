"""What is asked about each kind of entry, and how an entry's row fills its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField
from wtforms.validators import NumberRange, Optional

from advocate.casework.timeline import (
    EntryKind,
    contact_values,
    fact_values,
    impact_values,
    promise_values,
)
from advocate.domain import labels
from advocate.domain.case import ChannelKind, Direction, PromiseState, When
from advocate.web.fields import (
    LONG_TEXT,
    ONE_LINE,
    AtMost,
    ClockField,
    CountField,
    LineField,
    MoneyField,
    Needed,
    NotInFuture,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

MINUTES = "Enter the length in whole minutes, from 0 to 1,440."


class FactForm(CaseForm):
    """Something that happened."""

    text = WordsField("What happened?", [Needed("Say what happened."), AtMost(LONG_TEXT)])
    when = WhenField("When was it?", [NotInFuture()])

    def values(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        return fact_values(text=self.text.data, when=self.when.data)


class NoteForm(FactForm):
    """A private note."""

    text = WordsField("Your note", [Needed("Write your note."), AtMost(LONG_TEXT)])


class ContactForm(CaseForm):
    """A call, e-mail, letter, chat, visit or web form."""

    channel = PickField(
        "How?",
        choices=options((k.value, labels.CHANNELS[k]) for k in ChannelKind),
        default=ChannelKind.CALL.value,
    )
    direction = PickField(
        "Who reached out?",
        choices=options((k.value, labels.DIRECTIONS[k]) for k in Direction),
        default=Direction.OUT.value,
    )
    when = WhenField(
        "Which day?", [Needed("Enter the day, even if it is only “about 3 March”."), NotInFuture()]
    )
    at = ClockField("What time? (optional)", [Optional()])
    person = LineField("Whom did you deal with? (optional)", [AtMost(ONE_LINE)])
    role = LineField("What do they do there? (optional)", [AtMost(ONE_LINE)])
    text = WordsField("What was said?", [Needed("Say in a few words what was said."), AtMost(LONG_TEXT)])
    reference = LineField("Reference they gave you (optional)", [AtMost(ONE_LINE)])
    minutes = CountField(
        "How many minutes did it take? (optional)",
        [Optional(), NumberRange(0, 1440, MINUTES)],
        sentence=MINUTES,
    )
    is_helper = BooleanField("This person really helped")

    def values(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        return contact_values(
            text=self.text.data,
            when=self.when.data,
            channel=ChannelKind(self.channel.data),
            direction=Direction(self.direction.data),
            at=self.at.data,
            person=self.person.data,
            role=self.role.data,
            reference=self.reference.data,
            minutes=self.minutes.data,
            is_helper=self.is_helper.data,
        )


class PromiseForm(CaseForm):
    """What someone said they would do, and by when."""

    text = WordsField("What did they promise?", [Needed("Say what they promised."), AtMost(LONG_TEXT)])
    by_whom = LineField("Who promised it? (optional)", [AtMost(ONE_LINE)])
    when = WhenField("When did they say so?", [NotInFuture()])
    due = WhenField("By when?", one_day=True)
    due_words = LineField("How did they put it? (optional)", [AtMost(ONE_LINE)])
    state = PickField(
        "What became of it?",
        choices=options((k.value, labels.PROMISE_STATES[k]) for k in PromiseState),
        default=PromiseState.OPEN.value,
    )
    settled = WhenField("When was that? (optional)", [NotInFuture()], one_day=True)

    def validate(self, extra_validators: Any = None) -> bool:
        """A promise can't fall due, or be kept or broken, before it was made."""
        if not super().validate(extra_validators):
            return False
        for field in (self.due, self.settled):
            if field.data and self.when.data and field.data.start < self.when.data.start:
                field.errors = ["This day is before the day on which they said so."]
                return False
        return True

    def values(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        state = PromiseState(self.state.data)
        settled = self.settled.data.start if self.settled.data and state is not PromiseState.OPEN else None
        return promise_values(
            text=self.text.data,
            made=self.when.data,
            by_whom=self.by_whom.data,
            due_on=self.due.data.start if self.due.data else None,
            due_words=self.due_words.data,
            state=state,
            settled_on=settled,
        )


class ImpactForm(CaseForm):
    """What it cost."""

    text = WordsField(
        "What did it cost you, or do to you?", [Needed("Say in a few words."), AtMost(LONG_TEXT)]
    )
    money = MoneyField("How much money? (optional)")

    def values(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        return impact_values(text=self.text.data, money=self.money.data)


FORMS: Mapping[EntryKind, type[FactForm | ContactForm | PromiseForm | ImpactForm]] = {
    EntryKind.FACT: FactForm,
    EntryKind.CONTACT: ContactForm,
    EntryKind.PROMISE: PromiseForm,
    EntryKind.IMPACT: ImpactForm,
    EntryKind.NOTE: NoteForm,
}


def data_of(entry: Any) -> dict[str, Any]:
    """Return what an entry's row puts into its form."""
    found = {name: getattr(entry, name) for name in entry.FIELDS if not name.startswith("date_")}
    found["version"] = entry.version
    if hasattr(entry, "when"):
        found["when"] = entry.when
    if "due_on" in found:
        found["due"] = When.on(found["due_on"]) if found["due_on"] else None
        found["settled"] = When.on(found["settled_on"]) if found["settled_on"] else None
    return found
