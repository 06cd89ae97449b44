"""The owner: made at the first start, with details that are asked once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import StaleError
from advocate.store.models import FormUseRow, OwnerRow


def laptop_owner(session: Session, *, now: datetime) -> OwnerRow:
    """Return the one owner of a laptop, making the row at the first start."""
    found = session.scalar(select(OwnerRow).order_by(OwnerRow.id).limit(1))
    if found is None:
        found = OwnerRow(created_at=now)
        session.add(found)
        session.flush()
    return found


def details(session: Session, *, owner_id: int) -> OwnerRow:
    """Return the owner's own details."""
    return session.get_one(OwnerRow, owner_id)


def save_details(
    session: Session, *, owner_id: int, version: int, name: str, address: str, email: str, phone: str
) -> None:
    """Save the owner's own details; StaleError when they were changed in another tab."""
    row = session.get_one(OwnerRow, owner_id)
    values = {"name": name, "address": address, "email": email, "phone": phone}
    if row.version != version:
        raise StaleError(theirs={key: getattr(row, key) for key in values}, version=row.version)
    for key, value in values.items():
        setattr(row, key, value)
    row.version += 1
    session.flush()


def first_use(session: Session, *, owner_id: int, form_id: str, now: datetime) -> FormUseRow | None:
    """Note that a form is being used for the first time; None when it has been used before."""
    if earlier_result(session, owner_id=owner_id, form_id=form_id) is not None:
        return None
    use = FormUseRow(owner_id=owner_id, form_id=form_id, used_at=now)
    session.add(use)
    session.flush()
    return use


def earlier_result(session: Session, *, owner_id: int, form_id: str) -> str | None:
    """Return where the first use of a form led, or None."""
    query = select(FormUseRow.result).where(FormUseRow.owner_id == owner_id, FormUseRow.form_id == form_id)
    return session.scalar(query)
