"""Looking into exhibits after they are kept: what waits for it, doing it, writing down what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from advocate.casework import taking_in
from advocate.casework.cases import drop_blobs
from advocate.casework.rows import load_entry, load_owned
from advocate.casework.taking_in import TakenIn
from advocate.casework.timeline import date_values
from advocate.files import title_from
from advocate.store.blobs import BlobStore
from advocate.store.models import ExhibitRow

Writing = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True, slots=True)
class Unlooked:
    """An exhibit whose file nobody has looked into; `size` is in bytes."""

    exhibit_id: str
    filename: str
    sha256: str
    size: int


def unlooked(
    session: Session, *, owner_id: int, case_id: str, exhibit_id: str | None = None
) -> tuple[Unlooked, ...]:
    """Return the case's exhibits that were not looked into, in the order of their labels, or one of them."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    query = select(ExhibitRow.public_id, ExhibitRow.filename, ExhibitRow.sha256, ExhibitRow.size).where(
        ExhibitRow.case_id == case.id, ExhibitRow.looked_at.is_(None)
    )
    if exhibit_id is not None:
        query = query.where(ExhibitRow.public_id == exhibit_id)
    return tuple(Unlooked(*row) for row in session.execute(query.order_by(ExhibitRow.number)))


def look(
    writing: Writing,
    blobs: BlobStore,
    found: tuple[Unlooked, ...],
    *,
    owner_id: int,
    case_id: str,
    now: Callable[[], datetime],
) -> Iterator[str]:
    """Look into exhibits one by one and write down what is in each; yields the id of each that is done.

    No transaction is open while a file is looked into, which takes up to ten seconds; `writing` opens one to
    write in. NotFoundError when the case is deleted meanwhile; nothing that was made of it is left then.
    """
    for one in found:
        taken = taking_in.look_into(blobs, sha256=one.sha256, size=one.size, filename=one.filename)
        try:
            with writing() as session:
                _note(session, taken, one, owner_id=owner_id, case_id=case_id, now=now())
        except BaseException:
            with writing() as session:
                drop_blobs(session, blobs, {*taken.pages_sha256, taken.preview_sha256} - {""})
            raise
        yield one.exhibit_id


def _note(
    session: Session, taken: TakenIn, found: Unlooked, *, owner_id: int, case_id: str, now: datetime
) -> None:
    """Write down what was found; a title or a day that the customer has given meanwhile stays.

    The version stays too: a page that was open before is not out of date because of this.
    """
    row = load_entry(
        session,
        ExhibitRow,
        owner_id=owner_id,
        case_id=case_id,
        entry_id=found.exhibit_id,
        with_deleted=True,
    )
    values = taking_in.found_columns(taken, now)
    if row.title == title_from(row.filename):
        values["title"] = taking_in.title_of(taken)
    if row.when is None:
        values |= date_values(taking_in.date_of(taken))
    session.execute(
        update(ExhibitRow)
        .where(ExhibitRow.id == row.id, ExhibitRow.looked_at.is_(None))
        .values(values)
        .execution_options(synchronize_session=False)
    )
