"""The customer's own words become lines of a letter: set as a careful typist would, never reworded."""

from __future__ import annotations

import pytest

from advocate.domain.letters.lines import opening_raised, shortened, tidied


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("i rang on 4th nov, i've had it!!!", "I rang on 4th Nov, I've had it!"),
        ("ordered on 2 november, a monday", "ordered on 2 November, a Monday"),
        ("they may come in march", "they may come in march"),
        ("broken on may 3rd and the 9th of march", "broken on May 3rd and the 9th of March"),
        ("really?? what?!", "really? what?"),
        ("that is to say, i.e. late", "that is to say, i.e. late"),
        ("RED, not red", "RED, not red"),
    ],
)
def test_words_are_set_with_their_capitals_and_one_mark(typed: str, set_as: str) -> None:
    assert tidied(typed) == set_as


def test_a_first_word_with_capitals_of_its_own_keeps_them() -> None:
    assert opening_raised("iPhone broke") == "iPhone broke"
    assert opening_raised("it broke") == "It broke"


def test_one_long_sentence_is_told_whole_or_cut_where_a_clause_ends() -> None:
    a_bit_long = "one two three four five six seven eight nine ten eleven twelve"
    assert shortened(a_bit_long, 10) == a_bit_long
    far_too_long = f"{a_bit_long}, and {a_bit_long}, and {a_bit_long}"
    assert shortened(far_too_long, 15) == f"{a_bit_long} …"
