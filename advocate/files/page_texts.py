"""The text of each page of a PDF, and where its words stand, read in the child process."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Any

from advocate.files import limits
from advocate.files.pdfs import open_pdf, page_text
from advocate.files.texts import tidy
from advocate.sandbox import SandboxError, run

Blobs = dict[str, bytes]
_READ = "advocate.files.page_texts:read_in_child"


def page_texts_safely(data: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF; nothing for a file that can't be read in its time."""
    try:
        result = run(_READ, {}, {"data": data}, seconds=limits.SECONDS, mebibytes=limits.MEBIBYTES)
        return tuple(tidy(str(text)) for text in result.value["pages"])
    except (KeyError, TypeError, SandboxError):
        # without pages the words are found all the same, only their page isn't told
        return ()


def read_in_child(
    _payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Read page by page, as much as is kept of a file's text and as time allows."""
    end = time.monotonic() + limits.DRAWING_SECONDS
    pages: list[str] = []
    left = limits.TEXT_CHARACTERS
    with closing(open_pdf(blobs["data"])) as document:
        for number in range(min(len(document), limits.PAGES)):
            if left <= 0 or time.monotonic() > end:
                break
            pages.append(tidy(page_text(document, number))[:left])
            left -= len(pages[-1])
    return {"pages": pages}, {}
