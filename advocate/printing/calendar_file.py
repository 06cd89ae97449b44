"""Days to keep in mind as an iCalendar file (RFC 5545), which every calendar program reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from advocate.domain.status import DueDay
from advocate.printing.pages import printable

_MAKER = "-//Advocate//Days of a case//EN"
_AT_NINE = timedelta(hours=9)
# so that there is time to write
_WEEK_BEFORE = timedelta(days=-7)
_LOOK_AGAIN = timedelta(hours=12)


def calendar_file(days: Iterable[DueDay], *, name: str, address: str, now: datetime) -> bytes:
    """Return the bytes of an .ics file with an all-day event for each day.

    A day keeps its UID, and its SEQUENCE grows with its version, so that reading the file again moves events
    and doubles none. A day that has an alarm rings at nine that morning, one to be warned of
    also a week before. `address` is the
    case's page, `now` the instant (UTC) of the file.
    """
    return _written(((day, address) for day in days), name, now)


def calendar_feed(days: Iterable[tuple[DueDay, str]], *, name: str, now: datetime) -> bytes:
    """Return the bytes of a calendar to subscribe to, of days each with the address of its case.

    Calendar programs are asked to look again twice a day.
    """
    return _written(days, name, now, look_again=_LOOK_AGAIN)


def _written(
    days: Iterable[tuple[DueDay, str]], name: str, now: datetime, look_again: timedelta | None = None
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    if look_again is not None:
        # the second is what older programs read
        calendar.add("refresh-interval", look_again, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(look_again))
    for day, address in days:
        calendar.add_component(_event(day, address, now))
    return bytes(calendar.to_ical())


def _event(due: DueDay, address: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{due.id}@advocate.invalid")
    event.add("sequence", due.version)
    event.add("dtstamp", now)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", _plain(due.title))
    if due.details:
        event.add("description", _plain(due.details))
    event.add("url", address)
    # a day to keep in mind leaves the day free for everything else
    event.add("transp", "TRANSPARENT")
    if due.is_warned:
        event.add_component(_alarm(due, _WEEK_BEFORE + _AT_NINE))
    if due.has_alarm:
        event.add_component(_alarm(due, _AT_NINE))
    return event


def _alarm(due: DueDay, moment: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(due.title))
    alarm.add("trigger", moment)
    return alarm


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else " " for c in printable(text))
