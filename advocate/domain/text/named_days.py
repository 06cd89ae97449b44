"""Reads days named by their place: "the last Friday of April", "bank holiday Monday", "Friday week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta

from advocate.domain.case import Precision, When
from advocate.domain.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from advocate.domain.text.month_parts import nth_weekday
from advocate.domain.text.relative_days import FAR, Telling, unit_span

_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_WEEKS = {"a": 1, "one": 1, "two": 2, "three": 3}
_MONDAY, _SATURDAY = 0, 5
_RECENT = 120
_A_WHILE = timedelta(days=7)
# The days that all of the United Kingdom shares leave out Easter Monday and the August holiday, so England's
# stand for it, as they do where working days are counted.
_LARGEST_PART = {"GB": "ENG"}
_HOLIDAY_MONTHS = {"spring": 5, "summer": 8}


def read_nth(match: re.Match[str], telling: Telling, ahead: bool) -> When | None:
    """Return the day of "the first Monday in May", without a year the latest; None in a month not named."""
    weekday = WEEKDAY_NUMBERS[match["weekday"].lower()]
    nth = _NTH[match["nth"].lower()]
    if which := (match["which"] or "").lower():
        there = telling.today + relativedelta(months=-1 if which == "last" else 0)
        is_told = which in ("last", "this")
        return When.on(nth_weekday(there.year, there.month, weekday, nth)) if is_told else None
    number = MONTH_NUMBERS[match["month"].lower()]
    if match["y"]:
        return When.on(nth_weekday(int(match["y"]), number, weekday, nth))
    years = range(telling.today.year - 1, telling.today.year + 2)
    day = telling.choose([nth_weekday(whole, number, weekday, nth) for whole in years], ahead)
    return When.on(day) if day else None


def read_before_last(match: re.Match[str], telling: Telling) -> When | None:
    """Return the days of "the Friday before last" and "the week before last"; None for those after next."""
    if match["how"].lower().startswith("after"):
        return None
    unit = match["unit"].lower()
    if unit == "night":
        return When.on(telling.today - timedelta(days=2))
    if unit not in WEEKDAY_NUMBERS:
        return unit_span(unit, telling.today, -2, match[0])
    return When.on(_last(unit, telling.today) - timedelta(weeks=1))


def read_weeks_off(match: re.Match[str], telling: Telling, ahead: bool) -> When | None:
    """Return the day of "a week last Tuesday", "a week yesterday" and, from a day told before, "Friday week".

    "A week ago on Tuesday" can be either of two Tuesdays, so it is about then.
    """
    weeks = timedelta(weeks=2 if match["fortnight"] else _WEEKS[(match["count"] or "a").lower()])
    how, name = " ".join((match["how"] or "").lower().split()), (match["day"] or match["coming"]).lower()
    if name == "yesterday":
        return When.on(telling.today - weeks - timedelta(days=1))
    if name in ("today", "tomorrow"):
        return When.on(telling.today - weeks) if (how, name) == ("ago", "today") else None
    if how.endswith("last"):
        return None if match["coming"] else When.on(_last(name, telling.today) - weeks)
    if how.startswith("ago"):
        latest = _last(name, telling.today) - weeks + timedelta(weeks=1)
        return When(latest - timedelta(weeks=1), latest, Precision.ABOUT, " ".join(match[0].split()))
    if not ahead or telling.anchor is None:
        return None
    return When.on(_next(name, telling.anchor) + weeks)


def read_weekend(telling: Telling, ahead: bool) -> When | None:
    """Return the weekend before today; None where it may be another: on one, or long after a day told."""
    today, anchor = telling.today, telling.anchor
    if ahead or today.weekday() >= _SATURDAY:
        return None
    first = today - timedelta(days=today.weekday() + 2)
    last = first + timedelta(days=1)
    if anchor and not (today - timedelta(days=FAR) <= anchor <= last):
        return None
    return When(first, last, Precision.RANGE)


def read_bank_holiday(match: re.Match[str], telling: Telling, ahead: bool) -> When | None:
    """Return the day of "bank holiday Monday" or "the August bank holiday"; None for one of several."""
    weekday = WEEKDAY_NUMBERS[(match["weekday"] or "monday").lower()]
    named = " ".join((match["named"] or "").lower().split())
    days = [day for day in _days_off(telling) if day.weekday() == weekday]
    day = _in_month(named, days, telling, ahead) if named else _nearby(days, telling, ahead)
    return When.on(day) if day else None


def _in_month(named: str, days: list[date], telling: Telling, ahead: bool) -> date | None:
    part, _, name = named.rpartition(" ")
    month = _HOLIDAY_MONTHS.get(name) or MONTH_NUMBERS[name]
    found: list[date | None] = []
    for whole in range(telling.today.year - 1, telling.today.year + 2):
        there = [day for day in days if (day.year, day.month) == (whole, month)]
        # May has two: one that is called early or late (spring) is known only where there are both.
        is_one_of_two = part or name == "spring"
        is_sure = len(there) == (2 if is_one_of_two and name != "summer" else 1)
        found.append(there[0 if part == "early" else -1] if is_sure else None)
    return telling.choose(found, ahead)


def _nearby(days: list[date], telling: Telling, ahead: bool) -> date | None:
    today, anchor = telling.today, telling.anchor
    if ahead:
        return next((day for day in days if day > anchor), None) if anchor else None
    earliest = anchor - _A_WHILE if anchor else today - timedelta(days=_RECENT)
    gone = [day for day in days if earliest <= day <= today]
    return gone[-1] if gone and (len(gone) == 1 or not anchor) else None


def _days_off(telling: Telling) -> Iterator[date]:
    """Yield the public holidays of last year, this one and the next, in order."""
    for whole in range(telling.today.year - 1, telling.today.year + 2):
        yield from _days_off_in(telling.country.upper(), whole)


@cache
def _days_off_in(country: str, whole: int) -> tuple[date, ...]:
    try:
        found = holidays.country_holidays(country, subdiv=_LARGEST_PART.get(country), years=whole)
    except NotImplementedError:
        return ()
    return tuple(sorted(found))


def _last(weekday: str, today: date) -> date:
    return today - timedelta(days=(today.weekday() - WEEKDAY_NUMBERS[weekday] - 1) % 7 + 1)


def _next(weekday: str, day: date) -> date:
    return day + timedelta(days=(WEEKDAY_NUMBERS[weekday] - day.weekday() - 1) % 7 + 1)
