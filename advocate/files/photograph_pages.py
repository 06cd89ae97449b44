"""The pages of photographs that were put together, drawn and read in the child process."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from advocate.files import limits
from advocate.files.kinds import kind_of
from advocate.files.looked import DAMAGED, TOO_LARGE, UnshowableError
from advocate.files.photographs import photographs_in, unshown
from advocate.files.pictures import (
    days_taken,
    draw_frames,
    frame_count,
    has_location,
    moment_taken,
    open_picture,
)
from advocate.files.zipped import Inside

Blobs = dict[str, bytes]
_PAGE, _MARGIN, _LETTERS = (1240, 1754), 120, 40
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a photograph says of itself: how many pages it has, its days, when it was taken to the second."""

    pages: int = 0
    days: tuple[date, ...] = ()
    taken: str = ""
    has_location: bool = False


def notes_of(photograph: Inside) -> Notes:
    """Return what a photograph notes; nothing, and no page, where it can't be opened."""
    try:
        picture, kind = _opened(photograph)
    except UnshowableError:
        return Notes()
    pages = frame_count(picture, kind)
    return Notes(pages, days_taken(picture), moment_taken(picture), has_location(picture))


def draw_photographs(
    photographs: Sequence[Inside], first: int, missed: Callable[[int], None] = lambda _number: None
) -> Iterator[Image.Image]:
    """Give the pages from number `first` (from 0), upright, one for each photograph.

    A photograph that can't be drawn is a page that says so, so that the numbers stay right; `missed` is told
    its number from 1.
    """
    for number, one in enumerate(photographs[first:], first + 1):
        try:
            picture, kind = _opened(one)
            yield next(draw_frames(picture, kind, 0))
        except (UnshowableError, MemoryError):
            missed(number)
            yield _page_that_says(unshown(number).replace(". ", ".\n", 1))


def tell_in_child(_payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Tell of each photograph how many pages it has and when it was taken."""
    notes = [notes_of(one) for one in photographs_in(blobs["data"])]
    return {"photographs": [[one.pages, one.taken] for one in notes]}, {}


def _opened(photograph: Inside) -> tuple[Image.Image, Any]:
    try:
        data = photograph.read(limits.PHOTOGRAPH_BYTES)
    except _BROKEN as error:
        raise UnshowableError(DAMAGED) from error
    if len(data) > limits.PHOTOGRAPH_BYTES:
        raise UnshowableError(TOO_LARGE)
    kind = kind_of(data, photograph.name)
    if not kind.is_picture:
        raise UnshowableError(DAMAGED)
    return open_picture(data, kind), kind


def _page_that_says(words: str) -> Image.Image:
    page = Image.new("RGB", _PAGE, "white")
    ImageDraw.Draw(page).multiline_text(
        (_MARGIN, _MARGIN), words, fill="black", font=ImageFont.load_default(_LETTERS), spacing=_LETTERS // 2
    )
    return page
