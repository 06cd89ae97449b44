"""What is brought back on its day, what was put off, and that nothing nags once it is dealt with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocate.domain.case import (
    Case,
    CaseState,
    Closing,
    ClosingKind,
    Contact,
    LetterKind,
    LetterState,
    Particulars,
    PromiseState,
)
from advocate.domain.reminding import Reminder, Snooze
from advocate.domain.status import ActionKind, Turn, by_turn, next_action, standing, status
from tests.domain.test_status import DRAFT, DRAFTED, DUE, SENT, SENT_ON, SHOWN, WAITING, called, promise

DAY = timedelta(days=1)
LATE = DUE + DAY
OWN = Reminder("r", "Ask Sam for the router bill", LATE)
REMINDER = replace(DRAFT, id="again", kind=LetterKind.FOLLOW_UP, changed_on=LATE)


def kind(case: Case, day: date) -> ActionKind:
    return next_action(case, day).kind


def with_draft(case: Case, **changes: object) -> Case:
    return replace(case, letters=(*case.letters, replace(REMINDER, **changes)))  # type: ignore[arg-type]


def test_an_own_reminder_is_the_next_action_from_its_day_on() -> None:
    case = replace(WAITING, reminders=(OWN,))
    assert kind(case, DUE) is ActionKind.NOTHING
    action = next_action(case, LATE)
    assert (action.headline, action.reminder_id) == ("Ask Sam for the router bill", "r")


def test_an_own_reminder_is_silent_once_it_is_ticked_off_or_the_case_is_closed() -> None:
    ticked = replace(WAITING, reminders=(replace(OWN, done_on=LATE),))
    closing = Closing(ClosingKind.MET, LATE)
    closed = replace(WAITING, reminders=(OWN,), state=CaseState.CLOSED, closing=closing)
    assert kind(ticked, LATE) is ActionKind.SEND_REMINDER
    assert kind(closed, LATE) is ActionKind.CLOSED


def test_a_long_reminder_has_a_short_title_and_is_told_whole() -> None:
    words = "Look for the letter that came with the router, " * 5
    action = next_action(replace(WAITING, reminders=(replace(OWN, text=words),)), LATE)
    assert len(action.headline) <= 90
    assert " ".join(words.split()) in action.detail


def test_what_was_put_off_comes_back_on_its_day() -> None:
    case = replace(WAITING, snooze=Snooze(next_action(WAITING, LATE).key, LATE + 3 * DAY))
    assert [kind(case, LATE + n * DAY) for n in (0, 2, 3)] == [
        ActionKind.PUT_OFF,
        ActionKind.PUT_OFF,
        ActionKind.SEND_REMINDER,
    ]


def test_putting_one_thing_off_silences_nothing_else() -> None:
    case = replace(WAITING, snooze=Snooze(next_action(WAITING, LATE).key, LATE + 9 * DAY))
    answered = replace(case, contacts=(called(LATE),))
    assert kind(answered, LATE) is not ActionKind.PUT_OFF
    assert kind(replace(case, promises=(promise(DUE),)), LATE) is ActionKind.SETTLE_PROMISE


def test_a_case_that_is_put_off_says_until_when_in_a_group_of_its_own() -> None:
    case = replace(WAITING, snooze=Snooze(next_action(WAITING, LATE).key, LATE + 3 * DAY))
    now = status(case, LATE)
    assert now.sentence == "Put off with Northwind Broadband: until Tuesday 8 December, 3 days left"
    assert [(g.title, len(g.cases)) for g in by_turn([standing(case, LATE)])] == [("Put off", 1)]
    assert now.turn is Turn.LATER


def test_a_letter_that_rests_is_left_alone_and_comes_back_the_next_day() -> None:
    (draft,) = DRAFTED.letters
    resting = replace(draft, changed_on=SENT_ON, resting_until=SENT_ON + DAY)
    case = replace(DRAFTED, letters=(resting,))
    assert next_action(case, SENT_ON).detail == (
        "Your letter rests until Saturday 21 November. Then we bring it back to you."
    )
    assert kind(case, SENT_ON + DAY) is ActionKind.READ_AGAIN


@pytest.mark.parametrize(
    "changes",
    [
        {"changed_on": LATE + DAY, "resting_until": LATE + DAY},
        {"state": LetterState.SENT, "sent_on": LATE, "resting_until": LATE + DAY},
    ],
)
def test_a_letter_that_was_changed_or_sent_after_its_night_is_not_brought_back(
    changes: dict[str, object],
) -> None:
    assert kind(with_draft(WAITING, **changes), LATE + DAY) is not ActionKind.READ_AGAIN


def test_a_reply_that_came_meanwhile_goes_before_a_letter_that_rested() -> None:
    case = with_draft(WAITING, resting_until=LATE + DAY)
    assert kind(case, LATE + DAY) is ActionKind.READ_AGAIN
    assert kind(replace(case, contacts=(called(LATE + DAY),)), LATE + DAY) is not ActionKind.READ_AGAIN


def test_a_letter_that_lay_for_three_days_is_asked_about() -> None:
    days = [kind(with_draft(WAITING), LATE + n * DAY) for n in (0, 2, 3)]
    assert days == [ActionKind.SEND_LETTER, ActionKind.SEND_LETTER, ActionKind.ASK_IF_SENT]


def test_a_note_that_was_never_sent_is_asked_about_while_there_is_nothing_else_to_do() -> None:
    note = {"kind": LetterKind.CONFIRMATION, "changed_on": SENT_ON}
    action = next_action(with_draft(WAITING, **note), SENT_ON + 3 * DAY)
    assert action.headline == "Did you send it? Confirmation of what was agreed"


@pytest.mark.parametrize(
    ("contacts", "changes"),
    [
        ((called(SENT_ON + 2 * DAY),), {"changed_on": SENT_ON + DAY}),
        ((), {"changed_on": SENT_ON - DAY}),
        ((), {"changed_on": SENT_ON + DAY, "state": LetterState.SENT, "sent_on": SENT_ON + DAY}),
        ((), {"changed_on": SENT_ON + DAY, "resting_until": DUE}),
        ((), {"kind": LetterKind.FIRST_COMPLAINT, "changed_on": SENT_ON + DAY}),
    ],
    ids=["they replied", "a later letter went out", "it was sent", "it rests", "the complaint went out"],
)
def test_a_draft_that_was_dealt_with_is_not_asked_about(
    contacts: tuple[Contact, ...], changes: dict[str, object]
) -> None:
    case = replace(with_draft(WAITING, **changes), contacts=contacts)
    assert kind(case, SENT_ON + 5 * DAY) is not ActionKind.ASK_IF_SENT


def test_a_reminder_of_a_promise_that_was_kept_meanwhile_is_not_asked_about() -> None:
    about = {"kind": LetterKind.BROKEN_PROMISE, "particulars": Particulars(promise_id="p")}
    case = with_draft(WAITING, changed_on=SENT_ON + DAY, **about)
    late, kept = promise(DUE), promise(DUE, PromiseState.KEPT, SENT_ON + 2 * DAY)
    assert kind(replace(case, promises=(late,)), SENT_ON + 5 * DAY) is ActionKind.ASK_IF_SENT
    assert kind(replace(case, promises=(kept,)), SENT_ON + 5 * DAY) is ActionKind.NOTHING


def test_a_late_promise_leads_to_a_letter_about_it() -> None:
    action = next_action(replace(WAITING, promises=(promise(SENT_ON + DAY),)), SENT_ON + 2 * DAY)
    assert (action.kind, action.letter_kind) == (ActionKind.SETTLE_PROMISE, LetterKind.BROKEN_PROMISE)


def test_a_late_promise_is_not_asked_about_while_the_letter_that_told_of_it_waits_for_its_answer() -> None:
    told = replace(SENT, id="told", kind=LetterKind.BROKEN_PROMISE, sent_on=LATE, reply_due_on=LATE + 7 * DAY)
    case = replace(WAITING, letters=(SENT, told), promises=(promise(DUE),))
    assert kind(case, LATE + 7 * DAY) is ActionKind.NOTHING
    after = next_action(case, LATE + 8 * DAY)
    assert (after.kind, after.letter_kind) == (ActionKind.SETTLE_PROMISE, LetterKind.ESCALATION)


def test_another_promise_that_ran_out_since_is_asked_about_all_the_same() -> None:
    told = replace(SENT, id="told", kind=LetterKind.BROKEN_PROMISE, sent_on=LATE, reply_due_on=LATE + 9 * DAY)
    newer = replace(promise(LATE + DAY), id="newer")
    case = replace(WAITING, letters=(SENT, told), promises=(promise(DUE), newer))
    assert next_action(case, LATE + 3 * DAY).promise_id == "newer"


@pytest.mark.parametrize("settled", [PromiseState.KEPT, PromiseState.BROKEN])
def test_a_promise_that_was_settled_is_not_asked_about_again(settled: PromiseState) -> None:
    case = replace(WAITING, promises=(promise(SENT_ON + DAY, settled, SENT_ON + 2 * DAY),))
    assert kind(case, SENT_ON + 3 * DAY) is not ActionKind.SETTLE_PROMISE


def test_silence_is_followed_up_until_a_letter_goes_out_or_a_reply_comes() -> None:
    again = replace(SENT, id="again", kind=LetterKind.FOLLOW_UP, sent_on=LATE, reply_due_on=LATE + 7 * DAY)
    sent = replace(WAITING, letters=(SENT, again))
    answered = replace(WAITING, contacts=(called(DUE),))
    assert kind(WAITING, LATE) is ActionKind.SEND_REMINDER
    assert kind(sent, LATE) is ActionKind.NOTHING
    assert kind(answered, DUE) is ActionKind.WEIGH_ANSWER


def test_a_late_reply_is_weighed_for_a_week_before_what_is_open_is_asked_for() -> None:
    answered = replace(WAITING, contacts=(called(LATE),))
    kinds = [kind(answered, LATE + n * DAY) for n in (0, 7, 8)]
    assert kinds == [ActionKind.WEIGH_ANSWER, ActionKind.WEIGH_ANSWER, ActionKind.SEND_REMINDER]


def test_a_case_not_sent_yet_with_a_draft_that_lay_asks_if_it_was_sent() -> None:
    old = replace(SHOWN, letters=(replace(DRAFT, changed_on=SENT_ON),))
    assert kind(old, SENT_ON + 3 * DAY) is ActionKind.ASK_IF_SENT
