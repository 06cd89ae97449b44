"""Starting, listing, changing, closing, archiving and deleting cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import belongs, change, load_owned
from advocate.domain.case import AskEnd, CaseState, ClosingKind, Money, Reference
from advocate.store.blobs import BlobStore
from advocate.store.database import BLOBS_TURN, take_turn
from advocate.store.models import CaseRow, ClosingRow, ExhibitRow, JobRow, OwnerRow, SummaryPartRow


def start(
    session: Session,
    *,
    owner_id: int,
    organisation_name: str,
    sector: str,
    country: str,
    title: str = "",
    organisation_email: str = "",
    organisation_address: str = "",
    references: Sequence[Reference] = (),
    now: datetime,
) -> str:
    """Start a case and return its public id; the country is remembered for the next one."""
    row = CaseRow(
        owner_id=owner_id,
        created_at=now,
        organisation_name=organisation_name,
        organisation_email=organisation_email,
        organisation_address=organisation_address,
        sector=sector,
        country=country,
        title=title,
        references=[{"label": r.label, "value": r.value} for r in references],
    )
    session.add(row)
    session.get_one(OwnerRow, owner_id).country = country
    session.flush()
    return row.public_id


def revise(
    session: Session, *, owner_id: int, case_id: str, version: int, values: Mapping[str, Any], now: datetime
) -> None:
    """Change organisation, kind of matter, country or references; StaleError when changed meanwhile."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    change(session, row, version=version, values=values, now=now, case_id=row.id)


def close(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    kind: ClosingKind,
    got: str,
    money: Money | None,
    worked: str,
    today: date,
    now: datetime,
    asks: Sequence[AskEnd] = (),
    time_back: str = "",
) -> None:
    """Close a case with what came of it; CaseworkError when it is closed already.

    How it had ended before, where it was opened again, is kept as an earlier version.
    """
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    if row.state != CaseState.OPEN:
        raise CaseworkError(
            "This case is closed already. Reopen it first if you want to change how it ended."
        )
    values: dict[str, Any] = {
        "kind": kind.value,
        "closed_on": today,
        "got": got,
        "amount": money.amount if money else None,
        "currency": money.currency if money else "",
        "worked": worked,
        "asks": [{"text": ask.text, "result": ask.result.value} for ask in asks],
        "time_back": time_back,
        "checked_on": None,
    }
    earlier = _closing(session, row)
    if earlier is None:
        session.add(ClosingRow(**belongs(row, now=now), **values))
    else:
        change(session, earlier, version=earlier.version, values=values, now=now)
        earlier.reopened_on = None
    row.state = CaseState.CLOSED
    session.flush()


def reopen(session: Session, *, owner_id: int, case_id: str, today: date) -> None:
    """Open a closed or archived case again; how it had ended is kept until it ends anew.

    No day in it moves: what ran while it was closed has run, as it has for everybody else.
    """
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    closing = _closing(session, row)
    if closing is not None and closing.reopened_on is None:
        closing.reopened_on = today
    row.state = CaseState.OPEN
    session.flush()


def not_yet(session: Session, *, owner_id: int, case_id: str, today: date) -> None:
    """Note that what was agreed when the case was closed is still to be done; CaseworkError if it is open."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    closing = _closing(session, row)
    if closing is None or closing.reopened_on is not None:
        raise CaseworkError("This case is open. Note what they did on its timeline.")
    closing.checked_on = today
    session.flush()


def archive(session: Session, *, owner_id: int, case_id: str) -> None:
    """Put a closed case out of sight; CaseworkError while it is open."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    if row.state == CaseState.OPEN:
        raise CaseworkError("Close the case before you archive it.")
    row.state = CaseState.ARCHIVED
    session.flush()


def delete_case(session: Session, *, owner_id: int, case_id: str) -> set[str]:
    """Delete a case with every row in it; returns the blobs that no other case needs, for `drop_blobs`."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    mine = _blobs_of(session.scalars(select(ExhibitRow).where(ExhibitRow.case_id == row.id)).all())
    others = _blobs_of(session.scalars(select(ExhibitRow).where(ExhibitRow.case_id != row.id)).all())
    mine |= set(session.scalars(select(JobRow.result).where(JobRow.case_id == row.id))) - {""}
    others |= set(session.scalars(select(JobRow.result).where(JobRow.case_id != row.id)))
    mine |= set(session.scalars(select(SummaryPartRow.sha256).where(SummaryPartRow.case_id == row.id)))
    others |= set(session.scalars(select(SummaryPartRow.sha256).where(SummaryPartRow.case_id != row.id)))
    session.delete(row)
    session.flush()
    return mine - others


def drop_blobs(session: Session, blobs: BlobStore, names: set[str]) -> None:
    """Delete files whose rows are gone; call it after the commit, so that a failure leaves only orphans.

    Call it in a writing transaction of its own: a file that another case took in meanwhile stays.
    """
    take_turn(session, BLOBS_TURN)
    for name in names - _named(session):
        blobs.delete(name)


def _closing(session: Session, case: CaseRow) -> ClosingRow | None:
    return session.scalar(select(ClosingRow).where(ClosingRow.case_id == case.id))


def _named(session: Session) -> set[str]:
    named = _blobs_of(session.scalars(select(ExhibitRow)).all())
    named |= set(session.scalars(select(SummaryPartRow.sha256)))
    return named | set(session.scalars(select(JobRow.result)))


def _blobs_of(exhibits: Sequence[ExhibitRow]) -> set[str]:
    found = {e.sha256 for e in exhibits} | {e.preview_sha256 for e in exhibits}
    for exhibit in exhibits:
        found.update(exhibit.pages_sha256)
    return found - {""}
