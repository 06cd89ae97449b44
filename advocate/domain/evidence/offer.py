"""What a file says of itself, and what of it is offered to the customer: with its place and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from advocate.domain.case import Direction, When


class OfferKind(StrEnum):
    """What a finding would become on the timeline."""

    CONTACT = "contact"
    FACT = "fact"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class InFile:
    """What was read in a file: its text, the fields of an e-mail, where pages start, the days it names.

    `page_starts` are offsets in `text`; `days` are the file's own, the likeliest first. `read_pages` (from 1)
    are those whose text a program read from the picture of the page.
    """

    text: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    page_starts: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    read_pages: frozenset[int] = frozenset()

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields of an e-mail by their names in small letters; empty for any other file."""
        return {name.casefold(): value for name, value in self.headers}


@dataclass(frozen=True, slots=True)
class Offer:
    """A finding that can go on the timeline. `text` is what the entry would say, `quote` what the file says.

    `page` and `line` count from 1, 0 where there is none; `found_in` names the place where it is not in the
    text. An offer that isn't sure is only added after a look. `known` is the id of an entry that tells the
    same already and only lacks this exhibit, `known_text` what it says. `note` is a warning to show with it.
    """

    kind: OfferKind
    text: str
    when: When | None
    quote: str = ""
    page: int = 0
    line: int = 0
    found_in: str = ""
    note: str = ""
    direction: Direction | None = None
    person: str = ""
    reference: str = ""
    due_on: date | None = None
    is_sure: bool = True
    known: str = ""
    known_text: str = ""

    @property
    def key(self) -> str:
        """A name for it by its own words and day: the same after another look at the file."""
        day = self.when.start.isoformat() if self.when else ""
        said = "\x1f".join((self.kind, " ".join((self.quote or self.text).casefold().split()), day))
        return sha256(said.encode("utf-8", "replace")).hexdigest()[:24]

    @property
    def place(self) -> str:
        """Where it stands, in words: "page 2, line 14"."""
        said = [f"page {self.page}" if self.page else "", f"line {self.line}" if self.line else ""]
        return ", ".join(filter(None, said)) or self.found_in
