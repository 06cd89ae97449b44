"""Reads a chat as it was copied from a window: its turns with who and when, and what was promised in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from advocate.domain.story.promises import due_day
from advocate.domain.text import find_dates, find_references, sentences
from advocate.domain.text.typed import TypedError, parse_date

LONGEST = 200_000
MOST_PROMISES = 8
_LONGEST_SENTENCE = 400

_STAMP = (
    r"[\[(]?\s?(?:(?P<day{n}>\d{{1,4}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}),?\s*(?:at\s)?)?"
    r"(?P<hour{n}>\d{{1,2}})[:.](?P<minute{n}>\d\d)(?:[:.]\d\d)?\s?(?P<half{n}>[ap]\.?m\.?(?!\w))?\s?[\])]?"
)
_AFTER_START = r"\(\s*(?:(?P<hours>\d+)h\s*)?(?:(?P<minutes>\d+)m\s*)?(?:(?P<seconds>\d+)s\s*)?\)\s*"
_NAME = r"(?P<name>[^\W\d_][^:\[\]()<>\n]{0,39}?)"
_HEAD = re.compile(
    rf"^\s*(?:{_STAMP.format(n='')}\s*[-–—,|]?\s*|{_AFTER_START})?"
    rf"{_NAME}\s*(?:{_STAMP.format(n='_too')}\s*)?(?::\s(?P<said>.*)|:)$",
    re.IGNORECASE,
)
# some windows put name and time on a line of their own, and what was said under it
_ALONE = re.compile(rf"^\s*{_NAME}\s*(?:,|at|-|–|—|\|)?\s*{_STAMP.format(n='')}\s*$", re.IGNORECASE)
_DAY_ALONE = re.compile(r"^\W*(?:chat (?:started|on)[:,]?\s*)?(?P<day>[^\n]{6,40}?)\W*$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^(?:note|ps|re|subject|https?|ref(?:erence)?|order|account|case|total|ticket|date|time|status"
    r"|chat \w+|e\.?g)\b",
    re.IGNORECASE,
)
_ME = frozenset({"me", "i", "you", "customer", "visitor", "guest", "user", "client", "myself"})
_MACHINE = re.compile(r"\b(?:bot|system|virtual|automated|auto|assistant|chatbot|info)\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|shall|going to|promis\w+|guarantee\w?|arranged|have (?:booked|requested|raised|issued)"
    r"|should (?:receive|get|arrive|be with)|expect)\b|\w['’]ll\b",
    re.IGNORECASE,
)
# what people at a desk say while they work, and promise nothing by
_MEANWHILE = re.compile(
    r"\b(?:check|look|bear|moment|minute|need|ask|transfer|happy|glad|assist|help|hold|wait|stay|see if"
    r"|connect|do my best|be able to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of them wrote at a time; `at` is None where the chat doesn't say."""

    who: str
    text: str
    at: time | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class ChatPromise:
    """Something that the other side said it would do, by when, and how that day was worked out."""

    text: str
    due_on: date | None
    working: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A chat as it was understood. `person` is whom it was with; `me` is "" where that can't be told."""

    turns: tuple[Turn, ...]
    speakers: tuple[str, ...]
    me: str
    person: str
    day: date | None
    began: time | None
    minutes: int | None
    reference: str
    promises: tuple[ChatPromise, ...]


@dataclass(slots=True)
class _Head:
    name: str
    said: str
    day: str
    at: time | None
    after: int | None = None


def read_transcript(
    text: str,
    *,
    me: str = "",
    own_name: str = "",
    said_on: date | None = None,
    known: Collection[str] = (),
    today: date,
    country: str,
) -> Transcript:
    """Return the turns of a chat, and what its other side promised.

    `me` is the speaker whom the customer said to be; without it "Me", "You", "Visitor" and the customer's own
    name are known. `said_on` is the day where the customer knows it; `known` are references that are no news.
    A line that opens no turn belongs to the one before it. Nothing of the text is altered.
    """
    lines = text[:LONGEST].splitlines()
    heads = [_head(line) for line in lines]
    names = _names(heads)
    mine = me if me in names else next((name for name in names if _is_me(name, own_name)), "")
    turns = tuple(_turns(lines, heads, names, mine))
    day = said_on or _day(lines, heads, today, country)
    clocks = [turn.at for turn in turns if turn.at is not None]
    others = Counter(t.who for t in turns if not t.is_mine and t.who and not _MACHINE.search(t.who))
    theirs = [turn.text for turn in turns if not turn.is_mine and mine]
    found = find_references("\n".join(turn.text for turn in turns if not turn.is_mine))
    references = [one.value for one in found if one.value not in known]
    return Transcript(
        turns=turns,
        speakers=names,
        me=mine,
        person=others.most_common(1)[0][0] if others and mine else "",
        day=day,
        began=clocks[0] if clocks else None,
        minutes=_length(clocks, heads),
        reference=references[0] if references else "",
        promises=tuple(promises_in(theirs, day or today, country))[:MOST_PROMISES],
    )


def _head(line: str) -> _Head | None:
    """Return what opens a turn on a line, None where nothing does."""
    found = _HEAD.match(line[:600]) if len(line) < 20_000 else None
    if found is not None and not _NO_NAME.match(found["name"]):
        n = "" if found["hour"] else "_too"
        said = line[found.start("said") :] if found["said"] is not None else ""
        parts = [int(found[part] or 0) for part in ("hours", "minutes", "seconds")]
        is_after = any(found[part] for part in ("hours", "minutes", "seconds"))
        after = parts[0] * 3600 + parts[1] * 60 + parts[2] if is_after else None
        return _Head(found["name"].strip(), said, found[f"day{n}"] or "", _clock(found, n), after)
    alone = _ALONE.match(line) if len(line) < 100 else None
    return _Head(alone["name"].strip(), "", alone["day"] or "", _clock(alone, "")) if alone else None


def _clock(found: re.Match[str], n: str) -> time | None:
    if not found[f"hour{n}"]:
        return None
    hour, minute, half = (
        int(found[f"hour{n}"]),
        int(found[f"minute{n}"]),
        (found[f"half{n}"] or "").lower()[:1],
    )
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _names(heads: Sequence[_Head | None]) -> tuple[str, ...]:
    """Return who speaks, in order: names with a time, or else those that come again or are few."""
    there = [head for head in heads if head is not None]
    timed = {head.name for head in there if head.at is not None or head.after is not None}
    count = Counter(head.name for head in there)
    few = len(count) <= 3
    wanted = timed or {name for name, times in count.items() if times > 1 or few}
    return tuple(name for name in count if name in wanted)


def _is_me(name: str, own_name: str) -> bool:
    plain, own = name.casefold(), own_name.casefold()
    return plain in _ME or plain in (own, *own.split()[:1])


def _turns(
    lines: Sequence[str], heads: Sequence[_Head | None], names: Sequence[str], mine: str
) -> Iterator[Turn]:
    who, at, said = "", None, list[str]()
    for line, head in zip(lines, heads, strict=True):
        if head is None or head.name not in names:
            said.append(line)
            continue
        if any(s.strip() for s in said):
            yield Turn(who, "\n".join(said).strip(), at, bool(mine) and who == mine)
        who, at, said = head.name, head.at, [head.said]
    if any(s.strip() for s in said):
        yield Turn(who, "\n".join(said).strip(), at, bool(mine) and who == mine)


def _day(lines: Sequence[str], heads: Sequence[_Head | None], today: date, country: str) -> date | None:
    """Return the day of the chat: beside a turn, or on a line of its own before the first one."""
    told = [head.day for head in heads if head is not None and head.day]
    if not told:
        first = next((at for at, head in enumerate(heads) if head is not None), 0)
        told = [found["day"] for line in lines[:first] if (found := _DAY_ALONE.match(line))]
    for words in told[:5]:
        try:
            when = parse_date(words, country=country, today=today)
        except TypedError:
            continue
        if when.start == when.end and when.start <= today:
            return when.start
    return None


def _length(clocks: Sequence[time], heads: Sequence[_Head | None]) -> int | None:
    """Return the minutes from the first turn to the last, at least 1; None where no two times tell."""
    offsets = [head.after for head in heads if head is not None and head.after is not None]
    if len(offsets) > 1:
        return max(1, round(max(offsets) / 60))
    if len(clocks) < 2:
        return None
    first, last = (clock.hour * 60 + clock.minute for clock in (clocks[0], clocks[-1]))
    # past midnight, or the clock was put back: a chat of a whole day is none
    minutes = (last - first) % (24 * 60)
    return max(1, minutes) if minutes <= 12 * 60 else None


def promises_in(theirs: Sequence[str], said_on: date, country: str) -> Iterator[ChatPromise]:
    """Yield what is promised in what they wrote on a day, with its own day and how that was worked out."""
    for text in theirs:
        for span in sentences(text):
            words = " ".join(span.text.split())
            if not _WILL.search(words) or words.endswith("?") or len(words) > _LONGEST_SENTENCE:
                continue
            # the day it was said stands before it, so that "by Friday" looks ahead from there
            told = f"On {said_on.isoformat()} they promised: {words}"
            dates = find_dates(told, today=said_on, country=country)
            due_on, working = due_day(told, 0, dates, contact_on=said_on, country=country)
            if due_on is not None and due_on < said_on:
                due_on, working = None, ""
            if due_on is not None or not _MEANWHILE.search(words):
                yield ChatPromise(words, due_on, working)
