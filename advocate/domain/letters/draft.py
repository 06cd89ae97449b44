"""A composed letter: its subject and its typed blocks, which know the facts and exhibits they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a letter is there for."""

    SALUTATION = "salutation"
    BRIDGE = "bridge"
    ASK = "ask"
    FACTS = "facts"
    IMPACT = "impact"
    TRIED = "tried"
    CHRONOLOGY = "chronology"
    FAIR = "fair"
    OPTIONS = "options"
    WHY = "why"
    REPLY = "reply"
    THANKS = "thanks"
    SIGNATURE = "signature"
    ENCLOSURES = "enclosures"


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


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as composed; the customer edits its body freely from here on."""

    subject: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """The plain text, blocks apart by an empty line."""
        return "\n\n".join(block.text for block in self.blocks)
