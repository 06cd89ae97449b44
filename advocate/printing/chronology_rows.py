"""The chronology as rows of values, for every kind of table that is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from advocate.domain.case import Contact, Direction, Promise
from advocate.domain.labels import label
from advocate.domain.summary import CaseSummary, Entry, EntryKind
from advocate.domain.wording import say_when

HEAD = (
    *("From", "To", "How exact", "Date as known", "Time", "What it is", "What happened", "Who", "Role"),
    *("Minutes", "Reference", "Promised by", "What became of it", "Exhibits"),
)
Value = str | int | date | time | None


def rows(summary: CaseSummary) -> Iterator[tuple[Value, ...]]:
    """Yield a row of values, as many as `HEAD`, for each entry of the summary, oldest first."""
    for entry in summary.entries:
        yield tuple(_cells(entry, summary.case.country))


def _cells(entry: Entry, country: str) -> Iterator[Value]:
    source, when = entry.source, entry.when
    yield when.start if when else None
    yield when.end if when else None
    yield label(when.precision) if when else "No date"
    yield say_when(when, country) if when else ""
    yield entry.at
    yield _kind(entry)
    yield _text(entry)
    yield from _people(source)
    yield source.due_on if isinstance(source, Promise) else None
    yield label(source.state) if isinstance(source, Promise) else ""
    yield "; ".join(exhibit.cited_as for exhibit in entry.exhibits)


def _people(source: object) -> Iterator[Value]:
    """Yield who, in which role, for how many minutes, under which reference."""
    if isinstance(source, Contact):
        yield from (source.person, source.role, source.minutes, source.reference)
    else:
        yield from (source.by_whom if isinstance(source, Promise) else "", "", None, "")


def _kind(entry: Entry) -> str:
    if isinstance(entry.source, Contact):
        way = label(entry.source.channel)
        return f"{way}, from me" if entry.source.direction is Direction.OUT else f"{way}, from them"
    return {EntryKind.PROMISE: "Promise", EntryKind.NOTE: "My own note"}.get(entry.kind, "What happened")


def _text(entry: Entry) -> str:
    if entry.letter is not None and not entry.text:
        return entry.letter.subject or label(entry.letter.kind)
    return entry.text
