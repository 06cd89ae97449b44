"""Which letters fit a case, and which one is next, follows from what was sent, answered and promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocate.domain.case import (
    Case,
    CaseState,
    ChannelKind,
    Closing,
    ClosingKind,
    Contact,
    Direction,
    LetterKind,
    Particulars,
    PromiseState,
    When,
)
from advocate.domain.status import ActionKind, letter_choices, next_action, next_letter, status
from tests.domain.letter_cases import BROADBAND, BROADBAND_TODAY, MACHINE, sent, with_letters

FIRST = sent(LetterKind.FIRST_COMPLAINT, BROADBAND_TODAY)
REMINDER = sent(LetterKind.FOLLOW_UP, BROADBAND_TODAY + timedelta(15), days=7)
MANAGER = sent(LetterKind.ESCALATION, BROADBAND_TODAY + timedelta(23))
FINAL = sent(LetterKind.FINAL_LETTER, BROADBAND_TODAY + timedelta(38))
REFERRAL = replace(
    sent(LetterKind.REFERRAL, BROADBAND_TODAY + timedelta(60)), particulars=Particulars(body="the Ombudsman")
)
LONG_AFTER = BROADBAND_TODAY + timedelta(90)
SOON = BROADBAND_TODAY + timedelta(2)


def heard(case: Case, text: str, day: date = SOON) -> Case:
    said = Contact("h", ChannelKind.EMAIL, Direction.IN, text, When.on(day))
    return replace(case, contacts=(*case.contacts, said))


def closed(kind: ClosingKind, case: Case) -> Case:
    return replace(case, state=CaseState.CLOSED, closing=Closing(kind, LONG_AFTER))


SENT = with_letters(BROADBAND, FIRST)
DONE = sent(LetterKind.CLOSING, LONG_AFTER)


@pytest.mark.parametrize(
    ("case", "today", "kind"),
    [
        (BROADBAND, SOON, LetterKind.FIRST_COMPLAINT),
        (SENT, SOON, None),
        (SENT, LONG_AFTER, LetterKind.FOLLOW_UP),
        (with_letters(BROADBAND, FIRST, REMINDER), LONG_AFTER, LetterKind.ESCALATION),
        (with_letters(BROADBAND, FIRST, REMINDER, MANAGER), LONG_AFTER, LetterKind.FINAL_LETTER),
        (with_letters(BROADBAND, FIRST, REMINDER, MANAGER, FINAL), LONG_AFTER, LetterKind.REFERRAL),
        (with_letters(BROADBAND, FIRST, FINAL, REFERRAL), LONG_AFTER, None),
        (heard(SENT, "We offer you £40 as a gesture of goodwill"), SOON, LetterKind.OFFER_REPLY),
        (heard(SENT, "Please send us a copy of the bill"), SOON, LetterKind.INFORMATION),
        (heard(SENT, "We got your letter"), SOON, None),
        (heard(SENT, "We got your letter"), LONG_AFTER, LetterKind.FOLLOW_UP),
        (closed(ClosingKind.MET, SENT), LONG_AFTER, LetterKind.CLOSING),
        (closed(ClosingKind.MET, with_letters(BROADBAND, FIRST, DONE)), LONG_AFTER, LetterKind.THANKS),
        (closed(ClosingKind.WITHDREW, BROADBAND), LONG_AFTER, LetterKind.THANKS),
        (closed(ClosingKind.GAVE_UP, replace(BROADBAND, contacts=())), LONG_AFTER, None),
    ],
)
def test_the_next_letter_follows_from_the_case(case: Case, today: date, kind: LetterKind | None) -> None:
    assert next_letter(case, today) is kind


def test_a_promise_that_broke_after_the_complaint_is_written_about_first() -> None:
    broken = replace(BROADBAND.promises[0], state=PromiseState.BROKEN, settled_on=SOON)
    assert next_letter(replace(SENT, promises=(broken,)), SOON) is LetterKind.BROKEN_PROMISE


@pytest.mark.parametrize("case", [BROADBAND, SENT, with_letters(BROADBAND, FIRST, REMINDER, MANAGER, FINAL)])
def test_every_kind_is_offered_once_and_the_next_one_first(case: Case) -> None:
    choices = letter_choices(case, LONG_AFTER)
    assert sorted(c.kind for c in choices) == sorted(LetterKind)
    assert choices[0].kind is next_letter(case, LONG_AFTER)
    assert [c.is_fitting for c in choices] == sorted((c.is_fitting for c in choices), reverse=True)


def test_every_choice_says_what_it_does_or_why_it_can_wait() -> None:
    notes = [c.note for case in (BROADBAND, SENT, MACHINE) for c in letter_choices(case, SOON)]
    assert all(note.endswith(".") for note in notes)
    assert not any("{" in note for note in notes)


def note(case: Case, kind: LetterKind, today: date) -> tuple[bool, str]:
    return next((c.is_fitting, c.note) for c in letter_choices(case, today) if c.kind is kind)


def test_going_further_waits_until_they_had_their_time() -> None:
    assert note(BROADBAND, LetterKind.ESCALATION, SOON) == (
        False,
        "First send your complaint. They may put it right at once.",
    )
    fits, why = note(SENT, LetterKind.ESCALATION, SOON)
    assert (fits, why) == (False, "Not yet. They still have time until Monday 1 June.")
    assert note(SENT, LetterKind.ESCALATION, LONG_AFTER)[0]


def test_somebody_outside_is_asked_only_after_the_final_response_was() -> None:
    asked = [
        note(with_letters(BROADBAND, *letters), LetterKind.REFERRAL, LONG_AFTER)[0]
        for letters in ((FIRST,), (FIRST, MANAGER), (FIRST, MANAGER, FINAL))
    ]
    assert asked == [False, False, True]


def test_a_small_claim_needs_a_sum() -> None:
    letters = (FIRST, FINAL)
    assert note(with_letters(BROADBAND, *letters), LetterKind.SMALL_CLAIM, LONG_AFTER)[0]
    assert "sum of money" in note(with_letters(MACHINE, *letters), LetterKind.SMALL_CLAIM, LONG_AFTER)[1]


@pytest.mark.parametrize(
    ("case", "kind", "letter"),
    [
        (with_letters(BROADBAND, FIRST, REMINDER), ActionKind.GO_FURTHER, LetterKind.ESCALATION),
        (with_letters(BROADBAND, FIRST, MANAGER), ActionKind.GO_FURTHER, LetterKind.FINAL_LETTER),
        (SENT, ActionKind.SEND_REMINDER, LetterKind.FOLLOW_UP),
        (heard(SENT, "We offer £40"), ActionKind.WRITE_ANSWER, LetterKind.OFFER_REPLY),
        (closed(ClosingKind.MET, SENT), ActionKind.CLOSED, LetterKind.CLOSING),
    ],
)
def test_the_next_action_names_the_letter_to_write(case: Case, kind: ActionKind, letter: LetterKind) -> None:
    action = next_action(case, LONG_AFTER)
    assert (action.kind, action.letter_kind) == (kind, letter)


def test_a_case_that_lies_with_a_body_waits_for_that_body() -> None:
    case = with_letters(BROADBAND, FIRST, FINAL, REFERRAL)
    assert next_action(case, LONG_AFTER).kind is ActionKind.NOTHING
    assert status(case, LONG_AFTER).line == "Waiting for the Ombudsman"
