"""Makes the files of a case summary: gathers what exhibits print as, builds the parts, packs the volumes."""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO

from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import load_owned
from advocate.casework.summary import exhibits_of, summarise
from advocate.casework.summary_inside import with_inside
from advocate.domain.case import Case
from advocate.domain.summary import SummaryChoices
from advocate.files import draw_pages_safely
from advocate.printing.bundle import NoShelf, Shelf, Tell, TooTightError, Volume, build
from advocate.printing.parts import PAGES_A_PART
from advocate.printing.summary import ExhibitPages
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore, MissingBlobError
from advocate.store.models import ExhibitRow

__all__ = ["MadeSummary", "Pictures", "TooTightError", "make", "make_pdf", "volume_in"]

log = logging.getLogger("advocate")
MOST_PAGES = 500
# the largest picture of a page that there is weighs about as much
_BYTES_OF_A_LARGE_PAGE = 400_000


class InsideTooLargeError(CaseworkError):
    """With the files inside, a PDF would be larger than it may be."""

    def __init__(self, limit: int) -> None:
        """Say what can be done."""
        super().__init__(
            f"The files inside make the PDF larger than {limit / 1_000_000:.0f} MB. Leave them out, or "
            "choose a larger size for the file."
        )


@dataclass(frozen=True, slots=True)
class MadeSummary:
    """A summary: one PDF, or a ZIP of volumes, of which `files` tells name, pages, size and SHA-256."""

    data: bytes
    files: tuple[Mapping[str, Any], ...]


def make(
    session: Session,
    blobs: BlobStore,
    *,
    owner_id: int,
    case_id: str,
    today: date,
    chosen: SummaryChoices | None = None,
    limit: int = 0,
    shelf: Shelf | None = None,
    tell: Tell = lambda _says, _done, _steps: None,
) -> MadeSummary:
    """Return the summary, split into volumes where it were larger than `limit` bytes (0: any size).

    What `tell` raises ends the work. Raises SandboxError when it can't be made in its time and memory,
    TooTightError when one page alone is larger than `limit`.
    """
    made = summarise(session, owner_id=owner_id, case_id=case_id, today=today, chosen=chosen)
    pictures = Pictures(blobs, shelf or NoShelf(), tell)
    found = pictures.gather(session, owner_id=owner_id, case=made.case) if made.exhibits else {}
    a_part = max(1, min(PAGES_A_PART, limit // (3 * _BYTES_OF_A_LARGE_PAGE))) if limit else PAGES_A_PART
    volumes = build(made, found, read=pictures.read, shelf=shelf, tell=tell, limit=limit, pages_a_part=a_part)
    if len(volumes) > 1 and (made.choices.takes("originals") and made.case.exhibits):
        raise InsideTooLargeError(limit)
    if len(volumes) > 1:
        return _packed(volumes)
    data = with_inside(session, blobs, volumes[0].data, made, owner_id=owner_id)
    if limit and len(data) > limit:
        raise InsideTooLargeError(limit)
    return MadeSummary(data, ())


def make_pdf(
    session: Session,
    blobs: BlobStore,
    *,
    owner_id: int,
    case_id: str,
    today: date,
    chosen: SummaryChoices | None = None,
) -> bytes:
    """Return the summary as one PDF; SandboxError when it can't be made in its time and memory."""
    return make(session, blobs, owner_id=owner_id, case_id=case_id, today=today, chosen=chosen).data


@dataclass(slots=True)
class Pictures:
    """The pictures of the pages of a case's exhibits, by name: drawn at arrival, or drawn and kept now."""

    blobs: BlobStore
    shelf: Shelf
    tell: Tell
    drawn: dict[str, bytes] = field(default_factory=dict)

    def gather(self, session: Session, *, owner_id: int, case: Case) -> dict[str, ExhibitPages]:
        """Return what each exhibit prints as; pages that were not drawn at its arrival are drawn now."""
        row = load_owned(session, owner_id=owner_id, case_id=case.id)
        return {one.public_id: self._pages(one) for one in session.scalars(exhibits_of(row))}

    def read(self, name: str) -> bytes:
        """Return a picture by its name."""
        if name not in self.drawn and "-" in name:
            self.drawn |= self.shelf.find([name])
        return self.drawn[name] if name in self.drawn else self.blobs.read(name)

    def _pages(self, row: ExhibitRow) -> ExhibitPages:
        images, note = [name for name in row.pages_sha256 if self._is_there(name)], row.why_no_preview
        if row.pages_sha256:
            images += self._further(row, len(row.pages_sha256))
            if len(images) < row.pages:
                note = f"{len(images)} of the {row.pages} pages of this file are printed here."
        return ExhibitPages(
            images=tuple(images),
            text="" if row.pages_sha256 else row.text,
            headers=tuple((name, value) for name, value in row.headers),
            note=note,
        )

    def _is_there(self, name: str) -> bool:
        with suppress(MissingBlobError):
            return self.blobs.size(name) > 0
        return False

    def _further(self, row: ExhibitRow, first: int) -> list[str]:
        """Return the names of the pages after the `first` ones, as far as they can be drawn."""
        wanted = [_further_name(row, page) for page in range(first, min(row.pages, MOST_PAGES))]
        there = self.shelf.find(wanted[-1:])
        if wanted and wanted[-1] in there:
            return wanted
        found: list[str] = []
        try:
            while len(found) < len(wanted):
                self.tell(f"drawing page {first + len(found) + 1} of {row.pages} of E{row.number}", 0, 1)
                more = draw_pages_safely(self.blobs.read(row.sha256), row.filename, first=first + len(found))
                if not more:
                    break
                for image in more[: len(wanted) - len(found)]:
                    self._keep(wanted[len(found)], image)
                    found.append(wanted[len(found)])
        except SandboxError:
            log.warning("exhibit %s: page %d could not be drawn", row.public_id, first + len(found) + 1)
        return found

    def _keep(self, name: str, image: bytes) -> None:
        if isinstance(self.shelf, NoShelf):
            self.drawn[name] = image
        else:
            self.shelf.keep("page", name, image, 1)


def _further_name(row: ExhibitRow, page: int) -> str:
    return f"{row.sha256[:54]}-{page}"


def volume_in(whole: BinaryIO, name: str) -> bytes:
    """Return one volume out of the ZIP that `make` returned."""
    with zipfile.ZipFile(whole) as folder:
        return folder.read(name)


def _packed(volumes: tuple[Volume, ...]) -> MadeSummary:
    """Return the volumes in a ZIP with a list of them; the same volumes give the same bytes."""
    out, files = io.BytesIO(), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as folder:
        for one in volumes:
            name = f"case-summary-volume-{one.number}-of-{len(volumes)}.pdf"
            folder.writestr(zipfile.ZipInfo(name), one.data)
            files.append(
                {
                    "name": name,
                    "first": one.first,
                    "last": one.last,
                    "size": len(one.data),
                    "sha256": hashlib.sha256(one.data).hexdigest(),
                }
            )
        folder.writestr(zipfile.ZipInfo("volumes.txt"), _manifest(files))
    return MadeSummary(out.getvalue(), tuple(files))


def _manifest(files: list[dict[str, Any]]) -> str:
    """Say in words which pages are in which volume, with the SHA-256 of each."""
    lines = [f"This case summary is in {len(files)} files. Their pages are numbered through.\n"]
    for one in files:
        lines.append(f"{one['name']}: pages {one['first']} to {one['last']}, {one['size']} bytes")
        lines.append(f"SHA-256 {one['sha256']}\n")
    return "\n".join(lines)
