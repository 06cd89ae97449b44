"""Sets a letter beside a new wording of it, passage by passage, so that each can be taken by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_GAP = re.compile(r"(\n(?:[ \t]*\n)+)")
_USUAL_GAP = "\n\n"
# Paragraphs that share so much are one that was changed.
_ALIKE = 0.4
# Beyond this comparing words takes too long, and nobody reads on.
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the letter beside the new one; "" where only one of the two has it.

    `gap` is the blank space that follows it in the letter; `is_there` says whether the letter has it.
    """

    mine: str
    new: str
    gap: str = _USUAL_GAP
    is_there: bool = True

    @property
    def is_same(self) -> bool:
        """Whether nothing changes in it."""
        return self.mine == self.new


def passages(mine: str, new: str) -> tuple[Passage, ...]:
    """Return the paragraphs of both texts in reading order, those that are alike side by side."""
    own, gaps = _split(mine)
    other, _ = _split(new)
    found: list[Passage] = []
    matcher = SequenceMatcher(None, own, other, autojunk=False)
    for what, start, end, begin, stop in matcher.get_opcodes():
        if what == "equal":
            found += [Passage(own[i], own[i], gaps[i]) for i in range(start, end)]
        else:
            found += _aligned(own[start:end], gaps[start:end], other[begin:stop])
    return tuple(found)


def joined(found: Sequence[Passage], taken: Collection[int]) -> str:
    """Return the letter with the new wording of the passages whose places are in `taken`.

    Without any it is the letter, sign for sign.
    """
    kept = [
        (passage.new if place in taken else passage.mine, passage.gap)
        for place, passage in enumerate(found)
        if (passage.new or passage.is_same if place in taken else passage.is_there)
    ]
    return "".join(f"{words}{gap}" for words, gap in kept[:-1]) + "".join(words for words, _ in kept[-1:])


def _split(text: str) -> tuple[list[str], list[str]]:
    pieces = _GAP.split(text)
    return pieces[::2], [*pieces[1::2], _USUAL_GAP]


def _aligned(own: Sequence[str], gaps: Sequence[str], other: Sequence[str]) -> Iterator[Passage]:
    reached = 0
    for words, gap in zip(own, gaps, strict=True):
        at = next((i for i in range(reached, len(other)) if _is_alike(words, other[i])), None)
        if at is None:
            yield Passage(words, "", gap)
            continue
        yield from _only_new(other[reached:at])
        yield Passage(words, other[at], gap)
        reached = at + 1
    yield from _only_new(other[reached:])


def _only_new(other: Sequence[str]) -> Iterator[Passage]:
    return (Passage("", new, is_there=False) for new in other if new)


def _is_alike(mine: str, new: str) -> bool:
    if max(len(mine), len(new)) > _LONGEST:
        return mine[:60] == new[:60]
    return SequenceMatcher(None, mine.split(), new.split(), autojunk=False).ratio() >= _ALIKE
