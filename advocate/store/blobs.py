"""Keeps files for good: bytes in, a SHA-256 out, and after the answer no power cut can take them away.

A file's name comes from its content alone, so that no name an upload brings ever touches a path.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

_CHUNK = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class BlobError(Exception):
    """A file can't be kept or read; the message is the customer's sentence."""


class TooLargeError(BlobError):
    """The file is larger than it may be; `limit` is in bytes."""

    def __init__(self, limit: int) -> None:
        """Say the limit in megabytes."""
        size = f"{limit / 1_000_000:.1f}".removesuffix(".0")
        super().__init__(f"This file is larger than {size} MB, which is the most that can be kept.")
        self.limit = limit


class NotSavedError(BlobError):
    """The disk refused; nothing of the file was kept."""

    def __init__(self) -> None:
        """Say that nothing was saved, and what to do."""
        super().__init__("The file could not be saved, because the disk did not take it. Try again soon.")


class DiskFullError(NotSavedError):
    """There is too little room left; nothing of the file was kept."""

    def __init__(self) -> None:
        """Say what is full and what helps."""
        Exception.__init__(
            self, "The file could not be saved, because the disk is full. Free some space and try again."
        )


class MissingBlobError(BlobError):
    """No file is kept under that name."""

    def __init__(self) -> None:
        """Say that the file is gone."""
        super().__init__("This file is missing from the store.")


@dataclass(frozen=True, slots=True)
class Stored:
    """What a file is kept under: its SHA-256 in hexadecimal, and its size in bytes."""

    sha256: str
    size: int


class BlobStore(Protocol):
    """Where files are kept, whatever is behind it; every `sha256` is the name that `put` returned."""

    def put(self, stream: BinaryIO, *, limit: int) -> Stored:
        """Keep the rest of `stream`; TooLargeError beyond `limit` bytes, DiskFullError or NotSavedError."""

    def put_bytes(self, data: bytes) -> Stored:
        """Keep `data`."""

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading; MissingBlobError if there is none."""

    def read(self, sha256: str) -> bytes:
        """Read a file whole; MissingBlobError if there is none."""

    def size(self, sha256: str) -> int:
        """Return a file's size in bytes; MissingBlobError if there is none."""

    def kept_at(self, sha256: str) -> datetime:
        """Return when a file was last put, in UTC; MissingBlobError if there is none."""

    def delete(self, sha256: str) -> None:
        """Delete a file; one that is gone already is no error."""

    def verify(self, sha256: str) -> bool:
        """Read a file again and say whether it is there and unaltered."""

    def listing(self) -> Iterator[str]:
        """Name every file that is kept, in order of name."""

    def sweep_temporary(self, older_than: datetime) -> int:
        """Remove what interrupted saving left behind before `older_than`; returns how many."""


class FolderBlobStore:
    """Keeps files in a folder: `<root>/<first two characters>/<sha256>`.

    Each is written under a temporary name, flushed to the disk, renamed, and its folder flushed too. Room is
    kept free for the database: the smaller of `spare_share` of the disk and `spare_bytes`.
    """

    def __init__(self, root: Path, *, spare_share: float = 0.05, spare_bytes: int = 200_000_000) -> None:
        """Use the folder `root`, which the first file creates."""
        self._root = root
        self._incoming = root / "incoming"
        self._spare_share = spare_share
        self._spare_bytes = spare_bytes

    def put(self, stream: BinaryIO, *, limit: int) -> Stored:
        """Keep the rest of `stream`, read in pieces; see BlobStore.put."""
        try:
            return self._put(stream, limit)
        except OSError as error:
            raise (DiskFullError() if error.errno in _FULL else NotSavedError()) from error

    def put_bytes(self, data: bytes) -> Stored:
        """Keep `data`."""
        return self.put(io.BytesIO(data), limit=len(data))

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading; MissingBlobError if there is none."""
        try:
            return self._path(sha256).open("rb")
        except FileNotFoundError as error:
            raise MissingBlobError from error

    def read(self, sha256: str) -> bytes:
        """Read a file whole; MissingBlobError if there is none."""
        with self.open(sha256) as file:
            return file.read()

    def size(self, sha256: str) -> int:
        """Return a file's size in bytes; MissingBlobError if there is none."""
        try:
            return self._path(sha256).stat().st_size
        except FileNotFoundError as error:
            raise MissingBlobError from error

    def kept_at(self, sha256: str) -> datetime:
        """Return when a file was last put, in UTC; MissingBlobError if there is none."""
        try:
            return datetime.fromtimestamp(self._path(sha256).stat().st_mtime, UTC)
        except FileNotFoundError as error:
            raise MissingBlobError from error

    def delete(self, sha256: str) -> None:
        """Delete a file for good; one that is gone already is no error."""
        path = self._path(sha256)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            _flush_folder(path.parent)

    def verify(self, sha256: str) -> bool:
        """Read a file again and say whether it is there and unaltered; an unreadable one is not."""
        try:
            with self._path(sha256).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == sha256
        except (OSError, MissingBlobError):
            return False

    def listing(self) -> Iterator[str]:
        """Name every file that is kept, in order of name; anything else in the folder is left alone."""
        for folder in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(entry.name for entry in folder.iterdir() if _NAME.fullmatch(entry.name))

    def sweep_temporary(self, older_than: datetime) -> int:
        """Remove what interrupted saving left behind before `older_than`; returns how many."""
        swept = 0
        for left in self._incoming.glob("*.part"):
            with contextlib.suppress(FileNotFoundError):
                if left.stat().st_mtime < older_than.timestamp():
                    left.unlink()
                    swept += 1
        return swept

    def _put(self, stream: BinaryIO, limit: int) -> Stored:
        # one after the other: what mkdir makes on the way gets everybody's permissions
        _make_folder(self._root)
        if not self._incoming.is_dir():
            self._make_places()
        self._keep_room(0)
        half = self._incoming / f"{secrets.token_hex(16)}.part"
        try:
            handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                stored = self._copy(stream, out, limit)
                out.flush()
                os.fsync(out.fileno())
            self._settle(half, stored.sha256)
        finally:
            half.unlink(missing_ok=True)
        return stored

    def _make_places(self) -> None:
        """Make all folders and flush them once, so that no file has to wait for its folder's name."""
        for number in range(256):
            (self._root / f"{number:02x}").mkdir(mode=0o700, exist_ok=True)
        _flush_folder(self._root)
        # the last, as the sign that the others are there for good
        self._incoming.mkdir(mode=0o700, exist_ok=True)

    def _copy(self, stream: BinaryIO, out: BinaryIO, limit: int) -> Stored:
        digest, size = hashlib.sha256(), 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise TooLargeError(limit)
            self._keep_room(len(chunk))
            digest.update(chunk)
            out.write(chunk)
        return Stored(digest.hexdigest(), size)

    def _settle(self, half: Path, sha256: str) -> None:
        final = self._path(sha256)
        _make_folder(final.parent)
        # also when it is there already: the same bytes again, which heals a copy that was damaged
        half.rename(final)
        _flush_folder(final.parent)

    def _keep_room(self, wanted: int) -> None:
        disk = os.statvfs(self._root)
        spare = min(disk.f_blocks * disk.f_frsize * self._spare_share, self._spare_bytes)
        if disk.f_bavail * disk.f_frsize - wanted < spare:
            raise DiskFullError

    def _path(self, sha256: str) -> Path:
        if not _NAME.fullmatch(sha256):
            raise MissingBlobError
        return self._root / sha256[:2] / sha256


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
