"""The chronology as a table for spreadsheets, in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from advocate.domain.case import Contact, Direction, Promise
from advocate.domain.labels import label
from advocate.domain.summary import CaseSummary, Entry, EntryKind
from advocate.domain.wording import say_when

HEAD = (
    *("From", "To", "Date as known", "Time", "What it is", "What happened", "Who", "Role", "Minutes"),
    *("Reference", "Promised by", "What became of it", "Exhibits"),
)
# Spreadsheets run what begins so: the signs themselves and their wide forms, and blanks before them.
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def chronology_csv(summary: CaseSummary) -> bytes:
    """Return the summary's chronology as CSV: UTF-8 with a byte order mark, as spreadsheets expect it.

    Days are ISO 8601. Notes are in it only where the summary has them.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEAD)
    for entry in summary.entries:
        table.writerow([harmless(cell) for cell in _cells(entry, summary.case.country)])
    return out.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before whatever a spreadsheet could run; all else stays as it is."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA) else cell


def _cells(entry: Entry, country: str) -> Iterator[str]:
    source, when = entry.source, entry.when
    yield when.start.isoformat() if when else ""
    yield when.end.isoformat() if when else ""
    yield say_when(when, country) if when else ""
    yield f"{entry.at:%H:%M}" if entry.at else ""
    yield _kind(entry)
    yield _text(entry)
    yield from _people(source)
    yield source.due_on.isoformat() if isinstance(source, Promise) and source.due_on else ""
    yield label(source.state) if isinstance(source, Promise) else ""
    yield " ".join(exhibit.label for exhibit in entry.exhibits)


def _people(source: object) -> Iterator[str]:
    """Yield who, in which role, for how many minutes, under which reference."""
    if isinstance(source, Contact):
        minutes = "" if source.minutes is None else str(source.minutes)
        yield from (source.person, source.role, minutes, source.reference)
    else:
        yield from (source.by_whom if isinstance(source, Promise) else "", "", "", "")


def _kind(entry: Entry) -> str:
    if isinstance(entry.source, Contact):
        way = label(entry.source.channel)
        return f"{way}, from me" if entry.source.direction is Direction.OUT else f"{way}, from them"
    return {EntryKind.PROMISE: "Promise", EntryKind.NOTE: "My own note"}.get(entry.kind, "What happened")


def _text(entry: Entry) -> str:
    if entry.letter is not None and not entry.text:
        return entry.letter.subject or label(entry.letter.kind)
    return entry.text
