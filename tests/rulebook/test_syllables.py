"""Syllables are counted well enough to tell an easy letter from a hard one."""

from __future__ import annotations

import pytest

from advocate.rulebook import syllables


@pytest.mark.parametrize(
    ("word", "counted"),
    [
        ("bill", 1),
        ("please", 1),
        ("received", 2),
        ("very", 2),
        ("account", 2),
        ("reference", 3),
        ("company", 3),
    ],
)
def test_a_word_has_the_syllables_that_one_hears(word: str, counted: int) -> None:
    assert syllables.count(word) == counted


@pytest.mark.parametrize("word", ["", "z", "’", "ÉCLAIR", "訂單", "a" * 10_000])
def test_odd_words_have_at_least_one(word: str) -> None:
    assert syllables.count(word) >= 1
