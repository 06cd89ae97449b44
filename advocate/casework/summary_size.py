"""Tells before a case summary is made about how many pages and bytes it will have."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate.casework.rows import load_owned
from advocate.domain.summary import CaseSummary, originals, saved_case_fits
from advocate.printing.cutting import MOST_PAGES
from advocate.store.blobs import BlobStore, MissingBlobError
from advocate.store.models import ExhibitRow

# Measured on the example cases: what a page holds, and what it weighs.
LINES_A_PAGE, CHARACTERS_A_LINE = 40, 62
CHARACTERS_OF_AN_EXHIBIT_PAGE = 3_400
BYTES_OF_FONTS, BYTES_OF_A_PAGE, BYTES_OF_A_SAVED_CASE = 25_000, 4_000, 20_000


@dataclass(frozen=True, slots=True)
class Size:
    """About how many pages and bytes."""

    pages: int
    size: int


def estimate(session: Session, blobs: BlobStore, summary: CaseSummary, *, owner_id: int) -> Size:
    """Return about how large the PDF of a summary will be; nothing is laid out for it."""
    exhibits = [*_exhibits(session, blobs, summary, owner_id)] if summary.exhibits else []
    pages = _pages_before(summary) + sum(found.pages for found in exhibits)
    drawn = sum(found.size for found in exhibits)
    return Size(pages, BYTES_OF_FONTS + BYTES_OF_A_PAGE * pages + drawn + _inside(summary))


def _inside(summary: CaseSummary) -> int:
    """Return the bytes of the files inside: the saved case with every original, or the originals chosen."""
    if saved_case_fits(summary.case, summary.choices):
        return BYTES_OF_A_SAVED_CASE + sum(exhibit.size for exhibit in summary.case.exhibits)
    return sum(exhibit.size for exhibit in originals(summary.case, summary.choices))


def _pages_before(summary: CaseSummary) -> int:
    """Return the pages of brief, chronology, tables, letters and list of exhibits."""
    parts = [
        sum(2.2 + _lines(entry.text) for entry in summary.entries) + (8 if summary.choices.picture else 0)
    ]
    tables = sum(2.5 + _lines(p.text) for p in summary.promises) + sum(
        1.5 + _lines(i.text) for i in summary.impacts
    )
    attempts = 2.0 * len(summary.attempts.contacts) if summary.attempts else 0
    tables += attempts + 2.5 * len(summary.offers) + 2.0 * len(summary.left_out)
    parts += [tables] if tables else []
    parts += [sum(map(_lines, letter.sent_text.splitlines())) * 0.85 for letter in summary.letters]
    parts += [_lines(summary.story) + _lines(summary.fallback)] if summary.story or summary.fallback else []
    parts += [4.0 * len(summary.exhibits)] if summary.exhibits else []
    return 1 + sum(max(1, ceil(lines / LINES_A_PAGE)) for lines in parts)


def _exhibits(session: Session, blobs: BlobStore, summary: CaseSummary, owner_id: int) -> Iterator[Size]:
    case = load_owned(session, owner_id=owner_id, case_id=summary.case.id)
    query = select(ExhibitRow.pages, ExhibitRow.pages_sha256, func.length(ExhibitRow.text)).where(
        ExhibitRow.case_id == case.id, ExhibitRow.deleted_at.is_(None)
    )
    for count, names, characters in session.execute(query):
        if names:
            drawn = sum(_size(blobs, name) for name in names)
            pages = max(count, len(names))
            yield Size(pages, drawn * pages // len(names))
        else:
            yield Size(min(MOST_PAGES, max(1, ceil((characters or 0) / CHARACTERS_OF_AN_EXHIBIT_PAGE))), 0)


def _size(blobs: BlobStore, name: str) -> int:
    with contextlib.suppress(MissingBlobError):
        return blobs.size(name)
    return 0


def _lines(text: str) -> float:
    return max(1, ceil(len(text) / CHARACTERS_A_LINE))
