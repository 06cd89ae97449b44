"""The case summary: choosing what goes in, gathering what exhibits print as, making the PDF."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, undefer

from advocate.casework import snapshot
from advocate.casework.rows import load_owned
from advocate.casework.summary_inside import with_inside
from advocate.domain.case import Case, Exhibit
from advocate.domain.summary import CaseSummary, Reader, SummaryChoices, build, recall, remember
from advocate.files import draw_pages_safely
from advocate.printing.summary import ExhibitPages, summary_html, summary_pdf
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore
from advocate.store.models import CaseRow, ExhibitRow

log = logging.getLogger("advocate")
MOST_PAGES = 500


def choices(session: Session, *, owner_id: int, case_id: str, reader: Reader | None = None) -> SummaryChoices:
    """Return what goes in for a reader, as it was last chosen for this case; for the last reader if None."""
    return recall(load_owned(session, owner_id=owner_id, case_id=case_id).summary_choices, reader)


def choose(session: Session, *, owner_id: int, case_id: str, chosen: SummaryChoices) -> None:
    """Remember the reader and what goes in for them; what was ticked for others stays."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    row.summary_choices = remember(row.summary_choices, chosen)
    session.flush()


def summarise(
    session: Session, *, owner_id: int, case_id: str, today: date, chosen: SummaryChoices | None = None
) -> CaseSummary:
    """Return the case's summary with what is `chosen`, or else with what was chosen last."""
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    return build(case, chosen or choices(session, owner_id=owner_id, case_id=case_id), today=today)


def make_pdf(
    session: Session,
    blobs: BlobStore,
    *,
    owner_id: int,
    case_id: str,
    today: date,
    chosen: SummaryChoices | None = None,
) -> bytes:
    """Return the summary as a PDF; SandboxError when it can't be made in its time and memory."""
    made = summarise(session, owner_id=owner_id, case_id=case_id, today=today, chosen=chosen)
    contents = exhibit_contents(session, blobs, owner_id=owner_id, case=made.case) if made.exhibits else {}
    return with_inside(session, blobs, summary_pdf(made, contents), made, owner_id=owner_id)


def exhibit_contents(
    session: Session, blobs: BlobStore, *, owner_id: int, case: Case
) -> Mapping[str, ExhibitPages]:
    """Return what each exhibit prints as; pages that were not drawn at its arrival are drawn now."""
    row = load_owned(session, owner_id=owner_id, case_id=case.id)
    return {exhibit.public_id: _pages(blobs, exhibit) for exhibit in session.scalars(_exhibits_of(row))}


def _pages(blobs: BlobStore, row: ExhibitRow) -> ExhibitPages:
    images = [blobs.read(name) for name in row.pages_sha256]
    note = row.why_no_preview
    if images:
        _draw_further(blobs, row, images)
        if len(images) < row.pages:
            note = f"{len(images)} of the {row.pages} pages of this file are printed here."
    return ExhibitPages(
        images=tuple(images),
        text="" if images else row.text,
        headers=tuple((name, value) for name, value in row.headers),
        note=note,
    )


def _draw_further(blobs: BlobStore, row: ExhibitRow, images: list[bytes]) -> None:
    """Add the pages after those in `images`, as far as they can be drawn."""
    try:
        while len(images) < min(row.pages, MOST_PAGES):
            more = draw_pages_safely(blobs.read(row.sha256), row.filename, first=len(images))
            if not more:
                return
            images += more
    except SandboxError:
        log.warning("exhibit %s: page %d could not be drawn", row.public_id, len(images) + 1)


def preview(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    today: date,
    address: Callable[[Exhibit, int], str],
    style: str,
    chosen: SummaryChoices | None = None,
) -> str:
    """Return the summary as HTML; `address` says where a page's picture is found, `style` the style sheet."""
    made = summarise(session, owner_id=owner_id, case_id=case_id, today=today, chosen=chosen)
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    contents = {exhibit.public_id: _outline(exhibit) for exhibit in session.scalars(_exhibits_of(row))}
    return summary_html(made, contents, address=address, style=style)


def _outline(row: ExhibitRow) -> ExhibitPages:
    """Return what an exhibit prints as, with a place for each picture that is drawn already."""
    return ExhibitPages(
        images=(b"",) * len(row.pages_sha256),
        text="" if row.pages_sha256 else row.text,
        headers=tuple((name, value) for name, value in row.headers),
        note=row.why_no_preview,
    )


def _exhibits_of(case: CaseRow) -> Select[ExhibitRow]:
    return (
        select(ExhibitRow)
        .where(ExhibitRow.case_id == case.id, ExhibitRow.deleted_at.is_(None))
        .options(undefer(ExhibitRow.text), undefer(ExhibitRow.headers))
    )
