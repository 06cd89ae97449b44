"""One file with everything, and the way back: whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, cast

from advocate.store.blobs import BlobStore, DiskFullError, FolderBlobStore, MissingBlobError, NotSavedError
from advocate.store.migrate import copy_sqlite
from advocate.store.soundness import names_in, what_is_wrong

DATABASE = "advocate.db"
MANIFEST = "manifest.json"
FORMAT = "advocate-backup-1"
MOST_MANIFEST = 50_000_000
MOST_TRIES = 5
_CHUNK = 1 << 20
_LEFT_OVER = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")


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
                    _flush(target.parent)
                    return made
    except OSError as error:
        raise BackupError(f"{target} could not be written: {error.strerror or error}") from error
    raise BackupError("Cases were being deleted all the while. Try again in a moment.")


def restore_backup(*, source: Path, instance: Path) -> Backup:
    """Bring a backup into an empty instance folder.

    The list of members has to equal the manifest, every hash has to fit, there has to be room for it all and
    the database has to be one that this program can open, else BackupError names what is wrong and nothing
    is written.
    """
    evidence = instance / "evidence"
    if any((instance / name).exists() for name in _LEFT_OVER) or any(evidence.glob("*/*")):
        raise BackupError(f"{instance} has cases in it already. Restore into an empty folder.")
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=instance) as folder:
        try:
            with zipfile.ZipFile(source) as archive:
                made = _unpack(archive, Path(folder))
        except (DiskFullError, NotSavedError) as error:
            raise BackupError(str(error)) from error
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise BackupError(f"{source} is damaged or is not a backup: {error}") from error
        except (KeyError, ValueError, RuntimeError) as error:
            raise BackupError(f"{source} is damaged or is not a backup: {error}") from error
        shutil.rmtree(evidence, ignore_errors=True)
        if Path(folder, "evidence").exists():
            Path(folder, "evidence").rename(evidence)
        Path(folder, DATABASE).rename(instance / DATABASE)
        _flush(instance)
    return made


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
    return replace(_told(manifest), missing=tuple(sorted(went)))


def _told(manifest: Mapping[str, str]) -> Backup:
    files = {name.removeprefix("evidence/"): digest for name, digest in manifest.items() if name != DATABASE}
    return Backup(len(files), tuple(sorted(name for name, digest in files.items() if name != digest)))


def _add(archive: zipfile.ZipFile, name: str, source: BinaryIO) -> str:
    with archive.open(name, "w", force_zip64=True) as out:
        return _copy_hashed(source, out)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> Backup:
    files = _manifest(archive)
    if sorted(archive.namelist()) != sorted([*files, MANIFEST]) or DATABASE not in files:
        raise ValueError("its list of files does not fit its manifest")
    needed = sum(info.file_size for info in archive.infolist())
    if needed > shutil.disk_usage(folder).free:
        raise ValueError(f"it needs {needed:,} bytes, and there is not so much room")
    fresh = FolderBlobStore(folder / "evidence")
    for name, expected in files.items():
        with archive.open(name) as source:
            if name == DATABASE:
                found = _keep(source, folder / DATABASE)
            elif name == f"evidence/{expected}":
                found = fresh.put(cast(BinaryIO, source), limit=archive.getinfo(name).file_size).sha256
            else:
                found = _keep(source, folder / "evidence" / _place_of(name))
        if found != expected:
            raise ValueError(f"{name} was altered")
    if wrong := what_is_wrong(folder / DATABASE):
        raise ValueError(wrong)
    return _told(files)


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    if archive.getinfo(MANIFEST).file_size > MOST_MANIFEST:
        raise ValueError("its manifest is too long")
    head = json.loads(archive.read(MANIFEST))
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise ValueError("its manifest is of another kind")
    files = head.get("files")
    if not isinstance(files, dict) or not all(isinstance(digest, str) for digest in files.values()):
        raise ValueError("its manifest is of another kind")
    return files


def _place_of(name: str) -> str:
    """Return where a file that had rotted before the backup goes: under the name that it had."""
    digest = name.removeprefix("evidence/")
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError(f"{name} has a name that no backup has")
    return f"{digest[:2]}/{digest}"


def _keep(source: IO[bytes], target: Path) -> str:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        digest = _copy_hashed(source, out)
        out.flush()
        os.fsync(out.fileno())
    return digest


def _copy_hashed(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
