"""Reads the text in the picture of a page with Tesseract, in the child process; leaves out what is unsure."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from PIL import Image

from advocate.sandbox.programs import run_program

Blobs = dict[str, bytes]

# turned pages are turned back, and a shadow over a photo is no ink
_HOW = ("stdin", "stdout", "-l", "eng", "--psm", "1", "-c", "thresholding_method=2", "tsv")
_WORD, _COLUMNS = "5", 12
_SURE = 60
# below this share of sure words a picture holds patterns rather than text
_SURE_SHARE = 0.5
_FEWEST_SIGNS = 3
# from line to line: at least so much of a letter's height, and up to so many usual ones within a paragraph
_LEAST_STEP, _USUAL_STEP = 0.8, 1.4
UNSURE = "…"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was read: its block, paragraph and line, its top and height, how sure it is."""

    place: tuple[int, int, int]
    top: int
    height: int
    sure: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words."""

    paragraph: tuple[int, int]
    top: int
    height: int
    text: str


def read_in_child(payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Read one page, which is a JPEG of our own making."""
    with Image.open(io.BytesIO(blobs["page"]), formats=["JPEG"]) as picture:
        grey = picture.convert("L")
    # the plainest format there is: nothing in it has to be decoded
    data = b"P5\n%d %d\n255\n" % grey.size + grey.tobytes()
    found = run_program(payload["program"], _HOW, data).decode("utf-8", "replace")
    return {"text": text_of(list(words_in(found)))}, {}


def words_in(table: str) -> Iterator[Word]:
    """Yield the words of Tesseract's table, in its order; rows that are no words are passed over."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD and cells[11].strip():
            _, _, block, paragraph, line, _, _, top, _, height = map(int, cells[:10])
            yield Word((block, paragraph, line), top, height, float(cells[10]), cells[11].strip())


def text_of(words: Sequence[Word]) -> str:
    """Return the text of a page, line by line, "…" where a word is unsure; "" for a mere pattern."""
    sure = [word for word in words if word.sure >= _SURE]
    signs = sum(sign.isalnum() for word in sure for sign in word.text)
    if signs < _FEWEST_SIGNS or len(sure) < _SURE_SHARE * len(words):
        return ""
    found = [_line(place, list(line)) for place, line in groupby(words, key=lambda word: word.place)]
    lines = [line for line in found if line.text != UNSURE]
    is_new = _ends(lines)
    said = [f"\n{line.text}" if new else line.text for line, new in zip(lines, is_new, strict=True)]
    return "\n".join(said).strip("\n")


def _line(place: tuple[int, int, int], words: Sequence[Word]) -> Line:
    said = [word.text if word.sure >= _SURE else UNSURE for word in words]
    text = " ".join(one for number, one in enumerate(said) if one != UNSURE or said[:number][-1:] != [UNSURE])
    return Line(place[:2], min(word.top for word in words), max(word.height for word in words), text)


def _ends(lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether a paragraph begins with it: where more room is left than usual.

    On a page that was turned the room can't be told, and the program's own paragraphs count.
    """
    steps = [after.top - before.top for before, after in pairwise(lines)]
    usual = median(steps) if steps else 0
    can_tell = bool(lines) and usual >= _LEAST_STEP * median(line.height for line in lines)
    found = [
        not 0 < step <= _USUAL_STEP * usual if can_tell else after.paragraph != before.paragraph
        for step, (before, after) in zip(steps, pairwise(lines), strict=True)
    ]
    return [False, *found][: len(lines)]
