"""Evidence: labelling files for ever, saying what they show and what they back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import belongs, change, load_entry, load_owned
from advocate.casework.taking_in import TakenIn, date_of, found_columns, megabytes, shortened, title_of
from advocate.casework.timeline import date_values
from advocate.domain.case import When
from advocate.domain.evidence.passage import Passage, find_passage, say_passage
from advocate.store.models import CaseRow, ExhibitLinkRow, ExhibitRow


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: its exhibit, and whether the case had that very file already."""

    exhibit_id: str
    label: str
    is_known: bool


def add(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    taken: TakenIn,
    case_limit: int,
    now: datetime,
    came_with: int = 0,
) -> Added:
    """Make a stored file the case's next exhibit; the same file again is the exhibit that it is already.

    `came_with` is the number of the exhibit that it was taken from, 0 for a file of its own.
    Raises CaseworkError when the case would hold more than `case_limit` bytes.
    """
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    known = _known(session, case, taken.sha256)
    if known is not None:
        known.deleted_at = None
        session.flush()
        return Added(known.public_id, f"E{known.number}", is_known=True)
    if _held(session, case) + taken.size > case_limit:
        raise CaseworkError(
            f"“{shortened(taken.filename)}” does not fit: "
            f"one case holds at most {megabytes(case_limit)} of files."
        )
    case.exhibits_numbered += 1
    row = ExhibitRow(**belongs(case, now=now), number=case.exhibits_numbered, **_columns(taken, now))
    row.came_with = came_with
    session.add(row)
    session.flush()
    return Added(row.public_id, f"E{row.number}", is_known=False)


def revise(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    exhibit_id: str,
    version: int,
    title: str,
    shows: str,
    when: When | None,
    passage: str,
    passage_page: int,
    now: datetime,
) -> None:
    """Change an exhibit's title, date, what it shows and the passage that matters; never its label or file.

    Raises CaseworkError for a page that the exhibit doesn't have. Where 0 names none, it is the one that the
    words are found on.
    """
    row = load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id)
    if not 0 <= passage_page <= row.pages:
        raise CaseworkError(f"Enter a page from 1 to {row.pages}.", field="passage_page")
    if passage and not passage_page and row.pages > 1:
        passage_page = min(_found(row, passage).page, row.pages)
    values = {"title": title, "shows": shows, "passage": passage, "passage_page": passage_page}
    values.update(date_values(when))
    change(session, row, version=version, values=values, now=now)


def say_of_passage(row: ExhibitRow) -> str:
    """Return what a person should know of the passage that they named in an exhibit, "" if all is well."""
    return say_passage(row.passage, row.passage_page if row.pages > 1 else 0, _found(row, row.passage))


def load(session: Session, *, owner_id: int, case_id: str, exhibit_id: str) -> ExhibitRow:
    """Return an exhibit of the owner's case; NotFoundError if missing, foreign or taken out."""
    return load_entry(session, ExhibitRow, owner_id=owner_id, case_id=case_id, entry_id=exhibit_id)


def take_out(session: Session, *, owner_id: int, case_id: str, exhibit_id: str, now: datetime) -> str:
    """Take an exhibit out of the case and return its label, which stays its own; `put_back` undoes it."""
    row = load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id)
    row.deleted_at = now
    session.flush()
    return f"E{row.number}"


def put_back(session: Session, *, owner_id: int, case_id: str, exhibit_id: str) -> None:
    """Put an exhibit back that was taken out."""
    row = load_entry(
        session, ExhibitRow, owner_id=owner_id, case_id=case_id, entry_id=exhibit_id, with_deleted=True
    )
    row.deleted_at = None
    session.flush()


def back(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    entry_id: str,
    shown: Collection[str],
    ticked: Collection[str],
) -> None:
    """Say which exhibits back a timeline entry; ids that are not this case's are left out.

    Those in `ticked` do. Those in `shown` and not in `ticked` do no longer. All others stay as they are.
    """
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    here = ExhibitRow.case_id == case.id, ExhibitRow.deleted_at.is_(None)
    known = session.execute(select(ExhibitRow.public_id, ExhibitRow.id).where(*here))
    told = {*shown, *ticked}
    rows: dict[str, int] = {name: row_id for name, row_id in known if name in told}
    session.execute(
        delete(ExhibitLinkRow).where(
            ExhibitLinkRow.case_id == case.id,
            ExhibitLinkRow.entry_id == entry_id,
            ExhibitLinkRow.exhibit_id.in_(list(rows.values())),
        )
    )
    _link(session, case, [(row_id, entry_id) for name, row_id in rows.items() if name in ticked])


def show(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    exhibit_id: str,
    shown: Collection[str],
    ticked: Collection[str],
) -> None:
    """Say which timeline entries an exhibit backs, as `back` does; both hold entries of this case."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    row = load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id)
    session.execute(
        delete(ExhibitLinkRow).where(
            ExhibitLinkRow.exhibit_id == row.id, ExhibitLinkRow.entry_id.in_({*shown, *ticked})
        )
    )
    _link(session, case, [(row.id, entry_id) for entry_id in dict.fromkeys(ticked)])


def _found(row: ExhibitRow, words: str) -> Passage:
    return find_passage(words, row.text, row.findings.get("page_starts", ()))


def _link(session: Session, case: CaseRow, pairs: Sequence[tuple[int, str]]) -> None:
    session.add_all(
        ExhibitLinkRow(owner_id=case.owner_id, case_id=case.id, exhibit_id=exhibit, entry_id=entry_id)
        for exhibit, entry_id in pairs
    )
    session.flush()


def _known(session: Session, case: CaseRow, sha256: str) -> ExhibitRow | None:
    return session.scalar(
        select(ExhibitRow).where(ExhibitRow.case_id == case.id, ExhibitRow.sha256 == sha256)
    )


def _held(session: Session, case: CaseRow) -> int:
    return session.scalar(select(func.sum(ExhibitRow.size)).where(ExhibitRow.case_id == case.id)) or 0


def _columns(taken: TakenIn, now: datetime) -> dict[str, Any]:
    return {
        "title": title_of(taken),
        **date_values(date_of(taken)),
        "filename": taken.filename,
        "size": taken.size,
        "sha256": taken.sha256,
        "received_at": now,
        **found_columns(taken, now),
    }
