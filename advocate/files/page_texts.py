"""The text of each page of a PDF, and where its words stand, read in the child process."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Any

from advocate.files import limits
from advocate.files.pdfs import open_pdf, page_text
from advocate.files.texts import tidy

Blobs = dict[str, bytes]


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
