"""Long texts are cut into pages that can be counted beforehand, and lose nothing on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.printing.cutting import LINES_A_PAGE, MOST_PAGES, text_pages, width_of, wrap
from advocate.printing.pages import clip, pieces, printable, size

PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")), max_size=400)


@given(PRINTABLE, st.floats(3, 60))
def test_a_wrapped_line_loses_no_word(line: str, width: float) -> None:
    assert "".join("".join(wrap(line, width)).split()) == "".join(line.split())


@given(PRINTABLE, st.floats(3, 60))
def test_no_piece_is_wider_than_there_is_room(line: str, width: float) -> None:
    assert all(width_of(piece) <= width + 0.01 for piece in wrap(line, width))


def test_a_line_is_cut_between_words() -> None:
    assert list(wrap("the router had no signal", 6)) == ["the router", "had no", "signal"]


def test_the_first_page_leaves_room_for_the_head_of_an_e_mail() -> None:
    text, headers = "\n".join(["line"] * 60), (("From", "a@example.org"), ("To", "b@example.org, " * 40))
    with_head, without = text_pages(text, headers)[0], text_pages(text)[0]
    assert with_head.count("\n") < without.count("\n")


def test_a_page_of_us_letter_holds_fewer_lines() -> None:
    text = "\n".join(["line"] * 200)
    assert len(text_pages(text, is_letter=True)[1]) < len(text_pages(text)[1])


@given(st.lists(st.text("abc ", max_size=5), max_size=300))
def test_pages_hold_all_lines_in_order(lines: list[str]) -> None:
    pages = text_pages("\n".join(lines))
    assert [word for page in pages for word in page.split()] == [
        word for line in lines for word in line.split()
    ]
    assert all(page.count("\n") < LINES_A_PAGE for page in pages)


def test_a_text_that_is_far_too_long_says_that_it_goes_on() -> None:
    pages = text_pages("line\n" * 10_000)
    assert len(pages) == MOST_PAGES
    assert "The text goes on: 60 of" in pages[-1]


def test_a_text_without_an_end_to_its_words_is_cut_all_the_same() -> None:
    assert "".join("".join(text_pages("x" * 100_000)).split()) == "x" * 100_000


@pytest.mark.parametrize(
    "bad", ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\ue000", "\U000f0000"]
)
def test_a_character_that_paper_can_not_carry_becomes_a_sign(bad: str) -> None:
    assert printable(f"a{bad}b") == "a\ufffdb"


@given(PRINTABLE)
def test_what_can_be_printed_is_not_altered(text: str) -> None:
    assert printable(text).startswith(text)


@pytest.mark.parametrize("turn", ["\u202e", "\u202b", "\u2067"])
def test_a_change_of_direction_ends_with_the_text_that_made_it(turn: str) -> None:
    closed = printable(f"a{turn}b")
    assert len(closed) == 4
    assert printable(closed) == closed


def test_a_text_is_clipped_at_a_word_and_stands_on_one_line() -> None:
    assert clip("the router\nhad no signal", 14) == "the router…"
    assert clip("the router\nhad", 14) == "the router had"


@given(PRINTABLE, st.integers(5, 200))
def test_a_clipped_text_is_never_longer_than_asked(text: str, most: int) -> None:
    assert len(clip(text, most)) <= most


@given(st.text(st.sampled_from("ab \n"), max_size=3000))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_an_endless_word_gets_places_to_break_and_a_sentence_none() -> None:
    assert max(map(len, pieces("x" * 100_000))) <= 500
    assert pieces("a sentence " * 100) == ("a sentence " * 100,)


def test_sizes_are_said_in_words() -> None:
    assert [size(n) for n in (1, 999, 1000, 312_400, 2_400_000)] == [
        "1 byte",
        "999 bytes",
        "1 kB",
        "312 kB",
        "2.4 MB",
    ]
