"""Counts working days: Monday to Friday (or the country's own week) without its public holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import holidays

_WEEKEND = frozenset({5, 6})

# Where no part of the country is known, the holidays of its largest part: England's for the United
# Kingdom, because the days that all four nations share leave out Easter Monday and the August holiday.
_LARGEST_PART = {"GB": "ENG"}

_SATURDAY = 5

# Only what can be a country's code is looked up, so that odd words are never kept.
_CODE = re.compile(r"[A-Z]{2}")

# Names of holidays as people there say them in English; where there is no English, the library's own.
_LANGUAGE = {"GB": "en_GB", "CA": "en_CA", "AU": "en_AU", "NZ": "en_NZ", "IE": "en_IE"}


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
    return not why_off(day, country, subdivision)


def why_off(day: date, country: str, subdivision: str | None = None, *, has_saturdays: bool = False) -> str:
    """Return why nobody works on that day: "weekend" or the holiday's name; "" on a working day.

    With `has_saturdays` a Saturday that is no holiday counts as a working day.
    """
    part = subdivision or _LARGEST_PART.get(country)
    calendar = _calendar(country, part if knows_calendar(country, part or "") else None)
    weekend = _WEEKEND if calendar is None else calendar.weekend
    is_counted_saturday = has_saturdays and day.weekday() == _SATURDAY
    if day.weekday() in weekend and not is_counted_saturday:
        return "weekend"
    return str(calendar[day]) if calendar is not None and day in calendar else ""


def knows_calendar(country: str, subdivision: str = "") -> bool:
    """Return whether the holidays of a country, and of its part if one is named, are known."""
    calendar = _calendar(country, None)
    return calendar is not None and (not subdivision or subdivision in calendar.subdivisions)


def _calendar(country: str, part: str | None) -> holidays.HolidayBase | None:
    """Return the calendar of a country, None if its holidays are not known; `part` is one that it has."""
    return _made(country, part) if _CODE.fullmatch(country) else None


@cache
def _made(country: str, part: str | None) -> holidays.HolidayBase | None:
    try:
        return holidays.country_holidays(country, subdiv=part, language=_LANGUAGE.get(country, "en_US"))
    except NotImplementedError:
        return None
