"""What is asked when it is let out, and about each sorted line."""

from __future__ import annotations

from typing import Any

from advocate.casework.timeline import date_values
from advocate.domain.story import PartKind
from advocate.web.fields import (
    LONG_TEXT,
    ONE_LINE,
    AtMost,
    LineField,
    ListField,
    Needed,
    NotInFuture,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

KINDS: dict[PartKind, str] = {
    PartKind.FACT: "Something that happened",
    PartKind.CONTACT: "A call, message or visit",
    PartKind.PROMISE: "Something they promised",
    PartKind.IMPACT: "What it cost me, how it felt",
    PartKind.OPINION: "A guess or an opinion",
    PartKind.REQUEST: "What I want",
    PartKind.LEAVE_OUT: "Better left out",
}


class StoryForm(CaseForm):
    """The big private box."""

    text = WordsField(
        "Your story", [Needed("Write a few words first, or skip this step."), AtMost(LONG_TEXT)]
    )


class PartForm(CaseForm):
    """One sorted line: its words, its kind, its date, a promise's day."""

    text = WordsField("The words", [Needed("Write the words, or drop the line instead."), AtMost(LONG_TEXT)])
    kind = ListField("What is it?", choices=options((kind.value, words) for kind, words in KINDS.items()))
    when = WhenField("When was it?", [NotInFuture()])
    due = WhenField("If it is a promise: by when?", one_day=True)
    person = LineField("Who was it? (optional)", [AtMost(ONE_LINE)])
    reference = LineField("Reference (optional)", [AtMost(ONE_LINE)])

    def values(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        return {
            "text": self.text.data,
            "kind": self.kind.data,
            **date_values(self.when.data),
            "due_on": self.due.data.start if self.due.data else None,
            "person": self.person.data,
            "reference": self.reference.data,
        }
