"""Keeps an archive that was sent until its customer has said yes or no."""

from __future__ import annotations

import io
from typing import BinaryIO

from advocate.casework.archive import layout
from advocate.casework.archive.layout import ArchiveError
from advocate.casework.archive.reading import Incoming, read
from advocate.files import is_pdf, saved_case_safely
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore, MissingBlobError, TooLargeError

GONE = "The file was not kept any longer. Choose it again."


LOCKED_PDF = "This PDF is damaged or locked, so nothing can be taken out of it."
NO_CASE = (
    "There is no saved case inside this PDF. Only the case summary that was made for “Myself” carries one. "
    "Choose that, or the ZIP of a saved case."
)


def unwrapped(source: BinaryIO) -> BinaryIO:
    """Return the saved case that a PDF carries inside; any other file is returned as it is.

    ArchiveError for a PDF that can't be opened or carries none.
    """
    source.seek(0)
    if not is_pdf(source):
        return source
    try:
        found = saved_case_safely(source)
    except SandboxError as error:
        raise ArchiveError(LOCKED_PDF) from error
    if found is None:
        raise ArchiveError(NO_CASE)
    return io.BytesIO(found)


def keep(blobs: BlobStore, stream: BinaryIO, *, limit: int) -> str:
    """Check an archive, or the one inside a PDF, and store it as it is; returns its name in the store.

    `limit` is how many bytes of exhibits one case may have. One that is refused is not stored: ArchiveError.
    """
    stream = unwrapped(stream)
    read(stream, limit=limit)
    stream.seek(0)
    try:
        return blobs.put(stream, limit=limit + layout.MOST_BESIDE).sha256
    except TooLargeError as error:
        raise ArchiveError(str(error)) from error


def reread(blobs: BlobStore, name: str, *, limit: int) -> Incoming:
    """Return what a kept archive holds; ArchiveError when it is gone."""
    with reopen(blobs, name) as source:
        return read(source, limit=limit)


def reopen(blobs: BlobStore, name: str) -> BinaryIO:
    """Open a kept archive; ArchiveError when it is gone."""
    try:
        return blobs.open(name)
    except MissingBlobError as error:
        raise ArchiveError(GONE) from error
