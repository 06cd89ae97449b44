"""Sorts a raw story, sentence by sentence, into facts, contacts, promises, impact, opinions and requests."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from advocate.domain.case import Precision, When
from advocate.domain.story.calmer import restate
from advocate.domain.story.clauses import clauses
from advocate.domain.story.contacts import contact_days, direction, minutes
from advocate.domain.story.kinds import Found, Reading, read_kind
from advocate.domain.story.parts import Part, PartKind
from advocate.domain.story.promises import due_day, given_at, is_of_contact, settled
from advocate.domain.story.rules import StoryRules
from advocate.domain.text import (
    FoundDate,
    Span,
    find_dates,
    find_money,
    find_people,
    find_references,
    sentences,
)

_SETTLED_WITHIN = 3
_RECORDS = (PartKind.FACT, PartKind.CONTACT, PartKind.PROMISE)
_ONLY_A_DAY = re.compile(
    r"(?:and |all )?(?:that|this) (?:was|is)"
    r"(?: (?:about|around|over|nearly|almost|now|already|only))*\s*[.!,]*",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"\b(?:from|of|since|dated) $", re.IGNORECASE)
_DAY_STANDS_ABOVE = "Its day stands with the line before it."
_HAS_WORDS = re.compile(r"[^\W_]")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def sort(
    text: str, *, today: date, country: str, rules: StoryRules, organisation: str = ""
) -> tuple[Part, ...]:
    """Return the parts of the story in order; each keeps its place and its words, unaltered.

    `today` is the day it is told, `country` (ISO 3166-1) decides the order of day and month, which dollar a $
    is, and which days are holidays. `organisation` is whom it is about: its name is no person's.
    """
    spans = [span for span in sentences(text) if _HAS_WORDS.search(span.text)]
    found = _found(text, spans, today=today, country=country, organisation=organisation)
    read = [read_kind(span.text, span.start, here, rules) for span, here in zip(spans, found, strict=True)]
    days = contact_days(spans, found, read, today)
    every = zip(spans, found, read, strict=True)
    parts = [_part(span, here, reading, rules) for span, here, reading in every]
    for at, part in enumerate(parts):
        if part.kind is PartKind.PROMISE:
            parts[at] = _with_promise(at, parts, read, contact_on=days[at], country=country)
    parts = [_with_day(part, day, today) for part, day in zip(parts, days, strict=True)]
    whole = _with_helpers(_with_told_days(list(_with_contacts(parts, read))), read)
    return tuple(replace(p, clauses=both) if (both := clauses(p, rules)) else p for p in whole)


def _with_day(part: Part, contact_on: date | None, today: date) -> Part:
    """Add when it happened; what was promised for a later day was promised on the day of the contact."""
    told = [found.when for found in part.dates if found.when and not _is_of_a_thing(found, part)]
    if part.kind in (PartKind.CONTACT, PartKind.PROMISE):
        until = part.start + given_at(part.text) if part.kind is PartKind.PROMISE else part.end
        told = [
            d.when
            for d in part.dates
            if d.when
            and d.when.start <= today
            and (d.start < until or is_of_contact(part.text, d.start - part.start))
        ]
        if not told and contact_on:
            told = [When.on(contact_on)]
    return replace(part, when=told[0]) if told else part


def _is_of_a_thing(found: FoundDate, part: Part) -> bool:
    """Return whether a year says which thing is meant ("the inventory from 2023"), not when it happened."""
    is_year = found.when is not None and found.when.precision is Precision.YEAR
    return is_year and _OF_A_YEAR.search(part.text[: found.start - part.start]) is not None


def _found(text: str, spans: Sequence[Span], *, today: date, country: str, organisation: str) -> list[Found]:
    starts = [span.start for span in spans]
    dates = _by_sentence(find_dates(text, today=today, country=country), starts)
    amounts = _by_sentence(find_money(text, country=country), starts)
    references = _by_sentence(find_references(text), starts)
    named = organisation.casefold().split()
    everyone = [p for p in find_people(text) if p.name.casefold().split() != named[: len(p.name.split())]]
    people = _by_sentence(everyone, starts)
    every = range(len(spans))
    return [Found(dates[i], amounts[i], references[i], people[i]) for i in every]


def _by_sentence(found: Sequence[P], starts: Sequence[int]) -> list[tuple[P, ...]]:
    lists: list[list[P]] = [[] for _ in starts]
    for one in found:
        lists[max(bisect_right(starts, one.start) - 1, 0)].append(one)
    return [tuple(one) for one in lists]


def _part(span: Span, found: Found, reading: Reading, rules: StoryRules) -> Part:
    is_record = reading.kind in (PartKind.FACT, PartKind.CONTACT, PartKind.PROMISE)
    return Part(
        start=span.start,
        end=span.end,
        text=span.text,
        kind=reading.kind,
        dates=found.dates,
        amounts=found.amounts,
        references=found.references,
        people=found.people,
        helped=bool(found.people) and "praise" in reading.tags,
        calmer=restate(span.text, reading.words, found.people, rules) if is_record else "",
        why=reading.why,
    )


def _with_promise(
    at: int, parts: Sequence[Part], read: Sequence[Reading], *, contact_on: date | None, country: str
) -> Part:
    part = parts[at]
    due_on, working = due_day(part.text, part.start, part.dates, contact_on=contact_on, country=country)
    told = [(read[at].tags - {"kept"}, part.dates)]
    for later, reading in zip(parts[at + 1 : at + 1 + _SETTLED_WITHIN], read[at + 1 :], strict=False):
        is_next = later.kind is PartKind.PROMISE
        told.append((reading.tags - {"broken"} if is_next else reading.tags, later.dates))
        if is_next:
            break
    state = settled(told, due_on)
    return replace(part, promised_by=due_on, promise_working=working, promise_state=state)


def _with_contacts(parts: Sequence[Part], read: Sequence[Reading]) -> Iterator[Part]:
    """Add channel, direction and length; what was said later in a call belongs to the same channel."""
    last: Part | None = None
    for part, reading in zip(parts, read, strict=True):
        if part.kind not in (PartKind.CONTACT, PartKind.PROMISE):
            yield part
            continue
        goes_on = part.kind is PartKind.CONTACT and last is not None and not reading.tags & {"out", "in"}
        channel = reading.channel or (last.channel if goes_on and last else None)
        which = direction(reading.tags) or (last.direction if goes_on and last else None)
        made = replace(part, channel=channel, direction=which, minutes=minutes(part.text))
        last = made if made.channel else last
        yield made


def _with_told_days(parts: list[Part]) -> list[Part]:
    """Give the day of "That was five weeks ago." to the line before it, which has none of its own."""
    for at in range(1, len(parts)):
        told = [found for found in parts[at].dates if found.when]
        if len(told) != 1 or not _ONLY_A_DAY.fullmatch(parts[at].text.replace(told[0].text, "", 1)):
            continue
        before = parts[at - 1]
        if before.kind in _RECORDS and not any(found.when for found in before.dates):
            parts[at - 1] = replace(before, when=told[0].when)
            parts[at] = replace(parts[at], kind=PartKind.LEAVE_OUT, why=_DAY_STANDS_ABOVE, when=None)
    return parts


def _with_helpers(parts: list[Part], read: Sequence[Reading]) -> list[Part]:
    """Mark whom "She was lovely" thanks: the person named in the contact before it."""
    for at in range(1, len(parts)):
        if "praise" in read[at].tags and not parts[at].people and parts[at - 1].people:
            parts[at - 1] = replace(parts[at - 1], helped=True)
    return parts
