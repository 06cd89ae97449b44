"""Covers places in the copy of a file, seen from outside: asks the child process, and doubts its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advocate.files import limits
from advocate.sandbox import SandboxError, run

WHOLE = 10_000
MOST_SUGGESTED = 60
Place = tuple[int, int, int, int]
"""Left, top, right, bottom in ten-thousandths of the page."""

_PAINT = "advocate.files.redacting:paint_in_child"
_SUGGEST = "advocate.files.redacting:suggest_in_child"
_JPEG_START = b"\xff\xd8\xff"


def paint_safely(data: bytes, filename: str, *, page: int, places: Sequence[Place]) -> tuple[bytes, bytes]:
    """Return a page (from 0) as a JPEG with the places painted over, and a preview of it.

    SandboxError if it can't be drawn.
    """
    payload = {"filename": filename, "page": page, "places": [list(place) for place in places]}
    seconds = limits.SECONDS
    result = run(_PAINT, payload, {"data": data}, seconds=seconds, mebibytes=limits.MEBIBYTES)
    image, preview = result.blobs["page"], result.blobs["preview"]
    if not (image.startswith(_JPEG_START) and preview.startswith(_JPEG_START)):
        raise SandboxError
    return image, preview


def suggest_safely(data: bytes) -> tuple[tuple[int, Place, str, str], ...]:
    """Return what to cover in a PDF that has text: page from 0, place, kind, and the words that stand there.

    Nothing for a file that can't be read in its time.
    """
    try:
        result = run(_SUGGEST, {}, {"data": data}, seconds=limits.SECONDS, mebibytes=limits.MEBIBYTES)
        return tuple(_believed(one) for one in result.value["found"][:MOST_SUGGESTED])
    except (KeyError, TypeError, ValueError, SandboxError):
        # they are suggestions: the customer covers what they want covered without them too
        return ()


def _believed(one: Mapping[str, Any]) -> tuple[int, Place, str, str]:
    left, top, right, bottom = (min(max(int(value), 0), WHOLE) for value in one["place"])
    return int(one["page"]), (left, top, right, bottom), str(one["kind"]), str(one["words"])[:120]
