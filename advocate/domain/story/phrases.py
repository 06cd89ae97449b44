"""The words of one sentence of a story, as the sorter's phrases see them.

"don't" is one word, "it's" two. DATE, MONEY, NAME and NUM stand for a date, a sum, a person and a number that
were found in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advocate.domain.text import phrase_index
from advocate.domain.text.phrase_index import ENDS, STARTS
from advocate.domain.text.tokens import scan

MOST_WORDS = 400

_APOSTROPHES = str.maketrans("’´`", "'''")
_NUMBER = re.compile(r"[£$€]?\d[\d.,:/-]*")
_CLITIC = re.compile(r"^(.+?)('(?:d|ll|m|re|ve|s))$")
_OPENERS = frozenset(
    (
        "and", "but", "so", "then", "also", "however", "anyway", "well", "plus", "now", "finally", "again",
        "moreover", "furthermore", "additionally", "instead", "still", "ok", "okay", "eventually", "later",
        "afterwards", ",", ":", "-", "–", "—", "*", "•", ">", '"', "'", "“", "(", "DATE", "on", "at",
    )
)  # fmt: skip
_MARKS = frozenset(".!?…)”\"'’;,:")


@dataclass(frozen=True, slots=True)
class Words(phrase_index.Words):
    """A sentence as the rules see it: plain words, what is marked at them, and where each stands."""

    starts: Sequence[int]
    ends: Sequence[int]


def words_of(text: str, named: Sequence[tuple[int, int, str]], spellings: Mapping[str, str]) -> Words:
    """Return the words of a sentence, at most the first 400.

    `named` are stretches (start, end, name) that stand for one word, such as DATE; `spellings` maps typed
    forms ("dont") to the usual ones.
    """
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(word: str, start: int, end: int) -> None:
        plain.append(word)
        starts.append(start)
        ends.append(end)

    at = 0
    for start, end, name in [*named, (len(text), len(text), "")]:
        for match in scan(text, at, max(at, start)):
            word = match[0].lower()
            if word.isalpha() and word not in spellings and word != "nt":
                plain.append(word)
                starts.append(match.start())
                ends.append(match.end())
            else:
                _spell(match, put, plain, spellings)
            if len(plain) > MOST_WORDS:
                return _framed(plain, starts, ends)
        if name:
            put(name, start, end)
        at = max(at, end)
    return _framed(plain, starts, ends)


def _spell(
    match: re.Match[str], put: Callable[[str, int, int], None], plain: list[str], spellings: Mapping[str, str]
) -> None:
    word = match[0].lower().translate(_APOSTROPHES)
    start, end = match.span()
    if number := _NUMBER.match(word):
        put("NUM", start, start + number.end())
        if number.end() < len(word):
            put(word[number.end() :], start + number.end(), end)
        return
    if not word[0].isalnum() and word[0] != "*":
        # A row of marks counts as one; a handle or a hashtag starts with its own.
        rest = word[1:] if word[0] in "@#" else ""
        put("?" if "?" in word else word[0], start, start + 1 if rest else end)
        if not rest:
            return
        word, start = rest, start + 1
    if word in ("n't", "nt") and plain:
        plain[-1] = spellings.get(plain[-1] + "n't", plain[-1] + "n't")
        return
    for piece in spellings.get(word, word).split():
        clitic = _CLITIC.match(piece) if "'" in piece else None
        for one in clitic.groups() if clitic else (piece,):
            put(one, start, end)


def _framed(plain: list[str], starts: list[int], ends: list[int]) -> Words:
    """Mark where the sentence opens, past its "and then", and where it closes, before its full stop."""
    marks = [0] * len(plain)
    opening, closing = 0, len(plain)
    while opening < len(plain) - 1 and (plain[opening] in _OPENERS or plain[opening] == "@"):
        opening += 2 if plain[opening] == "@" and opening < len(plain) - 2 else 1
    while closing > opening and plain[closing - 1] in _MARKS:
        closing -= 1
        marks[closing] = ENDS
    for place in {0, opening}:
        if marks:
            marks[place] |= STARTS
    return Words(plain, marks, starts, ends)
