"""The scale under the timeline: days, months or years, whichever leaves room for their names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advocate.domain.wording import MONTHS

_MONTH_FIRST = ("US", "CA")
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500)
# up to here the days are named; a longer time reads better by months
_SHORT_DAYS = 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the scale marks, and its name."""

    day: date
    name: str


def ticks(first: date, last: date, *, most: int, country: str, is_short: bool) -> tuple[Tick, ...]:
    """Return at most `most` marks between two days; `is_short` names months with three letters."""
    scales: list[Iterator[Tick]] = []
    if (last - first).days <= _SHORT_DAYS:
        scales += [_days(first, last, step, country) for step in _DAY_STEPS]
    scales += [_months(first, last, step, is_short) for step in _MONTH_STEPS]
    scales += [_years(first, last, step) for step in _YEAR_STEPS]
    return next((found for found in map(tuple, scales) if 0 < len(found) <= most), ())


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, and not beyond what a calendar holds."""
    room = (date.max - day).days if days > 0 else (date.min - day).days
    return day + timedelta(days=min(days, room) if days > 0 else max(days, room))


def _days(first: date, last: date, step: int, country: str) -> Iterator[Tick]:
    for count in range(0, (last - first).days + 1, step):
        day = shifted(first, count)
        month = MONTHS[day.month - 1][:3]
        yield Tick(day, f"{month} {day.day}" if country in _MONTH_FIRST else f"{day.day} {month}")


def _months(first: date, last: date, step: int, is_short: bool) -> Iterator[Tick]:
    named = False
    for year, month in _counted(first, last, step):
        day = date(year, month, 1)
        if first <= day <= last:
            name = MONTHS[month - 1][:3] if is_short else MONTHS[month - 1]
            yield Tick(day, f"{name} {year}" if month == 1 or not named else name)
            named = True


def _counted(first: date, last: date, step: int) -> Iterator[tuple[int, int]]:
    for count in range((first.month - 1) // step * step, (last.year - first.year) * 12 + last.month, step):
        yield first.year + count // 12, count % 12 + 1


def _years(first: date, last: date, step: int) -> Iterator[Tick]:
    for year in range(-(-first.year // step) * step, last.year + 1, step):
        if year >= 1 and first <= date(year, 1, 1) <= last:
            yield Tick(date(year, 1, 1), str(year))
