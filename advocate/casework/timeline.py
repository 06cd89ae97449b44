"""Recording what happened: facts, contacts, promises, impacts and notes; changing, deleting, undoing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import belongs, change, load_entry, load_owned, remember, revisions
from advocate.domain.case import ChannelKind, Direction, Money, PromiseState, When
from advocate.store.models import ContactRow, FactRow, ImpactRow, NoteRow, PromiseRow, RevisionRow


class EntryKind(StrEnum):
    """What can stand on the timeline."""

    FACT = "fact"
    CONTACT = "contact"
    PROMISE = "promise"
    IMPACT = "impact"
    NOTE = "note"


EntryRow = FactRow | ContactRow | PromiseRow | ImpactRow | NoteRow
MODELS: Mapping[EntryKind, type[EntryRow]] = {
    EntryKind.FACT: FactRow,
    EntryKind.CONTACT: ContactRow,
    EntryKind.PROMISE: PromiseRow,
    EntryKind.IMPACT: ImpactRow,
    EntryKind.NOTE: NoteRow,
}


def record(
    session: Session,
    kind: EntryKind,
    *,
    owner_id: int,
    case_id: str,
    values: Mapping[str, Any],
    now: datetime,
) -> str:
    """Put an entry on the timeline and return its public id; `values` come from `fact_values` and such."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    row = MODELS[kind](**belongs(case, now=now), **values)
    session.add(row)
    session.flush()
    return row.public_id


def revise(
    session: Session,
    kind: EntryKind,
    *,
    owner_id: int,
    case_id: str,
    entry_id: str,
    version: int,
    values: Mapping[str, Any],
    now: datetime,
) -> None:
    """Change an entry and keep what it said before; StaleError when it was changed in another tab."""
    row = load(session, kind, owner_id=owner_id, case_id=case_id, entry_id=entry_id)
    change(session, row, version=version, values=values, now=now)


def load(session: Session, kind: EntryKind, *, owner_id: int, case_id: str, entry_id: str) -> EntryRow:
    """Return an entry of the owner's case; NotFoundError if missing, foreign or deleted."""
    return load_entry(session, MODELS[kind], owner_id=owner_id, case_id=case_id, entry_id=entry_id)


def delete(
    session: Session, kind: EntryKind, *, owner_id: int, case_id: str, entry_id: str, now: datetime
) -> None:
    """Take an entry off the timeline; `restore` puts it back."""
    row = load(session, kind, owner_id=owner_id, case_id=case_id, entry_id=entry_id)
    if isinstance(row, ContactRow) and row.letter_id:
        raise CaseworkError("This is the record of a letter that you sent. It stays on the timeline.")
    row.deleted_at = now
    session.flush()


def restore(session: Session, kind: EntryKind, *, owner_id: int, case_id: str, entry_id: str) -> None:
    """Put a deleted entry back, with its exhibits."""
    row = load_entry(
        session, MODELS[kind], owner_id=owner_id, case_id=case_id, entry_id=entry_id, with_deleted=True
    )
    row.deleted_at = None
    session.flush()


def settle_promise(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    entry_id: str,
    state: PromiseState,
    today: date,
    now: datetime,
) -> None:
    """Say what became of a promise: kept, broken, or open again."""
    row = load_entry(session, PromiseRow, owner_id=owner_id, case_id=case_id, entry_id=entry_id)
    remember(session, row, now=now)
    row.state = state.value
    row.settled_on = None if state is PromiseState.OPEN else today
    session.flush()


def history(session: Session, *, owner_id: int, entry_id: str) -> list[RevisionRow]:
    """Return what an entry said before, newest first."""
    return revisions(session, owner_id=owner_id, entry_id=entry_id)


def fact_values(*, text: str, when: When | None) -> dict[str, Any]:
    """Return the columns of a fact."""
    return {"text": text, **date_values(when)}


def contact_values(
    *,
    text: str,
    when: When | None,
    channel: ChannelKind,
    direction: Direction,
    at: Any = None,
    person: str = "",
    role: str = "",
    reference: str = "",
    minutes: int | None = None,
    is_helper: bool = False,
) -> dict[str, Any]:
    """Return the columns of a contact; `minutes` is its length."""
    return {
        "text": text,
        **date_values(when),
        "channel": channel.value,
        "direction": direction.value,
        "at": at,
        "person": person,
        "role": role,
        "reference": reference,
        "minutes": minutes,
        "is_helper": is_helper,
    }


def promise_values(
    *,
    text: str,
    made: When | None,
    by_whom: str,
    due_on: date | None,
    due_words: str,
    state: PromiseState,
    settled_on: date | None,
) -> dict[str, Any]:
    """Return the columns of a promise."""
    return {
        "text": text,
        **date_values(made),
        "by_whom": by_whom,
        "due_on": due_on,
        "due_words": due_words,
        "state": state.value,
        "settled_on": settled_on,
    }


def impact_values(*, text: str, money: Money | None) -> dict[str, Any]:
    """Return the columns of an impact."""
    return {
        "text": text,
        "amount": money.amount if money else None,
        "currency": money.currency if money else "",
    }


def date_values(when: When | None) -> dict[str, Any]:
    """Return the four columns of a date with its precision."""
    return {
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_precision": when.precision.value if when else "",
        "date_words": when.words if when else "",
    }
