"""Writes every case of an owner into one ZIP: a saved case for each, and a page that lists them."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate.casework.archive import layout
from advocate.casework.archive.writing import write
from advocate.printing.archive import SavedCase, archive_list_html, archive_style
from advocate.store.blobs import BlobStore
from advocate.store.models import CaseRow, ExhibitRow


@dataclass(frozen=True, slots=True)
class AllCases:
    """How many cases there are, and about how many bytes their files have together."""

    count: int
    size: int


def all_cases(session: Session, *, owner_id: int) -> AllCases:
    """Return what `write_all` would write."""
    count = session.scalar(select(func.count(CaseRow.id)).where(CaseRow.owner_id == owner_id))
    size = session.scalar(
        select(func.sum(ExhibitRow.size)).where(
            ExhibitRow.owner_id == owner_id, ExhibitRow.deleted_at.is_(None)
        )
    )
    return AllCases(count or 0, size or 0)


def write_all(
    session: Session,
    blobs: BlobStore,
    *,
    owner_id: int,
    with_private: bool,
    today: date,
    now: datetime,
    out: BinaryIO,
) -> int:
    """Write the owner's cases to `out` and return how many; the same cases at one instant give one file.

    Raises ArchiveError when a file of one is missing or is not what it was.
    """
    found: list[SavedCase] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as folder:
        for row in session.scalars(select(CaseRow).where(CaseRow.owner_id == owner_id).order_by(CaseRow.id)):
            name = f"{len(found) + 1:03d}-{layout.file_name(row.organisation_name, today)}"
            with tempfile.TemporaryFile() as half:
                written = write(
                    session,
                    blobs,
                    owner_id=owner_id,
                    case_id=row.public_id,
                    with_private=with_private,
                    today=today,
                    now=now,
                    out=cast(BinaryIO, half),
                )
                half.seek(0)
                with folder.open(_info(name, now), "w", force_zip64=True) as place:
                    shutil.copyfileobj(half, place, 1 << 20)
            found.append(SavedCase(name, row.organisation_name, row.title, written.exhibits))
        page = archive_list_html(found, made_on=today, has_private=with_private)
        folder.writestr(_info(layout.INDEX, now), page.encode("utf-8", "replace"))
        folder.writestr(_info(layout.STYLE, now), archive_style())
    return len(found)


def _info(name: str, now: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (max(1980, now.year), now.month, now.day, now.hour, now.minute, now.second))
    info.external_attr = 0o600 << 16
    return info
