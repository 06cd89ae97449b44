"""Text in pictures is read by a program within the caps, and what it is unsure of is not made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate.files import limits, look_safely
from advocate.files.reading import read_pages_safely, reading_program
from advocate.files.reading_page import text_of, words_in
from tests.tesseract import needs_tesseract, picture_of

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def read(*rows: tuple[int, int, float, str]) -> str:
    """Read words given as line, top, how sure, and text."""
    table = [f"5\t1\t1\t1\t{line}\t1\t0\t{top}\t9\t20\t{sure}\t{text}" for line, top, sure, text in rows]
    return text_of(list(words_in("\n".join([HEAD, "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", *table]))))


def reader(folder: Path, script: str) -> str:
    """Put a program in the place of Tesseract."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def page_of(*lines: str, turned: int = 0) -> bytes:
    return look_safely(picture_of(*lines, turned=turned), "scan.png").page_images[0]


def test_words_stand_in_their_lines_and_paragraphs_where_more_room_is_left() -> None:
    rows = [(n, top, 90, f"line{n}") for n, top in enumerate((0, 40, 80, 170, 210))]
    assert read(*rows) == "line0\nline1\nline2\n\nline3\nline4"


def test_a_word_that_is_unsure_is_left_out_and_seen_to_be() -> None:
    words = [(1, 0, 96, "Total"), (1, 0, 12, "£8"), (1, 0, 31, "l.5O"), (1, 0, 95, "due"), (2, 40, 9, "~")]
    assert read(*words, (3, 80, 90, "by"), (3, 80, 90, "Friday")) == "Total … due\nby Friday"


@pytest.mark.parametrize(
    "rows", [[], [(1, 0, 95, "|"), (1, 0, 95, "a")], [(1, 0, 95, "pattern"), (1, 0, 5, "x"), (1, 0, 5, "y")]]
)
def test_a_pattern_is_no_text(rows: list[tuple[int, int, float, str]]) -> None:
    assert read(*rows) == ""


def test_without_the_program_nothing_is_found_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reading_program() == ""
    reader(tmp_path, "exit 0")
    assert reading_program() == str(tmp_path / "tesseract")


@pytest.mark.slow
@pytest.mark.parametrize(
    "script",
    ["sleep 30", "exit 3", "exec /usr/bin/head -c 900000000 /dev/zero"],
    ids=["never ends", "fails", "floods"],
)
def test_a_program_that_goes_wrong_costs_one_page_and_no_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    monkeypatch.setattr(limits, "SECONDS_READING", 3.0)
    page = page_of("Total due")
    assert dict(read_pages_safely([(4, page)], reader(tmp_path, script))) == {4: None}


@pytest.mark.slow
def test_when_the_time_for_an_exhibit_is_over_its_other_pages_are_not_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(limits, "SECONDS_READING_IN_ALL", -1.0)
    assert dict(read_pages_safely([(0, b"")], reader(tmp_path, "exit 0"))) == {}


@pytest.mark.slow
@needs_tesseract
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_scan_is_read_however_it_lies(turned: int) -> None:
    lines = (
        "Northwind Broadband",
        "Your fault reference is F-88213. Thank you for your call.",
        "We will refund 31.50 pounds for your mobile data",
        "and pay the rest to your account by 27 March 2026.",
    )
    found = dict(read_pages_safely([(0, page_of(*lines, turned=turned))], reading_program()))
    assert "Your fault reference is F-88213." in (found[0] or "")
    assert "by 27 March 2026." in (found[0] or "")


@pytest.mark.slow
@needs_tesseract
def test_a_picture_without_text_has_none() -> None:
    assert dict(read_pages_safely([(0, page_of(""))], reading_program())) == {0: ""}
