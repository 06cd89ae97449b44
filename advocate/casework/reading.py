"""Reading the text in pictures, where a program for it is installed: what waits for it, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from advocate.casework.rows import load_entry, load_owned
from advocate.domain.evidence.pages import join_pages, split_pages
from advocate.files import draw_pages_safely, limits
from advocate.files.photographs import unshown
from advocate.files.reading import read_pages_safely, reading_program
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobStore
from advocate.store.models import ExhibitRow

Writing = Callable[[], AbstractContextManager[Session]]
READ, MISSED = "read_pages", "missed_pages"


@dataclass(frozen=True, slots=True)
class Unread:
    """An exhibit with pages (from 0) that are pictures without text, which no program has read yet."""

    exhibit_id: str
    filename: str
    sha256: str
    pages_sha256: tuple[str, ...]
    wanted: tuple[int, ...]


def can_read() -> bool:
    """Return whether the program that reads text in pictures is installed."""
    return bool(reading_program())


def has_pictures(row: ExhibitRow) -> bool:
    """Return whether an exhibit prints as pictures of which one at least has no text of its own."""
    return READ in row.findings or bool(_wanted(row))


def is_read(row: ExhibitRow) -> bool:
    """Return whether a program has read what could be read in an exhibit's pictures."""
    return READ in row.findings


def unread(
    session: Session, *, owner_id: int, case_id: str, exhibit_id: str | None = None
) -> tuple[Unread, ...]:
    """Return the case's exhibits that a program could read and has not, by label, or one of them."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    here = ExhibitRow.case_id == case.id, ExhibitRow.looked_at.is_not(None)
    query = select(ExhibitRow).where(*here).options(undefer(ExhibitRow.text), undefer(ExhibitRow.findings))
    if exhibit_id is not None:
        query = query.where(ExhibitRow.public_id == exhibit_id)
    rows = session.scalars(query.order_by(ExhibitRow.number))
    return tuple(_unread(row) for row in rows if not is_read(row) and _wanted(row))


def read(writing: Writing, blobs: BlobStore, found: Sequence[Unread], *, owner_id: int, case_id: str) -> None:
    """Read exhibits one by one and keep the text of each with its pages; nothing where no program is there.

    No transaction is open while a page is read. NotFoundError when the case is deleted meanwhile.
    """
    program = reading_program()
    for one in found if program else ():
        texts = dict(read_pages_safely(_pictures(blobs, one), program))
        with writing() as session:
            row = load_entry(
                session,
                ExhibitRow,
                owner_id=owner_id,
                case_id=case_id,
                entry_id=one.exhibit_id,
                with_deleted=True,
            )
            # the version stays: a page that was open before is not out of date because of this
            session.execute(
                update(ExhibitRow)
                .where(ExhibitRow.id == row.id)
                .values(_found(row, one, texts))
                .execution_options(synchronize_session=False)
            )


def _unread(row: ExhibitRow) -> Unread:
    return Unread(row.public_id, row.filename, row.sha256, tuple(row.pages_sha256), _wanted(row))


def _wanted(row: ExhibitRow) -> tuple[int, ...]:
    """Return the pages without text of an exhibit that prints as pictures."""
    if not row.pages_sha256:
        return ()
    if not row.text:
        return tuple(range(min(row.pages, limits.PAGES_READ)))
    # pages that are told nothing of come after the most text that is kept
    texts = split_pages(row.text, row.findings.get("page_starts", ()))
    return tuple(number for number, text in enumerate(texts) if not text)[: limits.PAGES_READ]


def _pictures(blobs: BlobStore, one: Unread) -> Iterator[tuple[int, bytes]]:
    """Yield our own pictures of the pages; what was not drawn when the file came is drawn now."""
    drawn: Mapping[int, bytes] = {}
    for number in one.wanted:
        if number < len(one.pages_sha256):
            yield number, blobs.read(one.pages_sha256[number])
            continue
        if number not in drawn:
            try:
                more = draw_pages_safely(blobs.read(one.sha256), one.filename, first=number)
            except SandboxError:
                # the pages that could not be drawn are told as missed
                return
            drawn = dict(enumerate(more, number))
        yield number, drawn[number]


def _found(row: ExhibitRow, one: Unread, texts: Mapping[int, str | None]) -> dict[str, Any]:
    """Return the columns that hold what was read, beside what the file says itself."""
    was = split_pages(row.text, row.findings.get("page_starts", ()))
    whole = [was[number] if number < len(was) else "" for number in range(max(row.pages, len(was)))]
    for number in one.wanted:
        whole[number] = _own(number, texts.get(number) or "")
    findings = {
        **row.findings,
        READ: [number + 1 for number in one.wanted if whole[number]],
        MISSED: [number + 1 for number in one.wanted if texts.get(number) is None],
    }
    if not findings[READ]:
        return {"findings": {"page_starts": [], **findings}}
    text, starts = join_pages(whole, limits.TEXT_CHARACTERS)
    return {"text": text, "findings": {**findings, "page_starts": list(starts)}}


def _own(number: int, text: str) -> str:
    """Return the text of a page, "" where the picture holds nothing but our own words that it is missing."""
    return "" if _letters(text) == _letters(unshown(number + 1)) else text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
