"""Every kind of letter reads as it was approved, on every way, in both spellings."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate.domain.case import LetterKind
from tests.casework.letter_pages import PAGES, demo_pages, filled_in, pages
from tests.domain.letter_cases import THREE, scenes

WANTED = pages()


@pytest.mark.parametrize("name", WANTED)
def test_each_kind_of_letter_reads_as_it_was_approved(name: str) -> None:
    assert WANTED[name] == (PAGES / f"{name}.txt").read_text(encoding="utf-8")


def test_every_kind_of_letter_was_approved_in_every_case() -> None:
    kinds = [{scene.kind for scene in scenes(name).values()} for name in THREE]
    assert kinds == [set(LetterKind)] * 3
    approved = {file.stem for file in PAGES.glob("*.txt")}
    assert approved == {*WANTED, *(f"demo-{name}" for name in THREE)}


@pytest.mark.slow
def test_the_letters_of_the_examples_read_as_they_were_approved(tmp_path: Path) -> None:
    for name, page in demo_pages(filled_in(tmp_path)).items():
        assert page == (PAGES / f"{name}.txt").read_text(encoding="utf-8")
