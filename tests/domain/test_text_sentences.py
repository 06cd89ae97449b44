"""Text is cut into sentences the way people type, and quotations are found whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.domain.text import quotations, sentences


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Okoro rang at 9 a.m. on 3 March.",
        "It cost £8.50 per mo. to park there.",
        "See order No. 55120 for that.",
        "I wrote to help.desk@example.org again.",
        "They sat on it... and then nothing.",
        "I rang on 3 March and\nwaited for an hour.",
        '"Who are you?" he asked.',
        "J. Reed signed it.",
        "It came on Sept. 4 at noon.",
        "First part; second part; third part.",
        "He said so (twice!) and left.",
    ],
)
def test_what_belongs_together_stays_together(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("it broke. i rang them. no answer", ["it broke.", "i rang them.", "no answer"]),
        ("It broke!!! Why?? Nobody knows", ["It broke!!!", "Why??", "Nobody knows"]),
        ("It broke.They laughed.", ["It broke.", "They laughed."]),
        ("I waited... Nobody came.", ["I waited...", "Nobody came."]),
        ('She said "no." I left.', ['She said "no."', "I left."]),
        ("we spoke for 25 min. he said yes.", ["we spoke for 25 min.", "he said yes."]),
        ("Paid on 3 March\n\nno receipt", ["Paid on 3 March", "no receipt"]),
        ("- it leaks\n- it smells", ["- it leaks", "- it smells"]),
        ("It was $120 This is my only account.", ["It was $120 This is my only account."]),
        (
            "My total balance is now $120 This is my bank.",
            ["My total balance is now $120", "This is my bank."],
        ),
        ("Dear shop\nI bought a lamp", ["Dear shop", "I bought a lamp"]),
    ],
)
def test_sentences_end_where_the_writer_stops(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_long_chain_of_clauses_is_cut_at_its_semicolons() -> None:
    clause = "then they sent me on to yet another desk where nobody knew a thing;"
    assert cut(" ".join([clause] * 4)) == [clause] * 4


def test_a_greeting_on_a_line_of_its_own_stands_apart() -> None:
    assert cut("To whom it may concern,\nMy bill is wrong.") == [
        "To whom it may concern,",
        "My bill is wrong.",
    ]


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_only_blanks_lie_between_sentences(text: str) -> None:
    found = sentences(text)
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(text)]
    gaps = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert all(text[one.start : one.end] == one.text for one in found)
    assert not "".join(gaps).strip()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "we are full" twice.', ['"we are full"']),
        ("He said “we are full”.", ["“we are full”"]),
        ("They said \" come back later '' again.", ["\" come back later ''"]),
        ('It is 5" wide.', []),
        ('He said "we are full\n\nand then left".', []),
        ("It's what they're like.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quoted: list[str]) -> None:
    assert [found.text for found in quotations(text)] == quoted


def test_a_quotation_that_never_closes_is_none() -> None:
    assert quotations('"' + "x" * 5000) == ()
