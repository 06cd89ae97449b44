"""A desk with one owner and one case that has everything in it, in a database and a folder of its own."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework import (
    archive,
    cases,
    drafting,
    escalation,
    evidence,
    letters,
    negotiation,
    outcome,
    owners,
    reminders,
    snapshot,
    story,
    taking_in,
    timeline,
)
from advocate.casework.archive import Brought
from advocate.casework.taking_in import TakenIn
from advocate.casework.timeline import EntryKind
from advocate.domain.case import (
    AskEnd,
    AskResult,
    Case,
    ChannelKind,
    ClosingKind,
    Direction,
    LetterKind,
    Money,
    Reference,
    RemedyKind,
    When,
)
from advocate.domain.deadlines import StartEvent
from advocate.domain.kinds import Reason
from advocate.domain.negotiation import NegotiationCard
from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import open_engine
from advocate.store.models import ExhibitRow, FindingRow, WantedEvidenceRow
from tests import databases
from tests.files import making

NOW = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
MEGABYTE = 1_000_000
STORY = "I am so angry. The line went dead on 3 March 2026. Priya promised an engineer by 12 March."
FALLBACK = "half of it as credit"
CARD = "they want me to stay"
REMINDER = "look at the bank account"
NOTE = "ask my sister about the router"
PASSAGE = ("Page two", 2)
FINDINGS = (("turned-down", ""), ("accepted", "the fact"))
WANTED = ("bill", "asked")
DAY = When.on(date(2026, 3, 3))
FILES = (
    ("router.jpg", making.photo()),
    ("März/rechnung „final“.pdf", making.pdf("Page one", "Page two")),
    ("voice.m4a", b"\x00\x01voice"),
)


@dataclass
class Desk:
    """Where one person works."""

    session: Session
    blobs: FolderBlobStore
    owner_id: int

    @property
    def place(self) -> dict[str, Any]:
        return {"owner_id": self.owner_id}

    def case(self, case_id: str) -> Case:
        return snapshot.load(self.session, owner_id=self.owner_id, case_id=case_id)

    def save(self, case_id: str, *, with_private: bool = True) -> bytes:
        """Return the case as an archive."""
        out = io.BytesIO()
        archive.write(
            self.session,
            self.blobs,
            owner_id=self.owner_id,
            case_id=case_id,
            with_private=with_private,
            today=TODAY,
            now=NOW,
            out=out,
        )
        return out.getvalue()

    def bring(self, data: bytes, *, as_copy: bool = False) -> Brought:
        """Read an archive and bring its case in, as the page does."""
        incoming = archive.read(io.BytesIO(data), limit=MEGABYTE)
        taken: dict[str, TakenIn] = {}
        archive.take_files(self.blobs, io.BytesIO(data), incoming, limit=MEGABYTE, into=taken)
        return archive.bring_in(
            self.session,
            self.blobs,
            incoming,
            taken,
            owner_id=self.owner_id,
            as_copy=as_copy,
            case_limit=MEGABYTE,
            now=NOW,
        )


def open_desk(folder: Path) -> Desk:
    """Return a desk with nothing on it."""
    session = Session(open_engine(databases.empty(folder)), expire_on_commit=False)
    return Desk(session, FolderBlobStore(folder / "evidence"), owners.laptop_owner(session, now=NOW).id)


def furnish(desk: Desk) -> str:
    """Put a case with one of everything on the desk and return its id."""
    me: dict[str, Any] = {"name": "Amina Rahman", "address": "14 Larch Close", "email": "a@example.org"}
    owner = owners.details(desk.session, owner_id=desk.owner_id)
    owners.save_details(desk.session, **desk.place, version=owner.version, phone="", **me)
    case_id = cases.start(
        desk.session,
        **desk.place,
        organisation_name="Northwind Broadband",
        organisation_email="complaints@northwind.example",
        organisation_address="2 Quay Street\nHull",
        sector="telecoms",
        country="GB",
        title="Eleven days",
        references=(Reference("Account", "NW-1"),),
        now=NOW,
    )
    place = {**desk.place, "case_id": case_id}
    _tell(desk, place)
    _record(desk, place)
    _write(desk, place)
    desk.session.commit()
    return case_id


def _tell(desk: Desk, place: dict[str, Any]) -> None:
    story.tell(desk.session, **place, version=0, text=STORY, today=TODAY, now=NOW)
    story.accept(desk.session, **place, now=NOW)
    outcome.choose(
        desk.session,
        **place,
        version=0,
        remedy=RemedyKind.REFUND,
        money=Money(Decimal("86.40"), "GBP"),
        act="",
        by=date(2026, 6, 1),
        fallback=FALLBACK,
        why="We paid",
        working="£54.90 and £31.50",
        now=NOW,
    )
    told = {
        "reason": Reason.PROMISE.value,
        "reason_words": "Nobody came",
        "told": {StartEvent.FINAL_RESPONSE.value: "2026-05-02"},
    }
    escalation.choose(desk.session, **place, version=0, values=told, now=NOW)
    negotiation.save_card(desk.session, **place, card=NegotiationCard(theirs=CARD), now=NOW)
    outcome.park(desk.session, **place, text="An apology", now=NOW)


def _record(desk: Desk, place: dict[str, Any]) -> None:
    reminders.add(desk.session, **place, text=REMINDER, remind_on=date(2026, 6, 3), today=TODAY, now=NOW)
    fact = timeline.record(
        desk.session,
        EntryKind.FACT,
        **place,
        now=NOW,
        values=timeline.fact_values(text="The line died", when=DAY),
    )
    call = timeline.contact_values(
        text="I asked why", when=None, channel=ChannelKind.CALL, direction=Direction.OUT, minutes=47
    )
    timeline.record(desk.session, EntryKind.CONTACT, **place, now=NOW, values=call)
    timeline.record(
        desk.session, EntryKind.NOTE, **place, now=NOW, values=timeline.fact_values(text=NOTE, when=DAY)
    )
    cost = timeline.impact_values(text="Two days of work", money=Money(Decimal("120.00"), "GBP"))
    timeline.record(desk.session, EntryKind.IMPACT, **place, now=NOW, values=cost)
    for name, data in FILES:
        taken = taking_in.take_in(desk.blobs, stream=io.BytesIO(data), filename=name, limit=MEGABYTE)
        added = evidence.add(desk.session, **place, taken=taken, case_limit=MEGABYTE, now=NOW)
        evidence.show(desk.session, **place, exhibit_id=added.exhibit_id, shown=(), ticked=[fact])
    evidence.take_out(desk.session, **place, exhibit_id=added.exhibit_id, now=NOW)
    row = evidence.load(desk.session, **place, exhibit_id=desk.case(place["case_id"]).exhibits[1].id)
    row.passage, row.passage_page = PASSAGE
    for key, entry_id in FINDINGS[0], (FINDINGS[1][0], fact):
        desk.session.add(FindingRow(**_belongs(row), exhibit_id=row.id, key=key, entry_id=entry_id))
    desk.session.add(WantedEvidenceRow(**_belongs(row), item=WANTED[0], answer=WANTED[1]))
    desk.session.flush()


def _write(desk: Desk, place: dict[str, Any]) -> None:
    for kind in (LetterKind.FIRST_COMPLAINT, LetterKind.THANKS):
        letter_id = drafting.draft(
            desk.session, **place, kind=kind, channel=ChannelKind.EMAIL, today=TODAY, now=NOW
        ).letter_id
        letter = snapshot.load(desk.session, **place).letter(letter_id)
        if letter is not None and kind is LetterKind.FIRST_COMPLAINT:
            letters.mark_sent(
                desk.session,
                **place,
                letter_id=letter_id,
                version=letter.version,
                channel=ChannelKind.EMAIL,
                sent_on=TODAY,
                now=NOW,
            )
    cases.close(
        desk.session,
        **place,
        kind=ClosingKind.PARTLY,
        got="Half",
        money=Money(Decimal("43.20"), "GBP"),
        worked="Writing it down",
        asks=(AskEnd("My £86.40 back", AskResult.PARTLY), AskEnd("An apology", AskResult.MET)),
        time_back="A free month",
        today=TODAY,
        now=NOW,
    )


def _belongs(row: ExhibitRow) -> dict[str, Any]:
    return {"owner_id": row.owner_id, "case_id": row.case_id, "created_at": NOW}
