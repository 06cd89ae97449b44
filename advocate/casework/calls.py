"""Phone calls: what to say, and the record of what was said and promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from advocate.casework.timeline import EntryKind, contact_values, promise_values, record
from advocate.domain.call_sheet import CalmWords
from advocate.domain.case import ChannelKind, Direction, PromiseState, When
from advocate.rulebook import call_words


@dataclass(frozen=True, slots=True)
class Held:
    """A call that took place: the customer's day and time of its start, its length in minutes if known."""

    day: date
    at: time
    minutes: int | None
    text: str
    person: str = ""
    reference: str = ""
    is_helper: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised in a call; `due_words` is how they put it ("in 3 working days")."""

    text: str
    due_on: date | None
    due_words: str = ""


def calm_words(name: str) -> tuple[CalmWords, ...]:
    """Return what can be said at each moment of a call by a caller of that name, which may be empty."""
    return call_words.for_caller(name)


def record_call(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    call: Held,
    promises: Sequence[Promised],
    now: datetime,
) -> str:
    """Put a call and what was promised in it on the timeline; return the contact's public id."""
    day = When.on(call.day)
    contact = contact_values(
        text=call.text,
        when=day,
        channel=ChannelKind.CALL,
        direction=Direction.OUT,
        at=call.at,
        person=call.person,
        reference=call.reference,
        minutes=call.minutes,
        is_helper=call.is_helper,
    )
    contact_id = record(
        session, EntryKind.CONTACT, owner_id=owner_id, case_id=case_id, values=contact, now=now
    )
    for promise in promises:
        values = promise_values(
            text=promise.text,
            made=day,
            by_whom=call.person,
            due_on=promise.due_on,
            due_words=promise.due_words,
            state=PromiseState.OPEN,
            settled_on=None,
        )
        record(session, EntryKind.PROMISE, owner_id=owner_id, case_id=case_id, values=values, now=now)
    return contact_id
