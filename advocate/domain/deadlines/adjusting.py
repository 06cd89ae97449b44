"""Moves, extends or pauses a deadline with a reason; what it was before stays in its working."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from advocate.domain.adjustments import Adjustment, AdjustmentKind
from advocate.domain.wording import plural, say_date


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A day after its changes, with a sentence for each; `is_paused` while its clock stands still."""

    due_on: date
    working: tuple[str, ...] = ()
    is_paused: bool = False


def adjust(due_on: date, changes: Iterable[Adjustment], today: date | None, country: str) -> Adjusted:
    """Return the day after the changes that stand, in the order they were recorded.

    A clock that still stands still is counted as if it ran again today; without a `today` such a pause adds
    nothing. A day past the end of the calendar stays where it was.
    """
    working: list[str] = []
    is_paused = False
    standing = (change for change in changes if change.is_standing)
    for change in sorted(standing, key=lambda c: c.recorded_on):
        before = due_on
        due_on = _changed(due_on, change, today)
        is_paused |= change.is_running
        beyond = "" if due_on != before or not _days(change, today) else f" {_TOO_FAR}"
        words = f"{say_change(change, today, country)}{beyond}"
        working.append(f"It was {say_date(before, country)}. {words} Your reason: {change.reason.strip()}")
    return Adjusted(due_on, tuple(working), is_paused)


def say_change(change: Adjustment, today: date | None, country: str) -> str:
    """Return a change in one sentence: "You added 5 days."."""
    if change.kind is AdjustmentKind.MOVE and change.to is not None:
        return f"You moved it to {say_date(change.to, country)}."
    if change.kind is AdjustmentKind.PAUSE and change.paused_on is not None:
        days = plural(_days(change, today), "day", "days")
        return f"The clock stood still for {days} from {say_date(change.paused_on, country)}."
    did = "added" if change.days > 0 else "took off"
    return f"You {did} {plural(abs(change.days), 'day', 'days')}."


_TOO_FAR = "No calendar reaches that far, so the day stays."


def _changed(due_on: date, change: Adjustment, today: date | None) -> date:
    if change.kind is AdjustmentKind.MOVE and change.to is not None:
        return change.to
    try:
        return due_on + timedelta(days=_days(change, today))
    except OverflowError:
        return due_on


def _days(change: Adjustment, today: date | None) -> int:
    if change.kind is AdjustmentKind.PAUSE and change.paused_on is not None:
        until = change.resumed_on or max(today or change.paused_on, change.paused_on)
        return (until - change.paused_on).days
    return change.days if change.kind is AdjustmentKind.EXTEND else 0
