"""The look itself, as it runs in the child process: one reader per kind, and what each found as one value."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from PIL import Image

from advocate.domain.wording import plural
from advocate.files import limits
from advocate.files.kinds import FileKind, kind_of, title_from
from advocate.files.looked import (
    DAMAGED,
    EMPTY,
    MAILBOX,
    RECORDING,
    TOO_LARGE,
    UNKNOWN,
    Looked,
    UnshowableError,
)
from advocate.files.mailboxes import mails_in
from advocate.files.mails import ReadMail, read_mail
from advocate.files.open_document import odt_text
from advocate.files.pdfs import draw_pages, open_pdf, pdf_text
from advocate.files.photograph_pages import draw_photographs, notes_of
from advocate.files.photographs import photographs_in
from advocate.files.pictures import (
    days_taken,
    draw_frames,
    frame_count,
    has_location,
    open_picture,
    page_jpeg,
    preview_jpeg,
)
from advocate.files.sounds import length_of, recorded_on
from advocate.files.texts import decode, one_line, tidy
from advocate.files.word import docx_text

Blobs = dict[str, bytes]


def look(data: bytes, filename: str, *, draws: bool = True) -> Looked:
    """Return what is in `data`. Raises whatever a decoder raises: run it in the child process.

    Without `draws` no picture is made, which leaves the facts.
    """
    kind = kind_of(data, filename)
    bare = Looked(kind, kind.words, title_from(filename))
    if kind is FileKind.EMPTY:
        return replace(bare, why_no_preview=EMPTY)
    try:
        if kind.is_picture:
            return _look_at_picture(bare, data, draws=draws)
        reader = _look_at_recording if kind.is_recording else _READERS.get(kind)
        return reader(bare, data, draws) if reader else replace(bare, why_no_preview=UNKNOWN)
    except UnshowableError as error:
        return replace(bare, why_no_preview=str(error))


def look_in_child(payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Look, and pack what was found into plain values and blobs."""
    return packed(look(blobs["data"], payload["filename"], draws=payload["draws"]))


def packed(looked: Looked) -> tuple[dict[str, Any], Blobs]:
    """Return what was found as plain values and blobs, which can leave the child process."""
    value = {
        "words": looked.words,
        "title": looked.title,
        "pages": looked.pages,
        "when": [day.isoformat() for day in looked.when],
        "text": looked.text,
        "page_starts": list(looked.page_starts),
        "headers": [list(field) for field in looked.headers],
        "attachments": list(looked.attachments),
        "has_location": looked.has_location,
        "why_no_preview": looked.why_no_preview,
    }
    return value, {"preview": looked.preview} | _numbered(looked.page_images)


def draw_in_child(payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Draw printable pages from number `first` on, as many as time allows, at least one."""
    data, first = blobs["data"], payload["first"]
    kind = kind_of(data, payload["filename"])
    return {}, _numbered(tuple(_in_time(printable_pages(data, kind, first))))


def printable_pages(data: bytes, kind: FileKind, first: int) -> Iterator[Image.Image]:
    """Give the printable pages of a picture, of photographs or a PDF from number `first` (from 0)."""
    if kind is FileKind.PDF:
        return draw_pages(open_pdf(data), first)
    if kind is FileKind.PHOTOGRAPHS:
        return draw_photographs(photographs_in(data)[: limits.PHOTOGRAPHS], first)
    return draw_frames(open_picture(data, kind), kind, first)


def _look_at_picture(bare: Looked, data: bytes, *, draws: bool) -> Looked:
    picture = open_picture(data, bare.kind)
    pages = frame_count(picture, bare.kind)
    found = replace(bare, words=_with_pages(bare.words, pages))
    if draws:
        found = _drawn(found, draw_frames(picture, bare.kind, 0), pages)
    return replace(found, when=days_taken(picture), has_location=has_location(picture))


def _look_at_photographs(bare: Looked, data: bytes, draws: bool) -> Looked:
    photographs = photographs_in(data)
    count = len(photographs)
    if not 0 < count <= limits.PHOTOGRAPHS:
        return replace(bare, why_no_preview=TOO_LARGE if count else DAMAGED)
    notes = [notes_of(one) for one in photographs]
    days = sorted({day for one in notes for day in one.days})
    found = replace(
        bare,
        words=f"{plural(count, 'photograph', 'photographs')}, put together",
        when=(*days[:1], *days[1:][-1:]),
        has_location=any(one.has_location for one in notes),
    )
    missed = [number for number, one in enumerate(notes, 1) if not one.pages]
    if draws:
        found = _drawn(found, draw_photographs(photographs, 0, missed.append), count)
    said = [f"Photograph {number} can't be shown." for number in sorted(set(missed))]
    return replace(found, why_no_preview=" ".join([*said, "It is kept as it is." if said else ""]).strip())


def _look_at_pdf(bare: Looked, data: bytes, draws: bool) -> Looked:
    document = open_pdf(data)
    pages = len(document)
    text, starts = pdf_text(document)
    words = _with_pages(bare.words, pages, always=True)
    found = replace(bare, words=words, text=text, page_starts=starts)
    if pages > limits.PAGES:
        why = f"This has {pages} pages, and at most {limits.PAGES} can be shown here. It is kept as it is."
        return replace(found, why_no_preview=why)
    return _drawn(found, draw_pages(document, 0), pages) if draws else found


def _look_at_mail(bare: Looked, data: bytes, _draws: bool) -> Looked:
    return with_mail(bare, read_mail(data))


def _look_at_mailbox(bare: Looked, data: bytes, _draws: bool) -> Looked:
    count = sum(1 for _ in mails_in(data))
    words = f"{bare.words}, {plural(count, 'e-mail', 'e-mails')}"
    return replace(bare, words=words, why_no_preview=MAILBOX)


def with_mail(bare: Looked, mail: ReadMail) -> Looked:
    """Return the finding of an e-mail, whatever it was saved as."""
    count = len(mail.attachments)
    return replace(
        bare,
        words=f"{bare.words}, {plural(count, 'attachment', 'attachments')}" if count else bare.words,
        title=one_line(mail.subject, 120) or bare.title,
        pages=1,
        when=(mail.sent_on,) if mail.sent_on else (),
        text=mail.text,
        headers=mail.headers,
        attachments=mail.attachments,
    )


def _look_at_docx(bare: Looked, data: bytes, _draws: bool) -> Looked:
    return with_text(bare, tidy(docx_text(data)))


def _look_at_odt(bare: Looked, data: bytes, _draws: bool) -> Looked:
    return with_text(bare, tidy(odt_text(data)))


def _look_at_recording(bare: Looked, data: bytes, _draws: bool) -> Looked:
    length, day = length_of(data), recorded_on(data)
    words = f"{bare.words}, {length}" if length else bare.words
    return replace(bare, words=words, when=(day,) if day else (), why_no_preview=RECORDING)


def _look_at_text(bare: Looked, data: bytes, _draws: bool) -> Looked:
    return with_text(bare, tidy(decode(data[: 8 * limits.TEXT_CHARACTERS])))


def with_text(bare: Looked, text: str) -> Looked:
    """Return the finding of what prints as text; a sentence where there is none."""
    if not text.strip():
        return replace(bare, why_no_preview="There is no text in this file to show. It is kept as it is.")
    return replace(bare, pages=1, text=text)


def _drawn(found: Looked, pages: Iterator[Image.Image], count: int) -> Looked:
    try:
        first = next(pages)
        images = (page_jpeg(first), *_in_time(pages))
    except UnshowableError as error:
        return replace(found, why_no_preview=str(error))
    return replace(found, pages=count, preview=preview_jpeg(first), page_images=images)


def _in_time(pages: Iterator[Image.Image]) -> Iterator[bytes]:
    end = time.monotonic() + limits.DRAWING_SECONDS
    for page in pages:
        yield page_jpeg(page)
        if time.monotonic() > end:
            return


def _numbered(images: tuple[bytes, ...]) -> Blobs:
    return {f"page {number}": image for number, image in enumerate(islice(images, limits.PAGES))}


def _with_pages(words: str, pages: int, *, always: bool = False) -> str:
    return f"{words}, {plural(pages, 'page', 'pages')}" if always or pages > 1 else words


_READERS: dict[FileKind, Callable[[Looked, bytes, bool], Looked]] = {
    FileKind.PHOTOGRAPHS: _look_at_photographs,
    FileKind.PDF: _look_at_pdf,
    FileKind.MAIL: _look_at_mail,
    FileKind.MAILBOX: _look_at_mailbox,
    FileKind.DOCX: _look_at_docx,
    FileKind.TEXT: _look_at_text,
    FileKind.TABLE: _look_at_text,
    FileKind.ODT: _look_at_odt,
}
