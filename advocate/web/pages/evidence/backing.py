"""Which entries an exhibit can back: of very many those come first that lie nearest to its date."""

from __future__ import annotations

from datetime import date

from advocate.domain import wording
from advocate.domain.case import Case, Contact, Exhibit, Fact, Promise, When
from advocate.web.chooser import Chooser, Option, chooser

Event = Fact | Contact | Promise
VERY_FAR = 1_000_000


def events(case: Case) -> list[Event]:
    """Return what an exhibit can back, in the order of recording."""
    return [*case.facts, *case.contacts, *case.promises]


def what_it_backs(case: Case, exhibit: Exhibit) -> Chooser:
    """Return the entries to choose from; without a date on the exhibit the latest come first."""
    entries = events(case)
    options = [Option(entry.id, _line(entry, case.country)) for entry in entries]
    day = exhibit.when.start if exhibit.when else None
    latest_first = options[::-1]
    apart = {entry.id: _days_apart(entry, day) for entry in entries}
    return chooser(
        "entries",
        options,
        likeliest=sorted(latest_first, key=lambda option: apart[option.id]),
        linked=[entry.id for entry in entries if exhibit.id in entry.exhibits],
    )


def _line(entry: Event, country: str) -> str:
    when = _when(entry)
    return f"{wording.say_when(when, country)}: {entry.text}" if when else entry.text


def _when(entry: Event) -> When | None:
    return entry.made if isinstance(entry, Promise) else entry.when


def _days_apart(entry: Event, day: date | None) -> int:
    when = _when(entry)
    return abs((when.start - day).days) if when and day else VERY_FAR
