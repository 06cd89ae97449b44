"""Words are found in texts by what was meant, whatever signs are typed."""

from __future__ import annotations

import pytest

from advocate.store.finding import find

pytestmark = pytest.mark.laptop

TEXTS = (
    "You promised a refund by 3 March.",
    "First line\nThe café refunded £40,\nreference F-88213.",
    "Nothing of the kind.",
)


def numbers(asked: str) -> set[int]:
    return {hit.number for hit in find(TEXTS, asked, most=10)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("refund", {0, 1}),
        ("REFUND march", {0}),
        ("cafe", {1}),
        ("F-88213", {1}),
        ('"by 3 March"', {0}),
        ('"March by"', set()),
        ("refund nowhere", set()),
    ],
)
def test_every_word_has_to_be_there_whatever_its_accents_and_capitals(asked: str, expected: set[int]) -> None:
    assert numbers(asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        *("", " ", '"', '""', "'", "* OR NEAR(", "AND NOT", "words:x", "^", "😀", "\0", "\ud800"),
        *("\u0627\u200e\u0628", "x" * 10_000, "a " * 5_000, '"a' * 3_000, "%_;--"),
    ],
)
def test_no_question_is_an_operator_or_breaks(asked: str) -> None:
    assert numbers(asked) <= {0, 1, 2}


def test_an_operator_is_a_word_like_any_other() -> None:
    assert numbers("refund OR kind") == set()


def test_a_hit_tells_its_line_and_the_words_around_it() -> None:
    hit = find(TEXTS, "refunded", most=10)[0]
    assert hit.line == 2
    assert ("refunded", True) in hit.pieces
    assert "The café" in hit.snippet


def test_a_long_text_is_cut_around_the_words() -> None:
    hit = find(["word " * 5_000 + "needle " + "hay " * 5_000], "needle", most=1)[0]
    assert len(hit.snippet) < 300
    assert hit.snippet.startswith("… ")


@pytest.mark.parametrize("text", ["", "\0", "\ud800 needle", "\x02\x03 needle", "‏needle", "😀 needle"])
def test_odd_texts_are_searched_too(text: str) -> None:
    assert len(find([text], "needle", most=1)) == ("needle" in text)
