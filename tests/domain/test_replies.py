"""A reply is read by its own words: kind, each ask, offer, questions, promises; never by what it quotes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advocate.domain.asks import is_all_met, open_case, standing
from advocate.domain.case import (
    AskSaid,
    AskState,
    Case,
    ChannelKind,
    Contact,
    Direction,
    Money,
    Organisation,
    OutcomeSought,
    ParkedGoal,
    RemedyKind,
    Reply,
    ReplyKind,
    Sector,
    When,
)
from advocate.domain.replies import ReplyReading, read_reply
from advocate.domain.replies.quoted import own_words
from advocate.rulebook import reply_rules

TODAY = date(2026, 5, 18)
RULES = reply_rules.load()
REFUND = OutcomeSought(RemedyKind.REFUND, Money(Decimal("86.40"), "GBP"), by=date(2026, 6, 1))
CASE = Case("c", Organisation("Northwind Broadband"), Sector.TELECOMS, "GB", outcome=REFUND)
TWO = replace(CASE, parked=(ParkedGoal("p", "Remove the late payment marker from my credit file"),))


def read(text: str, case: Case = CASE, said_on: date | None = date(2026, 5, 15)) -> ReplyReading:
    return read_reply(text, case, said_on=said_on, today=TODAY, rules=RULES)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("acknowledgement", "Hello Amina. Thanks for getting in touch. A colleague will look at this."),
        (
            "acknowledgement",
            "Your message was received as case number CS-99812. We aim to answer soon.",
        ),
        ("holding", "I'm writing to say that we're still looking into this and need a little more time."),
        ("holding", "We have not yet completed our enquiries. You will hear from us by 5 June."),
        ("request", "Before we go on, please send us a photo of the router and its serial number."),
        ("request", "Could you let us know which date the engineer was due?"),
        ("offer", "Having looked at this, we'd like to offer you £30 as a gesture of goodwill."),
        ("offer", "I can offer one month free of charge to say thank you for your patience."),
        ("agreement", "Good news: I have refunded £86.40 to the card you paid with."),
        ("agreement", "Your complaint is upheld. A payment of £86.40 will be issued within 5 working days."),
        ("refusal", "We've reviewed the calls and are unable to agree to a refund on this occasion."),
        ("refusal", "The delay was caused by extraordinary circumstances, so compensation is not due."),
        ("final_response", "This email is our final response. We do not uphold your complaint."),
        (
            "final_response",
            "Take it to the ombudsman within six months of the date of this letter.",
        ),
        ("deadlock", "We have been unable to reach an agreement with you, so this is a deadlock letter."),
        ("other", "Wir haben Ihre Beschwerde erhalten und prüfen sie. 🙃"),
        ("other", ""),
    ],
)
def test_the_kind_of_reply_is_told_by_what_it_says(kind: str, text: str) -> None:
    assert read(text).kind == kind


def test_a_note_that_promises_a_final_response_is_not_one() -> None:
    assert read("We will send you our final response by 5 June.").kind is not ReplyKind.FINAL_RESPONSE


@pytest.mark.parametrize(
    ("text", "state", "left"),
    [
        ("We have credited £86.40 to your account.", AskState.MET, ""),
        ("We would like to offer £40 towards this.", AskState.PARTLY, "£46.40"),
        ("We can't refund the March bill.", AskState.REFUSED, ""),
        ("It was lovely to speak to you.", AskState.IGNORED, ""),
        ("We won't refund April, but we will refund £54.90 for March.", AskState.PARTLY, "£31.50"),
    ],
)
def test_each_ask_gets_its_state_and_what_is_left(text: str, state: AskState, left: str) -> None:
    (said,) = read(text).asks
    assert (said.state, said.left) == (state, left)
    assert (said.quote in text) is True


def test_two_asks_are_told_apart_with_a_quote_for_each() -> None:
    reply = read("We will refund £86.40 this week. We cannot remove the marker from your credit file.", TWO)
    assert [said.state for said in reply.asks] == [AskState.MET, AskState.REFUSED]
    assert [said.quote.split()[1] for said in reply.asks] == ["will", "cannot"]


def test_an_offer_is_found_with_its_sum_its_day_and_what_accepting_it_ends() -> None:
    reply = read(
        "Dear Ms Rahman,\n\nWhile we feel that we acted fairly, I'm prepared to offer £35.00 as goodwill. "
        "It would be in full and final settlement of this complaint. The offer remains open for 14 days.\n\n"
        "Kind regards,\nTom Achebe\nCustomer Relations\n"
    )
    assert (reply.kind, reply.offer_money) == (ReplyKind.OFFER, Money(Decimal("35.00"), "GBP"))
    assert "full and final" in reply.settles
    assert reply.until == date(2026, 5, 29)
    assert (reply.person, reply.role) == ("Tom Achebe", "Customer Relations")


@pytest.mark.parametrize(
    ("signed", "person", "role"),
    [
        ("Kind regards,\nTom Hale, Customer Relations", "Tom Hale", "Customer Relations"),
        ("Thanks\nTom Hale | Complaints", "Tom Hale", "Complaints"),
        ("With best wishes,\n\nTom Hale - Case Handler\nNorthwind", "Tom Hale", "Case Handler"),
        ("Thank you.\nTom Hale\nCustomer Relations\n0113 496 0123", "Tom Hale", "Customer Relations"),
        ("Yours sincerely,\nT. O’Hale-Smith\n0113 496 0123", "T. O’Hale-Smith", ""),
        ("Regards,\nThe team will now look at everything again for you", "", ""),
        ("Thank you for waiting.", "", ""),
    ],
)
def test_who_signed_is_found_beside_what_they_are(signed: str, person: str, role: str) -> None:
    reply = read(f"We will look into it.\n\n{signed}\n")
    assert (reply.person, reply.role) == (person, role)


def test_what_was_promised_has_its_day() -> None:
    reply = read("Sorry about this. An engineer will visit on 22 May 2026. We will ring you within 2 days.")
    assert [promise.due_on for promise in reply.promises] == [date(2026, 5, 22), date(2026, 5, 17)]


@pytest.mark.parametrize(
    "below",
    [
        "On Mon, 4 May 2026 at 10:12, Amina wrote:\n> Please send me £86.40.\n> This is our final response.",
        "-----Original Message-----\nFrom: Amina\nSent: 4 May 2026\n\nWe offer £900. Our final response.",
        "From: Amina Rahman\nSent: Monday\nTo: Care\nSubject: X\n\nPlease send proof. Final response now.",
    ],
)
def test_the_customers_own_quoted_words_are_not_read_as_theirs(below: str) -> None:
    reply = read(f"Thank you for your email, we are still looking into it.\n\n{below}")
    assert (reply.kind, reply.offer_money, reply.has_quoted) == (ReplyKind.HOLDING, None, True)


def test_the_day_of_a_quoted_message_is_not_the_replys() -> None:
    text = "We must decline this.\n\nOn 4 May 2026 Amina wrote:\n> Please refund me."
    assert read(text, said_on=None).said_on is None
    assert read(f"12 May 2026\n\n{text}", said_on=None).said_on == date(2026, 5, 12)


def test_answers_between_quoted_lines_are_read() -> None:
    text = "On 4 May Amina wrote:\n> Will you refund me?\nYes, we will refund £86.40.\n> By when?\nBy 20 May."
    assert read(text).asks[0].state is AskState.MET


def test_a_forwarded_reply_is_read() -> None:
    text = "--- Forwarded message ---\nFrom: Care\nDate: 4 May 2026\nSubject: Yours\n\nWe must decline."
    assert read(text, said_on=None).kind is ReplyKind.REFUSAL
    assert read(text, said_on=None).said_on == date(2026, 5, 4)


def test_leaving_quoted_words_out_moves_nothing() -> None:
    text = "We agree.\n> no\nThanks"
    assert own_words(text) == "We agree.\n    \nThanks"


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "We will refund £5. " * 5_500,
        "x" * 100_000,
        "> " * 50_000,
        "\u202e\u200b\x00\ud800 we offer £5",
        "<p>We refuse</p>" * 1000,
    ],
)
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert read(text, TWO).kind in set(ReplyKind)


def kept(*replies: Reply, case: Case = TWO) -> Case:
    contacts = tuple(
        Contact(reply.contact_id, ChannelKind.EMAIL, Direction.IN, "", When.on(date(2026, 5, at)))
        for at, reply in enumerate(replies, 1)
    )
    return replace(case, contacts=contacts, replies=replies)


def reply(name: str, *said: AskSaid) -> Reply:
    return Reply(name, name, ReplyKind.OFFER, asks=said)


def test_an_ask_stands_as_the_latest_reply_that_mentions_it_says() -> None:
    case = kept(
        reply("a", AskSaid("", AskState.REFUSED), AskSaid(TWO.parked[0].text, AskState.MET)),
        reply(
            "b", AskSaid("", AskState.PARTLY, "q", "£46.40"), AskSaid(TWO.parked[0].text, AskState.IGNORED)
        ),
    )
    assert [said.state for said in standing(case)] == [AskState.PARTLY, AskState.MET]


def test_the_next_letter_asks_for_the_rest_of_a_sum() -> None:
    sought = open_case(kept(reply("a", AskSaid("", AskState.PARTLY, "", "£46.40")))).outcome
    assert sought is not None
    assert (sought.money, sought.by) == (Money(Decimal("46.40"), "GBP"), REFUND.by)


def test_the_next_letter_asks_for_what_is_open_where_the_goal_is_met() -> None:
    sought = open_case(kept(reply("a", AskSaid("", AskState.MET)))).outcome
    assert sought is not None
    assert (sought.act, sought.money) == (TWO.parked[0].text, None)


def test_a_case_of_which_all_is_met_or_nothing_is_said_stays_as_it_is() -> None:
    met = kept(reply("a", AskSaid("", AskState.MET)), case=CASE)
    assert is_all_met(met)
    assert open_case(met) is met
    assert open_case(CASE) is CASE
