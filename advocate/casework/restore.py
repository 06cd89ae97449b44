"""The way back from a backup: whole or not at all, also when the machine stops in the midst of it.

All is unpacked into a folder beside the data, which gets the name WHOLE once everything in it is sound and
on the disk. From then on the restore is finished, now or at the next start; before that it is undone.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from advocate.casework.backup import (
    DATABASE,
    FORMAT,
    MANIFEST,
    Backup,
    BackupError,
    copy_hashed,
    flush,
    told,
)
from advocate.store.blobs import DiskFullError, FolderBlobStore, NotSavedError
from advocate.store.soundness import what_is_wrong

MOST_MANIFEST = 50_000_000
WHOLE = "restored-whole"
_HALF = "restoring-"
_LOCK = "lock"
_LEFT_OVER = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")


def restore_backup(*, source: Path, instance: Path) -> Backup:
    """Bring a backup into an empty instance folder.

    The list of members has to equal the manifest, every hash has to fit, there has to be room for it all and
    the database has to be one that this program can open, else BackupError names what is wrong and nothing
    is written.
    """
    if finish_restore(instance):
        raise BackupError(f"An earlier restore into {instance} was interrupted, and is finished now.")
    if any((instance / name).exists() for name in _LEFT_OVER) or any((instance / "evidence").glob("*/*")):
        raise BackupError(f"{instance} has cases in it already. Restore into an empty folder.")
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=_HALF, dir=instance))
    try:
        with _held(half):
            made = _unpack_soundly(source, half)
            flush(half)
            os.rename(half, instance / WHOLE)
            flush(instance)
            _move_in(instance)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return made


def finish_restore(instance: Path) -> bool:
    """Finish a restore that was interrupted when all of it was there, and clear away what is left of others.

    Returns whether one was finished. Call it before anything opens or makes the database.
    """
    for half in instance.glob(f"{_HALF}*"):
        with _held(half, waits=False) as is_dead:
            if is_dead:
                shutil.rmtree(half, ignore_errors=True)
    if not (instance / WHOLE).exists():
        return False
    with _held(instance / WHOLE):
        return _move_in(instance)


def _move_in(instance: Path) -> bool:
    whole = instance / WHOLE
    if not whole.exists():
        return False
    if (whole / "evidence").exists():
        shutil.rmtree(instance / "evidence", ignore_errors=True)
        os.rename(whole / "evidence", instance / "evidence")
    if (whole / DATABASE).exists():
        os.rename(whole / DATABASE, instance / DATABASE)
    flush(instance)
    shutil.rmtree(whole)
    return True


@contextmanager
def _held(folder: Path, *, waits: bool = True) -> Iterator[bool]:
    """Keep other processes off a folder; yields False, without waiting, where one is at work in it."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
            is_ours = True
        except BlockingIOError:
            is_ours = False
        yield is_ours
    finally:
        os.close(handle)


def _unpack_soundly(source: Path, folder: Path) -> Backup:
    try:
        with zipfile.ZipFile(source) as archive:
            return _unpack(archive, folder)
    except (DiskFullError, NotSavedError) as error:
        raise BackupError(str(error)) from error
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupError(f"{source} is damaged or is not a backup: {error}") from error
    except (KeyError, ValueError, RuntimeError) as error:
        raise BackupError(f"{source} is damaged or is not a backup: {error}") from error


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
    return told(files)


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
        digest = copy_hashed(source, out)
        out.flush()
        os.fsync(out.fileno())
    return digest
