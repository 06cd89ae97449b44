"""What the organisation answered: read for the customer, kept as they confirmed it, and decided on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework import evidence, snapshot
from advocate.casework.calls import Promised, record_promises, record_with_promises
from advocate.casework.errors import CaseworkError, NotFoundError
from advocate.casework.rows import belongs, change, load_entry, load_owned
from advocate.casework.timeline import EntryKind, delete, fact_values, record
from advocate.domain.case import AskSaid, Case, Contact, Money, Reply, ReplyKind, When
from advocate.domain.kinds import Stance
from advocate.domain.labels import STANCES
from advocate.domain.replies import ReplyReading, read_reply
from advocate.domain.wording import say_when
from advocate.files.texts import from_html
from advocate.rulebook import reply_rules
from advocate.store.models import NoteRow, ReplyRow

_READ_ALREADY = "You have read this reply already. Change it there."


_MARKUP = re.compile(r"<(?:html|body|p|div|br|table|span)\b[^>]*>", re.IGNORECASE)


def read(case: Case, text: str, *, said_on: date | None, today: date) -> ReplyReading:
    """Return what a reply was understood to say; HTML that was pasted is read as its reader would see it."""
    plain = from_html(text) if _MARKUP.search(text) else text
    return read_reply(plain, case, said_on=said_on, today=today, rules=reply_rules.load())


def text_of_exhibit(session: Session, *, owner_id: int, case_id: str, exhibit_id: str) -> str:
    """Return the text that was read in an exhibit, "" for none; NotFoundError where there is no such one."""
    return evidence.load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id).text


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a reply says, as the customer confirmed it; the fields are those of a `Reply`."""

    kind: ReplyKind
    asked: str = ""
    asks: tuple[AskSaid, ...] = ()
    offer: str = ""
    offer_money: Money | None = None
    until: date | None = None
    settles: str = ""


def keep(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    contact: Mapping[str, Any],
    contact_id: str = "",
    text: str = "",
    confirmed: Confirmed,
    promises: Sequence[Promised] = (),
    exhibit_id: str = "",
    now: datetime,
) -> str:
    """Put a reply on the timeline with what was promised in it, and return its public id.

    `contact` comes from `timeline.contact_values`; `contact_id` names a contact that is there already, which
    then stays as it is. `text` is the whole reply as it was pasted. Raises CaseworkError for a contact of
    which a reply was read already.
    """
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    case = load_owned(session, **place)
    if contact_id:
        there = _contact(session, contact_id=contact_id, **place)
        on = there.when.start if there.when else now.date()
        record_promises(session, **place, promises=promises, made_on=on, by_whom=there.person, now=now)
    else:
        contact_id = record_with_promises(session, **place, contact=contact, promises=promises, now=now)
    if exhibit_id:
        evidence.back(session, **place, entry_id=contact_id, shown=(), ticked=[exhibit_id])
    row = ReplyRow(
        **belongs(case, now=now),
        contact_id=contact_id,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() if text else "",
        **_columns(confirmed),
    )
    session.add(row)
    session.flush()
    return row.public_id


def revise(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    reply_id: str,
    version: int,
    confirmed: Confirmed,
    now: datetime,
) -> None:
    """Change what a reply was understood to say; its text stays. StaleError after another tab's change."""
    row = _load(session, owner_id=owner_id, case_id=case_id, reply_id=reply_id)
    change(session, row, version=version, values=_columns(confirmed), now=now)


def remove(session: Session, *, owner_id: int, case_id: str, reply_id: str, now: datetime) -> None:
    """Take back the reading of a reply, and its clocks; the contact stays. `restore` brings it back."""
    row = _load(session, owner_id=owner_id, case_id=case_id, reply_id=reply_id)
    row.deleted_at = now
    session.flush()


def restore(session: Session, *, owner_id: int, case_id: str, reply_id: str) -> None:
    """Bring a reading back that was taken back."""
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    row = load_entry(session, ReplyRow, **place, entry_id=reply_id, with_deleted=True)
    if any(reply.contact_id == row.contact_id for reply in snapshot.load(session, **place).replies):
        raise CaseworkError(_READ_ALREADY)
    row.deleted_at = None
    session.flush()


def decide(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    reply_id: str,
    version: int,
    stance: Stance,
    today: date,
    now: datetime,
) -> str:
    """Record what the customer says to an offer, with a private note of it; returns the contact's id.

    Nothing is said to the organisation by it. Raises CaseworkError where nothing was offered.
    """
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    row = _load(session, **place, reply_id=reply_id)
    case = snapshot.load(session, **place)
    reply = reply_of(case, reply_id)
    if not reply.has_offer:
        raise CaseworkError("No offer is recorded in this reply.")
    change(session, row, version=version, values={"stance": stance.value, "decided_on": today}, now=now)
    _drop_note(session, row, now=now, **place)
    note = fact_values(text=_note(case, reply, stance), when=When.on(today))
    row.note_id = record(session, EntryKind.NOTE, **place, values=note, now=now)
    session.flush()
    return row.contact_id


def reconsider(
    session: Session, *, owner_id: int, case_id: str, reply_id: str, version: int, now: datetime
) -> None:
    """Take the decision on an offer back, with its note; StaleError after another tab's change."""
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    row = _load(session, **place, reply_id=reply_id)
    change(session, row, version=version, values={"stance": "", "decided_on": None}, now=now)
    _drop_note(session, row, now=now, **place)
    row.note_id = ""
    session.flush()


def reply_of(case: Case, reply_id: str) -> Reply:
    """Return the reply of a case with that id; NotFoundError where there is none."""
    found = next((reply for reply in case.replies if reply.id == reply_id), None)
    if found is None:
        raise NotFoundError
    return found


def _columns(confirmed: Confirmed) -> dict[str, Any]:
    money = confirmed.offer_money
    return {
        "kind": confirmed.kind.value,
        "asked": confirmed.asked,
        "asks": [
            {"ask": said.ask, "state": said.state.value, "quote": said.quote, "left": said.left}
            for said in confirmed.asks
        ],
        "offer": confirmed.offer,
        "amount": money.amount if money else None,
        "currency": money.currency if money else "",
        "until": confirmed.until,
        "settles": confirmed.settles,
    }


def _contact(session: Session, *, owner_id: int, case_id: str, contact_id: str) -> Contact:
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    if any(reply.contact_id == contact_id for reply in case.replies):
        raise CaseworkError(_READ_ALREADY)
    found = next((contact for contact in case.contacts if contact.id == contact_id), None)
    if found is None:
        raise NotFoundError
    return found


def _load(session: Session, *, owner_id: int, case_id: str, reply_id: str) -> ReplyRow:
    return load_entry(session, ReplyRow, owner_id=owner_id, case_id=case_id, entry_id=reply_id)


def _note(case: Case, reply: Reply, stance: Stance) -> str:
    contact = next((contact for contact in case.contacts if contact.id == reply.contact_id), None)
    day = f" of {say_when(contact.when, case.country)}" if contact and contact.when else ""
    return f"Your decision on their offer{day}: {STANCES[stance]}. It counts once you have told them."


def _drop_note(session: Session, row: ReplyRow, *, owner_id: int, case_id: str, now: datetime) -> None:
    """Delete the note of an earlier decision, unless the customer did."""
    if not row.note_id:
        return
    try:
        load_entry(session, NoteRow, owner_id=owner_id, case_id=case_id, entry_id=row.note_id)
    except NotFoundError:
        return
    delete(session, EntryKind.NOTE, owner_id=owner_id, case_id=case_id, entry_id=row.note_id, now=now)
