"""The passage that matters is looked up as a reader would: blanks, quotation marks and gaps don't count."""

from __future__ import annotations

import pytest

from advocate.domain.evidence.passage import Passage, find_passage

TEXT = "Your bill\nTotal  due £32.00\n\nWe don’t charge\nwhile the line is dead – ever."
PAGES = (0, TEXT.index("We don"))


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Total due £32.00", 1),
        ("we don't charge while the line is dead - ever", 2),
        ("Your bill … the line is dead", 1),
        ("We don’t charge [...] ever.", 2),
    ],
)
def test_words_are_found_on_their_page(words: str, page: int) -> None:
    assert find_passage(words, TEXT, PAGES) == Passage(is_there=True, page=page, can_be_told=True)


@pytest.mark.parametrize("words", ["Total due £33.00", "ever … Your bill", "…", "", "\u202e😀\ud800"])
def test_words_that_do_not_stand_there_are_said_not_to(words: str) -> None:
    assert not find_passage(words, TEXT, PAGES).is_there


def test_a_file_without_text_leaves_it_open() -> None:
    assert not find_passage("Total due", " \n", ()).can_be_told


def test_without_known_pages_none_is_named() -> None:
    assert find_passage("Your bill", TEXT, ()).page == 0
