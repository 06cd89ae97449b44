"""The next action follows from the kind of reply that came, and from what was decided on an offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from advocate.domain.case import (
    AskSaid,
    AskState,
    Case,
    ChannelKind,
    Contact,
    Direction,
    LetterKind,
    Money,
    Reply,
    ReplyKind,
    When,
)
from advocate.domain.kinds import Stance
from advocate.domain.status import ActionKind, next_action, status
from advocate.domain.summary.chronology import chronology
from advocate.domain.summary.comparing import compare
from advocate.domain.summary.correspondence import correspondence
from tests.domain.letter_cases import BROADBAND, BROADBAND_TODAY, sent, with_letters

TODAY = BROADBAND_TODAY + timedelta(3)
SENT = with_letters(
    replace(BROADBAND, promises=(), contacts=()), sent(LetterKind.FIRST_COMPLAINT, BROADBAND_TODAY)
)
OFFER = Reply("r", "c", ReplyKind.OFFER, offer="A credit", offer_money=Money(Decimal("40"), "GBP"))


def came(reply: Reply, day: date = TODAY, case: Case = SENT) -> Case:
    contact = Contact("c", ChannelKind.EMAIL, Direction.IN, "They wrote", When.on(day))
    return replace(case, contacts=(*case.contacts, contact), replies=(reply,))


@pytest.mark.parametrize(
    ("reply", "action", "letter"),
    [
        (OFFER, ActionKind.COMPARE_OFFER, None),
        (replace(OFFER, stance=Stance.DECLINE), ActionKind.WRITE_ANSWER, LetterKind.OFFER_REPLY),
        (replace(OFFER, kind=ReplyKind.FINAL_RESPONSE), ActionKind.COMPARE_OFFER, None),
        (Reply("r", "c", ReplyKind.FINAL_RESPONSE), ActionKind.LOOK_FURTHER, None),
        (Reply("r", "c", ReplyKind.DEADLOCK), ActionKind.LOOK_FURTHER, None),
        (Reply("r", "c", ReplyKind.REQUEST), ActionKind.WRITE_ANSWER, LetterKind.INFORMATION),
        (Reply("r", "c", ReplyKind.REFUSAL), ActionKind.WRITE_ANSWER, LetterKind.ESCALATION),
        (Reply("r", "c", ReplyKind.AGREEMENT), ActionKind.WRITE_ANSWER, LetterKind.FOLLOW_UP),
        (Reply("r", "c", ReplyKind.HOLDING), ActionKind.NOTHING, None),
    ],
)
def test_each_kind_of_reply_has_its_next_action(
    reply: Reply, action: ActionKind, letter: LetterKind | None
) -> None:
    found = next_action(came(reply), TODAY)
    assert (found.kind, found.letter_kind) == (action, letter)


def test_where_every_ask_is_met_the_case_can_be_closed() -> None:
    names = ("", *(parked.text for parked in SENT.parked))
    met = tuple(AskSaid(name, AskState.MET) for name in names)
    found = next_action(came(Reply("r", "c", ReplyKind.AGREEMENT, asks=met)), TODAY)
    assert found.kind is ActionKind.WEIGH_ANSWER


def test_a_reply_from_before_the_last_letter_asks_for_nothing() -> None:
    old = came(Reply("r", "c", ReplyKind.REQUEST), BROADBAND_TODAY - timedelta(5))
    assert next_action(old, TODAY).kind is ActionKind.NOTHING


def test_an_offer_that_has_lapsed_is_not_compared_again() -> None:
    gone = replace(OFFER, until=TODAY - timedelta(1))
    assert next_action(came(gone), TODAY).kind is not ActionKind.COMPARE_OFFER


def test_a_reply_stands_whole_in_the_correspondence_without_what_it_quotes() -> None:
    case = came(replace(OFFER, text="We offer £40.\n\nTom\n\nOn 4 May Amina wrote:\n> Pay me."))
    found = correspondence(chronology(case), case.replies)
    assert [message.whole for message in found if message.whole] == ["We offer £40.\n\nTom"]


def test_an_offer_stands_beside_the_goal_with_what_is_missing() -> None:
    seen = compare(came(replace(OFFER, until=TODAY + timedelta(4))), OFFER, TODAY)
    assert SENT.outcome is not None
    assert SENT.outcome.money is not None
    assert seen.gap == Money(SENT.outcome.money.amount - 40, "GBP")
    assert (seen.fallback, seen.meets) == (SENT.outcome.fallback, ())


def test_the_status_line_tells_until_when_an_offer_stands() -> None:
    offered = came(replace(OFFER, until=TODAY + timedelta(4)))
    assert status(offered, TODAY).detail.startswith("Their offer stands until")
