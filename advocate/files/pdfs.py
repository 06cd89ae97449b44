"""Looks into PDFs: how many pages, their text, and pictures of them; nothing active in them ever runs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from advocate.files import limits
from advocate.files.looked import DAMAGED, LOCKED, UnshowableError
from advocate.files.texts import tidy

_A4_AT_72 = (595, 842)
_BETWEEN_PAGES = "\n\n"
# in points; ISO 32000-1, annex C, calls smaller ones unsupported
_SMALLEST_PAGE = 3


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF; UnshowableError if it is damaged, empty or locked with a password."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise UnshowableError(LOCKED if is_locked else DAMAGED) from error
    if len(document) < 1:
        raise UnshowableError(DAMAGED)
    # what was typed into a form shows only so
    document.init_forms()
    return document


def pdf_text(document: pypdfium2.PdfDocument) -> tuple[str, tuple[int, ...]]:
    """Return the text of the first pages, page after page, up to the cap on text, and where each page starts.

    A page without text starts where the next one does.
    """
    text = ""
    starts: list[int] = []
    for number in range(min(len(document), limits.PAGES)):
        piece = tidy(page_text(document, number))
        between = _BETWEEN_PAGES if text else ""
        starts.append(len(text) + len(between))
        text = f"{text}{between}{piece}" if piece.strip() else text
        if len(text) >= limits.TEXT_CHARACTERS:
            break
    return text[: limits.TEXT_CHARACTERS], tuple(starts)


def draw_pages(document: pypdfium2.PdfDocument, first: int) -> Iterator[Image.Image]:
    """Give pictures of the pages from number `first` (from 0), upright, about 150 dots an inch.

    UnshowableError if the very first page of the document can't be read; a later one that can't is an empty
    sheet, as viewers show it, so that the numbers of the pages stay right.
    """
    for number in range(first, min(len(document), limits.PAGES)):
        page = _draw(document, number)
        if page is None and number == 0:
            raise UnshowableError(DAMAGED)
        yield page or Image.new("RGB", _A4_AT_72, "white")


def page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of a page by its number from 0, "" for one that can’t be read."""
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            return str(text.get_text_range(count=min(text.count_chars(), limits.TEXT_CHARACTERS)))
    except pypdfium2.PdfiumError:
        # a damaged page has no text; the others are read all the same
        return ""


def _draw(document: pypdfium2.PdfDocument, number: int) -> Image.Image | None:
    try:
        with closing(document[number]) as page:
            width, height = page.get_size()
            if min(width, height) < _SMALLEST_PAGE:
                return None
            picture: Image.Image = page.render(scale=page_scale(width, height)).to_pil()
            return picture.convert("RGB")
    except pypdfium2.PdfiumError:
        return None


def page_scale(width: float, height: float) -> float:
    """Return pixels per point: 150 dots an inch, fewer for posters, so that every page fits the caps."""
    fits = math.sqrt(limits.PAGE_AREA / (width * height))
    return min(limits.PAGE_DOTS_PER_INCH / 72, fits, limits.PAGE_LONGEST / max(width, height))
