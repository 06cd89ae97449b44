"""Does every row have its files, unaltered, and every file its row?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.store.blobs import BlobStore, MissingBlobError
from advocate.store.database import BLOBS_TURN, take_turn
from advocate.store.models import ExhibitRow, JobRow, SummaryPartRow

# Files are stored before their rows are: a young one may be about to get its row.
YOUNG = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found: whose file is missing or altered, said by label, and files without a row."""

    exhibits: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    orphaned: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is missing or altered; orphaned files harm nobody."""
        return not self.missing and not self.altered


def check(session: Session, blobs: BlobStore) -> Checkup:
    """Read every file of every exhibit again, and every PDF that was made, and compare its SHA-256."""
    # the files first: one that comes in meanwhile is then not taken for one without a row
    there = set(blobs.listing())
    exhibits = session.scalars(select(ExhibitRow).order_by(ExhibitRow.id)).all()
    wanted = [pair for exhibit in exhibits for pair in _files_of(exhibit)]
    for result in session.scalars(select(JobRow.result).where(JobRow.result != "")):
        wanted.append((result, f"a case summary that was made ({result[:12]})"))
    names = {name for name, _ in wanted}
    # parts of summaries are made anew when they are gone
    kept = set(session.scalars(select(SummaryPartRow.sha256)))
    missing = {name for name in names if not _is_there(blobs, name)}
    altered = {name for name in names - missing if not blobs.verify(name)}
    return Checkup(
        exhibits=len(exhibits),
        missing=tuple(label for name, label in wanted if name in missing),
        altered=tuple(label for name, label in wanted if name in altered),
        orphaned=tuple(sorted(there - names - kept)),
    )


def sweep(session: Session, blobs: BlobStore, found: Checkup, *, now: datetime) -> int:
    """Delete files that belong to nothing and are not just coming in; returns how many.

    Call it in a writing transaction, so that no row comes in between.
    """
    take_turn(session, BLOBS_TURN)
    still = set(check(session, blobs).orphaned)
    old = [name for name in found.orphaned if name in still and blobs.kept_at(name) < now - YOUNG]
    for name in old:
        blobs.delete(name)
    return len(old) + blobs.sweep_temporary(now - YOUNG)


def _files_of(exhibit: ExhibitRow) -> list[tuple[str, str]]:
    label = f"E{exhibit.number} of case {exhibit.case_id}"
    copies = [name for name in (exhibit.preview_sha256, *exhibit.pages_sha256) if name]
    original = (exhibit.sha256, f"{label} ({exhibit.sha256[:12]})")
    return [original, *((name, f"a preview of {label} ({name[:12]})") for name in copies)]


def _is_there(blobs: BlobStore, name: str) -> bool:
    try:
        blobs.size(name)
    except MissingBlobError:
        return False
    return True
