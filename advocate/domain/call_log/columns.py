"""Guesses what the columns of a list mean, by their headings and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.call_log.dates import DateOrder, is_day, order_in, read_time
from advocate.domain.call_log.ways import read_channel, read_direction
from advocate.domain.case import ChannelKind

Rows = Sequence[Sequence[str]]

# titles and addresses stand above the headings of some lists
_HEADS_WITHIN = 10
_LOOKED_AT = 60
_MOSTLY = 0.6
_WORDY = 12


class Meaning(StrEnum):
    """What a column holds."""

    SKIP = "skip"
    DAY = "day"
    TIME = "time"
    PERSON = "person"
    ROLE = "role"
    CHANNEL = "channel"
    DIRECTION = "direction"
    LENGTH = "length"
    TEXT = "text"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a list is read: what each column means, and how many rows at its top are headings.

    `channel` is how contacts took place where the list doesn't say; None makes private notes of them.
    """

    meanings: tuple[Meaning, ...]
    heads: int
    order: DateOrder
    channel: ChannelKind | None

    def columns(self, meaning: Meaning) -> list[int]:
        """Return the places of the columns with that meaning."""
        return [at for at, found in enumerate(self.meanings) if found is meaning]


_HEADINGS: tuple[tuple[Meaning, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for meaning, words in (
        (Meaning.SKIP, r"(?:phone|telephone|tel|mobile|dialled|dialed)\s?(?:no|number|#)|cost|charge|price"),
        (
            Meaning.LENGTH,
            r"duration|length|minutes?|mins?|seconds?|secs?|how long|time (?:spent|taken|on)|talk",
        ),
        (Meaning.DAY, r"dates?|days?|when|timestamp|started?(?! time)|datum"),
        (Meaning.TIME, r"times?|hour|at|clock"),
        (Meaning.DIRECTION, r"direction|in ?(?:/|or) ?out|incoming|inbound|call type|who (?:rang|called)"),
        (Meaning.CHANNEL, r"channel|how|type|method|kind|medium|via|mode|way"),
        (
            Meaning.REFERENCE,
            r"ref|refs|references?|ticket|case|complaint (?:no|number|id)|call id|id|no|number",
        ),
        (Meaning.ROLE, r"role|team|departments?|dept|position|job"),
        (
            Meaning.PERSON,
            r"who|names?|person|contact|agent|advis[eo]r|operator|with|rep|representative|handler|staff|spoke"
            r"|to|from",
        ),
        (
            Meaning.TEXT,
            r"notes?|what|summary|details?|description|said|outcome|comments?|result|content|messages?|subject"
            r"|text|events?|happened|actions?|remarks?|response|reply|discussed",
        ),
    )
)
# "date and time" is a day with its time, "minutes of the call" a length
_FIRST = (Meaning.SKIP, Meaning.LENGTH, Meaning.DAY)
_ONCE = frozenset(Meaning) - {Meaning.SKIP, Meaning.TEXT}
_OF_A_CONTACT = (Meaning.PERSON, Meaning.CHANNEL, Meaning.DIRECTION, Meaning.LENGTH, Meaning.ROLE)


def guess_plan(rows: Rows, *, country: str, today: date) -> Plan:
    """Return what the columns seem to mean; whatever is guessed, the customer can change."""
    heads = _heads(rows, today)
    body = rows[heads : heads + _LOOKED_AT]
    width = max((len(row) for row in rows), default=0)
    headings = [rows[heads - 1][at] if heads else "" for at in range(width)]
    columns = [[row[at] for row in body if row[at]] for at in range(width)]
    meanings = [
        _by_heading(heading) if cells else Meaning.SKIP
        for heading, cells in zip(headings, columns, strict=True)
    ]
    meanings = _once(meanings)
    _by_cells(meanings, headings, columns, today)
    days = [cell for at, found in enumerate(meanings) if found is Meaning.DAY for cell in columns[at]]
    is_contacts = any(meaning in meanings for meaning in _OF_A_CONTACT)
    return Plan(
        tuple(found or Meaning.SKIP for found in meanings),
        heads,
        order_in(days, country),
        ChannelKind.CALL if is_contacts else None,
    )


def _heads(rows: Rows, today: date) -> int:
    """Return how many rows stand above the data: up to the one with the most words of a heading."""
    best, most = 0, 0
    for at, row in enumerate(rows[:_HEADS_WITHIN]):
        if any(is_day(cell, today) for cell in row):
            break
        known = sum(1 for cell in row if cell and len(cell) < 40 and _by_heading(cell) is not None)
        if known > most and known * 2 >= sum(1 for cell in row if cell):
            best, most = at + 1, known
    return best


def _by_heading(heading: str) -> Meaning | None:
    """Return what a heading names: a length or a day before all else, otherwise what its last word does."""
    places = []
    for order, (meaning, words) in enumerate(_HEADINGS):
        ends = [found.end() for found in words.finditer(heading)]
        if ends and meaning in _FIRST:
            return meaning
        if ends:
            places.append((-ends[-1], order, meaning))
    return min(places)[2] if places else None


def _once(meanings: list[Meaning | None]) -> list[Meaning | None]:
    """Leave what a row can have once to the first column that claims it; a later one is read as words."""
    seen: set[Meaning] = set()
    kept: list[Meaning | None] = []
    for meaning in meanings:
        kept.append(Meaning.TEXT if meaning in seen else meaning)
        if meaning in _ONCE and meaning is not None:
            seen.add(meaning)
    return kept


def _by_cells(
    meanings: list[Meaning | None], headings: Sequence[str], columns: Sequence[Sequence[str]], today: date
) -> None:
    """Tell the columns that no heading told by what stands in them."""
    tests: tuple[tuple[Meaning, Callable[[str], bool]], ...] = (
        (Meaning.DAY, lambda cell: is_day(cell, today)),
        (Meaning.TIME, lambda cell: read_time(cell) is not None),
        (Meaning.CHANNEL, lambda cell: len(cell) < 20 and read_channel(cell) is not None),
        (Meaning.DIRECTION, lambda cell: len(cell) < 20 and read_direction(cell) is not None),
    )
    for meaning, fits in tests:
        for at, cells in enumerate(columns):
            is_free = meanings[at] is None and meaning not in meanings
            if is_free and cells and sum(map(fits, cells)) >= _MOSTLY * len(cells):
                meanings[at] = meaning
    if Meaning.TEXT not in meanings:
        lengths = {
            at: sum(map(len, c)) / len(c) for at, c in enumerate(columns) if c and meanings[at] is None
        }
        longest = max(lengths, key=lambda at: lengths[at], default=None)
        if longest is not None and (lengths[longest] >= _WORDY or not headings[longest]):
            meanings[longest] = Meaning.TEXT
