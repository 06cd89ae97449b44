"""A composed letter: its subject and its blocks, which know what they rest on and how needed they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class BlockKind(StrEnum):
    """What a block of a letter is there for."""

    SALUTATION = "salutation"
    BRIDGE = "bridge"
    BACKGROUND = "background"
    MESSAGE = "message"
    ASK = "ask"
    REASON = "reason"
    OFFER = "offer"
    AGREED = "agreed"
    ANSWERS = "answers"
    PROMISES = "promises"
    FACTS = "facts"
    IMPACT = "impact"
    TRIED = "tried"
    CHRONOLOGY = "chronology"
    FAIR = "fair"
    OPTIONS = "options"
    WHY = "why"
    REPLY = "reply"
    NEXT = "next"
    THANKS = "thanks"
    SIGNATURE = "signature"
    ENCLOSURES = "enclosures"


class Need(IntEnum):
    """How needed a block is where there is little room: the least needed goes first, ESSENTIAL never."""

    KIND = 1
    USEFUL = 2
    STRONG = 3
    ESSENTIAL = 4


NEEDS: Mapping[BlockKind, Need] = {
    BlockKind.SALUTATION: Need.ESSENTIAL,
    BlockKind.BRIDGE: Need.KIND,
    BlockKind.BACKGROUND: Need.STRONG,
    BlockKind.MESSAGE: Need.ESSENTIAL,
    BlockKind.ASK: Need.ESSENTIAL,
    BlockKind.REASON: Need.STRONG,
    BlockKind.OFFER: Need.ESSENTIAL,
    BlockKind.AGREED: Need.ESSENTIAL,
    BlockKind.ANSWERS: Need.ESSENTIAL,
    BlockKind.PROMISES: Need.STRONG,
    BlockKind.FACTS: Need.STRONG,
    BlockKind.IMPACT: Need.USEFUL,
    BlockKind.TRIED: Need.USEFUL,
    BlockKind.CHRONOLOGY: Need.KIND,
    BlockKind.FAIR: Need.USEFUL,
    BlockKind.OPTIONS: Need.KIND,
    BlockKind.WHY: Need.USEFUL,
    BlockKind.REPLY: Need.ESSENTIAL,
    BlockKind.NEXT: Need.USEFUL,
    BlockKind.THANKS: Need.KIND,
    BlockKind.SIGNATURE: Need.ESSENTIAL,
    BlockKind.ENCLOSURES: Need.USEFUL,
}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or list of a letter.

    `entries` are the ids of the facts, contacts, promises and impacts it tells; `exhibits` the labels it
    cites ("E1"), each once, in the order of their first mention.
    """

    kind: BlockKind
    text: str
    entries: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()

    @property
    def need(self) -> Need:
        """How needed it is where there is little room."""
        return NEEDS[self.kind]


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as composed; the customer edits its body freely from here on."""

    subject: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """The plain text, blocks apart by an empty line."""
        return "\n\n".join(block.text for block in self.blocks)
