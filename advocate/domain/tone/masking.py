"""Finds swear words that hide behind signs ("f***", "b@stard", "#$@!") and words in scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advocate.domain.tone.rules import ToneWords

_CANDIDATE = re.compile(r"(?<![\w*$@#!%])[A-Za-z]{0,6}[*$@#!%]{1,8}[A-Za-z*$@#!%]{0,8}")
_GRAWLIX = re.compile(r"(?=[*$@#%!&^]{0,7}[$@#%&^*])(?=[*$@#%!&^]{0,7}[*#%&^@])[*$@#%!&^]{4,8}")
_FIRST_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz$")
_LOOKALIKE = str.maketrans({"@": "a", "$": "s", "!": "i"})
_MOCKED = re.compile(
    r"(?<!\w)[\"“](?:help|service|customer service|customer care|care|support|assistance|apology|"
    r"priority|upgrade|first class|business class|premium|experts?|professionals?|"
    r"management|lounge|meal|solution)[\"”](?!\w)",
    re.IGNORECASE,
)
_SCARE = re.compile(
    r"\b(?:your|their|so-called|his|her)\s{1,2}[\"“'‘]([a-z]+(?: [a-z]+)?)[\"”'’](?!\w)", re.I
)


def _could_be(masked: str, word: str) -> bool:
    if len(masked) != len(word) and "*" not in masked and "#" not in masked:
        return False
    plain = masked.translate(_LOOKALIKE)
    if len(plain) == len(word):
        return all(m == w or m in "*#%" for m, w in zip(plain, word, strict=True))
    stem, _, tail = plain.partition(plain.strip("abcdefghijklmnopqrstuvwxyz")[:1] or "\0")
    tail = tail.lstrip("*#%")
    return bool(stem) and word.startswith(stem) and word.endswith(tail) and abs(len(plain) - len(word)) <= 2


def masked_swearing(text: str, words: ToneWords) -> Iterator[tuple[int, int]]:
    """Yield the spans of masked swear words and of rows of signs that stand for one."""
    for match in _CANDIDATE.finditer(text):
        masked = match.group().rstrip("!").lower()
        signs = [sign for sign in masked if not sign.isalpha()]
        if not signs or masked[:1] in "#@" or len(masked) < 3 or masked[0] not in _FIRST_SIGNS:
            continue
        if any(_could_be(masked, word) for word in words.masked):
            yield match.start(), match.start() + len(masked)
    for match in _GRAWLIX.finditer(text):
        if len(set(match.group())) > 2:
            yield match.span()


def scare_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of one or two words that are quoted to mock them: your "service"."""
    for match in _SCARE.finditer(text):
        yield match.start(1) - 1, match.end(1) + 1
    for match in _MOCKED.finditer(text):
        yield match.span()
