"""Tells what each paragraph of a letter is there for, also after the customer has edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advocate.domain.letters.cues import GREETING, LISTS_EXHIBITS, REQUEST, SIGN_OFF
from advocate.domain.letters.draft import NEEDS, Block, BlockKind, Draft, Need
from advocate.domain.letters.lines import one_line, words_of

_GAP = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_SAME = 0.7
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph where it stands in the letter's body (code points, end exclusive).

    `kind` is what it is there for, None where that can't be told; `is_own` says that the words are the
    customer's and not as composed.
    """

    start: int
    end: int
    text: str
    kind: BlockKind | None = None
    is_own: bool = True

    @property
    def need(self) -> Need:
        """How needed it is where there is little room; what the customer added is strong."""
        return NEEDS[self.kind] if self.kind else Need.STRONG


@dataclass(frozen=True, slots=True)
class _Known:
    text: str
    words: frozenset[str]
    block: Block


def paragraphs_in(body: str) -> Iterator[Part]:
    """Yield the paragraphs of a text: what stands between empty lines, without the blanks around it."""
    at = 0
    for gap in [*_GAP.finditer(body), None]:
        end = gap.start() if gap else len(body)
        piece = body[at:end]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            yield Part(start, start + len(piece.strip()), piece.strip())
        at = gap.end() if gap else end


def parts_of(body: str, draft: Draft, instead: Draft | None = None) -> tuple[Part, ...]:
    """Return the paragraphs of an edited letter, each with its kind by the letter as composed.

    With `instead`, the same letter composed for another way, an unedited paragraph gets the words of that.
    """
    known = [_Known(one_line(b.text), frozenset(words_of(b.text)), b) for b in draft.blocks]
    swapped = _swaps(draft, instead) if instead else {}
    paragraphs = tuple(paragraphs_in(body))
    return tuple(_told(part, known, swapped, index, len(paragraphs)) for index, part in enumerate(paragraphs))


def _swaps(draft: Draft, instead: Draft) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in BlockKind:
        mine = [b.text for b in draft.blocks if b.kind is kind]
        others = [b.text for b in instead.blocks if b.kind is kind]
        if len(mine) == len(others):
            found.update(zip(map(one_line, mine), others, strict=True))
    return found


def _told(part: Part, known: Sequence[_Known], swapped: dict[str, str], index: int, count: int) -> Part:
    line = one_line(part.text)
    same = next((k for k in known if k.text == line), None)
    if same:
        text = swapped.get(line, part.text)
        return Part(part.start, part.end, text, same.block.kind, is_own=False)
    kind = _by_shape(part.text, index, count) or _by_words(part.text, known)
    return Part(part.start, part.end, part.text, kind)


def _by_words(text: str, known: Sequence[_Known]) -> BlockKind | None:
    words = frozenset(words_of(text))
    if len(words) < _FEWEST_WORDS:
        return None
    shares = [(len(words & k.words) / min(len(words), max(1, len(k.words))), k.block.kind) for k in known]
    best = max(shares, default=(0.0, None), key=lambda share: share[0])
    return best[1] if best[0] >= _SAME else None


def _by_shape(text: str, index: int, count: int) -> BlockKind | None:
    if index == 0 and GREETING.match(text):
        return BlockKind.SALUTATION
    if index >= count - 2 and SIGN_OFF.match(text):
        return BlockKind.SIGNATURE
    if LISTS_EXHIBITS.search(text):
        return BlockKind.ENCLOSURES
    return BlockKind.ASK if REQUEST.match(text) else None
