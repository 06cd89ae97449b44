"""Putting several photographs together as the pages of one exhibit, each kept byte for byte."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from advocate.casework.errors import CaseworkError
from advocate.casework.taking_in import TakenIn, keep, megabytes, shortened
from advocate.files import clean_filename, kind_of, limits, tell_of_photographs_safely
from advocate.files.photographs import Photograph, pack
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore

__all__ = ["Order", "Photograph", "most_bytes", "put_together"]

# an exhibit of several photographs may be so many times as large as one file
TIMES_AS_LARGE = 4
_START = 64_000
_LIST_BYTES = 64_000
_STEM = 60
NOTHING_ADDED = "Nothing was added."


class Order(StrEnum):
    """In which order photographs become pages."""

    NAME = "name"
    TAKEN = "taken"
    CHOSEN = "chosen"


def put_together(blobs: BlobStore, photographs: Sequence[Photograph], *, order: Order, limit: int) -> TakenIn:
    """Store photographs as one file, in that order; nothing is in the database yet.

    `limit` is in bytes for each of them; together they may have `TIMES_AS_LARGE` as much. CaseworkError,
    which names the photograph, refuses them all: for what is no picture, empty, too large or has pages of
    its own.
    """
    if len(photographs) > limits.PHOTOGRAPHS:
        raise CaseworkError(
            f"At most {limits.PHOTOGRAPHS} photos can be one exhibit, and you chose {len(photographs)}. "
            f"{NOTHING_ADDED} Choose fewer, or add them in two parts."
        )
    _check(photographs, limit)
    ordered = list(photographs)
    if order is not Order.CHOSEN:
        ordered.sort(key=lambda one: _by_name(one.filename))
    with tempfile.TemporaryFile() as file:
        packed = cast(BinaryIO, file)
        pack(packed, ordered)
        told = _told(packed, ordered)
        if order is Order.TAKEN:
            ordered = _by_time(ordered, [taken for _, taken in told])
            packed.truncate(0)
            packed.seek(0)
            pack(packed, ordered)
        packed.seek(0)
        return keep(blobs, stream=packed, filename=_name_of(ordered), limit=most_bytes(limit))


def most_bytes(limit: int) -> int:
    """Return the most bytes that photographs put together may have, where one file may have `limit`."""
    # names and sums stand in the file too
    return TIMES_AS_LARGE * limit + _LIST_BYTES


def _check(photographs: Sequence[Photograph], limit: int) -> None:
    sizes = [_size(one, limit) for one in photographs]
    if sum(sizes) > TIMES_AS_LARGE * limit:
        raise CaseworkError(
            f"Together these photos are larger than {megabytes(TIMES_AS_LARGE * limit)}, the most that one "
            f"exhibit may have. {NOTHING_ADDED} Add them in two parts."
        )


def _size(one: Photograph, limit: int) -> int:
    """Return how many bytes a photograph has; CaseworkError for what can't be one of them."""
    name, size = _name(one), one.stream.seek(0, io.SEEK_END)
    one.stream.seek(0)
    if not size:
        raise CaseworkError(f"“{name}” is empty. {NOTHING_ADDED} Choose the photos again.")
    if not kind_of(one.stream.read(_START), one.filename).is_picture:
        raise CaseworkError(
            f"“{name}” is not a photo or picture. {NOTHING_ADDED} Choose pictures alone, or leave “pages of "
            "one thing” unticked."
        )
    if size > limit:
        raise CaseworkError(
            f"“{name}” is larger than {megabytes(limit)}, the most that one photo may have. {NOTHING_ADDED} "
            "A photo can be made smaller."
        )
    return size


def _told(packed: BinaryIO, photographs: Sequence[Photograph]) -> Sequence[tuple[int, str]]:
    """Return pages and moment of each; CaseworkError for one with several pages, or if it takes too long."""
    packed.seek(0)
    try:
        told = tell_of_photographs_safely(packed)
    except SandboxError as error:
        raise CaseworkError(f"These photos take too long to read. {NOTHING_ADDED} Choose fewer.") from error
    if len(told) != len(photographs):
        raise CaseworkError(f"These photos could not be read. {NOTHING_ADDED} Choose them again.")
    for one, (pages, _) in zip(photographs, told, strict=True):
        if pages > 1:
            raise CaseworkError(
                f"“{_name(one)}” has {pages} pages of its own. {NOTHING_ADDED} Add it by itself, and the "
                "others without it."
            )
    return told


def _by_time(photographs: Sequence[Photograph], taken: Sequence[str]) -> list[Photograph]:
    """Return them by when they were taken; those that don't say come last, as they were."""
    pairs = sorted(zip(taken, photographs, strict=True), key=lambda pair: (not pair[0], pair[0]))
    return [one for _, one in pairs]


def _by_name(filename: str) -> list[tuple[int, str]]:
    """Return what sorts names as people do: "page 2" before "page 10"."""
    pieces = re.split(r"(\d+)", clean_filename(filename).casefold())
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]


def _name(one: Photograph) -> str:
    return shortened(clean_filename(one.filename))


def _name_of(photographs: Sequence[Photograph]) -> str:
    first = PurePosixPath(clean_filename(photographs[0].filename)).stem[:_STEM]
    return f"{first} and {len(photographs) - 1} more.zip"
