"""Days to keep in mind as an iCalendar file (RFC 5545), which every calendar program reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from advocate.domain.status import DueDay
from advocate.printing.pages import printable

_MAKER = "-//Advocate//Days of a case//EN"
# at nine: a week before, so that there is time to write, and on the day itself
_ALARMS = (timedelta(days=-7, hours=9), timedelta(hours=9))


def calendar_file(days: Iterable[DueDay], *, name: str, address: str, now: datetime) -> bytes:
    """Return the bytes of an .ics file with an all-day event for each day.

    A day keeps its UID, and its SEQUENCE grows with its version, so that reading the file again moves events
    and doubles none. A day that has an alarm rings a week before and that morning, at nine. `address` is the
    case's page, `now` the instant (UTC) of the file.
    """
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    for day in days:
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
    event.add("description", _plain(due.details))
    event.add("url", address)
    # a day to keep in mind leaves the day free for everything else
    event.add("transp", "TRANSPARENT")
    for moment in _ALARMS if due.has_alarm else ():
        event.add_component(_alarm(due, moment))
    return event


def _alarm(due: DueDay, moment: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(due.title))
    alarm.add("trigger", moment)
    return alarm


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else " " for c in printable(text))
