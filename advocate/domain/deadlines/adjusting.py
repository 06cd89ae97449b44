"""Moves, extends or pauses a deadline with a reason; what it was before stays in its working."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from advocate.domain.wording import plural, say_date


class AdjustmentKind(StrEnum):
    """What was done to a deadline."""

    MOVE = "move"
    EXTEND = "extend"
    PAUSE = "pause"


class AdjustmentError(ValueError):
    """A change to a deadline that cannot be made; the message is the customer's sentence."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change to one rule's day, with its reason, recorded on a day.

    MOVE takes `to`; EXTEND takes `days` (negative shortens); PAUSE takes `paused_on` and, once the clock runs
    again, `resumed_on`, the first day that counts again.
    """

    rule_id: str
    kind: AdjustmentKind
    reason: str
    recorded_on: date
    to: date | None = None
    days: int = 0
    paused_on: date | None = None
    resumed_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a change that says nothing; raises AdjustmentError."""
        if not self.reason.strip():
            raise AdjustmentError("Say why the day changes, so that the record shows it.")
        if self.kind is AdjustmentKind.MOVE and self.to is None:
            raise AdjustmentError("Say to which day it moves.")
        if self.kind is AdjustmentKind.EXTEND and not self.days:
            raise AdjustmentError("Say by how many days it changes.")
        if self.kind is AdjustmentKind.PAUSE and self.paused_on is None:
            raise AdjustmentError("Say on which day the clock stopped.")
        if self.paused_on and self.resumed_on and self.resumed_on < self.paused_on:
            raise AdjustmentError("The clock cannot run again before it stopped.")


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A day after its changes, with a sentence for each; `is_paused` while its clock stands still."""

    due_on: date
    working: tuple[str, ...] = ()
    is_paused: bool = False


def adjust(due_on: date, changes: Iterable[Adjustment], today: date, country: str) -> Adjusted:
    """Return the day after the changes, in the order they were recorded.

    A clock that still stands still is counted as if it ran again today. A day past the end of the calendar
    stays where it was.
    """
    working: list[str] = []
    is_paused = False
    for change in sorted(changes, key=lambda c: c.recorded_on):
        before = due_on
        due_on, words = _changed(due_on, change, today, country)
        is_paused |= change.kind is AdjustmentKind.PAUSE and change.resumed_on is None
        working.append(f"It was {say_date(before, country)}. {words} Your reason: {change.reason.strip()}")
    return Adjusted(due_on, tuple(working), is_paused)


def _changed(due_on: date, change: Adjustment, today: date, country: str) -> tuple[date, str]:
    if change.kind is AdjustmentKind.MOVE and change.to is not None:
        return change.to, f"You moved it to {say_date(change.to, country)}."
    days = change.days
    words = f"You {'added' if days > 0 else 'took off'} {plural(abs(days), 'day', 'days')}."
    if change.kind is AdjustmentKind.PAUSE and change.paused_on is not None:
        until = change.resumed_on or max(today, change.paused_on)
        days = (until - change.paused_on).days
        since = say_date(change.paused_on, country)
        words = f"The clock stood still for {plural(days, 'day', 'days')} from {since}."
    try:
        return due_on + timedelta(days=days), words
    except OverflowError:
        return due_on, f"{words} No calendar reaches that far, so the day stays."
