"""The status line and the one next best action follow from the state of the case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from advocate.domain.case import (
    Case,
    CaseState,
    ChannelKind,
    Closing,
    ClosingKind,
    Contact,
    Direction,
    Exhibit,
    Fact,
    Letter,
    LetterKind,
    LetterState,
    Money,
    Organisation,
    OutcomeSought,
    Promise,
    PromiseState,
    RemedyKind,
    Sector,
    When,
)
from advocate.domain.status import ActionKind, Turn, by_turn, next_action, standing, status

SENT_ON = date(2026, 11, 20)
TODAY = date(2026, 11, 23)
DUE = date(2026, 12, 4)

EXHIBIT = Exhibit("x", 1, "Bill", "bill.pdf", "application/pdf", 10, "00", datetime(2026, 11, 1, tzinfo=UTC))
DRAFT = Letter("draft", LetterKind.FIRST_COMPLAINT, ChannelKind.EMAIL, "s", "b")
SENT = replace(DRAFT, id="sent", state=LetterState.SENT, sent_on=SENT_ON, reply_due_on=DUE)

EMPTY = Case("c", Organisation("Northwind Broadband"), Sector.TELECOMS, "GB")
TOLD = replace(EMPTY, has_story=True)
AIMED = replace(TOLD, outcome=OutcomeSought(RemedyKind.REFUND))
KNOWN = replace(AIMED, facts=(Fact("f", "It stopped.", When.on(date(2026, 3, 3))),))
SHOWN = replace(KNOWN, exhibits=(EXHIBIT,))
DRAFTED = replace(SHOWN, letters=(DRAFT,))
WAITING = replace(SHOWN, letters=(SENT,))


def promise(
    due: date | None, state: PromiseState = PromiseState.OPEN, settled: date | None = None
) -> Promise:
    return Promise(
        "p", "call back within 48 hours", by_whom="Priya", due_on=due, state=state, settled_on=settled
    )


def called(day: date, letter_id: str = "", direction: Direction = Direction.IN) -> Contact:
    return Contact("k", ChannelKind.CALL, direction, "", When.on(day), letter_id=letter_id)


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (EMPTY, ActionKind.TELL_STORY),
        (TOLD, ActionKind.CHOOSE_GOAL),
        (AIMED, ActionKind.ADD_FACTS),
        (KNOWN, ActionKind.ADD_EVIDENCE),
        (SHOWN, ActionKind.WRITE_LETTER),
        (DRAFTED, ActionKind.SEND_LETTER),
        (WAITING, ActionKind.NOTHING),
        (replace(WAITING, state=CaseState.CLOSED), ActionKind.CLOSED),
        (replace(WAITING, state=CaseState.ARCHIVED), ActionKind.CLOSED),
    ],
)
def test_each_stage_has_its_one_next_action(case: Case, kind: ActionKind) -> None:
    assert next_action(case, TODAY).kind is kind


def test_waiting_says_for_whom_and_until_when() -> None:
    now = status(WAITING, TODAY)
    assert now.sentence == "Waiting for Northwind Broadband: reply due Friday 4 December, 11 days left"
    assert (now.turn, now.due_on, now.days_left) == (Turn.THEIRS, DUE, 11)


def test_while_waiting_there_is_nothing_to_do_not_even_on_the_last_day() -> None:
    action = next_action(WAITING, DUE)
    assert action.headline == "Nothing to do today"
    assert status(WAITING, DUE).detail == "Reply due Friday 4 December, today"


def test_the_day_after_a_silent_reply_day_it_is_your_turn() -> None:
    day = date(2026, 12, 5)
    assert next_action(WAITING, day).kind is ActionKind.SEND_REMINDER
    assert status(WAITING, day).sentence == (
        "Your turn with Northwind Broadband: reply was due Friday 4 December, yesterday"
    )


def test_a_reminder_that_was_begun_is_finished_first() -> None:
    reminder = replace(DRAFT, id="r", kind=LetterKind.FOLLOW_UP)
    action = next_action(replace(WAITING, letters=(SENT, reminder)), date(2026, 12, 5))
    assert (action.kind, action.letter_id) == (ActionKind.SEND_LETTER, "r")


def test_a_sent_reminder_starts_a_new_wait() -> None:
    reminder = replace(SENT, id="r", kind=LetterKind.FOLLOW_UP, sent_on=DUE, reply_due_on=date(2026, 12, 11))
    now = status(replace(WAITING, letters=(SENT, reminder)), date(2026, 12, 5))
    assert now.detail == "Reply due Friday 11 December, 6 days left"


def test_a_confirmation_or_a_thank_you_note_is_not_a_complaint_that_was_sent() -> None:
    note = replace(SENT, kind=LetterKind.CONFIRMATION)
    assert not status(replace(SHOWN, letters=(note,)), TODAY).is_sent


def test_an_open_promise_past_its_day_is_asked_about() -> None:
    action = next_action(replace(WAITING, promises=(promise(date(2026, 11, 22)),)), TODAY)
    assert (action.headline, action.promise_id) == ("Was the promise kept?", "p")
    assert "Priya promised, by Sunday 22 November: call back within 48 hours" in action.detail


def test_a_promise_is_asked_about_before_the_letter_is_written_but_not_over_a_draft() -> None:
    late = (promise(date(2026, 3, 11)),)
    kinds = [next_action(replace(case, promises=late), TODAY).kind for case in (SHOWN, DRAFTED)]
    assert kinds == [ActionKind.SETTLE_PROMISE, ActionKind.SEND_LETTER]


def test_waiting_ends_at_the_promise_that_is_due_before_the_reply() -> None:
    now = status(replace(WAITING, promises=(promise(date(2026, 11, 25)),)), TODAY)
    assert now.detail == "Promise due Wednesday 25 November, 2 days left"


def test_a_promise_broken_after_the_letter_calls_for_a_reminder() -> None:
    broken = promise(SENT_ON, PromiseState.BROKEN, settled=TODAY)
    assert next_action(replace(WAITING, promises=(broken,)), TODAY).kind is ActionKind.SEND_REMINDER


def test_a_promise_broken_before_the_letter_is_in_the_letter_already() -> None:
    broken = promise(date(2026, 11, 2), PromiseState.BROKEN, settled=date(2026, 11, 9))
    assert next_action(replace(WAITING, promises=(broken,)), TODAY).kind is ActionKind.NOTHING


def test_an_answer_is_compared_with_the_goal() -> None:
    action = next_action(replace(WAITING, contacts=(called(TODAY),)), TODAY)
    assert action.kind is ActionKind.WEIGH_ANSWER
    assert "nothing to do until Friday 4 December" in action.detail


@pytest.mark.parametrize(
    ("contacts", "kind"),
    [
        ((called(SENT_ON),), ActionKind.NOTHING),
        ((called(SENT_ON, "sent", Direction.OUT), called(SENT_ON)), ActionKind.WEIGH_ANSWER),
        ((called(TODAY, direction=Direction.OUT),), ActionKind.NOTHING),
    ],
)
def test_only_their_contact_after_the_letter_counts_as_an_answer(
    contacts: tuple[Contact, ...], kind: ActionKind
) -> None:
    assert next_action(replace(WAITING, contacts=contacts), TODAY).kind is kind


def test_a_closed_case_says_how_it_ended() -> None:
    closing = Closing(ClosingKind.PARTLY, TODAY, money=Money(Decimal("65"), "GBP"))
    now = status(replace(WAITING, state=CaseState.CLOSED, closing=closing), TODAY)
    assert (now.sentence, now.turn) == ("Put right in part: £65.00", Turn.NONE)


def test_cases_are_grouped_by_turn_and_empty_groups_are_left_out() -> None:
    groups = by_turn([standing(case, date(2026, 12, 5)) for case in (DRAFTED, WAITING, KNOWN)])
    assert [(g.title, g.look, len(g.cases)) for g in groups] == [
        ("Your turn", "now", 1),
        ("Not sent yet", "", 2),
    ]


def test_in_a_group_the_soonest_day_stands_first() -> None:
    later = replace(WAITING, id="later", letters=(replace(SENT, reply_due_on=date(2026, 12, 9)),))
    (group,) = by_turn([standing(case, TODAY) for case in (later, WAITING)])
    assert [s.case.id for s in group.cases] == ["c", "later"]


STAGES: list[Callable[[Case], Case]] = [
    lambda c: replace(c, letters=(replace(SENT, reply_due_on=None),)),
    lambda c: replace(c, organisation=Organisation("")),
    lambda c: replace(c, country=""),
    lambda c: replace(c, promises=(promise(None),)),
]


@pytest.mark.parametrize("change", STAGES)
def test_missing_details_never_stop_the_status(change: Callable[[Case], Case]) -> None:
    now = status(change(WAITING), TODAY)
    assert now.turn is Turn.THEIRS
