"""Every kind of letter says what it is for, in few words, calmly, and never more than is known."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.domain.case import (
    Case,
    ChannelKind,
    Closing,
    ClosingKind,
    Fact,
    Letter,
    LetterKind,
    Money,
    Particulars,
    When,
)
from advocate.domain.kinds import Reason, Stance
from advocate.domain.letters import BlockKind, Draft, Need, compose, reply_clock, reply_date
from advocate.domain.letters.checks import check_facts
from advocate.domain.letters.lines import word_count
from advocate.domain.letters.whole import receiver_of, whole_text
from advocate.domain.tone import review
from advocate.rulebook import tone_rules
from advocate.rulebook.letter_texts import load
from tests.domain.letter_cases import (
    BROADBAND,
    BROADBAND_TODAY,
    MACHINE,
    SCENES,
    Scene,
    scenes,
    sent,
    with_letters,
    with_offer,
)
from tests.domain.test_letters import HOLES, NASTY, block, long_case

TONE = tone_rules.load()
LATER = BROADBAND_TODAY + timedelta(15)
COMPLAINED = with_letters(BROADBAND, sent(LetterKind.FIRST_COMPLAINT, BROADBAND_TODAY))
LONG_KINDS = {
    LetterKind.FIRST_COMPLAINT,
    LetterKind.ESCALATION,
    LetterKind.FINAL_LETTER,
    LetterKind.REFERRAL,
    LetterKind.SMALL_CLAIM,
}


def written(kind: LetterKind, case: Case = COMPLAINED, today: date = LATER, /, **about: Any) -> Draft:
    told = Particulars(**about)
    return compose(case, kind=kind, channel=ChannelKind.EMAIL, today=today, texts=load(), about=told)


def drawn(scene: Scene) -> Draft:
    return compose(
        scene.case, kind=scene.kind, channel=scene.channel, today=scene.today, texts=load(), about=scene.about
    )


@pytest.mark.parametrize("name", SCENES)
def test_no_letter_says_a_day_or_a_sum_that_nobody_told(name: str) -> None:
    scene = SCENES[name]
    draft = drawn(scene)
    kept = Letter("d", scene.kind, scene.channel, draft.subject, draft.body, particulars=scene.about)
    case = replace(scene.case, letters=(*scene.case.letters, kept))
    assert check_facts(f"{draft.subject}\n\n{draft.body}", case, scene.today) == ()


@pytest.mark.parametrize("name", SCENES)
def test_no_letter_is_heated(name: str) -> None:
    assert [f.text for f in review(drawn(SCENES[name]).body, TONE, kept=()).findings] == []


@pytest.mark.parametrize("name", SCENES)
def test_complaints_fit_on_a_page_and_notes_are_shorter(name: str) -> None:
    scene = SCENES[name]
    fewest, most = (180, 350) if scene.kind in LONG_KINDS else (30, 180)
    assert fewest <= word_count(drawn(scene).body) <= most


@pytest.mark.parametrize("kind", sorted(set(LetterKind) - LONG_KINDS))
def test_a_thousand_facts_make_no_short_letter_long(kind: LetterKind) -> None:
    case = replace(long_case(1000), letters=COMPLAINED.letters)
    assert word_count(written(kind, case).body) <= 200


@pytest.mark.parametrize("kind", sorted(LONG_KINDS))
def test_a_thousand_facts_still_make_one_page_with_the_chronology_along(kind: LetterKind) -> None:
    case = replace(long_case(1000), letters=COMPLAINED.letters)
    draft = written(kind, case, body="the Ombudsman", basis="I paid for a line", reason=Reason.REFUSAL)
    assert word_count(draft.body) <= 450
    assert block(draft, BlockKind.ENCLOSURES).endswith("- Full chronology")


def test_each_kind_keeps_its_ask_or_its_message_where_there_is_little_room() -> None:
    heads = {BlockKind.SALUTATION, BlockKind.SIGNATURE}
    for scene in SCENES.values():
        kept = {b.kind for b in drawn(scene).blocks if b.need is Need.ESSENTIAL} - heads
        assert kept, scene.kind


def test_the_next_step_gets_firmer_one_step_at_a_time() -> None:
    again = with_letters(
        BROADBAND, *COMPLAINED.letters, sent(LetterKind.FOLLOW_UP, BROADBAND_TODAY + timedelta(15), days=7)
    )
    steps = [
        block(written(LetterKind.FOLLOW_UP), BlockKind.NEXT),
        block(written(LetterKind.FOLLOW_UP, again), BlockKind.NEXT),
        block(written(LetterKind.ESCALATION, again), BlockKind.NEXT),
        block(written(LetterKind.FINAL_LETTER, again), BlockKind.NEXT),
        block(written(LetterKind.SMALL_CLAIM, again), BlockKind.NEXT),
    ]
    words = ("next step in your complaints", "ask a manager", "final response", "independent", "small claim")
    assert [word in step for word, step in zip(words, steps, strict=True)] == [True] * 5


def test_a_reminder_of_a_promise_is_about_the_one_that_was_chosen() -> None:
    told = written(LetterKind.BROKEN_PROMISE, promise_id="p1")
    assert next(b for b in told.blocks if b.kind is BlockKind.PROMISES).entries == ("p1", "f2")
    assert "what was promised on 3 March 2026" in told.subject


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.DEADLINE, "the day for a reply, 1 June 2026, has passed"),
        (Reason.PROMISE, "promised something that has not been done"),
        (Reason.REFUSAL, "I was told no"),
        (Reason.DEADLOCK, "we have not found a way forward"),
        (Reason.HARDSHIP, "this can't wait"),
    ],
)
def test_a_manager_is_asked_for_with_a_reason(reason: Reason, said: str) -> None:
    assert said in block(written(LetterKind.ESCALATION, reason=reason), BlockKind.REASON)


def test_a_deadline_that_has_not_passed_is_not_said_to_have() -> None:
    told = written(LetterKind.ESCALATION, COMPLAINED, BROADBAND_TODAY + timedelta(2), reason=Reason.DEADLINE)
    assert "has passed" not in told.body


def test_after_an_answer_nobody_is_told_that_there_was_none() -> None:
    late = BROADBAND_TODAY + timedelta(30)
    again = with_letters(BROADBAND, *COMPLAINED.letters, sent(LetterKind.FOLLOW_UP, LATER, days=7))
    heard = with_offer(again, BROADBAND_TODAY + timedelta(5), "We are looking into it")
    assert "not had a reply" in written(LetterKind.FOLLOW_UP, again, late).body
    assert "not had a reply" not in written(LetterKind.FOLLOW_UP, heard, late).body
    just_heard = with_offer(COMPLAINED, LATER, "No")
    assert "because we have not settled this so far" in written(LetterKind.ESCALATION, just_heard, LATER).body


def test_a_deadlock_letter_is_called_so_only_in_britain() -> None:
    asked = [
        block(written(LetterKind.FINAL_LETTER, replace(COMPLAINED, country=c)), BlockKind.REPLY)
        for c in ("GB", "IE", "US")
    ]
    assert ["deadlock letter" in text for text in asked] == [True, False, False]


@pytest.mark.parametrize(
    ("country", "law", "month"),
    [
        ("GB", "the UK GDPR", True),
        ("FR", "the General Data Protection", True),
        ("US", "", False),
        ("", "", False),
    ],
)
def test_a_request_for_data_names_a_law_only_where_it_holds(country: str, law: str, month: bool) -> None:
    body = written(LetterKind.DATA_REQUEST, replace(COMPLAINED, country=country)).body
    assert ("Article 15" in body) is bool(law)
    assert law in body
    assert ("one month" in body) is month


def test_a_request_for_data_gives_a_month_even_at_the_end_of_one() -> None:
    assert reply_date(BROADBAND, LetterKind.DATA_REQUEST, date(2026, 1, 31)) == date(2026, 2, 28)
    due = reply_clock(BROADBAND, LetterKind.DATA_REQUEST, date(2026, 5, 18))
    assert due is not None
    assert (due.due_on, due.rule) == (date(2026, 6, 18), "One month after you sent it on 18 May 2026.")


@pytest.mark.parametrize("kind", [LetterKind.FINAL_LETTER, LetterKind.SMALL_CLAIM])
def test_the_last_letters_give_a_full_fortnight_whatever_day_was_hoped_for(kind: LetterKind) -> None:
    assert reply_date(BROADBAND, kind, date(2026, 5, 30)) == date(2026, 6, 13)


@pytest.mark.parametrize(
    "kind", [LetterKind.CONFIRMATION, LetterKind.THANKS, LetterKind.CLOSING, LetterKind.REFERRAL]
)
def test_a_note_starts_no_clock(kind: LetterKind) -> None:
    assert reply_clock(BROADBAND, kind, BROADBAND_TODAY) is None


def offered(stance: Stance, **more: Any) -> str:
    about = {"offer": "A credit", "offer_money": Money(Decimal(50), "GBP"), "stance": stance, **more}
    return written(LetterKind.OFFER_REPLY, **about).body


def test_an_offer_is_said_back_with_its_sum_once() -> None:
    assert "you offer this: a credit (£50.00)." in offered(Stance.ACCEPT)
    assert offered(Stance.ACCEPT, offer="£50 as credit").count("£50") == 1


def test_declining_names_the_gap_and_asks_what_else_they_suggest() -> None:
    body = offered(Stance.DECLINE)
    assert "I asked for £86.40, so £36.40 would be left open." in body
    assert "What else could you suggest?" in body


@pytest.mark.parametrize("money", [Money(Decimal(50), "EUR"), Money(Decimal("86.40"), "GBP"), None])
def test_no_gap_is_named_where_there_is_none_to_count(money: Money | None) -> None:
    assert "left open" not in offered(Stance.DECLINE, offer_money=money)


def test_accepting_a_part_keeps_the_rest_open() -> None:
    body = offered(Stance.ACCEPT_PART, counter="pay the rest")
    assert "the rest stays open" in body
    assert "To settle the rest, please pay the rest." in body


def test_only_accepting_says_that_the_complaint_is_settled() -> None:
    assert ["my complaint is settled" in offered(stance) for stance in Stance] == [True, False, False]


def test_the_fallback_is_no_counter_offer() -> None:
    assert BROADBAND.outcome is not None
    assert all(BROADBAND.outcome.fallback not in offered(stance) for stance in Stance)


def test_an_answer_lists_the_exhibits_that_it_names() -> None:
    told = written(LetterKind.INFORMATION, asked="* the bill\n2) a photo", answer="The bill is E2; see E9.")
    assert "- the bill\n- a photo" in told.body
    assert block(told, BlockKind.ENCLOSURES) == "Attached (copies):\n- E2: Bill for March 2026"


def test_a_referral_goes_to_the_body_and_speaks_of_the_organisation() -> None:
    scene = scenes("broadband")["referral"]
    draft = drawn(scene)
    letter = Letter("r", scene.kind, ChannelKind.LETTER, draft.subject, draft.body, particulars=scene.about)
    assert receiver_of(scene.case, letter).name == "Communications Ombudsman"
    head = whole_text(scene.case, letter, scene.today).partition(draft.subject)[0]
    assert "Northwind" not in head
    assert draft.blocks[0].text == "Dear Communications Ombudsman,"


def test_a_referral_tells_an_ombudsman_what_was_offered_and_answered() -> None:
    reply = replace(sent(LetterKind.OFFER_REPLY, LATER), particulars=Particulars(offer="£50 as credit"))
    case = with_letters(BROADBAND, *COMPLAINED.letters, reply)
    assert "They offered this: £50 as credit." in written(LetterKind.REFERRAL, case).body


def test_what_they_promised_is_not_told_to_an_ombudsman_as_you() -> None:
    promise = replace(BROADBAND.promises[0], text="refund me", by_whom="", made=None)
    body = written(LetterKind.REFERRAL, replace(COMPLAINED, contacts=(), promises=(promise,))).body
    assert "I was told that they would refund me" in body


def test_a_confirmation_uses_what_was_typed_in_place_of_the_timeline() -> None:
    told = written(LetterKind.CONFIRMATION, contact_id="c2", agreed="1. she rings on Friday\n\n- no fee")
    assert block(told, BlockKind.AGREED).splitlines()[1:] == ["- She rings on Friday.", "- No fee."]


def test_closing_says_what_was_done_or_that_nothing_more_is_asked() -> None:
    met = Closing(ClosingKind.MET, LATER, got="A refund", money=Money(Decimal("86.40"), "GBP"))
    left = Closing(ClosingKind.WITHDREW, LATER)
    bodies = [written(LetterKind.CLOSING, replace(COMPLAINED, closing=c)).body for c in (met, left)]
    assert "I have received £86.40. What was done: a refund. That settles my complaint of 18 May" in bodies[0]
    assert "decided not to go on" in bodies[1]
    assert "settle" not in bodies[1]


def test_days_of_one_year_are_listed_as_a_person_would() -> None:
    twice = with_letters(
        BROADBAND,
        *COMPLAINED.letters,
        sent(LetterKind.FOLLOW_UP, date(2026, 6, 2)),
        sent(LetterKind.FOLLOW_UP, LATER),
    )
    told = [written(LetterKind.ESCALATION, replace(twice, country=c)).body for c in ("GB", "US")]
    assert "on 18 May and 2 June 2026, and it is" in told[0]
    assert "on May 18 and June 2, 2026, and it is" in told[1]


def test_a_story_told_in_anger_comes_into_no_letter() -> None:
    hot = replace(COMPLAINED, story="They are crooks and liars, and I HATE them!", has_story=True)
    for kind in LetterKind:
        assert not {"crooks", "liars", "HATE"} & set(written(kind, hot).body.replace(",", " ").split())


TEXTS = [
    field.name for field in fields(Particulars) if field.type == "str" and not field.name.endswith("_id")
]


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(st.sampled_from(TEXTS), NASTY),
    st.sampled_from(list(LetterKind)),
    st.sampled_from(list(Stance)),
)
def test_nothing_that_a_letter_is_told_breaks_it(
    told: dict[str, str], kind: LetterKind, stance: Stance
) -> None:
    draft = written(kind, stance=stance, **told)
    assert draft.blocks
    assert "\n" not in draft.subject


CALM = st.sampled_from(
    ["a refund", "Pay £20.", "by Friday", "the bill (E2)", "", "Could you call?", "no fee"]
)


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(st.sampled_from(TEXTS), CALM),
    st.sampled_from(list(LetterKind)),
    st.sampled_from(["GB", "US", "IE", "DE", ""]),
    st.lists(st.tuples(CALM, st.dates(date(2025, 1, 1), date(2026, 6, 1))), max_size=12),
    st.sampled_from([BROADBAND, MACHINE, COMPLAINED]),
)
def test_no_letter_has_a_hole_and_its_facts_stand_in_order(
    told: dict[str, str], kind: LetterKind, country: str, days: list[tuple[str, date]], start: Case
) -> None:
    facts = tuple(Fact(f"f{i}", text, When.on(day)) for i, (text, day) in enumerate(days))
    draft = written(kind, replace(start, country=country, facts=facts), **told)
    assert not HOLES.findall(f"{draft.subject}\n{draft.body}")
    entries = [e for b in draft.blocks if b.kind is BlockKind.FACTS for e in b.entries if e.startswith("f")]
    order = [days[int(e[1:])][1] for e in entries]
    assert order == sorted(order)
