"""Every deadline of a case: whose it is, what is past, what has no day and which day would settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advocate.domain.adjustments import Adjustment, AdjustmentKind
from advocate.domain.case import Case, CaseState, PromiseState
from advocate.domain.deadlines import Deadline, RuleKind, StartEvent, deadlines_for, on
from advocate.domain.status import Board, Side, board, rule_days
from tests.domain.test_deadlines_rules import rule
from tests.domain.test_status import DUE, SENT_ON, WAITING, promise

RESPONSE = date(2026, 10, 20)
TOLD = {StartEvent.FINAL_RESPONSE_SENT: on(RESPONSE)}


def counted(case: Case = WAITING, *, today: date = SENT_ON, kind: RuleKind = RuleKind.YOU) -> Board:
    return board(case, deadlines(case, today, kind), today, told=TOLD)


def deadlines(case: Case, today: date, kind: RuleKind) -> tuple[Deadline, ...]:
    return deadlines_for(case, [rule(kind=kind)], today, told=TOLD)


@pytest.mark.parametrize(
    ("kind", "side"),
    [
        (RuleKind.YOU, Side.YOURS),
        (RuleKind.ORGANISATION, Side.THEIRS),
        (RuleKind.BODY, Side.BODYS),
        (RuleKind.PRESUMPTION, Side.OTHER),
    ],
)
def test_a_deadline_stands_with_whoever_has_to_act(kind: RuleKind, side: Side) -> None:
    (line,) = [one for one in counted(kind=kind).coming[side] if one.rule]
    assert line.begins.endswith("20 October 2026")
    assert line.is_alarm is (kind is RuleKind.YOU)


def test_the_reply_and_open_promises_are_theirs_and_what_has_passed_stands_apart() -> None:
    case = replace(WAITING, promises=(promise(DUE - timedelta(days=3)), promise(DUE, PromiseState.KEPT, DUE)))
    theirs = counted(case).coming[Side.THEIRS]
    assert [line.due_on for line in theirs] == [DUE - timedelta(days=3), DUE]
    assert [line.due_on for line in counted(case, today=DUE).past] == [DUE - timedelta(days=3)]


def test_what_waits_for_a_day_comes_without_one_and_asks_for_it() -> None:
    (line,) = board(WAITING, deadlines_for(WAITING, [rule()], SENT_ON), SENT_ON).undated
    assert (line.due_on, line.question) == (None, "On which day was it that they sent their final response?")


def test_a_changed_day_keeps_what_it_was_and_only_standing_changes_count() -> None:
    week = Adjustment(rule().id, AdjustmentKind.EXTEND, "They agreed", SENT_ON, days=7, id="a", version=1)
    gone = replace(week, id="b", version=2, taken_back_on=SENT_ON)
    usual = counted().line(rule().id)
    line = counted(replace(WAITING, adjustments=(week, gone))).line(rule().id)
    assert usual is not None
    assert line is not None
    assert usual.due_on is not None
    assert (line.due_on, line.original_on) == (usual.due_on + timedelta(days=7), usual.due_on)
    assert (line.seen, len(line.changes)) == (3, 2)


def test_only_your_own_verified_time_rings_and_stands_on_its_last_safe_day() -> None:
    found = counted()
    (due,) = rule_days(WAITING, found, 7)
    line = found.line(rule().id)
    assert line is not None
    assert (due.day, due.has_alarm, due.version) == (line.last_safe_on, True, 7)
    theirs = rule_days(WAITING, counted(kind=RuleKind.ORGANISATION), 7)
    assert [due.has_alarm for due in theirs] == [False]


def test_your_own_time_stays_in_the_calendar_on_the_day_of_the_rule_while_its_clock_stands_still() -> None:
    pause = Adjustment(rule().id, AdjustmentKind.PAUSE, "They agreed", SENT_ON, paused_on=SENT_ON)
    (usual,) = rule_days(WAITING, counted(), 1)
    paused = counted(replace(WAITING, adjustments=(pause,)), today=SENT_ON + timedelta(days=9))
    (due,) = rule_days(WAITING, paused, 1)
    assert (due.day, due.has_alarm) == (usual.day, True)


def test_a_closed_case_waits_for_no_reply() -> None:
    assert counted(replace(WAITING, state=CaseState.CLOSED)).coming[Side.THEIRS] == ()
