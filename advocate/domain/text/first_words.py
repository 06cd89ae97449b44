"""Looks for dear patterns only where their first word stands, so that a long text is read once for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[a-z]+|\d+")
_SCRIPT = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
NUMBER = "0"
"""Stands for any run of digits among first words."""


def lowered(text: str) -> str:
    """Return `text` in small letters, every letter in its place ("İ" has two small ones, and stays)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def words(lower: str) -> list[tuple[str, int]]:
    """Return the runs of English letters and of digits of a text in small letters, and where each starts."""
    return [(found[0], found.start()) for found in _WORD.finditer(lower)]


def pieces(lower: str) -> list[tuple[str, int]]:
    """Return the runs of letters of any script, the runs of digits and each mark, and where each starts."""
    return [(found[0], found.start()) for found in _SCRIPT.finditer(lower)]


def matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield the matches at these places, in order and apart, as `finditer` does for all places."""
    reached = 0
    for start in starts:
        if start >= reached and (match := pattern.match(text, start)):
            reached = match.end()
            yield match
