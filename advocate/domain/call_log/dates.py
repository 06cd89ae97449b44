"""Reads the days, times and lengths that stand in a list, by the order of day and month that they show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from enum import StrEnum

from advocate.domain.text.calendar_words import month_first
from advocate.domain.text.typed import TypedError, parse_date
from advocate.domain.values import When

_MOST_MINUTES = 24 * 60
_NUMERIC = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](?:\d{2}|\d{4})\b")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)$")
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?:[:.](?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:Z|[+-]\d\d:?\d\d)?"
)
_TIME = re.compile(rf"^(?:at\s)?{_CLOCK}$", re.IGNORECASE)
_WITH_TIME = re.compile(rf"^(?P<day>.*\S)(?:T|,?\s+(?:at\s+)?|,){_CLOCK}$", re.IGNORECASE)
_PARTED = re.compile(r"^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:\.\d+)?$")
_NUMBER = re.compile(r"^(\d{1,6}(?:[.,]\d+)?)$")
_UNITS = re.compile(r"(\d+(?:\.\d+)?)\s*(h\w*|m\w*|s\w*)\b", re.IGNORECASE)


class DateOrder(StrEnum):
    """Which comes first where a day is written in numbers."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def order_in(cells: Iterable[str], country: str) -> DateOrder:
    """Return the order in which all days of a column exist: one over twelve tells; else the country's."""
    pairs = [(int(m[1]), int(m[2])) for cell in cells if (m := _NUMERIC.match(cell))]
    is_day_first, is_month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if is_day_first != is_month_first:
        return DateOrder.DAY_FIRST if is_day_first else DateOrder.MONTH_FIRST
    return DateOrder.MONTH_FIRST if month_first(country) else DateOrder.DAY_FIRST


def read_day(cell: str, order: DateOrder, *, country: str, today: date) -> tuple[When, time | None]:
    """Return the day in a cell, and the time where it holds one, too; TypedError where it is no day."""
    words = " ".join(cell.split())
    at = None
    parted = _WITH_TIME.match(words)
    if parted and (parted["minute"] or parted["half"]):
        at = _time(parted)
        words = parted["day"].removesuffix(" at") if at else words
    if compact := _COMPACT.match(words):
        words = "-".join(compact.groups())
    wants_month = order is DateOrder.MONTH_FIRST
    # a country whose people write days in this order stands in where the list's order is another
    reader = country if month_first(country) is wants_month else ("US" if wants_month else "GB")
    return parse_date(words, country=reader, today=today), at


def is_day(cell: str, today: date) -> bool:
    """Return whether a cell reads as a day, whatever the order."""
    if not any(c.isdigit() for c in cell) or len(cell) > 40:
        return False
    for order in DateOrder:
        try:
            read_day(cell, order, country="GB", today=today)
        except TypedError:
            continue
        return True
    return False


def read_time(cell: str) -> time | None:
    """Return a time of day: "14:30", "2.30 pm", "2pm", "14:30:00"; None where it is none."""
    found = _TIME.match(" ".join(cell.split()))
    return _time(found) if found and (found["minute"] or found["half"]) else None


def read_minutes(cell: str, heading: str) -> int | None:
    """Return how many minutes a length is, rounded, at least 1 of any; None where it can't be told.

    "0:25:13", "25:13" (minutes and seconds), "25 min", "1 h 20 m"; a bare number is in minutes, or in what
    the heading names.
    """
    seconds = _seconds(" ".join(cell.split()), heading.casefold())
    if seconds is None or seconds <= 0 or seconds > _MOST_MINUTES * 60:
        return None
    return max(1, round(seconds / 60))


def _seconds(cell: str, heading: str) -> float | None:
    if parted := _PARTED.match(cell):
        hours, minutes, seconds = int(parted[1] or 0), int(parted[2]), int(parted[3])
        return hours * 3600 + minutes * 60 + seconds
    if _NUMBER.match(cell):
        unit = 1 if "sec" in heading else 3600 if "hour" in heading or "hrs" in heading else 60
        return float(cell.replace(",", ".")) * unit
    found = _UNITS.findall(cell)
    if not found:
        return None
    return sum(float(count) * {"h": 3600, "m": 60, "s": 1}[unit[0].lower()] for count, unit in found)


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()[:1]
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
