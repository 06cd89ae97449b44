"""One file with everything: the database and all files as they are at one moment."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO

from advocate.store.blobs import BlobStore, MissingBlobError
from advocate.store.migrate import copy_sqlite
from advocate.store.soundness import names_in

DATABASE = "advocate.db"
MANIFEST = "manifest.json"
FORMAT = "advocate-backup-1"
MOST_TRIES = 5
_CHUNK = 1 << 20


class BackupError(Exception):
    """A backup can't be made or read; the message says which file and why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """How many files a backup holds, and which were altered or gone on the disk before it was made."""

    files: int
    altered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def write_backup(*, database: Path, blobs: BlobStore, target: Path, now: datetime) -> Backup:
    """Write database and files into one ZIP at `target`, which only its owner can read.

    The database is copied first, so that every file it names is there when the files are read; where a case
    was deleted in between, it starts again. A file that has rotted is kept as it is, and named in what is
    returned. The ZIP gets its name only when it is whole and on the disk. Raises BackupError.
    """
    if target.exists():
        raise BackupError(f"{target} exists already. Choose another name.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(MOST_TRIES):
            with tempfile.TemporaryDirectory(dir=target.parent) as folder:
                made = _write(Path(folder), database, blobs, now)
                if made is not None:
                    os.replace(Path(folder, "half.zip"), target)
                    flush(target.parent)
                    return made
    except OSError as error:
        raise BackupError(f"{target} could not be written: {error.strerror or error}") from error
    raise BackupError("Cases were being deleted all the while. Try again in a moment.")


def _write(folder: Path, database: Path, blobs: BlobStore, now: datetime) -> Backup | None:
    """Return what was written to half.zip in `folder`, None where files went while they were read."""
    copy = folder / DATABASE
    copy_sqlite(database, copy)
    manifest: dict[str, str] = {}
    handle = os.open(folder / "half.zip", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as half:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            with copy.open("rb") as source:
                manifest[DATABASE] = _add(archive, DATABASE, source)
            for name in blobs.listing():
                try:
                    with blobs.open(name) as source:
                        manifest[f"evidence/{name}"] = _add(archive, f"evidence/{name}", source)
                except MissingBlobError:
                    continue
            head = {"format": FORMAT, "made_at": now.isoformat(), "files": manifest}
            archive.writestr(MANIFEST, json.dumps(head, indent=1, sort_keys=True))
        half.flush()
        os.fsync(half.fileno())
    went = names_in(copy) - {name.removeprefix("evidence/") for name in manifest}
    # what is missing now as it was at the start did not go meanwhile: starting again would not bring it back
    copy_sqlite(database, folder / "again.db")
    if went - names_in(folder / "again.db"):
        return None
    return replace(told(manifest), missing=tuple(sorted(went)))


def told(manifest: Mapping[str, str]) -> Backup:
    """Return what a manifest says of the files, which are named by the hash that they should have."""
    files = {name.removeprefix("evidence/"): digest for name, digest in manifest.items() if name != DATABASE}
    return Backup(len(files), tuple(sorted(name for name, digest in files.items() if name != digest)))


def _add(archive: zipfile.ZipFile, name: str, source: BinaryIO) -> str:
    with archive.open(name, "w", force_zip64=True) as out:
        return copy_hashed(source, out)


def copy_hashed(source: IO[bytes], target: IO[bytes]) -> str:
    """Copy all of `source` and return its SHA-256."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def flush(folder: Path) -> None:
    """See that the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
