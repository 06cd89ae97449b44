"""The evidence checklist of a case: what helps most in its kind of matter, and what of it is here already.

A tick says that an exhibit tells by its title, by what it shows or by its sender that it is this; where that
is not sure there is no tick, and the customer can say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.case import Case, ChannelKind, Direction, Exhibit, Sector

# what it is stands at the start of what it shows; further on it may name other papers
_FIRST_WORDS = 60
_MISSING = re.compile(
    r"\b(?:no|not|never|without|missing|lost|instead of|asked for|about|regarding)"
    r"(?: (?:a|an|any|the|my|our|their)){0,2} ?$"
)


class FileSort(StrEnum):
    """What sort of file an exhibit is."""

    PICTURE = "picture"
    MAIL = "mail"
    RECORDING = "recording"


class Told(StrEnum):
    """What a case can tell by itself, without an exhibit."""

    CALLS = "calls"
    THEIR_MAILS = "their_mails"


class Answer(StrEnum):
    """What the customer says of a line."""

    HERE = "here"
    ASKED = "asked"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A line of the checklist as the rulebook has it.

    `why` it helps and `how` to get it are sentences; `source` is where that was read, "" for plain reason,
    and `read_on` when. An exhibit is this when it has one of `words` in its title or in what it shows, and is
    of the `sort`; an e-mail, when it went in the `direction`. `told` names what the timeline tells without an
    exhibit.
    """

    id: str
    title: str
    why: str
    how: str
    sectors: frozenset[Sector]
    words: tuple[str, ...] = ()
    sort: FileSort | None = None
    direction: Direction | None = None
    told: Told | None = None
    source: str = ""
    read_on: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a case's checklist: which exhibits are this, whether the timeline tells it, what was said."""

    item: EvidenceItem
    exhibits: tuple[Exhibit, ...]
    is_told: bool
    answer: Answer | None

    @property
    def is_here(self) -> bool:
        """Return whether it is there: by an exhibit, by the timeline, or because the customer says so."""
        return bool(self.exhibits) or self.is_told or self.answer is Answer.HERE


def checklist(
    items: Iterable[EvidenceItem],
    case: Case,
    *,
    ways: Mapping[str, Direction],
    answers: Mapping[str, Answer],
) -> tuple[Line, ...]:
    """Return the lines for the case's kind of matter, in the rulebook's order.

    `ways` holds for the id of each e-mail which way it went, where its addresses tell; `answers` what was
    said of an item, by the item's id.
    """
    known = {**ways, **_ways_of_contacts(case)}
    return tuple(
        Line(
            item,
            tuple(exhibit for exhibit in case.exhibits if _is_this(item, exhibit, known)),
            _is_told(item, case),
            answers.get(item.id),
        )
        for item in items
        if case.sector in item.sectors
    )


def sort_of(exhibit: Exhibit) -> FileSort | None:
    """Return what sort of file an exhibit is, None for any other."""
    if exhibit.media_type.startswith("image/") or exhibit.is_photographs:
        return FileSort.PICTURE
    if exhibit.media_type.startswith(("audio/", "video/")):
        return FileSort.RECORDING
    is_mail = exhibit.media_type in ("message/rfc822", "application/vnd.ms-outlook")
    return FileSort.MAIL if is_mail else None


def _is_this(item: EvidenceItem, exhibit: Exhibit, ways: Mapping[str, Direction]) -> bool:
    if item.sort is not None and sort_of(exhibit) is not item.sort:
        return False
    if item.direction is not None:
        return ways.get(exhibit.id) is item.direction
    if ways.get(exhibit.id) is Direction.OUT:
        # the customer's own e-mail tells of things and is none of them
        return False
    said = f"{exhibit.title}\n{exhibit.shows[:_FIRST_WORDS]}"
    return any(_tells(said, words) for words in item.words)


def _tells(text: str, words: str) -> bool:
    """Return whether a text has the words, whole, and not only to say that there is none."""
    return any(not _MISSING.search(before) for before in _befores(text, words))


def _befores(text: str, words: str) -> Iterator[str]:
    pattern = rf"(?<!\w){re.escape(words.casefold())}(?!\w)"
    said = text.casefold()
    for match in re.finditer(pattern, said):
        yield said[max(0, match.start() - 30) : match.start()]


def _is_told(item: EvidenceItem, case: Case) -> bool:
    told = [contact for contact in case.contacts if contact.when and contact.text.strip()]
    if item.told is Told.THEIR_MAILS:
        return any(c.channel is ChannelKind.EMAIL and c.direction is Direction.IN for c in told)
    return item.told is Told.CALLS and any(c.channel is ChannelKind.CALL for c in told)


def _ways_of_contacts(case: Case) -> Mapping[str, Direction]:
    """Return for the id of each file of an e-mail which way it went, where it backs one of the timeline.

    The customer said so, which tells more than the addresses in its head.
    """
    files = {exhibit.id for exhibit in case.exhibits if sort_of(exhibit) is FileSort.MAIL}
    mails = [contact for contact in case.contacts if contact.channel is ChannelKind.EMAIL]
    return {name: contact.direction for contact in mails for name in contact.exhibits if name in files}
