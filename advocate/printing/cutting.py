"""Cuts texts into printed pages before they are laid out, so that each page can be counted and stamped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LINES_A_PAGE = 51
LINES_OF_A_FIRST_PAGE = 45
LINES_FEWER_ON_LETTER = 4
MOST_PAGES = 60

# What a line of an exhibit holds, in widths of an em, a little less than fits: a line that were laid out
# wider than it was counted would push the page's last lines onto a page without a stamp.
_LINE = 48.0
_HEADER_LINE = 42.0
_WIDE = frozenset("mwMW@%—…")
_NARROW = frozenset("ijltfrI.,:;'|!()[] ’‘“”-")
_TAB = 4
_WORDS = re.compile(r"\S+|\s+")


def text_pages(
    text: str, headers: tuple[tuple[str, str], ...] = (), *, is_letter: bool = False
) -> tuple[str, ...]:
    """Return a text cut into printed pages; an e-mail's `headers` take room on the first one.

    `is_letter` says that the paper is US Letter, which is shorter than A4.
    After MOST_PAGES pages the text says that it goes on.
    """
    lines = [line for raw in text.expandtabs(_TAB).splitlines() for line in wrap(raw)]
    fewer = LINES_FEWER_ON_LETTER if is_letter else 0
    first, later = max(10, LINES_OF_A_FIRST_PAGE - fewer - _room_of(headers)), LINES_A_PAGE - fewer
    pages = [lines[:first]]
    pages += [lines[i : i + later] for i in range(first, len(lines), later)]
    if len(pages) > MOST_PAGES:
        pages[MOST_PAGES - 1][-2:] = [
            "",
            f"The text goes on: {MOST_PAGES} of {len(pages)} pages are printed.",
        ]
    return tuple("\n".join(page) for page in pages[:MOST_PAGES])


def wrap(line: str, width: float = _LINE) -> Iterator[str]:
    """Return the line in pieces that fit, cut between words where that is possible."""
    piece, used = "", 0.0
    for word in _WORDS.findall(line):
        wide = width_of(word)
        if used + wide > width and piece.strip():
            yield piece.rstrip()
            piece, used = "", 0.0
            if word.isspace():
                continue
        if wide > width:
            *full, word = _chopped(word, width)
            yield from full
            wide = width_of(word)
        piece, used = piece + word, used + wide
    yield piece.rstrip()


def width_of(text: str) -> float:
    """Return about how wide a text is set, in widths of an em; rather too much than too little."""
    return sum(map(_width, text))


def _chopped(word: str, width: float) -> Iterator[str]:
    piece, used = "", 0.0
    for character in word:
        wide = _width(character)
        if used + wide > width:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + character, used + wide
    yield piece


def _width(character: str) -> float:
    if character in _NARROW:
        return 0.36
    if character in _WIDE:
        return 0.95
    if character < "\u0250":
        return 0.66 if character.isupper() or character.isdigit() else 0.55
    if unicodedata.combining(character):
        return 0.0
    return 1.4 if unicodedata.east_asian_width(character) in "WF" else 0.8


def _room_of(headers: tuple[tuple[str, str], ...]) -> int:
    """Return how many lines of text the table of an e-mail's headers takes the place of."""
    lines = sum(sum(1 for _ in wrap(value, _HEADER_LINE)) for _, value in headers)
    return round(lines * 1.05 + len(headers) * 0.3 + 1) if headers else 0
