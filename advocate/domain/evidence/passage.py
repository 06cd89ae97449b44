"""Looks up the words of an exhibit that matter: do they stand in its text, and on which page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_LEFT_OUT = re.compile(r"\[?(?:…|\.{3,})\]?")
_SAME = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"}
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words of a passage stand; `page` from 1, 0 where no page can be told.

    `can_be_told` is false where the file has no text to look in.
    """

    is_there: bool
    page: int
    can_be_told: bool


def find_passage(words: str, text: str, page_starts: Sequence[int]) -> Passage:
    """Look for the words in a file's text, whatever their blanks, capitals, quotation marks and dashes.

    Words that leave something out ("We will … refund you") are found when their parts follow each other.
    """
    if not text.strip():
        return Passage(is_there=False, page=0, can_be_told=False)
    plain, places = _plain(text)
    at, first = 0, -1
    for part in filter(None, (_plain(one)[0].strip() for one in _LEFT_OUT.split(words))):
        found = plain.find(part, at)
        if found < 0:
            return Passage(is_there=False, page=0, can_be_told=True)
        first, at = found if first < 0 else first, found + len(part)
    page = page_at(places[first], page_starts) if first >= 0 else 0
    return Passage(is_there=first >= 0, page=page, can_be_told=True)


def say_passage(words: str, page: int, found: Passage) -> str:
    """Return what a person should know of a passage named on `page` (0: on none), "" if all is well."""
    if not words.strip():
        return ""
    if not found.can_be_told:
        return "This file has no text that can be read here, so these words are not compared with it."
    if not found.is_there:
        return "These words are not in the text that could be read in it. Compare them with the original."
    if page and found.page and page != found.page:
        return f"These words stand on page {found.page}, not on page {page}."
    return ""


def page_at(offset: int, page_starts: Sequence[int]) -> int:
    """Return the page, from 1, that an offset of the text is on; 0 where the pages aren't known."""
    return max(1, bisect_right(page_starts, offset)) if page_starts else 0


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the text in one plain form, and for each of its characters where it stood."""
    pieces: list[str] = []
    places: list[int] = []
    is_after_blank = False
    for offset, character in enumerate(text.translate(_SAME)):
        is_blank = character.isspace()
        folded = (" " if not is_after_blank else "") if is_blank else character.casefold()
        is_after_blank = is_blank
        pieces.append(folded)
        places.extend([offset] * len(folded))
    return "".join(pieces), places
