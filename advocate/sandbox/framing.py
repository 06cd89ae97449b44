"""How parent and child speak: a length, a JSON header, raw bytes; no pickle, for a child may be hostile."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from typing import Any, BinaryIO

Blob = bytes | BinaryIO

_LENGTH_BYTES = 8
NEWS_BYTES = 8
_HEADER_LIMIT = 32 << 20


class FramingError(ValueError):
    """The bytes are not a frame."""


def write_frame(out: BinaryIO, header: Mapping[str, Any], blobs: Mapping[str, Blob]) -> None:
    """Write header and blobs; a blob is bytes, or an open file read from where it stands to its end."""
    table = [[name, _size(blob)] for name, blob in blobs.items()]
    head = json.dumps({"header": dict(header), "blobs": table}).encode("ascii")
    out.write(len(head).to_bytes(_LENGTH_BYTES, "big"))
    out.write(head)
    for blob in blobs.values():
        if isinstance(blob, bytes):
            out.write(blob)
        else:
            shutil.copyfileobj(blob, out, 1 << 20)
    out.flush()


def read_frame(source: BinaryIO, size: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Read one frame of exactly `size` bytes; FramingError if the bytes say anything else."""
    length = int.from_bytes(source.read(_LENGTH_BYTES), "big")
    if not 0 < length <= min(_HEADER_LIMIT, size - _LENGTH_BYTES):
        raise FramingError("the header's length is wrong")
    header, table = _read_head(source.read(length))
    if sum(length for _, length in table) != size - _LENGTH_BYTES - length:
        raise FramingError("the sizes do not add up")
    return header, {name: source.read(length) for name, length in table}


def _read_head(head: bytes) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    try:
        frame = json.loads(head)
        header, table = frame["header"], [(name, length) for name, length in frame["blobs"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FramingError("the header is not what was agreed") from error
    sound = all(isinstance(name, str) and type(length) is int and length >= 0 for name, length in table)
    if not sound or not isinstance(header, dict):
        raise FramingError("the header is not what was agreed")
    return header, table


def _size(blob: Blob) -> int:
    if isinstance(blob, bytes):
        return len(blob)
    here = blob.tell()
    end = blob.seek(0, 2)
    blob.seek(here)
    return end - here
