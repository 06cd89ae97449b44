"""Reads calendar files: each event with its day, its place and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Calendar, Component

from advocate.files import limits
from advocate.files.looked import DAMAGED, UnshowableError
from advocate.files.texts import decode, one_line

_SAID = (("SUMMARY", "What"), ("LOCATION", "Where"), ("ORGANIZER", "From"), ("DESCRIPTION", "Notes"))


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """What a calendar file says: its events as text, and the days on which they begin."""

    text: str
    days: tuple[date, ...]


def read_calendar(data: bytes) -> ReadCalendar:
    """Read a calendar file; UnshowableError if it is none that can be read."""
    try:
        calendar = Calendar.from_ical(decode(data[: limits.CALENDAR_BYTES]))
        events = list(calendar.walk("VEVENT"))[: limits.EVENTS]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise UnshowableError(DAMAGED) from error
    begins = [_begin(event) for event in events]
    blocks = [_told(event, day) for event, day in zip(events, begins, strict=True)]
    return ReadCalendar("\n\n".join(blocks), tuple(day for day in begins if day and 1990 <= day.year <= 2100))


def _told(event: Component, day: date | None) -> str:
    lines = [f"When: {day.isoformat()}"] if day else []
    for name, label in _SAID:
        if words := one_line(str(event.get(name, "")), 500):
            lines.append(f"{label}: {words}")
    return "\n".join(lines)


def _begin(event: Component) -> date | None:
    begin = getattr(event.get("DTSTART"), "dt", None)
    if isinstance(begin, datetime):
        return begin.date()
    return begin if isinstance(begin, date) else None
