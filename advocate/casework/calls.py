"""Contacts as they happen: what to say on the phone, and the record of what was said and promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework import evidence
from advocate.casework.taking_in import TakenIn
from advocate.casework.timeline import EntryKind, promise_values, record
from advocate.domain.call_sheet import CalmWords
from advocate.domain.case import PromiseState, When
from advocate.rulebook import call_words


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised in a contact; `due_words` is how they put it ("in 3 working days")."""

    text: str
    due_on: date | None
    due_words: str = ""


def calm_words(name: str) -> tuple[CalmWords, ...]:
    """Return what can be said at each moment of a call by a caller of that name, which may be empty."""
    return call_words.for_caller(name)


def record_with_promises(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    contact: Mapping[str, Any],
    promises: Sequence[Promised],
    now: datetime,
) -> str:
    """Put a contact and what was promised in it on the timeline; return the contact's public id.

    `contact` comes from `timeline.contact_values`; the promises were made on its day, by its person.
    """
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id, "now": now}
    return _record_all(session, place, contact, promises)[0]


def record_chat(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    contact: Mapping[str, Any],
    promises: Sequence[Promised],
    transcript: TakenIn,
    title: str,
    when: When | None,
    case_limit: int,
    now: datetime,
) -> str:
    """Put a chat on the timeline with what was promised in it, backed by its transcript as an exhibit.

    Returns the contact's public id. Raises CaseworkError where the transcript has no room in the case.
    """
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    added = evidence.add(session, **place, taken=transcript, case_limit=case_limit, now=now)
    if not added.is_known:
        row = evidence.load(session, **place, exhibit_id=added.exhibit_id)
        row.title, row.when = title, when
        session.flush()
    entries = _record_all(session, {**place, "now": now}, contact, promises)
    evidence.show(session, **place, exhibit_id=added.exhibit_id, shown=(), ticked=entries)
    return entries[0]


def _record_all(
    session: Session, place: Mapping[str, Any], contact: Mapping[str, Any], promises: Sequence[Promised]
) -> list[str]:
    """Put a contact and its promises on the timeline; returns their public ids, the contact's first."""
    entries = [record(session, EntryKind.CONTACT, **place, values=contact)]
    made = {name: value for name, value in contact.items() if name.startswith("date_")}
    for promise in promises:
        values = {**_open_promise(promise, made=None, by_whom=contact["person"]), **made}
        entries.append(record(session, EntryKind.PROMISE, **place, values=values))
    return entries


def record_promises(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    promises: Sequence[Promised],
    made_on: date,
    by_whom: str = "",
    now: datetime,
) -> None:
    """Put what was promised on a day on the timeline, where no new contact is told of."""
    for promise in promises:
        values = _open_promise(promise, made=When.on(made_on), by_whom=by_whom)
        record(session, EntryKind.PROMISE, owner_id=owner_id, case_id=case_id, values=values, now=now)


def _open_promise(promise: Promised, *, made: When | None, by_whom: str) -> dict[str, Any]:
    return promise_values(
        text=promise.text,
        made=made,
        by_whom=by_whom,
        due_on=promise.due_on,
        due_words=promise.due_words,
        state=PromiseState.OPEN,
        settled_on=None,
    )
