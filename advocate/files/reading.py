"""Text in pictures, seen from outside: finds the program that reads it, and doubts what comes back."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterable, Iterator

from advocate.files import limits
from advocate.files.texts import tidy
from advocate.sandbox import SandboxError, run

log = logging.getLogger("advocate")

_READ = "advocate.files.reading_page:read_in_child"


def reading_program() -> str:
    """Return where the program is that reads text in pictures, "" where it is not installed."""
    return shutil.which("tesseract") or ""


def read_pages_safely(pages: Iterable[tuple[int, bytes]], program: str) -> Iterator[tuple[int, str | None]]:
    """Yield the number and the text of each page, "" where there is none, None where it couldn't be read.

    Each page is one of our own JPEGs, never an upload. Those for which there is no time left aren't yielded.
    """
    end = time.monotonic() + limits.SECONDS_READING_IN_ALL
    for number, page in pages:
        if time.monotonic() > end:
            return
        yield number, _read(page, program)


def _read(page: bytes, program: str) -> str | None:
    try:
        result = run(
            _READ,
            {"program": program},
            {"page": page},
            seconds=limits.SECONDS_READING,
            mebibytes=limits.MEBIBYTES,
        )
        return tidy(str(result.value["text"]))[: limits.PAGE_CHARACTERS]
    except (KeyError, SandboxError) as error:
        # a kind of error, never its words: those could hold the customer's own
        log.warning("reading a page failed: %s", getattr(error, "kind", type(error).__name__))
        return None
