"""Starting, changing, closing, archiving and deleting a case."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from advocate.store.database import Base
from advocate.web.extensions import db
from tests.web.conftest import start_case
from tests.web.pages import Page, Visitor

MARKUP = "<script>alert(1)</script>{{ 7*7 }}{% raw %}"


def case_path(page: Page) -> str:
    return "/".join(page.path.split("/")[:3])


def test_the_empty_home_explains_the_way_in_four_lines(amina: Visitor) -> None:
    page = amina.get("/")
    assert len(page.all("ol", class_="four")[0].findall("li")) == 4


def test_starting_a_case_leads_to_letting_it_out(case_page: Page) -> None:
    assert case_page.heading == "Let it out"


@pytest.mark.parametrize("blank", ["", "   ", "\t"])
def test_an_empty_name_is_named_by_the_field_and_keeps_the_rest(amina: Visitor, blank: str) -> None:
    page = amina.get("/cases/start").send(organisation_name=blank, sector="energy", country="IE")
    assert page.status == 422
    assert page.errors == ["Enter the name of the organisation."]
    assert '<option selected value="energy">' in page.text


def test_the_country_is_remembered_for_the_next_case(amina: Visitor) -> None:
    start_case(amina, country="IE")
    assert '<option selected value="IE">' in amina.get("/cases/start").text


def test_the_home_lists_the_case_with_its_next_step(amina: Visitor, case_page: Page) -> None:
    page = amina.get("/")
    assert "Northwind Broadband" in page.words()
    assert page.all("p", class_="next")


def test_markup_in_every_field_is_shown_as_text(amina: Visitor) -> None:
    page = start_case(amina, organisation=MARKUP)
    details = amina.get(f"{case_path(page)}/details").send(
        title=MARKUP, organisation_address=MARKUP, references=MARKUP
    )
    assert all(s.get("src") for s in details.all("script"))
    assert MARKUP in details.words()


def test_details_are_saved_and_read_back(amina: Visitor, case_page: Page) -> None:
    where = f"{case_path(case_page)}/details"
    amina.get(where).send(references="Account: NW-4471902\nF-88213", organisation_email="c@northwind.example")
    assert "Account: NW-4471902\nF-88213" in amina.get(where).text


def test_a_bad_address_gets_a_sentence_and_changes_nothing(amina: Visitor, case_page: Page) -> None:
    where = f"{case_path(case_page)}/details"
    page = amina.get(where).send(organisation_email="not an address", title="Kept")
    assert page.status == 422
    assert 'value="Kept"' in page.text
    assert "Kept" not in amina.get(where).text


def test_two_tabs_show_both_versions_and_lose_neither(amina: Visitor, case_page: Page) -> None:
    where = f"{case_path(case_page)}/details"
    first, second = amina.get(where), amina.get(where)
    first.send(title="From the first tab")
    clash = second.send(title="From the second tab")
    assert clash.status == 422
    assert "From the first tab" in clash.words()
    assert 'value="From the second tab"' in clash.text
    clash.send()
    assert 'value="From the second tab"' in amina.get(where).text


def test_closing_keeps_the_outcome_and_reopening_says_how_it_ended(amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    shown = amina.get(f"{where}/close").send(kind="partly", money="£40", got="A credit")
    assert "I got part of it" in shown.words()
    assert "£40.00" in shown.words()
    again = shown.send("/reopen")
    assert "How it had ended I got part of it" in again.words()
    assert "/close" in again.link("Close the case")


def test_closing_asks_how_it_ended(amina: Visitor, case_page: Page) -> None:
    page = amina.get(f"{case_path(case_page)}/close").send()
    assert page.errors == ["Choose how it ended."]


def test_an_archived_case_is_out_of_sight_but_not_gone(amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    amina.get(f"{where}/close").send(kind="withdrew").send("/archive")
    assert "Northwind" not in amina.get("/").words("main")
    assert "Northwind" in amina.get("/archive").words()


def test_deleting_asks_for_the_name(amina: Visitor, case_page: Page) -> None:
    page = amina.get(f"{case_path(case_page)}/delete").send(name="Something else")
    assert page.status == 422
    assert amina.get(case_path(case_page)).status == 200


def test_deleting_leaves_no_row_of_the_case(app: Flask, amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    amina.get(f"{where}/story").send(text="They promised a refund by 3 March 2026. I am furious.")
    amina.get(f"{where}/delete").send(name="northwind broadband")
    with app.app_context():
        left = {
            t.name: len(db.session.execute(select(t)).all())
            for t in Base.metadata.sorted_tables
            if t.name not in ("owner", "form_use")
        }
    assert set(left.values()) == {0}
