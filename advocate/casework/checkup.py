"""Does every row have its file, unaltered, and every file its row?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.store.blobs import BlobStore
from advocate.store.models import ExhibitRow, JobRow


@dataclass(frozen=True, slots=True)
class Checkup:
    """What was found: labels of exhibits with a missing or an altered original, and files without a row."""

    exhibits: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    orphaned: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is missing or altered; orphaned files harm nobody."""
        return not self.missing and not self.altered


def check(session: Session, blobs: BlobStore) -> Checkup:
    """Read every exhibit's original again and compare its SHA-256."""
    exhibits = session.scalars(select(ExhibitRow).order_by(ExhibitRow.id)).all()
    there = set(blobs.listing())
    named: set[str] = set(session.scalars(select(JobRow.result)))
    missing, altered = [], []
    for exhibit in exhibits:
        label = f"E{exhibit.number} of case {exhibit.case_id} ({exhibit.sha256[:12]})"
        named |= {exhibit.sha256, exhibit.preview_sha256, *exhibit.pages_sha256}
        if exhibit.sha256 not in there:
            missing.append(label)
        elif not blobs.verify(exhibit.sha256):
            altered.append(label)
    return Checkup(len(exhibits), tuple(missing), tuple(altered), tuple(sorted(there - named)))


def sweep(blobs: BlobStore, found: Checkup) -> int:
    """Delete files that belong to nothing; returns how many."""
    for name in found.orphaned:
        blobs.delete(name)
    return len(found.orphaned)
