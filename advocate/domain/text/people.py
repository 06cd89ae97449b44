"""Finds the people a story names, by what is said of them and by their role; organisations are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advocate.domain.text.name_cues import (
    FOLLOW,
    LEAD,
    NAME,
    NO_NAMES,
    ORGANISATION_FOLLOWS,
    ORGANISATION_LEADS,
    SURE_FOLLOW,
    SURE_LEAD,
)

_MOST_NAMES = 50
_LOOK_AROUND = 60
_LEAST_LETTERS = 3
_CLITIC = re.compile(r"['’](?:s|d|ll|ve|m|re)$")


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person where the text names them; `role` is what the text says they are ("technician"), or ""."""

    start: int
    end: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    name: str


def find_people(text: str) -> tuple[FoundPerson, ...]:
    """Return every mention of a named person in `text`, in order.

    A name counts when the text treats it as a person once ("a lady named …", "spoke with …", "the
    technician, …", "… was kind"); from then on every mention of it is found, of at most 50 people.
    """
    candidates = tuple(_candidates(text))
    roles = _introduced(text, candidates)
    return tuple(_mentions(text, roles)) if roles else ()


def _candidates(text: str) -> Iterator[_Candidate]:
    """Yield runs of words with capitals, without the words in them that are no names."""
    for match in NAME.finditer(text):
        run: list[str] = []
        start = at = match.start()
        for word in [*match[0].split(" "), ""]:
            plain = _CLITIC.sub("", word)
            if word and plain not in NO_NAMES:
                start = start if run else at
                run.append(plain)
            if run and (not word or plain in NO_NAMES or plain != word):
                if len(run[0]) >= _LEAST_LETTERS:
                    yield _Candidate(start, " ".join(run))
                run = []
            at += len(word) + 1


def _introduced(text: str, candidates: tuple[_Candidate, ...]) -> dict[str, str]:
    """Return the names that the text treats as people, each with its role."""
    roles: dict[str, str] = {}
    firms = _organisations(text, candidates)
    for one in candidates:
        if len(roles) >= _MOST_NAMES:
            break
        end = one.start + len(one.name)
        if one.name in firms and ORGANISATION_FOLLOWS.match(text, end):
            continue
        before = text[max(0, one.start - _LOOK_AROUND) : one.start]
        sure = SURE_LEAD.search(before) or SURE_FOLLOW.match(text, end, end + _LOOK_AROUND)
        unsure = one.name not in firms and (
            LEAD.search(before) or FOLLOW.match(text, end, end + _LOOK_AROUND)
        )
        if sure or unsure:
            role = (sure.groupdict().get("role") or "").lower() if sure else ""
            roles[one.name] = roles.get(one.name) or role
    return roles


def _organisations(text: str, candidates: tuple[_Candidate, ...]) -> frozenset[str]:
    """Return the names that are an organisation's at one place, so that "Pinecrest said" names nobody."""
    found = set()
    for one in candidates:
        end = one.start + len(one.name)
        lead = text[max(0, one.start - _LOOK_AROUND) : one.start]
        led = ORGANISATION_LEADS.search(lead) and not (LEAD.search(lead) or SURE_LEAD.search(lead))
        if led or ORGANISATION_FOLLOWS.match(text, end):
            found.add(one.name)
    return frozenset(found)


def _mentions(text: str, roles: dict[str, str]) -> Iterator[FoundPerson]:
    first_names = {name.split()[0]: name for name in sorted(roles, key=len, reverse=True)}
    known = "|".join(re.escape(name) for name in sorted({*roles, *first_names}, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", text):
        yield FoundPerson(
            match.start(), match.end(), match[0], roles.get(first_names.get(match[0], match[0]), "")
        )
