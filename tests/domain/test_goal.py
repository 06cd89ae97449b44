"""The goal in one sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from advocate.domain.case import Case, Money, Organisation, OutcomeSought, RemedyKind, Sector
from advocate.domain.goal import goal_sentence

BY = date(2026, 6, 1)
SUM = Money(Decimal("86.40"), "GBP")


def case_with(outcome: OutcomeSought | None, country: str = "GB") -> Case:
    return Case("id", Organisation("Northwind Broadband"), Sector.TELECOMS, country, outcome=outcome)


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (OutcomeSought(RemedyKind.REFUND, SUM, by=BY), "gives me £86.40 back by 1 June 2026."),
        (OutcomeSought(RemedyKind.COMPENSATION, SUM, by=BY), "pays me £86.40 by 1 June 2026."),
        (OutcomeSought(RemedyKind.REPLACEMENT, by=BY), "replaces it by 1 June 2026."),
        (OutcomeSought(RemedyKind.APOLOGY), "explains what happened and says sorry."),
        (
            OutcomeSought(RemedyKind.CORRECTION, SUM, act="take the charge off my bill.", by=BY),
            "does this by 1 June 2026: take the charge off my bill (£86.40).",
        ),
        (
            OutcomeSought(RemedyKind.CORRECTION, SUM, act="take the £86.40 off my bill", by=BY),
            "does this by 1 June 2026: take the £86.40 off my bill.",
        ),
    ],
)
def test_the_goal_says_who_does_what_by_when(outcome: OutcomeSought, sentence: str) -> None:
    assert goal_sentence(case_with(outcome)) == f"Northwind Broadband {sentence}"


def test_there_is_no_sentence_before_there_is_a_goal() -> None:
    assert goal_sentence(case_with(None)) == ""


def test_the_fallback_is_not_in_the_sentence() -> None:
    outcome = OutcomeSought(RemedyKind.REFUND, SUM, fallback="half of it", why="my secret reason")
    sentence = goal_sentence(case_with(outcome))
    assert "half" not in sentence
    assert "secret" not in sentence
