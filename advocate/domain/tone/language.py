"""Tells English from other languages, so that the coach stays quiet about what it cannot read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advocate.domain.text.tokens import Token, is_word
from advocate.domain.tone.rules import ToneWords

_FEW = 6
_SHARE = 0.15
_LATIN_ENDS = "\u024f"


def foreign_sentences(found: Sequence[Token], words: ToneWords) -> frozenset[int]:
    """Return the numbers of sentences with more little words of other languages than English ones."""
    english: Counter[int] = Counter()
    foreign: Counter[int] = Counter()
    for token in found:
        english[token.sentence] += token.norm in words.english
        foreign[token.sentence] += token.norm in words.foreign
    return frozenset(number for number, count in foreign.items() if count >= 2 and count > english[number])


def is_english(found: Sequence[Token], words: ToneWords) -> bool:
    """Return whether a text reads as English; a few words get the benefit of the doubt."""
    spoken = [token.norm for token in found if is_word(token.norm) and token.norm[0].isalpha()]
    if 2 * sum(norm[0] > _LATIN_ENDS for norm in spoken) > len(spoken):
        return False
    if len(spoken) < _FEW:
        return True
    english = sum(norm in words.english for norm in spoken)
    foreign = sum(norm in words.foreign for norm in spoken)
    return foreign <= english and english >= _SHARE * len(spoken)
