"""Loading and changing rows: always through their owner, always with a version, never without a trace."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import NotFoundError, StaleError
from advocate.store.models import CaseRow, RevisionRow
from advocate.store.models.columns import Deletable, InCase, Owned

Row = TypeVar("Row", bound=InCase)


def load_owned(session: Session, *, owner_id: int, case_id: str) -> CaseRow:
    """Return the owner's case with the public id `case_id`; NotFoundError if it is missing or not theirs."""
    found = session.scalar(select(CaseRow).where(CaseRow.public_id == case_id, CaseRow.owner_id == owner_id))
    if found is None:
        raise NotFoundError
    return found


def load_entry(
    session: Session,
    model: type[Row],
    *,
    owner_id: int,
    case_id: str,
    entry_id: str,
    with_deleted: bool = False,
) -> Row:
    """Return a row of the owner's case by its public id; NotFoundError if missing, foreign or deleted."""
    query = (
        select(model)
        .join(CaseRow, CaseRow.id == model.case_id)
        .where(model.public_id == entry_id, model.owner_id == owner_id)
        .where(CaseRow.public_id == case_id, CaseRow.owner_id == owner_id)
    )
    found = session.scalar(query)
    if found is None or (isinstance(found, Deletable) and found.deleted_at and not with_deleted):
        raise NotFoundError
    return found


def belongs(case: CaseRow, *, now: datetime) -> dict[str, Any]:
    """Return the columns that put a new row into a case."""
    return {"owner_id": case.owner_id, "case_id": case.id, "created_at": now}


def change(
    session: Session,
    row: Owned,
    *,
    version: int,
    values: Mapping[str, Any],
    now: datetime,
    case_id: int | None = None,
) -> None:
    """Set `values` on a row last seen at `version` and keep what it said before.

    Raises StaleError when the row has moved on. Nothing is written when nothing changes.
    """
    if row.version != version:
        raise StaleError(theirs={name: getattr(row, name) for name in values}, version=row.version)
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    remember(session, row, now=now, case_id=case_id)
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def remember(session: Session, row: Owned, *, now: datetime, case_id: int | None = None) -> None:
    """Keep the row's present fields as an earlier version."""
    owner_case = case_id if case_id is not None else getattr(row, "case_id", row.id)
    session.add(
        RevisionRow(
            owner_id=row.owner_id,
            case_id=owner_case,
            kind=str(getattr(type(row), "__tablename__", "")),
            entry_id=row.public_id,
            entry_version=row.version,
            fields={name: plain(getattr(row, name)) for name in row.FIELDS},
            replaced_at=now,
            created_at=now,
        )
    )


def plain(value: object) -> object:
    """Return a value as JSON can hold it: dates and times in ISO form, decimals as text."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def revisions(session: Session, *, owner_id: int, entry_id: str) -> list[RevisionRow]:
    """Return the earlier versions of an entry, newest first."""
    query = (
        select(RevisionRow)
        .where(RevisionRow.owner_id == owner_id, RevisionRow.entry_id == entry_id)
        .order_by(RevisionRow.id.desc())
    )
    return list(session.scalars(query))
