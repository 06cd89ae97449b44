"""Reminders of a case: the customer's own, and what they put off."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import belongs, change, load_entry, load_owned, remember
from advocate.store.models import CaseRow, ReminderRow, SnoozeRow

LONGEST = timedelta(days=366)
MOST = 50


def add(
    session: Session, *, owner_id: int, case_id: str, text: str, remind_on: date, today: date, now: datetime
) -> str:
    """Keep a reminder of the customer's own and return its public id; CaseworkError for a day gone by."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    _check(remind_on, today)
    if len(session.scalars(_open(case)).all()) >= MOST:
        raise CaseworkError(f"There are {MOST} reminders in this case already. Tick one off first.")
    row = ReminderRow(**belongs(case, now=now), text=text, remind_on=remind_on)
    session.add(row)
    session.flush()
    return row.public_id


def revise(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    reminder_id: str,
    version: int,
    text: str,
    remind_on: date,
    today: date,
    now: datetime,
) -> None:
    """Change a reminder; StaleError when it was changed in another tab."""
    row = load(session, owner_id=owner_id, case_id=case_id, reminder_id=reminder_id)
    if remind_on != row.remind_on:
        _check(remind_on, today)
    change(session, row, version=version, values={"text": text, "remind_on": remind_on}, now=now)


def load(session: Session, *, owner_id: int, case_id: str, reminder_id: str) -> ReminderRow:
    """Return a reminder of the owner's case; NotFoundError if missing, foreign or deleted."""
    return load_entry(session, ReminderRow, owner_id=owner_id, case_id=case_id, entry_id=reminder_id)


def tick(
    session: Session, *, owner_id: int, case_id: str, reminder_id: str, done_on: date | None, now: datetime
) -> None:
    """Say that a reminder is dealt with, or with None that it is not."""
    row = load(session, owner_id=owner_id, case_id=case_id, reminder_id=reminder_id)
    remember(session, row, now=now)
    row.done_on = done_on
    session.flush()


def delete(session: Session, *, owner_id: int, case_id: str, reminder_id: str, now: datetime) -> None:
    """Take a reminder away; `restore` puts it back."""
    load(session, owner_id=owner_id, case_id=case_id, reminder_id=reminder_id).deleted_at = now
    session.flush()


def restore(session: Session, *, owner_id: int, case_id: str, reminder_id: str) -> None:
    """Put a deleted reminder back."""
    row = load_entry(
        session, ReminderRow, owner_id=owner_id, case_id=case_id, entry_id=reminder_id, with_deleted=True
    )
    row.deleted_at = None
    session.flush()


def snooze(
    session: Session, *, owner_id: int, case_id: str, action: str, until: date, today: date, now: datetime
) -> None:
    """Put the next action off; `action` is its key. CaseworkError for a day that is over or too far off."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    _check(until, today)
    row = session.scalar(select(SnoozeRow).where(SnoozeRow.case_id == case.id))
    if row is None:
        session.add(SnoozeRow(**belongs(case, now=now), action=action, until=until))
    else:
        row.action, row.until = action, until
    session.flush()


def wake(session: Session, *, owner_id: int, case_id: str) -> None:
    """Put nothing off any more."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    for row in session.scalars(select(SnoozeRow).where(SnoozeRow.case_id == case.id)):
        session.delete(row)
    session.flush()


def _check(day: date, today: date) -> None:
    if day <= today:
        raise CaseworkError("Choose a day after today.", field="on")
    if day > today + LONGEST:
        raise CaseworkError("Choose a day within a year.", field="on")


def _open(case: CaseRow) -> Select[int]:
    return select(ReminderRow.id).where(
        ReminderRow.case_id == case.id, ReminderRow.done_on.is_(None), ReminderRow.deleted_at.is_(None)
    )
