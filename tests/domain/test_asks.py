"""What a case asks for is its goal and what was put aside; a closing says what came of each."""

from dataclasses import replace

from advocate.domain.asks import asks_of, ends_of
from advocate.domain.case import (
    AskEnd,
    AskResult,
    Case,
    ClosingKind,
    Organisation,
    OutcomeSought,
    ParkedGoal,
    RemedyKind,
    Sector,
)

CASE = Case("c", Organisation("Northwind"), Sector.TELECOMS, "GB", outcome=OutcomeSought(RemedyKind.REPAIR))
TWO = replace(CASE, parked=(ParkedGoal("g", "An apology"),))


def test_the_goal_comes_first_and_what_was_put_aside_after_it() -> None:
    assert asks_of(TWO) == ("Northwind repairs it.", "An apology")


def test_a_single_ask_ended_as_the_case_did() -> None:
    assert ends_of(CASE, ClosingKind.PARTLY, {}) == (AskEnd("Northwind repairs it.", AskResult.PARTLY),)


def test_an_ask_of_which_nothing_was_said_is_left_out() -> None:
    assert ends_of(TWO, ClosingKind.MET, {1: AskResult.NOT}) == (AskEnd("An apology", AskResult.NOT),)


def test_a_case_without_a_goal_asks_for_nothing() -> None:
    assert ends_of(replace(CASE, outcome=None), ClosingKind.MET, {}) == ()
