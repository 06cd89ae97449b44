"""A new case with an organisation that is known starts from what is known of it."""

from __future__ import annotations

import pytest

from tests.web.conftest import start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path

pytestmark = pytest.mark.slow


@pytest.fixture
def again(amina: Visitor, case_page: Page) -> Page:
    """A second case with Northwind Broadband, the first one settled."""
    where = case_path(case_page)
    amina.get(f"{where}/details").send(
        organisation_email="help@northwind.example", references="Account: NW-4471902\nCase: C-9"
    )
    add = amina.get(f"{where}/timeline/add/contact")
    add.send("/timeline/add", text="A credit", when="9 May 2026", person="Monique", is_helper="y")
    amina.get(f"{where}/close").send(kind="met", money="£40", worked="I asked for Monique")
    return start_case(amina, "northwind broadband ltd")


def test_it_shows_what_worked_and_who_helped(again: Page) -> None:
    said = again.words("main").replace("\u00a0", " ")
    for words in (
        "I got what I asked for",
        "£40.00",
        "after 9 days",
        "phone call with Monique",
        "I asked for",
    ):
        assert words in said


def test_what_is_ticked_is_taken_over_and_the_story_comes_next(amina: Visitor, again: Page) -> None:
    story = again.send("/known")
    assert story.path.endswith("/story")
    details = amina.get(f"{case_path(story)}/details").text
    assert "help@northwind.example" in details
    assert "NW-4471902" in details
    assert "C-9" not in details


def test_what_is_unticked_stays_out(amina: Visitor, again: Page) -> None:
    story = again.send("/known", email="", references="")
    assert "help@northwind.example" not in amina.get(f"{case_path(story)}/details").text


def test_the_page_stays_within_reach_of_the_case(amina: Visitor, again: Page) -> None:
    assert amina.get(case_path(again)).link("What you know of them").endswith("/known")


def test_an_organisation_that_is_new_leads_on_to_the_story(amina: Visitor, again: Page) -> None:
    page = start_case(amina, "Whitegate")
    assert page.path.endswith("/story")
    assert amina.get(f"{case_path(page)}/known").path.endswith("/story")


def test_names_that_are_known_are_offered_at_the_start_once(amina: Visitor, again: Page) -> None:
    offered = [option.get("value") for option in amina.get("/cases/start").all("datalist")[0].iter("option")]
    assert offered == ["northwind broadband ltd"]
