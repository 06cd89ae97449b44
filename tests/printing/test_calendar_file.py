"""The calendar file: what calendar programs find in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from advocate.domain.status import DueDay
from advocate.printing.calendar_file import calendar_file

NOW = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)
DAY = DueDay("promise-p1", date(2026, 6, 1), "Priya promised: a refund, in full; £86.40", "Note\nif kept.", 3)
OWN = replace(DAY, has_alarm=True, is_warned=True)
REMINDER = replace(DAY, has_alarm=True)


def made(*days: DueDay) -> bytes:
    return calendar_file(days, name="Northwind", address="http://127.0.0.1:8000/cases/x", now=NOW)


def test_a_day_is_an_event_of_that_day() -> None:
    event = Calendar.from_ical(made(DAY)).walk("VEVENT")[0]
    assert event.decoded("dtstart") == date(2026, 6, 1)
    assert str(event["summary"]) == DAY.title


def test_only_a_day_that_may_ring_does_and_one_to_be_warned_of_a_week_before_too() -> None:
    events = Calendar.from_ical(made(DAY, REMINDER, OWN)).walk("VEVENT")
    rings = [[alarm.decoded("trigger") for alarm in event.walk("VALARM")] for event in events]
    assert rings == [[], [timedelta(hours=9)], [timedelta(days=-7, hours=9), timedelta(hours=9)]]


def test_the_same_thing_keeps_its_id_and_counts_its_changes() -> None:
    event = Calendar.from_ical(made(DAY)).walk("VEVENT")[0]
    assert (str(event["uid"]), event["sequence"]) == ("promise-p1@advocate.invalid", 3)


def test_every_line_is_as_the_standard_wants_it() -> None:
    lines = made(DAY).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)


def test_an_empty_calendar_is_still_a_calendar() -> None:
    assert Calendar.from_ical(made()).walk("VEVENT") == []


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00\x07", "END:VEVENT\r\nATTACH:http://x", "\u202eevil", "😀" * 200]
)
def test_no_words_break_out_of_their_line(text: str) -> None:
    day = DueDay("p", date(2026, 6, 1), text, text, 0)
    event = Calendar.from_ical(made(day)).walk("VEVENT")
    assert len(event) == 1
    assert "attach" not in {name.lower() for name in event[0]}
