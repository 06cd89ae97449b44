"""Counts one clock from its start to its last day, and keeps what was skipped on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from advocate.domain.deadlines.places import Place
from advocate.domain.deadlines.rules import Clock, FirstDay, Roll, Unit, Week
from advocate.domain.deadlines.working_days import why_off
from advocate.domain.wording import plural, say_date

# The holidays library knows no holidays after this year; weekends are still skipped.
LAST_YEAR_OF_HOLIDAYS = 2100

_NAMED = 6
_TWO_YEARS = 24


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a clock; `due_at` only where hours were counted from an instant.

    `skipped` are the weekend days and holidays that did not count, `rolled_from` is the day that was moved
    to the next working day.
    """

    due_on: date
    due_at: datetime | None = None
    skipped: tuple[tuple[date, str], ...] = ()
    rolled_from: date | None = None
    why_rolled: str = ""


def count(clock: Clock, start: date | datetime, place: Place) -> Counted | None:
    """Return the last day of a clock that starts on `start`, or None if no calendar reaches so far.

    Months and years end on the day of the same number, or on the last day of a shorter month. Hours are real
    hours where `start` is an instant with a time zone, across changes of the clocks; from a mere day they run
    to the end of the day that many hours later. Raises ValueError for a clock without an amount.
    """
    if clock.amount is None:
        raise ValueError("a clock without an amount has no last day")
    try:
        return _count(clock, clock.amount, start, place)
    except (OverflowError, ValueError):
        return None


def why_closed(day: date, place: Place, week: Week = Week.USUAL) -> str:
    """Return why a day is no working day at the place: "weekend" or a holiday's name; "" if it is one."""
    return why_off(day, place.country, place.part or None, has_saturdays=week is Week.WITH_SATURDAYS)


def last_working_day(day: date, place: Place, week: Week = Week.USUAL) -> date:
    """Return the day itself if it is a working day, otherwise the last working day before it."""
    while why_closed(day, place, week):
        day -= timedelta(days=1)
    return day


def say_span(amount: int, unit: Unit) -> str:
    """Return an amount with its unit: "8 weeks", "1 working day"; two years or more of months as years."""
    if unit is Unit.MONTHS and amount >= _TWO_YEARS and amount % 12 == 0:
        amount, unit = amount // 12, Unit.YEARS
    one = {Unit.BUSINESS_DAYS: "working day"}.get(unit, unit.value.removesuffix("s"))
    return plural(amount, one, f"{one}s")


def say_skipped(skipped: tuple[tuple[date, str], ...], country: str) -> str:
    """Return what was skipped, in words: weekends as a number, holidays by name; "" if nothing was."""
    if not skipped:
        return ""
    weekend = Counter(why for _, why in skipped)["weekend"]
    holidays = [f"{why} ({say_date(day, country)})" for day, why in skipped if why != "weekend"]
    more = len(holidays) - _NAMED
    named = holidays[:_NAMED] + ([f"{plural(more, 'more holiday', 'more holidays')}"] if more > 0 else [])
    parts = [plural(weekend, "weekend day", "weekend days")] if weekend else []
    return f"Not counted: {'; '.join([*parts, *named])}."


def _count(clock: Clock, amount: int, start: date | datetime, place: Place) -> Counted:
    if clock.unit is Unit.HOURS:
        return _hours(amount, start)
    begun = start.date() if isinstance(start, datetime) else start
    if clock.first_day is FirstDay.SAME_DAY:
        begun -= timedelta(days=1)
    skipped: tuple[tuple[date, str], ...] = ()
    sign = -1 if clock.is_backwards else 1
    if clock.unit is Unit.BUSINESS_DAYS:
        due, skipped = _business_days(begun, amount, sign, place, clock.week)
    else:
        due = begun + sign * _delta(amount, clock.unit)
    due -= timedelta(days=clock.minus_days)
    if clock.roll is Roll.NONE or not (why := why_closed(due, place, clock.week)):
        return Counted(due, skipped=skipped)
    rolled = due
    while why_closed(rolled, place, clock.week):
        rolled += timedelta(days=1)
    return Counted(rolled, skipped=skipped, rolled_from=due, why_rolled=why)


def _hours(amount: int, start: date | datetime) -> Counted:
    if isinstance(start, datetime) and start.tzinfo is not None:
        due = (start.astimezone(UTC) + timedelta(hours=amount)).astimezone(start.tzinfo)
        return Counted(due.date(), due_at=due)
    day = start.date() if isinstance(start, datetime) else start
    return Counted(day + timedelta(days=-(-amount // 24)))


def _delta(amount: int, unit: Unit) -> timedelta | relativedelta:
    if unit is Unit.MONTHS:
        return relativedelta(months=amount)
    if unit is Unit.YEARS:
        return relativedelta(years=amount)
    return timedelta(weeks=amount) if unit is Unit.WEEKS else timedelta(days=amount)


def _business_days(
    day: date, amount: int, sign: int, place: Place, week: Week
) -> tuple[date, tuple[tuple[date, str], ...]]:
    skipped = []
    left = amount
    while left:
        day += timedelta(days=sign)
        why = why_closed(day, place, week)
        if why:
            skipped.append((day, why))
        else:
            left -= 1
    return day, tuple(skipped)
