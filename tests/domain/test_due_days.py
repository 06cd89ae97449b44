"""The days a case waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from advocate.domain.case import CaseState, PromiseState
from advocate.domain.status import due_days
from tests.domain.test_status import DUE, SENT_ON, WAITING, called, promise


def test_a_reply_and_a_promise_are_waited_for_in_order_of_time() -> None:
    case = replace(WAITING, promises=(promise(DUE - timedelta(days=3)),))
    assert [(due.day, due.title) for due in due_days(case)] == [
        (date(2026, 12, 1), "Priya promised: call back within 48 hours"),
        (DUE, "Reply due from Northwind Broadband"),
    ]


def test_nothing_is_waited_for_once_it_came_or_was_settled() -> None:
    answered = replace(WAITING, contacts=(called(SENT_ON + timedelta(days=2)),))
    kept = replace(answered, promises=(promise(DUE, PromiseState.KEPT, DUE),))
    assert due_days(kept) == ()


def test_a_closed_case_waits_for_nothing() -> None:
    assert due_days(replace(WAITING, state=CaseState.CLOSED)) == ()


def test_a_promise_without_a_day_has_no_place_in_a_calendar() -> None:
    assert len(due_days(replace(WAITING, promises=(promise(None),)))) == 1


def test_a_long_promise_gets_a_short_title_and_keeps_its_words_below() -> None:
    long = replace(promise(DUE), text="send " + "a long letter " * 30)
    due = due_days(replace(WAITING, promises=(long,)))[-1]
    assert len(due.title) <= 90
    assert long.text in due.details
