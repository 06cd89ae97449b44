"""The look at rarer kinds, apart from the common ones: their libraries take long to load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from advocate.files.calendars import read_calendar
from advocate.files.kinds import FileKind, kind_of, title_from
from advocate.files.looked import Looked, UnshowableError
from advocate.files.looking import Blobs, packed, with_mail, with_text
from advocate.files.outlook import read_outlook
from advocate.files.sheets import xlsx_text
from advocate.files.texts import tidy


def look_further(data: bytes, filename: str) -> Looked:
    """Return what is in `data`. Raises whatever a decoder raises: run it in the child process."""
    kind = kind_of(data, filename)
    bare = Looked(kind, kind.words, title_from(filename))
    try:
        return _READERS[kind](bare, data)
    except UnshowableError as error:
        return replace(bare, why_no_preview=str(error))


def look_further_in_child(payload: dict[str, Any], blobs: Blobs) -> tuple[dict[str, Any], Blobs]:
    """Look, and pack what was found into plain values and blobs."""
    return packed(look_further(blobs["data"], payload["filename"]))


def _look_at_outlook(bare: Looked, data: bytes) -> Looked:
    return with_mail(bare, read_outlook(data))


def _look_at_xlsx(bare: Looked, data: bytes) -> Looked:
    return with_text(bare, tidy(xlsx_text(data)))


def _look_at_calendar(bare: Looked, data: bytes) -> Looked:
    found = read_calendar(data)
    return replace(with_text(bare, tidy(found.text)), when=found.days[:2])


_READERS: dict[FileKind, Callable[[Looked, bytes], Looked]] = {
    FileKind.OUTLOOK: _look_at_outlook,
    FileKind.XLSX: _look_at_xlsx,
    FileKind.CALENDAR: _look_at_calendar,
}
