"""What goes inside a case summary's PDF: the originals for its reader, or the saved case for the customer."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime, time
from typing import BinaryIO, cast

from sqlalchemy.orm import Session

from advocate.casework import archive
from advocate.casework.archive import layout
from advocate.domain.case import Exhibit
from advocate.domain.summary import CaseSummary, originals, saved_case_fits
from advocate.files.saved_case import NAME
from advocate.printing.embedding import FileInside, Relation, with_files
from advocate.store.blobs import BlobStore

_SAVED_CASE = "The whole case, to go on with in Advocate: choose this PDF under “Bring in a saved case”."


def with_inside(
    session: Session, blobs: BlobStore, pdf: bytes, summary: CaseSummary, *, owner_id: int
) -> bytes:
    """Return a summary's PDF with the files inside that its choices ask for.

    The same case gives the same bytes on the same day. ArchiveError or MissingBlobError when a file is
    missing, SandboxError when it takes too long.
    """
    with ExitStack() as opened:
        files = [opened.enter_context(blobs.open(e.sha256)) for e in _wanted(summary)]
        inside = [_original(e, file) for e, file in zip(_wanted(summary), files, strict=True)]
        if saved_case_fits(summary.case, summary.choices):
            out = cast(BinaryIO, opened.enter_context(tempfile.TemporaryFile()))
            inside.append(_saved_case(session, blobs, summary, owner_id, out))
        return with_files(pdf, inside)


def _wanted(summary: CaseSummary) -> tuple[Exhibit, ...]:
    return originals(summary.case, summary.choices)


def _original(exhibit: Exhibit, file: BinaryIO) -> FileInside:
    is_printed = bool(exhibit.pages) or not exhibit.why_no_preview
    return FileInside(
        name=layout.exhibit_file(exhibit.number, exhibit.filename).removeprefix("exhibits/"),
        media_type=exhibit.media_type,
        words=f"{exhibit.label}: {exhibit.title}",
        kept_at=exhibit.received_at,
        relation=Relation.SOURCE if is_printed else Relation.SUPPLEMENT,
        content=file,
    )


def _saved_case(
    session: Session, blobs: BlobStore, summary: CaseSummary, owner_id: int, out: BinaryIO
) -> FileInside:
    # the day is the record's, so that a second PDF of the same day is the same file
    made_at = datetime.combine(summary.made_on, time(), tzinfo=UTC)
    archive.write(
        session,
        blobs,
        owner_id=owner_id,
        case_id=summary.case.id,
        with_private=True,
        today=summary.made_on,
        now=made_at,
        out=out,
    )
    out.seek(0)
    return FileInside(NAME, "application/zip", _SAVED_CASE, made_at, Relation.SOURCE, out)
