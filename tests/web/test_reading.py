"""The text in a photo or a scan is read where the program for it is installed, and said to be so."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from advocate.jobs.queue import JobKind
from tests.files import making
from tests.tesseract import needs_tesseract, picture_of
from tests.web.pages import Page, Visitor
from tests.web.test_archive import save, send
from tests.web.test_cases import case_path
from tests.web.test_evidence import put

pytestmark = pytest.mark.slow

LETTER = picture_of(
    "Northwind Broadband", "On 3 March 2026 we charged 54.90 pounds.", "Your fault reference is F-88213."
)
SECOND = picture_of("The engineer comes on Friday morning.", "Please be at home.")


@pytest.fixture
def shelf(amina: Visitor, case_page: Page) -> Page:
    return amina.get(f"{case_path(case_page)}/evidence")


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program in the place of the one that reads."""
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def one_read(visitor: Visitor, page: Page) -> Page:
    visitor.wait(JobKind.READ)
    return visitor.get(page.link("E1"))


@needs_tesseract
def test_the_text_of_a_photo_is_read_and_said_to_be_a_programs(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (LETTER, "letter.png"))
    assert "is being read" in amina.get(page.link("E1")).words("main")
    words = one_read(amina, page).words("main")
    assert "Your fault reference is F-88213." in words
    assert "Its text was read by a program from the picture, and may hold mistakes." in words


@needs_tesseract
def test_what_was_read_can_be_searched(amina: Visitor, shelf: Page) -> None:
    one_read(amina, put(shelf, (LETTER, "letter.png")))
    assert "E1" in amina.get(f"{case_path(shelf)}/search?find=F-88213").words("ul")


@needs_tesseract
def test_what_is_found_in_it_is_only_added_after_a_look(amina: Visitor, shelf: Page) -> None:
    page = one_read(amina, put(shelf, (LETTER, "letter.png")))
    offer = page.tree.find(".//section[@id='found']")
    words = " ".join(" ".join(offer.itertext()).split()) if offer is not None else ""
    assert "54.90" in words
    assert "From page 1, line" in words
    assert "A program read this from the picture, and may be mistaken: compare it." in words
    assert "Add to the timeline" not in words


@needs_tesseract
def test_of_pages_put_together_each_is_read_and_found_by_its_number(amina: Visitor, shelf: Page) -> None:
    files = [(io.BytesIO(data), name) for data, name in ((LETTER, "1.png"), (SECOND, "2.png"))]
    one_read(amina, shelf.send("/evidence", files=files, together="y"))
    found = amina.get(f"{case_path(shelf)}/search?find=engineer").words("main")
    assert "page 2" in found


@needs_tesseract
def test_a_pdf_keeps_its_own_text_and_only_its_pictures_are_read(amina: Visitor, shelf: Page) -> None:
    page = one_read(amina, put(shelf, (making.pdf_with_scan("Your bill", LETTER), "bill.pdf")))
    words = page.words("main")
    assert "Your bill" in words
    assert "F-88213" in words
    assert "The text of page 2 was read by a program" in words


@needs_tesseract
def test_a_photograph_that_cannot_be_shown_has_no_text_of_ours(amina: Visitor, shelf: Page) -> None:
    files = [(io.BytesIO(data), name) for data, name in ((LETTER, "1.png"), (b"\xff\xd8\xff cut", "2.jpg"))]
    page = one_read(amina, shelf.send("/evidence", files=files, together="y"))
    assert "The text of page 1 was read by a program" in page.words("main")
    assert "cannot be shown here" not in page.words("main")


def test_a_pdf_with_text_on_each_page_is_not_read(amina: Visitor, shelf: Page) -> None:
    page = amina.get(put(shelf, (making.pdf("Your bill", "Total due"), "bill.pdf")).link("E1"))
    assert not page.all("div", id="reading")


def test_without_the_program_the_pages_say_so_and_what_to_install(
    amina: Visitor, shelf: Page, no_program: None
) -> None:
    page = put(amina.get(shelf.path), (LETTER, "letter.png"))
    assert "Text in photos and scans is not read here." in page.words("main")
    assert "sudo apt install tesseract-ocr" in page.words("main")
    assert "The text in the picture is not read." in amina.get(page.link("E1")).words("main")


def test_what_came_before_the_program_was_there_can_be_read_later(
    amina: Visitor, shelf: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = put(shelf, (LETTER, "letter.png"))
    row = r"5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96\tFriday"
    given(tmp_path, monkeypatch, f"printf 'head\\n{row}\\n'")
    asked = amina.get(page.link("E1")).send("/read")
    assert "is being read" in asked.words("main")
    assert "Friday" in one_read(amina, page).words("main")


def test_a_program_that_fails_is_told_and_the_exhibit_stays_as_it_is(
    amina: Visitor, shelf: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(tmp_path, monkeypatch, "exit 1")
    page = one_read(amina, put(shelf, (LETTER, "letter.png")))
    assert "The text of page 1 could not be read." in page.words("main")
    assert page.all("img", class_="shown")


def test_a_picture_without_text_is_said_to_have_none_and_is_not_read_again(
    amina: Visitor, shelf: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(tmp_path, monkeypatch, "exit 0")
    page = one_read(amina, put(shelf, (LETTER, "letter.png")))
    assert "A program looked for text in the picture and found none." in page.words("main")
    assert "/read" not in page.text


def test_what_is_typed_while_it_is_read_is_saved(
    amina: Visitor, shelf: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(tmp_path, monkeypatch, "exit 1")
    open_page = amina.get(put(shelf, (LETTER, "letter.png")).link("E1"))
    amina.wait(JobKind.READ)
    assert open_page.send(open_page.path, title="Their letter").status == 200


@needs_tesseract
def test_a_case_that_is_brought_in_is_read_again(amina: Visitor, shelf: Page) -> None:
    one_read(amina, put(shelf, (LETTER, "letter.png")))
    case = case_path(shelf)
    saved = save(amina, case)
    amina.get(f"{case}/delete").send("/delete", name="Northwind Broadband")
    preview = send(amina, saved)
    preview.send(preview.path)
    amina.wait(JobKind.READ)
    assert "E1" in amina.get(f"{case}/search?find=F-88213").words("ul")
