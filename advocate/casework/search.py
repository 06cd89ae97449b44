"""Looking for words in everything a case holds: what happened, letters, and the text in the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from advocate.casework.reading import is_read
from advocate.casework.rows import load_owned
from advocate.domain.case import Case
from advocate.domain.evidence.pages import split_pages
from advocate.files.safely import page_texts_safely
from advocate.store.blobs import BlobStore
from advocate.store.finding import Finder, Hit, find
from advocate.store.models import ExhibitRow

MOST_HITS = 50
MOST_FILES_READ = 5
STORY = "story"
EXHIBIT = "exhibit"
LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the case and where it belongs; `page` from 1 where it is known, 0 where it is not."""

    kind: str
    entry_id: str
    title: str
    text: str
    page: int = 0
    is_content: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that has the words, its line from 1, the words around in pieces with what was found."""

    passage: Passage
    line: int
    pieces: tuple[tuple[str, bool], ...]


def search(
    session: Session, blobs: BlobStore, *, owner_id: int, case: Case, asked: str, finder: Finder = find
) -> tuple[Found, ...]:
    """Return where the case has every word of `asked`, the best first, at most `MOST_HITS` places.

    The texts are read as they are now, so a change needs no upkeep. Of PDFs with several pages the first
    `MOST_FILES_READ` that have the words are read again for the page, unless a program read their pictures.
    """
    if not asked.strip():
        return ()
    rows = _exhibit_rows(session, owner_id=owner_id, case_id=case.id)
    passages = [*_entries(case), *_contents(rows)]
    hits = finder([passage.text for passage in passages], asked, most=MOST_HITS)
    many = {row.public_id: row for row in rows if row.pages > 1}
    found: list[Found] = []
    read = 0
    for hit in hits:
        passage = passages[hit.number]
        row = many.get(passage.entry_id) if passage.is_content else None
        if row and is_read(row):
            texts: Sequence[str] = split_pages(row.text, row.findings["page_starts"])
            found += _by_page(passage, hit, texts, asked, finder)
        elif row and row.media_type == "application/pdf" and read < MOST_FILES_READ:
            read += 1
            texts = page_texts_safely(blobs.read(row.sha256))
            found += _by_page(passage, hit, texts, asked, finder)
        else:
            found.append(Found(passage, hit.line, hit.pieces))
    return tuple(found[:MOST_HITS])


def _by_page(passage: Passage, hit: Hit, texts: Sequence[str], asked: str, finder: Finder) -> Iterator[Found]:
    pages = sorted(finder(texts, asked, most=MOST_HITS), key=lambda one: one.number)
    for one in pages:
        yield Found(replace(passage, page=one.number + 1), one.line, one.pieces)
    if not pages:
        # the words stand on different pages
        yield Found(passage, 0, hit.pieces)


def _entries(case: Case) -> Iterator[Passage]:
    if case.story:
        yield Passage(STORY, "", "Your story", case.story)
    for fact in case.facts:
        yield Passage("fact", fact.id, "What happened", fact.text)
    for contact in case.contacts:
        yield Passage(
            "contact",
            contact.id,
            "Contact",
            _lines(contact.text, contact.person, contact.role, contact.reference),
        )
    for promise in case.promises:
        words = _lines(promise.text, promise.by_whom, promise.due_words)
        yield Passage("promise", promise.id, "Promise", words)
    for impact in case.impacts:
        yield Passage("impact", impact.id, "What it cost you", impact.text)
    for note in case.notes:
        yield Passage("note", note.id, "Your own note", note.text)
    for letter in case.letters:
        text = f"{letter.subject}\n{letter.sent_text or letter.body}"
        yield Passage(LETTER, letter.id, letter.subject or "Letter", text)
    for exhibit in case.exhibits:
        words = _lines(exhibit.label, exhibit.title, exhibit.filename, exhibit.shows)
        yield Passage(EXHIBIT, exhibit.id, f"{exhibit.label} {exhibit.title}", words)


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _contents(rows: Sequence[ExhibitRow]) -> Iterator[Passage]:
    for row in rows:
        head = "\n".join(f"{name}: {value}" for name, value in row.headers)
        text = f"{head}\n\n{row.text}" if head else row.text
        if text.strip():
            title = f"E{row.number} {row.title}"
            yield Passage(EXHIBIT, row.public_id, title, text, page=int(row.pages == 1), is_content=True)


def _exhibit_rows(session: Session, *, owner_id: int, case_id: str) -> Sequence[ExhibitRow]:
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    query = (
        select(ExhibitRow)
        .where(ExhibitRow.case_id == case.id, ExhibitRow.deleted_at.is_(None))
        .options(undefer(ExhibitRow.text), undefer(ExhibitRow.headers), undefer(ExhibitRow.findings))
        .order_by(ExhibitRow.number)
    )
    return session.scalars(query).all()
