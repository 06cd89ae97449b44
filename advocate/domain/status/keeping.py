"""Whether they kept to what was agreed when a case was closed: what is still to be done, and when to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from advocate.domain.case import Case, CaseState, Closing, Promise, PromiseState
from advocate.domain.status.record import AGREED

# a week is enough for a payment to arrive, a month for a bill that shows it
CHECKS = (timedelta(days=7), timedelta(days=30))


def still_to_be_done(case: Case) -> tuple[Promise, ...]:
    """Return the promises that were open when a case ended well, the soonest first; nothing for others."""
    if case.state is not CaseState.CLOSED or case.closing is None or case.closing.kind not in AGREED:
        return ()
    waiting = [p for p in case.promises if p.state is PromiseState.OPEN]
    return tuple(sorted(waiting, key=lambda p: p.due_on or date.min))


def check_day(case: Case) -> date | None:
    """Return the day on which to ask next whether it was kept, None when there is nothing to ask any more.

    That is 7 and 30 days after the closing, and the day after one that was named for later than that. A
    promise is not asked after before its day has passed.
    """
    waiting = still_to_be_done(case)
    if case.closing is None or not waiting:
        return None
    since = case.closing.checked_on or case.closing.closed_on
    days = (day for day in _days(case.closing, waiting) if day > since)
    return min((day for day in days if any(_has_passed(p, day) for p in waiting)), default=None)


def to_ask_about(case: Case, today: date) -> Promise | None:
    """Return the promise to ask about today, or None while that isn't due."""
    day = check_day(case)
    if day is None or day > today:
        return None
    return next((p for p in still_to_be_done(case) if _has_passed(p, today)), None)


def fell_through(case: Case) -> Promise | None:
    """Return a promise that turned out not kept after the case had ended well, or None."""
    closing = case.closing
    if case.state is not CaseState.CLOSED or closing is None or closing.kind not in AGREED:
        return None
    broken = [p for p in case.promises if p.state is PromiseState.BROKEN and p.settled_on]
    return next((p for p in broken if p.settled_on and p.settled_on > closing.closed_on), None)


def _days(closing: Closing, waiting: tuple[Promise, ...]) -> Iterator[date]:
    yield from (closing.closed_on + after for after in CHECKS)
    last = closing.closed_on + CHECKS[-1]
    yield from (p.due_on + timedelta(days=1) for p in waiting if p.due_on and p.due_on >= last)


def _has_passed(promise: Promise, day: date) -> bool:
    return promise.due_on is None or promise.due_on < day
