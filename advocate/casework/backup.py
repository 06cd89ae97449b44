"""One file with everything, and the way back: whole or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from advocate.store.blobs import BlobStore, FolderBlobStore
from advocate.store.migrate import copy_sqlite

DATABASE = "advocate.db"
MANIFEST = "manifest.json"
FORMAT = "advocate-backup-1"
_CHUNK = 1 << 20


class BackupError(Exception):
    """A backup can't be made or read; the message says which file and why."""


def write_backup(*, database: Path, blobs: BlobStore, target: Path, now: datetime) -> int:
    """Write database and files into one ZIP at `target`; returns how many files it holds.

    The database is copied first, so that every file it names is there when the files are read. The ZIP gets
    its name only when it is whole. Raises BackupError if `target` exists.
    """
    if target.exists():
        raise BackupError(f"{target} exists already. Choose another name.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder, DATABASE)
        copy_sqlite(database, copy)
        half = Path(folder, "half.zip")
        manifest: dict[str, str] = {}
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest[DATABASE] = _add_file(archive, DATABASE, copy)
            for name in blobs.listing():
                with (
                    blobs.open(name) as source,
                    archive.open(f"evidence/{name}", "w", force_zip64=True) as out,
                ):
                    shutil.copyfileobj(source, out, _CHUNK)
                manifest[f"evidence/{name}"] = name
            head = {"format": FORMAT, "made_at": now.isoformat(), "files": manifest}
            archive.writestr(MANIFEST, json.dumps(head, indent=1, sort_keys=True))
        half.rename(target)
    return len(manifest) - 1


def restore_backup(*, source: Path, instance: Path) -> int:
    """Bring a backup into an empty instance folder; returns how many files came back.

    The list of members has to equal the manifest and every hash has to fit, else BackupError names what is
    wrong and nothing is written.
    """
    database, evidence = instance / DATABASE, instance / "evidence"
    if database.exists() or (evidence.exists() and any(evidence.iterdir())):
        raise BackupError(f"{instance} has cases in it already. Restore into an empty folder.")
    instance.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=instance) as folder:
        fresh = FolderBlobStore(Path(folder, "evidence"))
        try:
            with zipfile.ZipFile(source) as archive:
                count = _unpack(archive, Path(folder), fresh)
        except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
            raise BackupError(f"{source} is damaged or is not a backup: {error}") from error
        if evidence.exists():
            evidence.rmdir()
        if Path(folder, "evidence").exists():
            Path(folder, "evidence").rename(evidence)
        Path(folder, DATABASE).rename(database)
    return count


def _add_file(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


def _unpack(archive: zipfile.ZipFile, folder: Path, fresh: FolderBlobStore) -> int:
    head = json.loads(archive.read(MANIFEST))
    if head.get("format") != FORMAT:
        raise ValueError("its manifest is of another kind")
    files: dict[str, str] = head["files"]
    if sorted(archive.namelist()) != sorted([*files, MANIFEST]):
        raise ValueError("its list of files does not fit its manifest")
    for name, expected in files.items():
        info = archive.getinfo(name)
        with archive.open(info) as source:
            if name == DATABASE:
                found = _copy_hashed(source, folder / DATABASE)
            elif name == f"evidence/{expected}":
                found = fresh.put(cast(BinaryIO, source), limit=info.file_size).sha256
            else:
                raise ValueError(f"{name} has a name that no backup has")
        if found != expected:
            raise ValueError(f"{name} was altered")
    return len(files) - 1


def _copy_hashed(source: object, target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as out:
        while chunk := source.read(_CHUNK):  # type: ignore[attr-defined]
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()
