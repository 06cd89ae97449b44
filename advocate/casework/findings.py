"""What was found in an exhibit: offered, put on the timeline with the exhibit behind it, or turned down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from advocate.casework import evidence, snapshot, timeline
from advocate.casework.errors import CaseworkError, NotFoundError
from advocate.casework.timeline import EntryKind, contact_values, fact_values, promise_values
from advocate.domain.case import Case, ChannelKind, Direction, PromiseState
from advocate.domain.evidence.offer import InFile, Offer, OfferKind
from advocate.domain.evidence.offers import offers
from advocate.store.models import ExhibitRow, FindingRow

KINDS = {
    OfferKind.CONTACT: EntryKind.CONTACT,
    OfferKind.FACT: EntryKind.FACT,
    OfferKind.PROMISE: EntryKind.PROMISE,
}
GONE = "This is not offered any more. Look again at what is left."
UNSURE = "Look at this one first, then add it."


@dataclass(frozen=True, slots=True)
class Offered:
    """What an exhibit's page offers, and how many findings were turned down before."""

    offers: tuple[Offer, ...]
    turned_down: int


def offered(session: Session, *, owner_id: int, case: Case, exhibit_id: str, today: date) -> Offered:
    """Return what was found in an exhibit and isn't answered yet; NotFoundError for one that isn't there."""
    row = evidence.load(session, owner_id=owner_id, case_id=case.id, exhibit_id=exhibit_id)
    exhibit = case.exhibit(exhibit_id)
    if exhibit is None:
        raise NotFoundError
    answers = _answers(session, row)
    found = offers(case, exhibit, in_file(row), answered=[one.key for one in answers], today=today)
    return Offered(found, sum(not one.entry_id for one in answers))


def find(
    session: Session, *, owner_id: int, case: Case, exhibit_id: str, key: str, today: date
) -> Offer | None:
    """Return the offer with that key, None where it is not offered any more."""
    there = offered(session, owner_id=owner_id, case=case, exhibit_id=exhibit_id, today=today)
    return next((one for one in there.offers if one.key == key), None)


def accept(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    exhibit_id: str,
    key: str,
    today: date,
    now: datetime,
) -> Offer:
    """Put a finding on the timeline as it is offered, with the exhibit behind it; returns the offer.

    What an entry tells already only gets the exhibit. CaseworkError where it is not offered any more, or
    where it needs a look first.
    """
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    case = snapshot.load(session, **place)
    offer = find(session, owner_id=owner_id, case=case, exhibit_id=exhibit_id, key=key, today=today)
    if offer is None:
        raise CaseworkError(GONE)
    if not offer.is_sure:
        raise CaseworkError(UNSURE)
    entry_id = offer.known or timeline.record(
        session, KINDS[offer.kind], **place, values=values_of(offer), now=now
    )
    evidence.show(session, **place, exhibit_id=exhibit_id, shown=(), ticked=[entry_id])
    answer(session, **place, exhibit_id=exhibit_id, key=key, entry_id=entry_id, now=now)
    return offer


def answer(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    exhibit_id: str,
    key: str,
    now: datetime,
    entry_id: str = "",
) -> None:
    """Note which entry a finding went to, or with none that it was turned down; it can be said anew."""
    row = evidence.load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id)
    known = _answer(session, row, key)
    if known is None:
        known = FindingRow(
            owner_id=row.owner_id, case_id=row.case_id, created_at=now, exhibit_id=row.id, key=key
        )
        session.add(known)
    known.entry_id = entry_id
    session.flush()


def turn_down(
    session: Session, *, owner_id: int, case_id: str, exhibit_id: str, key: str, today: date, now: datetime
) -> None:
    """Turn a finding down, so that it isn't offered again; CaseworkError where it isn't offered any more."""
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    case = snapshot.load(session, **place)
    if find(session, owner_id=owner_id, case=case, exhibit_id=exhibit_id, key=key, today=today) is None:
        raise CaseworkError(GONE)
    answer(session, **place, exhibit_id=exhibit_id, key=key, now=now)


def take_back(
    session: Session, *, owner_id: int, case_id: str, exhibit_id: str, key: str, now: datetime
) -> None:
    """Undo what was said of a finding: it is offered again, and what it put on the timeline is taken off."""
    place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
    row = evidence.load(session, **place, exhibit_id=exhibit_id)
    known = _answer(session, row, key)
    if known is None:
        raise CaseworkError(GONE)
    if known.entry_id:
        evidence.show(session, **place, exhibit_id=exhibit_id, shown=[known.entry_id], ticked=())
        _take_off(session, place, known, now)
    session.delete(known)
    session.flush()


def offer_again(session: Session, *, owner_id: int, case_id: str, exhibit_id: str) -> None:
    """Forget which findings of an exhibit were turned down."""
    row = evidence.load(session, owner_id=owner_id, case_id=case_id, exhibit_id=exhibit_id)
    turned_down = FindingRow.exhibit_id == row.id, FindingRow.entry_id == ""
    session.execute(delete(FindingRow).where(*turned_down))


def values_of(offer: Offer) -> dict[str, Any]:
    """Return the columns of the entry that an offer becomes."""
    if offer.kind is OfferKind.CONTACT:
        return contact_values(
            text=offer.text,
            when=offer.when,
            channel=ChannelKind.EMAIL,
            direction=offer.direction or Direction.IN,
            person=offer.person,
            reference=offer.reference,
        )
    if offer.kind is OfferKind.PROMISE:
        return promise_values(
            text=offer.text,
            made=offer.when,
            by_whom=offer.person,
            due_on=offer.due_on,
            due_words="",
            state=PromiseState.OPEN,
            settled_on=None,
        )
    return fact_values(text=offer.text, when=offer.when)


def in_file(row: ExhibitRow) -> InFile:
    """Return what was read in an exhibit's file; older exhibits know neither pages nor days."""
    starts = tuple(row.findings.get("page_starts", ()))
    is_one_page = row.media_type == "application/pdf" and row.pages == 1
    return InFile(
        text=row.text,
        headers=tuple((name, value) for name, value in row.headers),
        page_starts=starts or ((0,) if is_one_page else ()),
        days=_days(row),
        read_pages=frozenset(row.findings.get("read_pages", ())),
    )


def _days(row: ExhibitRow) -> tuple[date, ...]:
    told = row.findings.get("days")
    if told is not None:
        return tuple(date.fromisoformat(day) for day in told)
    is_day = row.when is not None and row.when.start == row.when.end
    return (row.when.start,) if row.when and is_day and row.headers else ()


def _answers(session: Session, row: ExhibitRow) -> list[FindingRow]:
    return list(session.scalars(select(FindingRow).where(FindingRow.exhibit_id == row.id)))


def _answer(session: Session, row: ExhibitRow, key: str) -> FindingRow | None:
    query = select(FindingRow).where(FindingRow.exhibit_id == row.id, FindingRow.key == key)
    return session.scalar(query)


def _take_off(session: Session, place: dict[str, Any], answered: FindingRow, now: datetime) -> None:
    for kind in KINDS.values():
        try:
            entry = timeline.load(session, kind, **place, entry_id=answered.entry_id)
        except NotFoundError:
            continue
        # an entry that was there before only loses the exhibit
        if entry.created_at == answered.created_at:
            timeline.delete(session, kind, **place, entry_id=answered.entry_id, now=now)
