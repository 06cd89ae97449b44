"""Cuts a sentence that tells of a contact and of a promise made in it, so that each has its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from advocate.domain.story.calmer import restate
from advocate.domain.story.kinds import Found, read_kind
from advocate.domain.story.parts import Part, PartKind
from advocate.domain.story.rules import StoryRules

_SEAM = re.compile(
    r"(?:\s?[,;]\s?|\s)(?:and|but|then|so|who|where)(?:\s(?:then|that))?\s|\s?[,;]\s", re.IGNORECASE
)
_FEWEST_WORDS = 3
_MOST_SEAMS = 12


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def clauses(part: Part, rules: StoryRules) -> tuple[Part, ...]:
    """Return the contact and the promise of one sentence as two parts, () where it is not plainly two.

    What stands between them ("and") belongs to neither; the rest keeps its place in the story.
    """
    if part.kind is not PartKind.PROMISE or not part.channel:
        return ()
    # From the end: the promise is what its own verb leads in, all before it belongs to the contact.
    for seam in list(_SEAM.finditer(part.text))[-_MOST_SEAMS:][::-1]:
        if len(part.text[: seam.start()].split()) < _FEWEST_WORDS:
            return ()
        if len(part.text[seam.end() :].split()) < _FEWEST_WORDS:
            continue
        promise = _cut(part, part.start + seam.end(), part.end, PartKind.PROMISE, rules)
        contact = promise and _cut(part, part.start, part.start + seam.start(), PartKind.CONTACT, rules)
        if contact and promise:
            # Who promised something is whom the contact was with, where it names nobody else.
            people = contact.people or promise.people[:1]
            return (
                replace(contact, people=people, promised_by=None, promise_working=""),
                replace(promise, channel=None, direction=None, minutes=None),
            )
    return ()


def _cut(part: Part, start: int, end: int, kind: PartKind, rules: StoryRules) -> Part | None:
    """Return a stretch of the part as a part of its own, None if it is of another kind."""
    text = part.text[start - part.start : end - part.start]
    found = _found_in(part, start, end)
    reading = read_kind(text, start, found, rules)
    if reading.kind is not kind:
        return None
    is_contact = kind is PartKind.CONTACT
    return replace(
        part,
        channel=(reading.channel if is_contact else None) or part.channel,
        start=start,
        end=end,
        text=text,
        kind=kind,
        dates=found.dates,
        amounts=found.amounts,
        references=found.references,
        people=found.people,
        calmer=restate(text, reading.words, found.people, rules),
        why=reading.why,
    )


def _found_in(part: Part, start: int, end: int) -> Found:
    return Found(
        _within(part.dates, start, end),
        _within(part.amounts, start, end),
        _within(part.references, start, end),
        _within(part.people, start, end),
    )


def _within(found: Sequence[P], start: int, end: int) -> tuple[P, ...]:
    return tuple(one for one in found if start <= one.start < end)
