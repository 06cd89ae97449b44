"""A day is moved, extended or paused with a reason; every part of the case then goes by the changed day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from advocate.casework import cases, deadlines, timeline
from advocate.casework.adjusted import with_changes
from advocate.casework.deadlines import NewDay
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.casework.timeline import EntryKind
from advocate.domain.adjustments import Adjustment, AdjustmentKind
from advocate.domain.case import Case, PromiseState, When
from advocate.domain.status import BoardLine
from tests.casework.desk import NOW, TODAY, Desk, furnish, open_desk

pytestmark = pytest.mark.slow

WAIT = "uk-telecoms.wait"
# 12 months after the final response of 2 May 2026, which the customer told.
LIMIT, LIMIT_DAY = "uk-telecoms.limit", date(2027, 5, 2)
WHY = "They asked for a week more 🙃"
WEEK = NewDay(AdjustmentKind.EXTEND, WHY, days=7)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.session.close()
    made.session.get_bind().engine.dispose()


@pytest.fixture
def place(desk: Desk) -> dict[str, Any]:
    where = {**desk.place, "case_id": furnish(desk)}
    cases.reopen(desk.session, **where, today=TODAY)
    return where


def case_of(desk: Desk, place: dict[str, Any]) -> Case:
    return desk.case(place["case_id"])


def line_of(desk: Desk, place: dict[str, Any], key: str) -> BoardLine:
    return deadlines.line_of(desk.session, case_of(desk, place), key, **desk.place, today=TODAY)


def changed(desk: Desk, place: dict[str, Any], key: str, new: NewDay = WEEK, version: int = 0) -> str:
    return deadlines.change_day(
        desk.session, **place, key=key, version=version, new=new, today=TODAY, now=NOW
    )


def promised(desk: Desk, place: dict[str, Any]) -> str:
    values = timeline.promise_values(
        text="A refund",
        made=When.on(date(2026, 5, 4)),
        by_whom="Priya",
        due_on=date(2026, 6, 1),
        due_words="",
        state=PromiseState.OPEN,
        settled_on=None,
    )
    return timeline.record(desk.session, EntryKind.PROMISE, **place, values=values, now=NOW)


def test_the_day_before_a_change_and_its_reason_stay_in_the_working(
    desk: Desk, place: dict[str, Any]
) -> None:
    before = line_of(desk, place, LIMIT)
    changed(desk, place, LIMIT)
    line = line_of(desk, place, LIMIT)
    assert (before.due_on, line.original_on) == (line.original_on, before.due_on)
    assert line.due_on == date(2027, 5, 9)
    assert f"It was 2 May 2027. You added 7 days. Your reason: {WHY}" in line.working


def test_a_change_to_a_rule_reaches_the_decision_to_go_further(desk: Desk, place: dict[str, Any]) -> None:
    def last_safe_on() -> date | None:
        case = case_of(desk, place)
        return deadlines.days_of(desk.session, case, **desk.place, today=TODAY).outlook.decision.last_safe_on

    before = last_safe_on()
    changed(desk, place, LIMIT, NewDay(AdjustmentKind.MOVE, WHY, to=date(2026, 6, 5)))
    assert (before, last_safe_on()) == (date(2027, 4, 30), date(2026, 6, 5))


def test_a_promise_has_its_changed_day_everywhere(desk: Desk, place: dict[str, Any]) -> None:
    key = promised(desk, place)
    changed(desk, place, key)
    promise = next(p for p in case_of(desk, place).promises if p.id == key)
    assert (promise.due_on, promise.due_before) == (date(2026, 6, 8), date(2026, 6, 1))
    assert not promise.is_overdue(date(2026, 6, 5))


def test_a_reply_has_more_time_and_what_was_asked_for_stays(desk: Desk, place: dict[str, Any]) -> None:
    case = case_of(desk, place)
    letter = next(x for x in case.letters if x.reply_due_on)
    week = Adjustment(letter.id, AdjustmentKind.EXTEND, WHY, TODAY, days=7)
    later = with_changes(replace(case, adjustments=(week,))).letter(letter.id)
    assert later is not None
    assert (later.reply_due_on, later.reply_due_before) == (date(2026, 6, 8), letter.reply_due_on)
    assert WHY in later.reply_due_rule


def test_a_change_is_taken_back_and_brought_back_and_stays_on_record(
    desk: Desk, place: dict[str, Any]
) -> None:
    change_id = changed(desk, place, LIMIT)
    deadlines.take_back(desk.session, **place, change_id=change_id, today=TODAY, now=NOW)
    line = line_of(desk, place, LIMIT)
    assert (line.due_on, line.original_on, line.changes[0].taken_back_on) == (LIMIT_DAY, None, TODAY)
    deadlines.bring_back(desk.session, **place, change_id=change_id, now=NOW)
    assert line_of(desk, place, LIMIT).due_on == date(2027, 5, 9)


def test_a_clock_stands_still_until_it_is_said_to_run_again(desk: Desk, place: dict[str, Any]) -> None:
    pause = NewDay(AdjustmentKind.PAUSE, WHY, paused_on=date(2026, 5, 11))
    change_id = changed(desk, place, LIMIT, pause)
    paused = line_of(desk, place, LIMIT)
    with pytest.raises(CaseworkError, match="stands still already"):
        changed(desk, place, LIMIT, pause, version=paused.seen)
    deadlines.resume(
        desk.session, **place, change_id=change_id, version=1, resumed_on=date(2026, 5, 14), now=NOW
    )
    line = line_of(desk, place, LIMIT)
    assert (paused.due_on, paused.is_paused) == (date(2027, 5, 9), True)
    assert (line.due_on, line.is_paused) == (date(2027, 5, 5), False)


def test_a_change_made_in_another_tab_is_not_overwritten(desk: Desk, place: dict[str, Any]) -> None:
    changed(desk, place, LIMIT)
    with pytest.raises(StaleError):
        changed(desk, place, LIMIT)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewDay(AdjustmentKind.EXTEND, WHY), "days"),
        (NewDay(AdjustmentKind.MOVE, WHY), "to"),
        (NewDay(AdjustmentKind.PAUSE, WHY), "paused_on"),
        (NewDay(AdjustmentKind.EXTEND, " ", days=1), "reason"),
        (
            NewDay(AdjustmentKind.PAUSE, WHY, paused_on=date(2026, 5, 9), resumed_on=date(2026, 5, 8)),
            "resumed_on",
        ),
    ],
)
def test_a_change_that_says_nothing_is_refused_by_its_field(
    desk: Desk, place: dict[str, Any], new: NewDay, field: str
) -> None:
    with pytest.raises(CaseworkError) as refused:
        changed(desk, place, LIMIT, new)
    assert refused.value.field == field
    assert case_of(desk, place).adjustments == ()


def test_a_promise_is_paused_only_with_both_days(desk: Desk, place: dict[str, Any]) -> None:
    pause = NewDay(AdjustmentKind.PAUSE, WHY, paused_on=date(2026, 5, 9))
    key = promised(desk, place)
    with pytest.raises(CaseworkError, match="ran again"):
        changed(desk, place, key, pause)
    changed(desk, place, key, replace(pause, resumed_on=date(2026, 5, 12)))
    assert line_of(desk, place, key).due_on == date(2026, 6, 4)


@pytest.mark.parametrize("key", ["no-such.rule", "", "x" * 300])
def test_a_day_of_nothing_cannot_change(desk: Desk, place: dict[str, Any], key: str) -> None:
    with pytest.raises(NotFoundError):
        changed(desk, place, key)


def test_a_stranger_finds_no_change(desk: Desk, place: dict[str, Any]) -> None:
    change_id = changed(desk, place, LIMIT)
    with pytest.raises(NotFoundError):
        deadlines.take_back(
            desk.session, **{**place, "owner_id": 99}, change_id=change_id, today=TODAY, now=NOW
        )


def test_a_saved_case_brings_its_changed_days_back_also_those_taken_back(
    desk: Desk, place: dict[str, Any]
) -> None:
    gone = changed(desk, place, LIMIT)
    deadlines.take_back(desk.session, **place, change_id=gone, today=TODAY, now=NOW)
    changed(desk, place, LIMIT, NewDay(AdjustmentKind.MOVE, WHY, to=date(2026, 6, 5)), version=2)
    changed(desk, place, promised(desk, place))
    desk.session.commit()
    there = case_of(desk, place)
    back = desk.case(desk.bring(desk.save(place["case_id"]), as_copy=True).case_id)
    plain = [[replace(x, id="", version=0, rule_id="") for x in c.adjustments] for c in (there, back)]
    assert (plain[0], len(plain[1])) == (plain[1], 3)
    assert {p.due_on for p in back.promises} == {p.due_on for p in there.promises}
