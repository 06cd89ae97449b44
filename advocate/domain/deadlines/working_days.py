"""Counts working days: Monday to Friday (or the country's own week) without its public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_WEEKEND = frozenset({5, 6})

# Where no part of the country is known, the holidays of its largest part: England's for the United
# Kingdom, because the days that all four nations share leave out Easter Monday and the August holiday.
_LARGEST_PART = {"GB": "ENG"}


def add_working_days(day: date, count: int, country: str, subdivision: str | None = None) -> date:
    """Return the working day that is `count` working days after `day`; `day` itself isn't counted.

    Holidays are those of the `holidays` library for the country and its part. A country it doesn't know
    gets Monday to Friday. Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("working days are counted forwards")
    left = count
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, country, subdivision)
    return day


def is_working_day(day: date, country: str, subdivision: str | None = None) -> bool:
    """Return whether people work on that day in that country, or in that part of it."""
    calendar = _calendar(country, subdivision or _LARGEST_PART.get(country))
    if calendar is None:
        return day.weekday() not in _WEEKEND
    return day.weekday() not in calendar.weekend and day not in calendar


@cache
def _calendar(country: str, subdivision: str | None) -> holidays.HolidayBase | None:
    if country not in holidays.list_supported_countries(include_aliases=False):
        return None
    parts = holidays.list_supported_countries(include_aliases=False)[country]
    return holidays.country_holidays(country, subdiv=subdivision if subdivision in parts else None)
