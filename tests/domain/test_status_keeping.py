"""After a good end the program asks whether it was kept: a week and a month later, and no more than that."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocate.domain.case import Case, CaseState, Closing, ClosingKind, Promise, PromiseState
from advocate.domain.status import ActionKind, Turn, by_turn, check_day, due_days, next_action, standing
from tests.domain.test_status import SENT_ON, WAITING

ENDED = date(2026, 12, 1)
OWED = Promise("p", "refund £86.40")
DONE = replace(WAITING, state=CaseState.CLOSED, closing=Closing(ClosingKind.MET, ENDED), promises=(OWED,))


def after(days: int) -> date:
    return ENDED + timedelta(days=days)


def not_yet_on(day: date, case: Case = DONE) -> Case:
    return replace(case, closing=Closing(ClosingKind.MET, ENDED, checked_on=day))


@pytest.mark.parametrize(
    ("case", "day"),
    [
        (DONE, after(7)),
        (not_yet_on(after(7)), after(30)),
        (not_yet_on(after(12)), after(30)),
        (not_yet_on(after(30)), None),
        (replace(DONE, promises=()), None),
        (replace(DONE, promises=(replace(OWED, state=PromiseState.KEPT),)), None),
        (replace(DONE, promises=(replace(OWED, due_on=after(20)),)), after(30)),
        (replace(DONE, promises=(replace(OWED, due_on=after(60)),)), after(61)),
        (replace(DONE, state=CaseState.ARCHIVED), None),
        (replace(DONE, closing=Closing(ClosingKind.GAVE_UP, ENDED)), None),
    ],
)
def test_it_asks_after_a_week_and_a_month_where_something_is_still_to_be_done(
    case: Case, day: date | None
) -> None:
    assert check_day(case) == day


def test_the_question_is_the_next_action_on_its_day_and_not_before() -> None:
    assert next_action(DONE, after(6)).kind is ActionKind.CLOSED
    asked = next_action(DONE, after(7))
    assert (asked.kind, asked.promise_id) == (ActionKind.CHECK_KEPT, "p")


def test_a_closed_case_with_a_question_stands_with_those_whose_turn_is_yours() -> None:
    groups = by_turn([standing(DONE, after(7))])
    assert [(g.title, g.cases[0].status.turn) for g in groups] == [("Your turn", Turn.YOURS)]


def test_what_was_not_kept_after_all_leads_to_opening_the_case_again() -> None:
    broken = replace(OWED, state=PromiseState.BROKEN, settled_on=after(8))
    assert next_action(replace(DONE, promises=(broken,)), after(8)).kind is ActionKind.REOPEN


def test_the_calendar_holds_the_day_of_the_question_under_one_id_that_moves() -> None:
    first, second = due_days(DONE), due_days(not_yet_on(after(7)))
    assert [(d.day, d.id) for d in first + second] == [(after(7), "kept-c"), (after(30), "kept-c")]


def test_a_case_opened_again_was_answered_so_the_letter_after_it_speaks_of_no_silence() -> None:
    again = replace(
        WAITING, earlier_closing=Closing(ClosingKind.MET, SENT_ON + timedelta(days=3)), promises=()
    )
    asked = next_action(again, date(2027, 1, 5))
    assert "has passed" not in asked.detail
    assert "has passed" in next_action(WAITING, date(2027, 1, 5)).detail
