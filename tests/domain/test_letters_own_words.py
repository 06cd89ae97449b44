"""A vague or absolute phrase is met with what the case knows: days, minutes, exhibits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advocate.domain.case import Case, Fact
from advocate.domain.letters.own_words import own_words
from advocate.domain.tone import review
from advocate.rulebook import tone_rules
from tests.domain.letter_cases import BROADBAND, on

RULES = tone_rules.load()
LATE = replace(
    BROADBAND,
    facts=(
        Fact("a", "The bus was late by 40 minutes", on("2026-03-03"), ("x2",)),
        Fact("b", "Late again", on("2026-03-09")),
        Fact("c", "The bus was late", on("2026-03-14"), ("x3",)),
    ),
)


def offered(text: str, case: Case = BROADBAND) -> str:
    """Return the text with every offer of the case put in, the last one first."""
    found = [own_words(finding, text, case) for finding in review(text, RULES).findings]
    for words in sorted((w for w in found if w), key=lambda w: -w.start):
        text = text[: words.start] + words.text + text[words.end :]
    return text


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("I called many times.", "I called on 3 and 9 March 2026."),
        ("I was on hold for hours.", "I was on hold for 47 minutes on 3 March 2026."),
        ("👩‍👩‍👧 I rang you again and again.", "👩‍👩‍👧 I rang you on 3 and 9 March 2026."),
    ],
)
def test_a_vague_count_becomes_the_days_of_the_case(typed: str, better: str) -> None:
    assert offered(typed) == better


def test_always_becomes_the_days_on_which_the_case_says_so_with_their_exhibits() -> None:
    assert offered("You are always late.", LATE) == "This happened on 3, 9 and 14 March 2026 (E2 and E3)."


@pytest.mark.parametrize(
    "typed", ["I chatted many times.", "You are always rude.", "You are an idiot.", "I was on hold.", ""]
)
def test_what_the_case_does_not_know_is_not_made_up(typed: str) -> None:
    assert offered(typed) == typed


def test_the_americans_say_the_month_first() -> None:
    assert (
        offered("I called many times.", replace(BROADBAND, country="US"))
        == "I called on March 3 and 9, 2026."
    )
