"""Counts the syllables of an English word, with a library's hyphenation patterns."""

from __future__ import annotations

import re
from functools import cache

from pyphen import Pyphen

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e[ds]?$")


def count(word: str) -> int:
    """Return about how many syllables a word has: 3 for "reference".

    A hyphen is never put beside a lone letter ("ve-ry"), so groups of vowels say what it can't be fewer than.
    """
    low = word.casefold()
    sounds = len(_VOWELS.findall(_SILENT.sub("", low)))
    return max(1, sounds, len(_hyphens().positions(low)) + 1)


@cache
def _hyphens() -> Pyphen:
    """Read the patterns once, when the first word is counted."""
    return Pyphen(lang="en_US")
