"""Rules that cannot be read: the pages that need them say so, the rest works, and Help names the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from advocate.casework import drafting
from advocate.cli import _tell_faults
from advocate.rulebook import checking, escalation_routes, letter_texts
from tests.web.conftest import start_case
from tests.web.pages import Visitor
from tests.web.test_cases import case_path
from tests.web.test_outcome import GOOD

FAULT = "letters/en/words.toml: it cannot be read (line 2)."


@pytest.fixture
def where(amina: Visitor) -> str:
    return case_path(start_case(amina))


@pytest.fixture
def without_letters(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drafting, "_texts", cache(lambda: letter_texts.read(tmp_path / "letters")))
    monkeypatch.setattr(checking, "faults", lambda: (FAULT,))


@pytest.mark.usefixtures("without_letters")
def test_a_page_that_needs_the_missing_rules_says_so(amina: Visitor, where: str) -> None:
    amina.get(f"{where}/outcome").send(**GOOD)
    amina.get("/me").send("/me", name="Amina Rahman")
    page = amina.get(f"{where}/letters/first").send("/letters/start")
    assert page.status == 503
    assert "rules that can’t be read" in page.text


@pytest.mark.usefixtures("without_letters")
@pytest.mark.parametrize("page", ["", "/evidence", "/outcome", "/escalation", "/story"])
def test_the_pages_that_need_other_rules_work(amina: Visitor, where: str, page: str) -> None:
    assert amina.get(f"{where}{page}").status == 200


@pytest.mark.usefixtures("without_letters")
def test_help_and_the_console_name_the_file(amina: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    _tell_faults()
    assert FAULT in capsys.readouterr().err
    assert FAULT in amina.get("/help").text


def test_help_says_nothing_of_rules_that_are_sound(amina: Visitor) -> None:
    assert "can’t be read" not in amina.get("/help").text


def test_going_further_says_that_some_rules_are_missing(
    amina: Visitor, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = escalation_routes.load("GB")
    broken = type(book)(book.routes, book.rights, ("gb/banking.toml: it cannot be read.",))
    monkeypatch.setattr(escalation_routes, "load", lambda _country: broken)
    assert "can’t be read just now" in amina.get(f"{where}/escalation").text
