"""Keeps an archive that was sent until its customer has said yes or no."""

from __future__ import annotations

from typing import BinaryIO

from advocate.casework.archive import layout
from advocate.casework.archive.layout import ArchiveError
from advocate.casework.archive.reading import Incoming, read
from advocate.store.blobs import BlobStore, MissingBlobError, TooLargeError

GONE = "The file was not kept any longer. Choose it again."


def keep(blobs: BlobStore, stream: BinaryIO, *, limit: int) -> str:
    """Check an archive and store it as it is; returns its name in the store.

    `limit` is how many bytes of exhibits one case may have. One that is refused is not stored: ArchiveError.
    """
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
