"""Covering private places in the copy of an exhibit; the file itself stays byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.casework.evidence import load
from advocate.casework.rows import load_entry
from advocate.files import draw_pages_safely
from advocate.files.covering import Place, paint_safely, suggest_safely
from advocate.printing.picture_pdf import picture_pdf
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore
from advocate.store.models import ExhibitRow, RedactionRow

MOST_PAGES = 60
MOST_BOXES = 200


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A place on a page (from 1), in ten-thousandths of the page from its top left corner."""

    page: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def place(self) -> Place:
        """The place on its page."""
        return self.left, self.top, self.right, self.bottom


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that the customer may want to cover, and why."""

    box: Box
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of an exhibit with places covered, stored; `version` is the exhibit's it was made from."""

    pages_sha256: tuple[str, ...]
    preview_sha256: str
    covered: int
    version: int


def names_of(copy: Copy | ExhibitRow) -> set[str]:
    """Return the names of the files that a copy is made of, for `cases.drop_blobs` when none needs them."""
    return {copy.preview_sha256, *copy.pages_sha256} - {""}


def can_be_covered(row: ExhibitRow) -> bool:
    """Return whether the exhibit prints as pictures of at most `MOST_PAGES` pages."""
    return bool(row.pages_sha256) and row.pages <= MOST_PAGES


def boxes(session: Session, row: ExhibitRow) -> list[RedactionRow]:
    """Return the places that are covered, by page and from top to bottom."""
    here = RedactionRow.exhibit_id == row.id, RedactionRow.deleted_at.is_(None)
    query = select(RedactionRow).where(*here)
    return list(session.scalars(query.order_by(RedactionRow.page, RedactionRow.top, RedactionRow.id)))


def box_of(row: RedactionRow) -> Box:
    """Return where a row covers."""
    return Box(row.page, row.left, row.top, row.right, row.bottom)


def suggestions(blobs: BlobStore, row: ExhibitRow, covered: Sequence[Box]) -> tuple[Suggestion, ...]:
    """Return private details of a PDF's text that are not covered yet, with where they stand."""
    if row.media_type != "application/pdf":
        return ()
    found = suggest_safely(blobs.read(row.sha256))
    told = (Suggestion(Box(page + 1, *place), kind, words) for page, place, kind, words in found)
    return tuple(one for one in told if one.box.page <= row.pages and not _is_covered(one.box, covered))


def make_copy(blobs: BlobStore, row: ExhibitRow, wanted: Sequence[Box], *, was: Sequence[Box]) -> Copy:
    """Draw and store the copy with `wanted` covered; pages where nothing changed keep their picture.

    Nothing is in the database yet. CaseworkError where a page can't be drawn or there are too many places.
    """
    if not can_be_covered(row):
        raise CaseworkError("Only photos, pictures and PDFs of up to 60 pages can be covered in places.")
    if len(wanted) > MOST_BOXES:
        raise CaseworkError(f"At most {MOST_BOXES} places can be covered in one exhibit.")
    data = blobs.read(row.sha256)
    pages, preview = list(row.pages_sha256), row.preview_sha256
    try:
        while len(pages) < row.pages:
            drawn = draw_pages_safely(data, row.filename, first=len(pages))
            pages += [blobs.put_bytes(image).sha256 for image in drawn]
        for number in range(row.pages):
            places = [box.place for box in wanted if box.page == number + 1]
            if sorted(places) != sorted(box.place for box in was if box.page == number + 1):
                image, small = paint_safely(data, row.filename, page=number, places=places)
                pages[number] = blobs.put_bytes(image).sha256
                preview = preview if number else blobs.put_bytes(small).sha256
    except SandboxError as error:
        raise CaseworkError("A page of this file can’t be drawn, so nothing was changed.") from error
    return Copy(tuple(pages), preview, len(wanted), row.version)


def cover(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    exhibit_id: str,
    box: Box,
    copy: Copy,
    now: datetime,
) -> None:
    """Note a place as covered and take the copy that has it so; StaleError when the exhibit moved on."""
    row = load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id)
    _use(row, copy)
    session.add(_row_of(row, box, now))
    session.flush()


def cover_all(
    session: Session, blobs: BlobStore, row: ExhibitRow, wanted: Sequence[Box], *, now: datetime
) -> None:
    """Cover places in an exhibit that has none covered yet; CaseworkError if its copy can't be made."""
    copy = make_copy(blobs, row, wanted, was=())
    _use(row, copy)
    session.add_all(_row_of(row, box, now) for box in wanted)
    session.flush()


def uncover(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    exhibit_id: str,
    box_id: str,
    copy: Copy,
    now: datetime,
) -> None:
    """Note a place as no longer covered and take the copy that shows it; NotFoundError if it is not there."""
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    row = load(session, **place, exhibit_id=exhibit_id)
    box = load_entry(session, RedactionRow, **place, entry_id=box_id)
    if box.exhibit_id != row.id:
        raise NotFoundError
    _use(row, copy)
    box.deleted_at = now
    session.flush()


def copy_to_send(blobs: BlobStore, row: ExhibitRow) -> tuple[str, str, bytes]:
    """Return what is sent of an exhibit: its file, or a copy that is named so where places are covered.

    Name, media type, bytes.
    """
    name = f"E{row.number} {row.filename}"
    if not row.covered:
        return name, row.media_type, blobs.read(row.sha256)
    stem = f"{name.rpartition('.')[0] or name} (copy with parts covered)"
    images = [blobs.read(sha256) for sha256 in row.pages_sha256]
    if len(images) == 1:
        return f"{stem}.jpg", "image/jpeg", images[0]
    return f"{stem}.pdf", "application/pdf", picture_pdf(images)


def page_image(blobs: BlobStore, row: ExhibitRow, number: int) -> bytes:
    """Return the copy of a page, from 1, as a JPEG; NotFoundError if there is none."""
    if not 1 <= number <= row.pages or not can_be_covered(row):
        raise NotFoundError
    if number <= len(row.pages_sha256):
        return blobs.read(row.pages_sha256[number - 1])
    try:
        return draw_pages_safely(blobs.read(row.sha256), row.filename, first=number - 1)[0]
    except SandboxError as error:
        raise NotFoundError from error


def _use(row: ExhibitRow, copy: Copy) -> None:
    if row.version != copy.version:
        raise StaleError(theirs={}, version=row.version)
    row.pages_sha256 = list(copy.pages_sha256)
    row.preview_sha256 = copy.preview_sha256
    row.covered = copy.covered


def _row_of(row: ExhibitRow, box: Box, now: datetime) -> RedactionRow:
    place = {name: getattr(box, name) for name in RedactionRow.FIELDS}
    owner: dict[str, Any] = {"owner_id": row.owner_id, "case_id": row.case_id, "created_at": now}
    return RedactionRow(**owner, exhibit_id=row.id, **place)


def _is_covered(box: Box, covered: Sequence[Box]) -> bool:
    return any(
        one.page == box.page
        and one.left <= box.left
        and one.top <= box.top
        and one.right >= box.right
        and one.bottom >= box.bottom
        for one in covered
    )
