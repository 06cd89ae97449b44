"""Reads how a contact took place: by which channel, who reached out, and how long it lasted."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from datetime import date

from advocate.domain.case import ChannelKind, Direction, Precision
from advocate.domain.story.kinds import Found, Reading
from advocate.domain.story.parts import PartKind
from advocate.domain.story.promises import given_at
from advocate.domain.text import FoundDate, Span

_WRITTEN = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_COUNT = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_LASTED = re.compile(
    rf"(?<![\w.,:£$€/-])(?P<half>half\s)?(?P<count>\d{{1,3}}(?:\.5)?|{_COUNT})[\s-]?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?)(?:(?P<more>\sand\sa\shalf)"
    rf"|\sand\s(?P<over>\d{{1,2}}|{_COUNT})\s(?:minutes?|mins?))?(?!\w)"
    r"(?!\s(?:late|ago|later|away|before|after|drive|notice))",
    re.IGNORECASE,
)
_NOT_LENGTH = re.compile(
    r"\b(?:with?in|in|next|every|after|last|by|of|under|take|takes)\s(?:the\s)?(?:next\s)?$", re.IGNORECASE
)
_MOST_MINUTES = 24 * 60
_IN_WRITING = frozenset({ChannelKind.EMAIL, ChannelKind.LETTER, ChannelKind.WEB_FORM})
_WROTE = re.compile(r"\b(?:wrote|replied|responded)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:then |so )?(?:i|we) (?:then |also )?(?:asked|requested|queried|complained)\b", re.IGNORECASE
)
_HEADING = re.compile(r"\s?(?::|-|–|—)(?=\s)")


def minutes(text: str) -> int | None:
    """Return how many minutes a contact took by the sentence `text`, None where it does not say."""
    for match in _LASTED.finditer(text):
        if _NOT_LENGTH.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        length = _number(match["count"])
        length = length * (0.5 if match["half"] else 1) + (0.5 if match["more"] else 0)
        over = _number(match["over"] or "0")
        whole = round(length * (60 if match["unit"].lower().startswith("h") else 1) + over)
        return whole if 0 < whole <= _MOST_MINUTES else None
    return None


def _number(typed: str) -> float:
    word = typed.lower()
    return float(_WRITTEN[word]) if word in _WRITTEN else float(word)


def direction(tags: Set[str]) -> Direction | None:
    """Return who reached out, by the tags of a sentence's cues."""
    if "in" in tags:
        return Direction.IN
    return Direction.OUT if "out" in tags else None


def contact_days(
    spans: Sequence[Span], found: Sequence[Found], read: Sequence[Reading], today: date
) -> list[date | None]:
    """Return for each sentence the day of the contact it tells of, None where the story does not say.

    A diary line ("3 March: …") dates all that follows. Otherwise a contact dates what was said in it, until
    the next one or until something happened on a later day; a new contact without a day has none, nor has
    what was asked after an answer in writing.
    """
    days: list[date | None] = []
    day: date | None = None
    is_diary = in_writing = False
    for span, here, reading in zip(spans, found, read, strict=True):
        until = span.start + given_at(span.text) if reading.kind is PartKind.PROMISE else span.end
        exact = [d for d in here.dates if d.start < until and _is_day(d, today)]
        heads = (
            bool(exact)
            and exact[0].start == span.start
            and bool(_HEADING.match(span.text, exact[0].end - span.start))
        )
        is_contact = reading.kind in (PartKind.CONTACT, PartKind.PROMISE)
        if heads or (exact and is_contact):
            day, is_diary = (exact[0].when.start if exact[0].when else None), heads
        elif not is_diary and (
            _is_new(span.text, reading, in_writing) if is_contact else _is_later(exact, day)
        ):
            day = None
        if is_contact:
            in_writing = _is_written(span.text, reading)
        days.append(day)
    return days


def _is_written(text: str, reading: Reading) -> bool:
    return reading.channel in _IN_WRITING or (reading.channel is None and bool(_WROTE.search(text)))


def _is_new(text: str, reading: Reading, in_writing: bool) -> bool:
    return bool(reading.tags & {"out", "in"}) or (in_writing and _ASKS.match(text) is not None)


def _is_later(exact: Sequence[FoundDate], day: date | None) -> bool:
    return day is not None and any(found.when and found.when.start > day for found in exact)


def _is_day(found: FoundDate, today: date) -> bool:
    when = found.when
    return when is not None and when.precision is Precision.DAY and when.start <= today
