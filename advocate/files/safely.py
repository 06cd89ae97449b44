"""The look from outside: runs it in the capped child process, and doubts whatever comes back."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from advocate.files import limits
from advocate.files.kinds import FileKind, kind_of, title_from
from advocate.files.looked import DAMAGED, TOO_LARGE, TOO_SLOW, Looked
from advocate.files.texts import one_line, tidy
from advocate.sandbox import CrashedError, MemoryExceededError, Result, SandboxError, TimeExceededError, run

log = logging.getLogger("advocate")

_LOOK = "advocate.files.looking:look_in_child"
_LOOK_FURTHER = "advocate.files.looking_further:look_further_in_child"
_FURTHER = frozenset({FileKind.OUTLOOK, FileKind.XLSX, FileKind.CALENDAR})
_DRAWN = frozenset({FileKind.PDF, FileKind.PHOTOGRAPHS})
_LIST = "advocate.files.inside:list_in_child"
_TAKE = "advocate.files.inside:take_in_child"
_TABLE = "advocate.files.tables:read_table_in_child"
_READ = "advocate.files.page_texts:read_in_child"
_DRAW = "advocate.files.looking:draw_in_child"
_TELL = "advocate.files.photograph_pages:tell_in_child"
_MEND = "advocate.files.mending:mend_in_child"
_JPEG_START = b"\xff\xd8\xff"
_SENTENCES = {TimeExceededError: TOO_SLOW, MemoryExceededError: TOO_LARGE, CrashedError: DAMAGED}
_NO_TABLE = "This file seems to be damaged. Open it, save it as CSV, and choose that file."
_TABLE_SENTENCES: dict[type[Exception], str] = {
    TimeExceededError: "This takes too long to read. Save it as CSV, or split it.",
    MemoryExceededError: "This is too large to bring in. Save it as CSV, or split it.",
}


def look_safely(data: bytes, filename: str) -> Looked:
    """Look into an upload; whatever is in it, this returns within ten seconds and the caps of `limits`.

    What can't be shown comes back with a sentence that says why. `filename` is as it was sent. When making
    pictures goes wrong, the facts (text, dates) are tried once more without them; a damaged PDF is mended
    first, as far as it can be.
    """
    end = time.monotonic() + limits.SECONDS_IN_ALL
    kind = kind_of(data, filename)
    looked = _look_or_say_why(kind, data, filename, end)
    if kind is not FileKind.PDF or looked.why_no_preview != DAMAGED:
        return looked
    try:
        return _look(kind, _mended(data, end), filename, end)
    except SandboxError:
        # the sentence about the file itself is the one to show
        return looked


def draw_pages_safely(data: bytes, filename: str, *, first: int) -> tuple[bytes, ...]:
    """Draw more printable pages of a PDF or a picture, from number `first` (from 0), as many as time allows.

    Call it until all of `Looked.pages` are there. Raises SandboxError if they can't be drawn.
    """
    end = time.monotonic() + limits.SECONDS_FOR_MORE_PAGES
    try:
        return _draw(data, filename, first, end)
    except CrashedError:
        if kind_of(data, filename) is not FileKind.PDF:
            raise
    return _draw(_mended(data, end), filename, first, end)


def list_inside_safely(data: bytes, filename: str) -> tuple[tuple[str, ...], str]:
    """Return the names of the files within a file, and a sentence where they can't be told."""
    try:
        value = _run(_LIST, {"filename": filename}, data, time.monotonic() + limits.SECONDS).value
        return tuple(one_line(name, 200) for name in value["names"]), one_line(value["why"], 300)
    except (KeyError, TypeError, SandboxError) as error:
        return (), _SENTENCES.get(type(error), DAMAGED)


def take_inside_safely(data: bytes, filename: str, number: int, *, limit: int) -> tuple[str, bytes]:
    """Return the name and the bytes of a file within a file, by its number from 0.

    One byte more than `limit` comes of one that is larger. SandboxError if it can't be taken out.
    """
    payload = {"filename": filename, "number": number, "limit": limit}
    result = _run(_TAKE, payload, data, time.monotonic() + limits.SECONDS)
    return one_line(result.value["name"], 200), result.blobs.get("file", b"")


def tell_of_photographs_safely(packed: BinaryIO) -> tuple[tuple[int, str], ...]:
    """Return of each photograph in a packed file how many pages it has, and when it was taken.

    No page for one that can't be opened, "" where it doesn't say when. The file is read from where it stands.
    SandboxError if it can't be told in its time.
    """
    result = run(_TELL, {}, {"data": packed}, seconds=limits.SECONDS, mebibytes=limits.MEBIBYTES)
    try:
        return tuple((int(pages), one_line(taken, 20)) for pages, taken in result.value["photographs"])
    except (KeyError, TypeError, ValueError) as error:
        raise CrashedError(type(error).__name__) from error


def read_table_safely(data: bytes, filename: str) -> tuple[list[list[str]], str]:
    """Return the rows of a table as text, and a sentence where there are none; nothing in it is ever run."""
    try:
        value = _run(_TABLE, {"filename": filename}, data, time.monotonic() + limits.SECONDS_IN_ALL).value
        most = limits.TABLE_ROWS + limits.TABLE_EMPTY
        rows = [[str(cell) for cell in row] for row in value["rows"]][:most]
        return rows, one_line(value["why"], 300)
    except (KeyError, TypeError, SandboxError) as error:
        return [], _TABLE_SENTENCES.get(type(error), _NO_TABLE)


def page_texts_safely(data: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF; nothing for a file that can't be read in its time."""
    try:
        result = _run(_READ, {}, data, time.monotonic() + limits.SECONDS)
        return tuple(tidy(str(text)) for text in result.value["pages"])
    except (KeyError, TypeError, SandboxError):
        # without pages the words are found all the same, only their page isn't told
        return ()


def _look_or_say_why(kind: FileKind, data: bytes, filename: str, end: float) -> Looked:
    try:
        return _look(kind, data, filename, end)
    except SandboxError as error:
        # a kind of error, never its words: those could hold the customer's own
        log.warning("looking into a %s failed: %s", kind, getattr(error, "kind", type(error).__name__))
        why = _SENTENCES[type(error)]
    try:
        return replace(_look(kind, data, filename, end, draws=False), why_no_preview=why)
    except SandboxError:
        # the sentence about the first try is the one to show
        return Looked(kind, kind.words, title_from(filename), why_no_preview=why)


def _look(kind: FileKind, data: bytes, filename: str, end: float, *, draws: bool = True) -> Looked:
    if not draws and not (kind.is_picture or kind in _DRAWN):
        raise CrashedError("NothingElseToTry")
    target = _LOOK_FURTHER if kind in _FURTHER else _LOOK
    result = _run(target, {"filename": filename, "draws": draws}, data, end)
    try:
        return _believed(kind, filename, result)
    except (KeyError, TypeError, ValueError) as error:
        raise CrashedError(type(error).__name__) from error


def _draw(data: bytes, filename: str, first: int, end: float) -> tuple[bytes, ...]:
    pages = _page_images(_run(_DRAW, {"filename": filename, "first": first}, data, end))
    if not pages:
        raise CrashedError("NoPages")
    return pages


def _mended(data: bytes, end: float) -> bytes:
    mended = _run(_MEND, {}, data, end).blobs.get("pdf")
    if not mended:
        raise CrashedError("NoPdf")
    return mended


def _run(target: str, payload: dict[str, Any], data: bytes, end: float) -> Result:
    seconds = min(limits.SECONDS, end - time.monotonic())
    if seconds <= 0:
        raise TimeExceededError
    return run(target, payload, {"data": data}, seconds=seconds, mebibytes=limits.MEBIBYTES)


def _believed(kind: FileKind, filename: str, result: Result) -> Looked:
    value: dict[str, Any] = result.value
    preview = result.blobs.get("preview", b"")
    images = _page_images(result)
    if preview and not (preview.startswith(_JPEG_START) and len(preview) <= limits.PREVIEW_BYTES):
        raise ValueError("a preview is a small JPEG")
    return Looked(
        kind=kind,
        words=one_line(value["words"], 60),
        title=one_line(value["title"], 120) or title_from(filename),
        pages=min(max(int(value["pages"]), len(images), 0), limits.PAGES),
        when=tuple(date.fromisoformat(day) for day in value["when"][:2]),
        text=tidy(value["text"]),
        page_starts=tuple(int(start) for start in value["page_starts"][: limits.PAGES]),
        headers=tuple(
            (one_line(n, 20), one_line(v, limits.MAIL_FIELD_CHARACTERS)) for n, v in value["headers"]
        ),
        attachments=tuple(one_line(name, 200) for name in value["attachments"]),
        preview=preview,
        page_images=images,
        has_location=bool(value["has_location"]),
        why_no_preview=one_line(value["why_no_preview"], 300),
    )


def _page_images(result: Result) -> tuple[bytes, ...]:
    numbers = range(sum(name.startswith("page ") for name in result.blobs))
    images = tuple(result.blobs.get(f"page {number}", b"") for number in numbers)
    if not all(image.startswith(_JPEG_START) for image in images):
        raise CrashedError("NotJpeg")
    return images
