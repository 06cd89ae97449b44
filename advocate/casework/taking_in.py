"""Taking files in: storing them byte for byte, looking into them, taking others out of them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.domain.case import When
from advocate.files import (
    Looked,
    clean_filename,
    kind_of,
    list_inside_safely,
    look_safely,
    take_inside_safely,
    title_from,
)
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore, MissingBlobError, TooLargeError
from advocate.store.database import BLOBS_TURN, take_turn
from advocate.store.models import ExhibitRow


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that is stored, but not yet an exhibit; `is_looked` is False while nobody has looked into it."""

    filename: str
    sha256: str
    size: int
    looked: Looked
    preview_sha256: str = ""
    pages_sha256: tuple[str, ...] = ()
    is_looked: bool = True


def take_in(blobs: BlobStore, *, stream: BinaryIO, filename: str, limit: int) -> TakenIn:
    """Store a file, as `keep` does, and look into it in a child process, which may take some seconds."""
    kept = keep(blobs, stream=stream, filename=filename, limit=limit)
    return look_into(blobs, sha256=kept.sha256, size=kept.size, filename=kept.filename)


def keep(blobs: BlobStore, *, stream: BinaryIO, filename: str, limit: int) -> TakenIn:
    """Store a file byte for byte, without looking into it; nothing is in the database yet.

    `limit` is in bytes. Raises CaseworkError, which names the file and the limit, and DiskFullError.
    """
    name = clean_filename(filename)
    try:
        stored = blobs.put(stream, limit=limit)
    except TooLargeError as error:
        raise CaseworkError(
            f"“{shortened(name)}” is larger than {megabytes(limit)}, the most that one file may have. "
            "A photo can be made smaller; a long PDF can be split."
        ) from error
    if stored.size == 0:
        raise CaseworkError(f"“{shortened(name)}” is empty. Choose the file again.")
    kind = kind_of(blobs.read(stored.sha256), name)
    bare = Looked(kind, kind.words, title_from(name))
    return TakenIn(name, stored.sha256, stored.size, bare, is_looked=False)


def look_into(blobs: BlobStore, *, sha256: str, size: int, filename: str) -> TakenIn:
    """Look into a stored file in a child process, and store its preview and its pages."""
    looked = look_safely(blobs.read(sha256), filename)
    return TakenIn(
        filename=filename,
        sha256=sha256,
        size=size,
        looked=looked,
        preview_sha256=blobs.put_bytes(looked.preview).sha256 if looked.preview else "",
        pages_sha256=tuple(blobs.put_bytes(image).sha256 for image in looked.page_images),
    )


def inside(blobs: BlobStore, row: ExhibitRow) -> tuple[tuple[str, ...], str]:
    """Return the names of the files within an exhibit, and a sentence where they can't be told."""
    return list_inside_safely(blobs.read(row.sha256), row.filename)


def take_from(blobs: BlobStore, row: ExhibitRow, *, number: int, limit: int) -> TakenIn:
    """Store a file within an exhibit; CaseworkError if it can't be taken out of it."""
    try:
        name, data = take_inside_safely(blobs.read(row.sha256), row.filename, number, limit=limit)
    except SandboxError as error:
        raise CaseworkError(f"File {number + 1} in E{row.number} is damaged or locked.") from error
    return keep(blobs, stream=io.BytesIO(data), filename=name, limit=limit)


def make_sure(session: Session, blobs: BlobStore, taken: TakenIn) -> None:
    """See that a stored file is still there, now that its row is written; CaseworkError if it went meanwhile.

    Deleting the only other case that had the very same file takes the file along. From here to the end of
    the transaction nobody deletes one.
    """
    take_turn(session, BLOBS_TURN, is_shared=True)
    try:
        for name in filter(None, (taken.sha256, taken.preview_sha256, *taken.pages_sha256)):
            blobs.size(name)
    except MissingBlobError as error:
        raise CaseworkError(f"“{shortened(taken.filename)}” was not kept. Choose the file again.") from error


def title_of(taken: TakenIn) -> str:
    """Return the title that a file has of its own: a subject, or what its name says."""
    return (taken.looked.title or taken.filename)[:300]


def date_of(taken: TakenIn) -> When | None:
    """Return the day that a file tells of itself, or None."""
    return When.on(taken.looked.when[0]) if taken.looked.when else None


def found_columns(taken: TakenIn, now: datetime) -> dict[str, Any]:
    """Return what looking into a file found, as columns of its exhibit."""
    looked = taken.looked
    return {
        "media_type": looked.media_type,
        "kind": looked.words[:60],
        "looked_at": now if taken.is_looked else None,
        "pages": looked.pages,
        "preview_sha256": taken.preview_sha256,
        "pages_sha256": list(taken.pages_sha256),
        "headers": [list(header) for header in looked.headers],
        "why_no_preview": looked.why_no_preview,
        "text": looked.text,
        "findings": {
            "has_location": looked.has_location,
            "attachments": list(looked.attachments),
            "page_starts": list(looked.page_starts),
            "days": [day.isoformat() for day in looked.when],
        },
    }


def shortened(filename: str) -> str:
    """Return a file's name as it is said in a sentence: its start and its ending where it is long."""
    return filename if len(filename) <= 40 else f"{filename[:24]} … {filename[-12:]}"


def megabytes(count: int) -> str:
    """Say a limit in megabytes: "25 MB"."""
    return f"{count / 1_000_000:g} MB"
