"""Choosing the one outcome sought, and putting other goals aside."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import StaleError
from advocate.casework.rows import belongs, change, load_entry, load_owned
from advocate.domain.case import Money, RemedyKind
from advocate.store.models import OutcomeRow, ParkedGoalRow


def choose(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    version: int,
    remedy: RemedyKind,
    money: Money | None,
    act: str,
    by: date,
    fallback: str,
    why: str,
    working: str,
    now: datetime,
) -> None:
    """Save the one outcome sought; StaleError when it was changed in another tab."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    values = {
        "remedy": remedy.value,
        "amount": money.amount if money else None,
        "currency": money.currency if money else "",
        "act": act,
        "by": by,
        "fallback": fallback,
        "why": why,
        "working": working,
    }
    row = session.scalar(select(OutcomeRow).where(OutcomeRow.case_id == case.id))
    if row is not None:
        change(session, row, version=version, values=values, now=now)
        return
    if version:
        raise StaleError(theirs=dict.fromkeys(values, ""), version=0)
    session.add(OutcomeRow(**belongs(case, now=now), **values))
    session.flush()


def park(session: Session, *, owner_id: int, case_id: str, text: str, now: datetime) -> None:
    """Put a goal aside."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    session.add(ParkedGoalRow(**belongs(case, now=now), text=text))
    session.flush()


def unpark(session: Session, *, owner_id: int, case_id: str, goal_id: str, now: datetime) -> None:
    """Take a parked goal off the list."""
    row = load_entry(session, ParkedGoalRow, owner_id=owner_id, case_id=case_id, entry_id=goal_id)
    row.deleted_at = now
    session.flush()
