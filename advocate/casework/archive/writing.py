"""Writes one case into a ZIP: what it says as JSON and as a page to read, and its files byte for byte."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from sqlalchemy.orm import Session

from advocate import __version__
from advocate.casework import snapshot
from advocate.casework.archive import layout
from advocate.casework.archive.layout import ArchiveError
from advocate.casework.archive.telling import tell_case
from advocate.casework.rows import load_owned
from advocate.domain.case import Case, Exhibit
from advocate.domain.summary import Reader, build, preset
from advocate.printing.archive import archive_html, archive_style
from advocate.store.blobs import BlobStore, MissingBlobError

_CHUNK = 1 << 20
# these hardly get smaller, and packing them takes long
_PACKED = frozenset(
    {"jpg", "jpeg", "png", "webp", "heic", "heif", "gif", "mp3", "mp4", "m4a", "mov", "zip", "docx"}
)


@dataclass(frozen=True, slots=True)
class Written:
    """How many exhibits an archive holds, and whether what is private is in it."""

    exhibits: int
    has_private: bool


def write(
    session: Session,
    blobs: BlobStore,
    *,
    owner_id: int,
    case_id: str,
    with_private: bool,
    today: date,
    now: datetime,
    out: BinaryIO,
) -> Written:
    """Write the owner's case to `out`; the same case at the same instant gives the same bytes.

    The raw story, the private notes and the fallback are in it only `with_private`. Raises ArchiveError when
    an exhibit's file is missing or is not what it was, and NotFoundError for a case of nobody's.
    """
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    exhibits = sorted(case.exhibits, key=lambda e: e.number)
    told = tell_case(session, row, complainant=case.complainant, with_private=with_private, now=now)
    files = {e.id: layout.exhibit_file(e.number, e.filename) for e in exhibits}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        packing = _Packing(archive, now)
        packing.add(layout.INDEX, [_page(case, files, with_private, today)])
        packing.add(layout.STYLE, [archive_style()])
        packing.add(layout.SCHEMAS[layout.VERSION], [layout.schema_bytes(layout.VERSION)])
        packing.add(layout.CASE, [json.dumps(told, ensure_ascii=False, indent=1).encode()])
        for exhibit in exhibits:
            _add_original(packing, blobs, exhibit, files[exhibit.id])
        packing.finish()
    return Written(len(exhibits), with_private)


class _Packing:
    """A ZIP in the making, with the list of what went in."""

    def __init__(self, archive: zipfile.ZipFile, now: datetime) -> None:
        self._archive, self._now = archive, now
        self._stamp = (max(1980, now.year), now.month, now.day, now.hour, now.minute, now.second)
        self._files: list[dict[str, str | int]] = []

    def add(self, name: str, pieces: Iterable[bytes]) -> str:
        """Write a file piece by piece; returns its SHA-256."""
        digest, size = hashlib.sha256(), 0
        with self._archive.open(self._info(name), "w", force_zip64=True) as out:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                out.write(piece)
        self._files.append({"name": name, "size": size, "sha256": digest.hexdigest()})
        return digest.hexdigest()

    def finish(self) -> None:
        """Write the list of everything, which is the last file."""
        head = {
            "format": layout.FORMAT,
            "version": layout.VERSION,
            "made_at": self._now.isoformat(timespec="seconds"),
            "made_with": f"Advocate {__version__}",
            "files": self._files,
        }
        with self._archive.open(self._info(layout.MANIFEST), "w") as out:
            out.write(json.dumps(head, indent=1).encode())

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._stamp)
        is_packed = name.rpartition(".")[2].lower() in _PACKED
        info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        return info


def _add_original(packing: _Packing, blobs: BlobStore, exhibit: Exhibit, name: str) -> None:
    advice = "Bring it back from a backup, or take the exhibit out, and try again."
    try:
        with blobs.open(exhibit.sha256) as source:
            found = packing.add(name, iter(lambda: source.read(_CHUNK), b""))
    except MissingBlobError as error:
        raise ArchiveError(f"The file of {exhibit.label} is missing. {advice}") from error
    if found != exhibit.sha256:
        raise ArchiveError(f"The file of {exhibit.label} is not what it was when it came. {advice}")


def _page(case: Case, files: dict[str, str], with_private: bool, today: date) -> bytes:
    reader = Reader.MYSELF if with_private else Reader.OMBUDSMAN
    summary = build(case, preset(reader), today=today)
    return archive_html(summary, files, has_private=with_private).encode("utf-8", "replace")
