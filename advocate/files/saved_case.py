"""Takes the saved case out of a case summary: a PDF from anywhere, so a child process opens it."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

import pikepdf

from advocate.sandbox import run

NAME = "case.zip"
_TARGET = "advocate.files.saved_case:take_in_child"
_SECONDS, _MEBIBYTES = 60.0, 2048
_HEAD = 1024


def is_pdf(source: BinaryIO) -> bool:
    """Return whether a file begins as a PDF does; it stands at its beginning afterwards."""
    head = source.read(_HEAD)
    source.seek(0)
    return b"%PDF-" in head


def saved_case_safely(source: BinaryIO) -> bytes | None:
    """Return the saved case inside a PDF, None where there is none; SandboxError if it can't be opened."""
    return run(_TARGET, {}, {"data": source}, seconds=_SECONDS, mebibytes=_MEBIBYTES).blobs.get("case")


def take_in_child(
    _payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the file inside a PDF that is called "case.zip", as the blob "case"."""
    with pikepdf.open(io.BytesIO(blobs["data"])) as pdf:
        if NAME not in pdf.attachments:
            return {}, {}
        return {}, {"case": pdf.attachments[NAME].get_file().read_bytes()}
