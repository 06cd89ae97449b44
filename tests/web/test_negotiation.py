"""The private negotiation card: filled in from the case, saved, and in nothing that is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

CARD = {
    "fair": "Wortmarke-fair",
    "options": "Wortmarke-options",
    "alternative": "Wortmarke-alternative",
    "theirs": "Wortmarke-theirs",
    "questions": "Wortmarke-questions",
}


@pytest.fixture
def card(amina: Visitor, case_page: Page) -> Page:
    where = case_path(case_page)
    amina.get("/me").send(name="Amina Rahman", email="amina@example.org")
    amina.get(f"{where}/outcome").send(**GOOD)
    return amina.get(f"{where}/outcome/card")


def test_the_card_shows_the_goal_and_the_least_that_would_be_accepted(card: Page) -> None:
    assert "gives me £86.40 back" in card.words("main").replace("\u00a0", " ")
    assert GOOD["fallback"] in card.words("main")


def test_a_new_card_begins_with_open_questions(card: Page) -> None:
    assert "What would you do in my place?" in card.text


def test_what_is_saved_comes_back(amina: Visitor, card: Page) -> None:
    card.send("/card", **CARD)
    again = amina.get(card.path).words("form")
    assert all(words in again for words in CARD.values())


def test_a_promise_that_was_not_kept_is_offered_as_a_reason(amina: Visitor, card: Page) -> None:
    where = case_path(card)
    add(amina, where, "promise", text="A call back", made="9 March 2026", by_whom="Priya", state="broken")
    assert "Priya promised: A call back." in amina.get(card.path).words("details")


def test_two_tabs_cannot_overwrite_each_other(amina: Visitor, card: Page) -> None:
    card.send("/card", **CARD)
    first, second = amina.get(card.path), amina.get(card.path)
    first.send("/card", fair="From the first tab")
    clash = second.send("/card", fair="From the second tab")
    assert clash.status == 422
    assert "From the first tab" in clash.text


def test_the_card_is_on_no_other_page_and_in_no_file_that_goes_out(
    app: Flask, amina: Visitor, card: Page
) -> None:
    card.send("/card", **CARD)
    where = case_path(card)
    letter = amina.get(f"{where}/letters/first").send("/letters/start")
    pages = (where, f"{where}/letters", f"{where}/summary", f"{where}/summary/preview", letter.path)
    files = ("send", "print", "letter.eml", "letter.docx", "edit", "again")
    for path in (*pages, *(f"{letter.path}/{name}" for name in files)):
        answer = amina.client.get(path)
        assert answer.status_code == 200, path
        assert b"Wortmarke" not in answer.data, path


def test_no_room_below_casework_but_the_store_knows_the_card() -> None:
    package = Path(__file__).parents[2] / "advocate"
    knowing = {
        file.relative_to(package).parts[0]
        for file in package.rglob("*.py")
        if "NegotiationCard" in file.read_text(encoding="utf-8")
    }
    assert knowing == {"domain", "casework", "store", "web"}
    assert "negotiation" not in (package / "domain" / "case.py").read_text(encoding="utf-8")
