"""Sorts a raw story, sentence by sentence, into facts, contacts, promises, impact, opinions and requests."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from advocate.domain.story.kinds import Found, Reading, read_kind
from advocate.domain.story.parts import Part, PartKind
from advocate.domain.story.rules import StoryRules
from advocate.domain.text import Span, find_dates, find_money, find_people, find_references, sentences


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def sort(text: str, *, today: date, country: str, rules: StoryRules) -> tuple[Part, ...]:
    """Return the parts of the story in order; each keeps its place and its words, unaltered.

    `today` is the day it is told, `country` (ISO 3166-1) decides the order of day and month, which dollar a $ is,
    and which days are holidays.
    """
    spans = sentences(text)
    found = _found(text, spans, today=today, country=country)
    read = [read_kind(span.text, span.start, here, rules) for span, here in zip(spans, found, strict=True)]
    return tuple(_part(*one) for one in zip(spans, found, read, strict=True))


def _found(text: str, spans: Sequence[Span], *, today: date, country: str) -> list[Found]:
    starts = [span.start for span in spans]
    dates = _by_sentence(find_dates(text, today=today, country=country), starts)
    amounts = _by_sentence(find_money(text, country=country), starts)
    references = _by_sentence(find_references(text), starts)
    people = _by_sentence(find_people(text), starts)
    every = range(len(spans))
    return [Found(dates[i], amounts[i], references[i], people[i]) for i in every]


def _by_sentence(found: Sequence[P], starts: Sequence[int]) -> list[tuple[P, ...]]:
    lists: list[list[P]] = [[] for _ in starts]
    for one in found:
        lists[max(bisect_right(starts, one.start) - 1, 0)].append(one)
    return [tuple(one) for one in lists]


def _part(span: Span, found: Found, reading: Reading) -> Part:
    return Part(
        start=span.start,
        end=span.end,
        text=span.text,
        kind=reading.kind,
        dates=found.dates,
        amounts=found.amounts,
        references=found.references,
        people=found.people,
        why=reading.why,
    )
