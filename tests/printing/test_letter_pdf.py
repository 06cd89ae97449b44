"""A letter on paper: as written, on the paper of its country, dated by its own day."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.printing.letter import letter_html, letter_pdf
from tests.printing.papers import SENT_TEXT
from tests.printing.reading import Reading

pytestmark = pytest.mark.slow

SUBJECT = "Eleven days without broadband"
TEXT = f"Amina Rahman\n14 Larch Close\n\n{SUBJECT}\n\n{SENT_TEXT}"
DAY = date(2026, 5, 18)


@pytest.fixture(scope="module")
def letter() -> Reading:
    return Reading(letter_pdf(TEXT, title=SUBJECT, language="en-GB", made_on=DAY))


def test_it_says_every_word_in_its_place(letter: Reading) -> None:
    assert letter.texts[0].startswith(" ".join(TEXT.split()))


def test_an_ordinary_letter_takes_one_page(letter: Reading) -> None:
    assert len(letter.texts) == 1


def test_its_subject_is_its_title_and_its_heading(letter: Reading) -> None:
    assert str(letter.pdf.docinfo.Title) == SUBJECT
    assert "/H1" in letter.tags
    assert str(letter.pdf.Root.Lang) == "en-GB"


def test_it_is_dated_by_the_day_it_is_given(letter: Reading) -> None:
    assert str(letter.pdf.docinfo.CreationDate) == "D:20260518"


@pytest.mark.parametrize(("is_letter", "size"), [(False, (595, 842)), (True, (612, 792))])
def test_it_is_printed_on_the_paper_of_its_country(is_letter: bool, size: tuple[int, int]) -> None:
    made = letter_pdf(TEXT, title=SUBJECT, language="en-US", is_letter=is_letter, made_on=DAY)
    assert Reading(made).sizes == {size}


def test_the_same_letter_gives_the_same_file_twice(letter: Reading) -> None:
    assert letter_pdf(TEXT, title=SUBJECT, language="en-GB", made_on=DAY) == letter.data


def test_a_letter_without_a_word_makes_a_page_too() -> None:
    paper = Reading(letter_pdf(" \n\n ", title="", language="en-GB"))
    assert (str(paper.pdf.docinfo.Title), len(paper.texts)) == ("Letter", 1)


def test_the_reply_slip_is_the_last_page_with_boxes_and_lines_instead_of_signs() -> None:
    slip = "Reply slip\n\nAbout: the bill\n\n[ ] We offer this instead:\n______\n\nName and date: ____"
    paper = Reading(letter_pdf(TEXT, title=SUBJECT, language="en-GB", made_on=DAY, slip=slip))
    assert len(paper.texts) == 2
    assert paper.texts[1].startswith("Reply slip About: the bill We offer this instead: Name and date:")


def test_the_lines_of_an_address_stay_lines() -> None:
    html = letter_html(TEXT, subject=SUBJECT, language="en-GB", style="print.css")
    assert '<p dir="auto">Amina Rahman\n14 Larch Close</p>' in html


def test_only_the_block_that_is_the_subject_is_the_heading() -> None:
    html = letter_html(TEXT, subject=SUBJECT, language="en-GB", style="print.css")
    assert html.count("<h1") == 1
    assert f'<h1 dir="auto">{SUBJECT}</h1>' in html
