"""What is asked during a phone call, and what was promised in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField

from advocate.casework.calls import Promised
from advocate.domain import wording
from advocate.domain.call_sheet import DueIn, due_day
from advocate.web import visit
from advocate.web.fields import (
    LONG_TEXT,
    ONE_LINE,
    AtMost,
    LineField,
    Needed,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

WAYS = {
    DueIn.TODAY: "Today",
    DueIn.THREE_WORKING_DAYS: "In 3 working days",
    DueIn.A_WEEK: "In a week",
    DueIn.TEN_WORKING_DAYS: "In 10 working days",
    DueIn.THAT_DAY: "Another day",
    DueIn.UNSAID: "They didn’t say",
}
_COUNTED = (DueIn.THREE_WORKING_DAYS, DueIn.A_WEEK, DueIn.TEN_WORKING_DAYS)


def _promise() -> LineField:
    return LineField("What will they do?", [AtMost(ONE_LINE)])


def _due() -> PickField:
    return PickField(
        "By when?", choices=options((d.value, WAYS[d]) for d in DueIn), default=DueIn.UNSAID.value
    )


def _that_day() -> WhenField:
    return WhenField("Which day?", one_day=True)


class CallForm(CaseForm):
    """A call as it runs: who, notes, and up to two promises with their days."""

    person = LineField("Who are you talking to?", [AtMost(ONE_LINE)])
    reference = LineField("Reference for this call", [AtMost(ONE_LINE)])
    text = WordsField(
        "Quick notes",
        [
            Needed("Note in a few words what was said, even if it was only “nobody answered”."),
            AtMost(LONG_TEXT),
        ],
    )
    promise, due, that_day = _promise(), _due(), _that_day()
    promise_too, due_too, that_day_too = _promise(), _due(), _that_day()
    is_helper = BooleanField("This person really helped")

    def __init__(self, *args: Any, country: str = "GB", **kwargs: Any) -> None:
        """Say beside each way of naming a day which day it would be."""
        super().__init__(*args, country=country, **kwargs)
        for field in (self.due, self.due_too):
            field.choices = options((due.value, _with_day(due, country)) for due in DueIn)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields; a day needs its promise, and "another day" needs the day."""
        is_good = super().validate(extra_validators)
        for promise, due, that_day in self._sets():
            if that_day.errors:
                continue
            if due.data == DueIn.THAT_DAY and promise.data and not that_day.data:
                that_day.errors = ["Enter the day they named, or choose “They didn’t say”."]
            elif that_day.data and that_day.data.start < visit.today():
                that_day.errors = ["This day has passed. Enter the day they named."]
            elif due.data != DueIn.UNSAID and not promise.data:
                promise.errors = ["Say what they will do by that day."]
        return is_good and not any(field.errors for group in self._sets() for field in group)

    def promises(self) -> tuple[Promised, ...]:
        """Return what was promised."""
        return tuple(
            Promised(promise.data, self._day(due.data, that_day.data), _how(due.data))
            for promise, due, that_day in self._sets()
            if promise.data
        )

    def _sets(self) -> tuple[tuple[LineField, PickField, WhenField], ...]:
        return (self.promise, self.due, self.that_day), (self.promise_too, self.due_too, self.that_day_too)

    def _day(self, due: str, that_day: Any) -> date | None:
        typed = that_day.start if that_day else None
        return due_day(DueIn(due), today=visit.today(), country=self.meta.country, that_day=typed)


def _how(due: str) -> str:
    return WAYS[DueIn(due)].lower() if DueIn(due) in _COUNTED else ""


def _with_day(due: DueIn, country: str) -> str:
    if due not in _COUNTED:
        return WAYS[due]
    day = due_day(due, today=visit.today(), country=country)
    return f"{WAYS[due]} ({wording.say_day(day, country, visit.today())})" if day else WAYS[due]
