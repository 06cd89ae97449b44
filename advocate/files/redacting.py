"""Covers places in the copy of a file and finds what to cover; all of it runs in the child process.

A page with a covered place is drawn as a picture and painted over before it is saved: neither the pixels nor
the text under it are in the copy. The file itself is never touched.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import c_int
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw
from pypdfium2 import raw

from advocate.domain.evidence.private import private_spots
from advocate.files import limits
from advocate.files.covering import MOST_SUGGESTED, WHOLE
from advocate.files.kinds import kind_of
from advocate.files.looking import printable_pages
from advocate.files.pdfs import open_pdf
from advocate.files.pictures import page_jpeg, preview_jpeg

Blobs = dict[str, bytes]


def paint_in_child(payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Draw one page and paint over its places."""
    data, number = blobs["data"], int(payload["page"])
    kind = kind_of(data, payload["filename"])
    picture = next(printable_pages(data, kind, number))
    painted(picture, payload["places"])
    return {}, {"page": page_jpeg(picture), "preview": preview_jpeg(picture)}


def painted(picture: Image.Image, places: Sequence[Sequence[int]]) -> None:
    """Paint the places black in a picture, rounded outwards to whole dots."""
    brush = ImageDraw.Draw(picture)
    for left, top, right, bottom in places:
        corners = (
            math.floor(left * picture.width / WHOLE),
            math.floor(top * picture.height / WHOLE),
            math.ceil(right * picture.width / WHOLE),
            math.ceil(bottom * picture.height / WHOLE),
        )
        brush.rectangle(corners, fill="black")


def suggest_in_child(_payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Find private details page by page, as far as time allows."""
    end = time.monotonic() + limits.DRAWING_SECONDS
    found: list[dict[str, Any]] = []
    with closing(open_pdf(blobs["data"])) as document:
        for number in range(min(len(document), limits.PAGES)):
            if time.monotonic() > end or len(found) >= MOST_SUGGESTED:
                break
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                found += _on_page(number, page, text)
    return {"found": found[:MOST_SUGGESTED]}, {}


def _on_page(number: int, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[dict[str, Any]]:
    # one character of this string is one of pdfium's, unlike its own text with line ends put in
    signs = "".join(chr(raw.FPDFText_GetUnicode(text, index)) for index in range(_count(text)))
    for spot in private_spots(signs):
        for index in range(text.count_rects(spot.start, spot.end - spot.start)):
            place = _place(page, text.get_rect(index))
            yield {"page": number, "place": place, "kind": spot.kind, "words": signs[spot.start : spot.end]}


def _count(text: pypdfium2.PdfTextPage) -> int:
    return min(int(text.count_chars()), limits.TEXT_CHARACTERS)


def _place(page: pypdfium2.PdfPage, rect: Sequence[float]) -> list[int]:
    """Return a rectangle of the page as it is seen, turned and cropped, a little larger than the letters."""
    left, bottom, right, top = rect
    corners = [_seen(page, left - 1, bottom - 1), _seen(page, right + 1, top + 1)]
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return [across[0], down[0], across[1], down[1]]


def _seen(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, WHOLE, WHOLE, 0, x, y, across, down)
    return across.value, down.value
