"""The phrase engine: its notation, its spans, and its bounded appetite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.text.phrase_index import Index
from advocate.domain.text.phrases import LONGEST, PhraseError, forms, parse
from advocate.domain.text.tokens import marked, tokens

CLASSES = {"firm": frozenset({"bank", "shop"})}


def spans(notation: str, text: str) -> list[str]:
    found = tokens(text, {"u": "you"})
    matches = Index([parse(notation, CLASSES)]).hits(marked(found))
    return [text[found[m.inner_first].start : found[m.inner_last - 1].end] for m in matches]


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        ("bad service", "Such bad service.", ["bad service"]),
        ("bad|poor service", "Poor service", ["Poor service"]),
        ("very? bad", "very bad", ["very bad", "bad"]),
        ("your @firm", "Your bank", ["Your bank"]),
        ("lose ..2 bag", "lose my only bag", ["lose my only bag"]),
        ("lose ..1 bag", "lose my only bag", []),
        ("your [ silly ] shop", "your silly shop", ["silly"]),
        ("^ really", "Really? I really do.", ["Really"]),
        ("fail $", "We fail. They fail us", ["fail"]),
        ("great .|$", "great", ["great"]),
        ("incompeten*", "Incompetence", ["Incompetence"]),
        ("always *ing", "always losing", ["always losing"]),
        ("lie~", "She lied", ["lied"]),
        ("you know", "u know", ["u know"]),
    ],
)
def test_a_notation_finds_its_words(notation: str, text: str, expected: list[str]) -> None:
    assert spans(notation, text) == expected


def test_a_gap_never_steps_over_the_end_of_a_sentence() -> None:
    assert spans("lose ..3 bag", "We lose. A bag.") == []


def test_a_phrase_never_steps_over_a_blank_line() -> None:
    assert spans("bad service", "bad\n\nservice") == []


def test_a_line_break_inside_a_sentence_does_not_matter() -> None:
    assert spans("bad service", "bad\n service") == ["bad\n service"]


@pytest.mark.parametrize("notation", ["", "* bad", "bad? poor?", "a||b", "@nothing", "a " * (LONGEST + 1)])
def test_a_notation_that_makes_no_sense_is_refused(notation: str) -> None:
    with pytest.raises(PhraseError):
        parse(notation, CLASSES)


def test_the_longest_match_of_a_start_is_taken() -> None:
    assert spans("bad *? *?", "bad bad bad")[0] == "bad bad bad"


@pytest.mark.parametrize(
    ("word", "form"),
    [("ruin", "ruined"), ("lie", "lied"), ("try", "tries"), ("rob", "robbing"), ("miss", "misses")],
)
def test_forms_follow_the_usual_spelling_rules(word: str, form: str) -> None:
    assert form in forms(word)


def test_a_hashtag_is_read_as_the_words_in_it() -> None:
    found = tokens("#TotalFail #badservice", {}, frozenset({"bad", "service"}))
    assert [token.norm for token in found] == ["total", "fail", "bad", "service"]


def test_the_shortest_match_is_given_where_that_is_asked_for() -> None:
    index = Index([parse("bad *? *?", CLASSES)], shortest=True)
    assert [hit.last - hit.first for hit in index.hits(marked(tokens("bad bad bad", {})))] == [1, 1, 1]


def test_a_mark_that_ends_a_phrase_is_not_reported() -> None:
    assert spans("[ nice try ] .|$", "Nice try. He said") == ["Nice try"]


def test_a_long_text_is_read_like_a_short_one() -> None:
    text = "We waited. " * 400 + "A bad service. " + "We waited. " * 400
    assert spans("bad service", text) == ["bad service"]


@given(
    st.lists(st.sampled_from(["bad", "service", "your", "bank", "never", ".", "\n\n", "lost"]), max_size=40)
)
def test_what_is_found_is_what_is_hit(pieces: list[str]) -> None:
    notations = [
        "bad service",
        "^ your @firm",
        "never ..3 lost",
        "bad ..2 $",
        "lost .|$",
        "very? bad bank",
        "lost",
    ]
    index = Index([parse(notation, CLASSES) for notation in notations])
    words = marked(tokens(" ".join(pieces), {}))
    assert index.found(words) == {hit.number for hit in index.hits(words)}
