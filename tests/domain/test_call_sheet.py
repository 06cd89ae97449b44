"""What a customer has in front of them on the phone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advocate.domain.call_sheet import AT_HAND, DueIn, call_sheet, due_day
from advocate.domain.case import (
    Case,
    Fact,
    Money,
    Organisation,
    OutcomeSought,
    Promise,
    PromiseState,
    Reference,
    RemedyKind,
    Sector,
    When,
)

SUM = Money(Decimal("86.40"), "GBP")
BY = date(2026, 6, 1)


def case_with(**parts: object) -> Case:
    return Case("id", Organisation("Northwind Broadband"), Sector.TELECOMS, "GB", **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("outcome", "wish"),
    [
        (OutcomeSought(RemedyKind.REFUND, SUM, by=BY), "I’d like £86.40 back by 1 June 2026."),
        (OutcomeSought(RemedyKind.COMPENSATION, SUM), "I’d like £86.40 for what this cost me."),
        (OutcomeSought(RemedyKind.REPAIR, by=BY), "I’d like it repaired by 1 June 2026."),
        (
            OutcomeSought(RemedyKind.REFUND, SUM, act="take £86.40 off my bill.", by=BY),
            "What I’d like by 1 June 2026: take £86.40 off my bill.",
        ),
    ],
)
def test_the_wish_can_be_said_in_one_breath(outcome: OutcomeSought, wish: str) -> None:
    assert call_sheet(case_with(outcome=outcome)).wish == wish


def test_the_numbers_stand_first_then_what_happened_in_order_of_time() -> None:
    case = case_with(
        references=(Reference("account", "NW-44"),),
        facts=(
            Fact("f1", "It stopped.", When.on(date(2026, 3, 3))),
            Fact("f2", "It stopped again.", When.on(date(2026, 3, 20))),
        ),
        promises=(Promise("p", "call me back", When.on(date(2026, 3, 9)), "Priya", date(2026, 3, 11)),),
    )
    assert [(line.head, line.text) for line in call_sheet(case).at_hand] == [
        ("Your numbers", "account NW-44"),
        ("3 March 2026", "It stopped."),
        ("Priya promised, 9 March 2026", "call me back (due 11 March 2026)"),
        ("20 March 2026", "It stopped again."),
    ]


def test_a_long_case_still_fits_at_a_glance_and_keeps_what_was_promised() -> None:
    facts = tuple(Fact(f"f{n}", f"Fact {n}", When.on(date(2026, 1, 1 + n))) for n in range(30))
    promises = (
        Promise("p1", "refund it", When.on(date(2026, 2, 1))),
        Promise("p2", "send a form", When.on(date(2026, 1, 2)), state=PromiseState.KEPT),
    )
    lines = call_sheet(case_with(facts=facts, promises=promises)).at_hand
    assert len(lines) == AT_HAND
    assert [line.text for line in lines if "promised" in line.head] == ["refund it"]


def test_facts_without_a_day_are_left_out() -> None:
    assert call_sheet(case_with(facts=(Fact("f", "Sometimes it is slow."),))).at_hand == ()


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (DueIn.TODAY, date(2026, 5, 21)),
        # 25 May 2026 is a bank holiday
        (DueIn.THREE_WORKING_DAYS, date(2026, 5, 27)),
        (DueIn.A_WEEK, date(2026, 5, 28)),
        (DueIn.TEN_WORKING_DAYS, date(2026, 6, 5)),
        (DueIn.THAT_DAY, date(2026, 7, 1)),
        (DueIn.UNSAID, None),
    ],
)
def test_what_was_said_becomes_a_day(due: DueIn, day: date | None) -> None:
    thursday = date(2026, 5, 21)
    assert due_day(due, today=thursday, country="GB", that_day=date(2026, 7, 1)) == day
