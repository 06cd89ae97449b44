"""Months, seasons, years and feasts as spans of days, and the parts of them that people name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import easter

from advocate.domain.case import Precision, When

_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1}
_WEEKS = {"first week": 0, "second week": 7}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "halloween": (10, 31),
    "hallowe'en": (10, 31),
    "valentine's day": (2, 14),
    "valentines day": (2, 14),
    "valentine day": (2, 14),
    "independence day": (7, 4),
}
_NTH_WEEKDAY = {
    "thanksgiving": {"": (11, 3, 4), "CA": (10, 0, 2)},
    "labor day": {"": (9, 0, 1)},
    "labour day": {"": (9, 0, 1)},
    "memorial day": {"": (5, 0, -1)},
}
"""Feasts by month, day of the week and which one of the month (5 USC 6103; Canada's Holidays Act)."""
_WEEK, _HALF_A_WEEK = 7, 3
_FROM_EASTER = {"good friday": -2, "easter": 0, "easter weekend": 0, "easter sunday": 0, "easter monday": 1}


def day_or_none(whole: int, number: int, day: int) -> date | None:
    """Return the day, None when there is none such."""
    try:
        return date(whole, number, day)
    except ValueError:
        return None


def year(digits: str, today: date) -> int:
    """Return the year of "2026", "26" or "’26"; two digits are never more than ten years ahead."""
    number = int(digits.lstrip("'’"))
    if number >= 100:
        return number
    near = today.year // 100 * 100 + number
    return near if near <= today.year + 10 else near - 100


def month(whole: int, number: int) -> When:
    """Return a month as a span of days."""
    return When(date(whole, number, 1), date(whole, number, monthrange(whole, number)[1]), Precision.MONTH)


def season(name: str, whole: int, words: str) -> When:
    """Return a season of the northern year, as about then; winter begins in the year's December."""
    first = date(whole, _SEASONS[name], 1)
    ends = month(whole + (name == "winter"), (_SEASONS[name] + 1) % 12 + 1)
    return When(first, ends.end, Precision.ABOUT, " ".join(words.split()))


def nth_weekday(whole: int, number: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month, at most the fourth; -1 for its last."""
    span = month(whole, number)
    if nth < 0:
        return span.end - timedelta(days=(span.end.weekday() - weekday) % 7)
    return span.start + timedelta(days=(weekday - span.start.weekday()) % 7 + 7 * (nth - 1))


def part_of(span: When, part: str) -> When:
    """Return the early, middle or late third of a month or year, as about then."""
    if part == "last week":
        return When(span.end - timedelta(days=6), span.end, Precision.ABOUT)
    if part in _WEEKS:
        first = span.start + timedelta(days=_WEEKS[part])
        return When(first, first + timedelta(days=6), Precision.ABOUT)
    days = (span.end - span.start).days + 1
    third = days // 3 if days > _WEEK else _HALF_A_WEEK
    place = _THIRDS.get(part, 2)
    first = span.start + timedelta(days=place * third)
    if place == 2:
        first = min(first, span.end - timedelta(days=min(days, _HALF_A_WEEK) - 1))
    last = span.end if place == 2 else min(span.end, first + timedelta(days=third - 1))
    return When(first, last, Precision.ABOUT)


def feast(name: str, whole: int, country: str) -> date:
    """Return the day of a feast in a year; Easter's is its Sunday."""
    name = name.removesuffix(" day") if name.startswith("thanksgiving") else name
    if name in _FROM_EASTER:
        return easter(whole) + timedelta(days=_FROM_EASTER[name])
    if name in _NTH_WEEKDAY:
        return nth_weekday(whole, *_NTH_WEEKDAY[name].get(country.upper(), _NTH_WEEKDAY[name][""]))
    return date(whole, *_FEASTS[name])
