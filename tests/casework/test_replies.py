"""A reply is kept as it came, moves what follows from it, and can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advocate.casework import replies, timeline
from advocate.casework.calls import Promised
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.casework.replies import Confirmed
from advocate.casework.timeline import EntryKind
from advocate.domain.case import (
    AskSaid,
    AskState,
    Case,
    ChannelKind,
    Direction,
    Money,
    ReplyKind,
    When,
)
from advocate.domain.deadlines import StartEvent
from advocate.domain.deadlines.known_dates import known_dates
from advocate.domain.kinds import Stance
from tests.casework.desk import NOW, TODAY, Desk, furnish, open_desk

pytestmark = pytest.mark.slow

TEXT = "Dear Amina,\r\n\r\n£40 is all we can do 🙃.\n"
OFFER = Confirmed(
    ReplyKind.OFFER,
    asks=(AskSaid("", AskState.PARTLY, "£40 is all we can do", "£46.40"),),
    offer="£40 as a credit",
    offer_money=Money(Decimal("40.00"), "GBP"),
    until=date(2026, 6, 10),
    settles="in full and final settlement",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.session.close()
    made.session.get_bind().engine.dispose()


def kept(desk: Desk, confirmed: Confirmed = OFFER, **more: Any) -> tuple[dict[str, Any], str]:
    place = {**desk.place, "case_id": more.pop("case_id", "") or furnish(desk)}
    contact = timeline.contact_values(
        text="They offer £40",
        when=When.on(date(2026, 5, 15)),
        channel=ChannelKind.EMAIL,
        direction=Direction.IN,
        person="Priya",
    )
    told = {"text": TEXT, "contact": contact, **more}
    reply_id = replies.keep(desk.session, **place, **told, confirmed=confirmed, now=NOW)
    return place, reply_id


def case_of(desk: Desk, place: dict[str, Any]) -> Case:
    return desk.case(place["case_id"])


def test_a_reply_is_kept_whole_with_its_contact_its_promises_and_its_hash(desk: Desk) -> None:
    place, _ = kept(desk, promises=[Promised("We will credit it", date(2026, 6, 1))])
    case = case_of(desk, place)
    (reply,) = case.replies
    assert (reply.text, reply.sha256) == (TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
    assert (reply.asks, reply.offer_money, reply.settles) == (OFFER.asks, OFFER.offer_money, OFFER.settles)
    assert [(c.direction, c.person) for c in case.contacts if c.id == reply.contact_id] == [("in", "Priya")]
    assert [(p.by_whom, p.made) for p in case.promises if p.text == "We will credit it"] == [
        ("Priya", When.on(date(2026, 5, 15)))
    ]


def test_a_reply_can_belong_to_a_contact_that_is_there_once(desk: Desk) -> None:
    place, _ = kept(desk)
    (reply,) = case_of(desk, place).replies
    replies.remove(desk.session, **place, reply_id=reply.id, now=NOW)
    _, again = kept(desk, case_id=place["case_id"], contact_id=reply.contact_id)
    assert [r.id for r in case_of(desk, place).replies] == [again]
    with pytest.raises(CaseworkError, match="read this reply already"):
        kept(desk, case_id=place["case_id"], contact_id=reply.contact_id)


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (ReplyKind.FINAL_RESPONSE, StartEvent.FINAL_RESPONSE),
        (ReplyKind.DEADLOCK, StartEvent.DEADLOCK_LETTER),
        (ReplyKind.ACKNOWLEDGEMENT, StartEvent.ACKNOWLEDGEMENT),
        (ReplyKind.REFUSAL, StartEvent.REPLY_RECEIVED),
    ],
)
def test_the_kind_of_reply_starts_its_clock_until_it_is_taken_back(
    desk: Desk, kind: ReplyKind, event: StartEvent
) -> None:
    place, reply_id = kept(desk, replace(OFFER, kind=kind))
    assert known_dates(case_of(desk, place))[event].latest == date(2026, 5, 15)
    replies.remove(desk.session, **place, reply_id=reply_id, now=NOW)
    assert event not in known_dates(case_of(desk, place))
    replies.restore(desk.session, **place, reply_id=reply_id)
    assert event in known_dates(case_of(desk, place))


def test_a_reply_goes_and_comes_back_with_its_contact(desk: Desk) -> None:
    place, _ = kept(desk)
    entry_id = case_of(desk, place).replies[0].contact_id
    timeline.delete(desk.session, EntryKind.CONTACT, **place, entry_id=entry_id, now=NOW)
    assert case_of(desk, place).replies == ()
    timeline.restore(desk.session, EntryKind.CONTACT, **place, entry_id=entry_id)
    assert len(case_of(desk, place).replies) == 1


def test_a_decision_is_noted_on_the_timeline_and_can_be_taken_back(desk: Desk) -> None:
    place, reply_id = kept(desk)
    before = len(case_of(desk, place).notes)
    told = {**place, "reply_id": reply_id, "now": NOW}
    replies.decide(desk.session, **told, version=1, stance=Stance.DECLINE, today=TODAY)
    case = case_of(desk, place)
    assert (case.replies[0].stance, case.replies[0].decided_on) == (Stance.DECLINE, TODAY)
    assert "15 May 2026: I decline it" in case.notes[-1].text
    replies.reconsider(desk.session, **told, version=case.replies[0].version)
    case = case_of(desk, place)
    assert (case.replies[0].stance, len(case.notes)) == (None, before)


def test_a_decision_made_in_another_tab_is_not_overwritten(desk: Desk) -> None:
    place, reply_id = kept(desk)
    told = {**place, "reply_id": reply_id, "version": 1, "today": TODAY, "now": NOW}
    replies.decide(desk.session, **told, stance=Stance.ACCEPT)
    with pytest.raises(StaleError):
        replies.decide(desk.session, **told, stance=Stance.DECLINE)


def test_nothing_can_be_decided_where_nothing_was_offered(desk: Desk) -> None:
    place, reply_id = kept(desk, Confirmed(ReplyKind.REFUSAL))
    told = {**place, "reply_id": reply_id, "version": 1, "today": TODAY, "now": NOW}
    with pytest.raises(CaseworkError, match="No offer"):
        replies.decide(desk.session, **told, stance=Stance.ACCEPT)


def test_what_a_reply_says_can_be_changed_but_not_its_text(desk: Desk) -> None:
    place, reply_id = kept(desk)
    told = {**place, "reply_id": reply_id, "version": 1, "now": NOW}
    replies.revise(desk.session, **told, confirmed=Confirmed(ReplyKind.DEADLOCK))
    (reply,) = case_of(desk, place).replies
    assert (reply.kind, reply.offer, reply.text) == (ReplyKind.DEADLOCK, "", TEXT)


def test_a_stranger_finds_no_reply(desk: Desk) -> None:
    place, reply_id = kept(desk)
    with pytest.raises(NotFoundError):
        replies.remove(desk.session, **{**place, "owner_id": 99}, reply_id=reply_id, now=NOW)


def test_a_saved_case_brings_its_replies_back_as_they_were(desk: Desk) -> None:
    place, reply_id = kept(desk)
    replies.decide(
        desk.session, **place, reply_id=reply_id, version=1, stance=Stance.ACCEPT, today=TODAY, now=NOW
    )
    desk.session.commit()
    there, back = (
        case_of(desk, place),
        desk.case(desk.bring(desk.save(place["case_id"]), as_copy=True).case_id),
    )
    plain = [replace(r, id="", contact_id="", version=0) for r in (*there.replies, *back.replies)]
    assert plain[0] == plain[1]
    assert back.replies[0].contact_id in {contact.id for contact in back.contacts}
