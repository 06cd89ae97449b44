"""A new wording is set beside the letter passage by passage, and each is taken or left by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.letters.passages import Passage, joined, passages

MINE = "Dear team,\n\nMy own words about it all.\n\n\nPlease refund £40 to my account by 1 June.\n\nThanks"
NEW = "Dear team,\n\nPlease refund £60 to my account by 9 June.\n\nWhat happened:\n1. It broke.\n\nThanks"


def test_what_is_alike_stands_side_by_side_and_what_only_one_has_alone() -> None:
    assert [(p.mine, p.new) for p in passages(MINE, NEW) if not p.is_same] == [
        ("My own words about it all.", ""),
        ("Please refund £40 to my account by 1 June.", "Please refund £60 to my account by 9 June."),
        ("", "What happened:\n1. It broke."),
    ]


def test_one_that_is_taken_changes_nothing_else() -> None:
    assert joined(passages(MINE, NEW), {2}) == MINE.replace("£40", "£60").replace("1 June", "9 June")


def test_all_of_them_make_the_new_letter() -> None:
    found = passages(MINE, NEW)
    assert joined(found, range(len(found))) == NEW


@pytest.mark.parametrize(("mine", "new"), [("", ""), ("a", ""), ("", "a"), ("\n\n", "a\n\n\nb")])
def test_an_empty_letter_has_passages_too(mine: str, new: str) -> None:
    assert joined(passages(mine, new), ()) == mine


@given(st.text(st.sampled_from("ab \n\t🙂"), max_size=60), st.text(st.sampled_from("ab \n"), max_size=60))
def test_with_nothing_taken_the_letter_is_the_same_sign_for_sign(mine: str, new: str) -> None:
    assert joined(passages(mine, new), ()) == mine


def test_a_vast_letter_is_compared_by_how_its_passages_begin() -> None:
    mine, new = "a " * 50_000, "a " * 50_001
    assert passages(mine, new) == (Passage(mine, new),)
