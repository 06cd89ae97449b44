"""What is looked for at first words alone is all that a search of the whole text finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.text import amounts, private_numbers, references
from advocate.domain.text.date_shapes import BY_FIRST_WORD, SHAPES
from advocate.domain.text.first_words import NUMBER, lowered, matches, words
from advocate.domain.text.private_numbers import LABELLED as LABELLED_SECRETS

PIECES = (
    "3|9th|March|may|and|,|to|-|2026|03/04/26|12/05|the|next|day|last|Friday|that|same|on|about|two weeks|ago"
    "|later|Easter|bank holiday|Monday|before last|at the weekend"
    "|early|week|of|Christmas|new year's eve|fifth|twenty-first|summer|£|€5|US$|zł|a|fiver|hundred"
    "|pounds|20p|.50|account|No.|order #|a/c|sort code|SW-123456|case|is|\n|.|'|İ|_"
)
TEXTS = st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map(" ".join)


@given(TEXTS)
def test_every_shape_of_a_date_is_found_by_its_first_word(text: str) -> None:
    told = list(words(lowered(text)))
    for name, shape in SHAPES:
        starts = [
            start
            for word, start in told
            if name in BY_FIRST_WORD.get(NUMBER if word.isdecimal() else word, ())
        ]
        assert [m.span() for m in matches(shape, text, starts)] == [m.span() for m in shape.finditer(text)]


@given(TEXTS)
def test_sums_and_labelled_references_are_found_by_their_first_word(text: str) -> None:
    sums = [m.span() for m in matches(amounts.AMOUNT, text, amounts.starts(text))]
    labelled = [m.span() for m in matches(references.LABELLED, text, references.starts(text))]
    assert sums == [m.span() for m in amounts.AMOUNT.finditer(text)]
    assert labelled == [m.span() for m in references.LABELLED.finditer(text)]


@pytest.mark.parametrize("text", ["", "İSTANBUL 3 May", "Straße", "\ud800A", "ΑΣ", "e\u0301"])
def test_small_letters_keep_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_matches_stand_in_order_and_apart() -> None:
    assert [m.span() for m in matches(re.compile("aa"), "aaaa", range(4))] == [(0, 2), (2, 4)]


@given(
    st.lists(
        st.sampled_from(
            [
                "My",
                "PIN",
                "cvv2",
                "3pin",
                "_pin",
                "épin",
                "driver's licence",
                "NHS number",
                "is",
                ":",
                "1234",
                "99 88",
                "ni",
            ]
        )
    )
)
def test_secrets_are_found_by_their_first_word(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = [(one.start, one.end) for one in private_numbers(text) if one.kind == "secret"]
    searched = [m for m in LABELLED_SECRETS.finditer(text) if sum(c.isdigit() for c in m[1]) >= 3]
    assert found == [m.span(1) for m in searched]
