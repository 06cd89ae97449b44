"""Says of each row of a list what it would become: a contact, a note, or nothing, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from advocate.domain.call_log.columns import Meaning, Plan
from advocate.domain.call_log.dates import read_day, read_minutes, read_time
from advocate.domain.call_log.known import NO_WORDS, KnownEntries
from advocate.domain.call_log.ways import read_channel, read_direction
from advocate.domain.case import Case, ChannelKind, Direction, When
from advocate.domain.text.typed import TypedError

LONGEST = 100_000
LONGEST_LINE = 200
_NOTHING = "There is nothing in it to keep."
_TOO_LONG = f"Its text is too long: there is room for {LONGEST:,} characters."
_NO_DAY = "It names no day, so it comes in as a private note."
_NOT_YET = "This day has not come yet. Tick it to keep the row as a private note."
_UNREADABLE = "We can’t read its day. Tick it to keep the row as a private note."
_TWICE = "The same as row {row} of this list."


class RowEnd(StrEnum):
    """What a row becomes."""

    CONTACT = "contact"
    NOTE = "note"
    KNOWN = "known"
    DOUBTFUL = "doubtful"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class LogRow:
    """A row of a list as it was understood; `number` counts the file's rows from 1, headings included.

    `why` says what stands against a row that is left out unless it is ticked, or a peculiarity of one that
    comes in. `is_note` says whether it would come in as a note.
    """

    number: int
    end: RowEnd
    why: str = ""
    text: str = ""
    when: When | None = None
    at: time | None = None
    channel: ChannelKind = ChannelKind.CALL
    direction: Direction = Direction.OUT
    minutes: int | None = None
    person: str = ""
    role: str = ""
    reference: str = ""
    is_note: bool = False

    @property
    def is_suggested(self) -> bool:
        """Return whether the row comes in unless the customer says otherwise."""
        return self.end in (RowEnd.CONTACT, RowEnd.NOTE)

    @property
    def can_come_in(self) -> bool:
        """Return whether there is something in it that can be kept."""
        return self.end is not RowEnd.NOTHING


def read_rows(rows: Sequence[Sequence[str]], plan: Plan, case: Case, *, today: date) -> tuple[LogRow, ...]:
    """Return every row with something in it below the headings; none depends on another's being sound.

    A row that looks like an entry of the case, or that stood in the list before, is told as known.
    """
    headings = rows[plan.heads - 1] if plan.heads else ()
    places = {meaning: there for meaning in Meaning if (there := plan.columns(meaning))}
    known = KnownEntries(case)
    seen: dict[LogRow, int] = {}
    found = []
    for number, cells in enumerate(rows[plan.heads :], plan.heads + 1):
        if not any(cells):
            continue
        row = _read(number, cells, headings, plan, places, case.country, today)
        alike = replace(row, number=0)
        if row.is_suggested and alike in seen:
            row = replace(row, end=RowEnd.KNOWN, why=_TWICE.format(row=seen[alike]))
        elif row.is_suggested and (said := known.like(row)):
            row = replace(row, end=RowEnd.KNOWN, why=said)
        seen.setdefault(alike, number)
        found.append(row)
    return tuple(found)


def _read(
    number: int,
    cells: Sequence[str],
    headings: Sequence[str],
    plan: Plan,
    places: Mapping[Meaning, Sequence[int]],
    country: str,
    today: date,
) -> LogRow:
    by = defaultdict(str, {meaning: _cell(cells, at) for meaning, at in places.items()})
    if not any(said for meaning, said in by.items() if meaning is not Meaning.SKIP):
        return LogRow(number, RowEnd.NOTHING, _NOTHING)
    row = _with_words(LogRow(number, RowEnd.CONTACT), by, plan)
    if len(row.text) > LONGEST:
        return LogRow(number, RowEnd.NOTHING, _TOO_LONG)
    heading = headings[places[Meaning.LENGTH][0]] if headings and by[Meaning.LENGTH] else ""
    row = replace(row, minutes=read_minutes(by[Meaning.LENGTH], heading), at=read_time(by[Meaning.TIME]))
    return _dated(row, by[Meaning.DAY], _whole(cells, headings), plan, country, today)


def _dated(row: LogRow, cell: str, whole: str, plan: Plan, country: str, today: date) -> LogRow:
    """Add the day; a row without one that can be read comes in as a note that keeps all its words."""
    as_note = replace(row, is_note=True, text=row.text if row.is_note else whole)
    if not cell:
        return replace(as_note, end=RowEnd.NOTE, why="" if row.is_note else _NO_DAY)
    try:
        when, at = read_day(cell, plan.order, country=country, today=today)
    except TypedError:
        return replace(as_note, end=RowEnd.DOUBTFUL, why=_UNREADABLE, text=whole)
    if when.start > today:
        return replace(as_note, end=RowEnd.DOUBTFUL, why=_NOT_YET, text=whole)
    return replace(row, when=when, at=row.at or at, end=RowEnd.NOTE if row.is_note else RowEnd.CONTACT)


def _with_words(row: LogRow, by: Mapping[Meaning, str], plan: Plan) -> LogRow:
    """Add who, how and what was said; what is too long for its field is kept in the words."""
    said = [by[Meaning.TEXT]] if by[Meaning.TEXT] else []
    fields = {}
    for meaning in (Meaning.REFERENCE, Meaning.ROLE, Meaning.PERSON):
        line = " ".join(by[meaning].split())
        fits = len(line) <= LONGEST_LINE
        fields[meaning] = line if fits else ""
        said = said if fits else [by[meaning], *said]
    named = by[Meaning.CHANNEL]
    channel = read_channel(named) if named else plan.channel
    if named and channel is None:
        said, channel = [named, *said], ChannelKind.OTHER
    return replace(
        row,
        text="\n".join(said) or NO_WORDS,
        channel=channel or ChannelKind.OTHER,
        direction=read_direction(by[Meaning.DIRECTION] or named) or Direction.OUT,
        person=fields[Meaning.PERSON],
        role=fields[Meaning.ROLE],
        reference=fields[Meaning.REFERENCE],
        is_note=channel is None,
    )


def _cell(cells: Sequence[str], places: Sequence[int]) -> str:
    return "\n".join(cells[at] for at in places if at < len(cells) and cells[at])


def _whole(cells: Sequence[str], headings: Sequence[str]) -> str:
    """Return all cells of a row with their headings."""
    named = [(headings[at] if at < len(headings) else "", cell) for at, cell in enumerate(cells) if cell]
    return "\n".join(f"{heading}: {cell}" if heading else cell for heading, cell in named)[:LONGEST]
