"""Reads a case archive and believes nothing in it: names, sizes, hashes, shape and links come first."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, BinaryIO

from advocate.casework.archive import layout, shape
from advocate.casework.archive.layout import ArchiveError, said
from advocate.casework.archive.links import check_links

_CHUNK = 1 << 20
_TAIL = 22 + 65_535 + 20
_END, _END_OF_VAST = b"PK\x05\x06", b"PK\x06\x07"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
NO_ARCHIVE = "This file is damaged, or it is not a case that Advocate saved."
NEWER = "A newer Advocate saved this case. Bring this one up to date first, then try again."
SEVERAL = "There are several saved cases in this file. Unpack it, and bring in each ZIP that is in it."


@dataclass(frozen=True, slots=True)
class Incoming:
    """A case archive that was read and is sound; nothing of it is stored. `told` is its case.json."""

    told: Mapping[str, Any]
    made_at: datetime
    size: int

    @property
    def exhibits(self) -> list[dict[str, Any]]:
        """The exhibits, by the number of their label."""
        return sorted(self.told["exhibits"], key=lambda exhibit: int(exhibit["label"][1:]))

    @property
    def organisation(self) -> str:
        """Whom the case is with."""
        return str(self.told["case"]["organisation"])

    def count(self, name: str) -> int:
        """Return how many entries one of the lists has."""
        return len(self.told[name])


def read(source: BinaryIO, *, limit: int) -> Incoming:
    """Return what an archive holds, every file of it read and compared with its hash.

    `limit` is how many bytes of exhibits one case may have. ArchiveError names the file that is wrong.
    """
    with opened(source) as archive:
        manifest = _manifest(archive)
        files = _listed(manifest)
        _check_names(archive, files)
        _check_sizes(archive, files, limit)
        for name, (_, sha256) in files.items():
            if digest_of(archive, name) != sha256:
                raise ArchiveError(f"“{said(name)}” in this file was changed after the case was saved.")
        told = _case(archive, int(manifest["version"]))
    check_links(told, files)
    return Incoming(told, datetime.fromisoformat(told["made_at"]), sum(e["size"] for e in told["exhibits"]))


@contextmanager
def opened(source: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open an archive; whatever a damaged file makes the reader of ZIPs raise becomes an ArchiveError."""
    try:
        _check_directory(source)
        archive = zipfile.ZipFile(source)
    except _DAMAGE as error:
        raise ArchiveError(NO_ARCHIVE) from error
    with archive:
        yield archive


def _check_directory(source: BinaryIO) -> None:
    """Refuse a list of files that would not fit in memory, before it is read; found as `zipfile` finds it."""
    source.seek(max(0, source.seek(0, 2) - _TAIL))
    tail = source.read()
    is_plain = tail[-22:-18] == _END and tail[-2:] == b"\0\0"
    start = len(tail) - 22 if is_plain else tail.rfind(_END)
    is_vast = start >= 20 and tail[start - 20 : start - 16] == _END_OF_VAST
    if (
        start < 0
        or is_vast
        or int.from_bytes(tail[start + 12 : start + 16], "little") > layout.MOST_DIRECTORY
    ):
        raise ArchiveError(NO_ARCHIVE)
    source.seek(0)


def digest_of(archive: zipfile.ZipFile, name: str) -> str:
    """Return the SHA-256 of a file in the archive; ArchiveError, which names it, where it can't be read."""
    try:
        with archive.open(name) as file:
            return _digest(file)
    except _DAMAGE as error:
        raise ArchiveError(f"“{said(name)}” in this file is damaged.") from error


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    names = archive.namelist()
    if layout.MANIFEST not in names and any(name.endswith(".zip") for name in names):
        raise ArchiveError(SEVERAL)
    if layout.MANIFEST not in names:
        raise ArchiveError(f"There is no {layout.MANIFEST} in this file, so it is not a case that was saved.")
    found = _json(archive, layout.MANIFEST, layout.MOST_MANIFEST)
    if not isinstance(found, dict) or found.get("format") != layout.FORMAT:
        raise ArchiveError(f"{layout.MANIFEST} in this file is not that of a case.")
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ArchiveError(f"{layout.MANIFEST} in this file does not say its version.")
    if version not in layout.SCHEMAS:
        raise ArchiveError(NEWER)
    return found


def _listed(manifest: Mapping[str, Any]) -> dict[str, tuple[int, str]]:
    """Return size and hash of each file that the manifest lists."""
    files: dict[str, tuple[int, str]] = {}
    listed = manifest.get("files")
    for entry in listed if isinstance(listed, list) else []:
        name, size, sha256 = (
            (entry.get("name"), entry.get("size"), entry.get("sha256"))
            if isinstance(entry, dict)
            else (None, None, None)
        )
        if not isinstance(name, str) or not isinstance(size, int) or not isinstance(sha256, str):
            raise ArchiveError(f"The list in {layout.MANIFEST} can’t be read.")
        if name in files or not layout.is_known_name(name) or not re.fullmatch("[0-9a-f]{64}", sha256):
            raise ArchiveError(f"The list in {layout.MANIFEST} is wrong at “{said(name)}”.")
        files[name] = (size, sha256)
    if layout.CASE not in files:
        raise ArchiveError(f"The list in {layout.MANIFEST} has no {layout.CASE}.")
    return files


def _check_names(archive: zipfile.ZipFile, files: Mapping[str, object]) -> None:
    """The files have to be those of the list, each once; an empty folder is no harm."""
    names = [info.filename for info in archive.infolist() if info.filename != "exhibits/"]
    if len(names) > layout.MOST_FILES:
        raise ArchiveError(f"This file has {len(names):,} files in it, which is more than a case has.")
    for name in names:
        if name != layout.MANIFEST and name not in files:
            raise ArchiveError(f"“{said(name)}” does not belong in this file: it is not in its list.")
        if names.count(name) > 1:
            raise ArchiveError(f"“{said(name)}” is in this file twice.")
    for name in files:
        if name not in names:
            raise ArchiveError(f"“{said(name)}” is missing from this file.")


def _check_sizes(archive: zipfile.ZipFile, files: Mapping[str, tuple[int, str]], limit: int) -> None:
    if sum(size for size, _ in files.values()) > limit + layout.MOST_BESIDE:
        raise ArchiveError(f"This case is larger than {limit / 1_000_000:g} MB, the most that one may have.")
    for info in archive.infolist():
        if info.filename in files and info.file_size != files[info.filename][0]:
            raise ArchiveError(f"“{said(info.filename)}” in this file is not as long as its list says.")
        if info.flag_bits & 1 or info.compress_type not in _METHODS:
            raise ArchiveError(f"“{said(info.filename)}” in this file is locked or packed in an unusual way.")


def _case(archive: zipfile.ZipFile, version: int) -> dict[str, Any]:
    found = _json(archive, layout.CASE, layout.MOST_CASE)
    try:
        shape.check(found, json.loads(layout.schema_bytes(version)))
    except (shape.ShapeError, RecursionError) as error:
        raise ArchiveError(f"{layout.CASE} in this file can’t be read. {error}.") from error
    told: dict[str, Any] = found
    return told


def _json(archive: zipfile.ZipFile, name: str, most: int) -> Any:
    if archive.getinfo(name).file_size > most:
        raise ArchiveError(f"“{said(name)}” in this file is too long.")
    try:
        with archive.open(name) as file:
            return json.loads(file.read(most + 1).decode("utf-8"), parse_constant=_refuse)
    except (*_DAMAGE, RecursionError) as error:
        raise ArchiveError(f"“{said(name)}” in this file is damaged.") from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
