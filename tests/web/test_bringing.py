"""A list is looked through before it comes in, comes in at once, and goes again at once."""

from __future__ import annotations

import io
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from advocate.store import models
from advocate.web.extensions import db
from tests.files import making
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path

pytestmark = pytest.mark.slow

LOG = (
    "Date;Time;Who;How;Notes\n"
    "09/03/2026;14:30;Priya;Phone;No date for the repair\n"
    "purple;;Sam;Phone;He will ring back\n"
    "14/03/2026;;Ann;Chat;She said sorry\n"
)


@pytest.fixture
def where(case_page: Page) -> str:
    return case_path(case_page)


def choose(
    amina: Visitor, where: str, data: bytes = LOG.encode(), name: str = "calls.csv", **more: str
) -> Page:
    return amina.get(f"{where}/timeline/bring-in").send("/bring-in", files=[(io.BytesIO(data), name)], **more)


def keep(page: Page) -> Page:
    """Bring in what is ticked on the page."""
    ticked = [box.get("value") for box in page.all("input", name="row", checked="")]
    return page.send("/bring-in/", do="keep", row=ticked)


def on_the_timeline(app: Flask) -> int:
    with app.app_context():
        rows = db.session.scalars(
            select(models.ContactRow).where(models.ContactRow.deleted_at.is_(None))
        ).all()
        notes = db.session.scalars(select(models.NoteRow).where(models.NoteRow.deleted_at.is_(None))).all()
        return len(rows) + len(notes)


def test_a_list_is_found_from_adding_to_the_timeline(amina: Visitor, where: str) -> None:
    assert amina.get(f"{where}/timeline/add").link("Bring in a call log or notes").endswith("/bring-in")


def test_each_row_says_what_it_becomes_and_nothing_is_kept_yet(
    app: Flask, amina: Visitor, where: str
) -> None:
    page = choose(amina, where)
    for words in ("Phone call with Priya", "14:30", "We can’t read its day", "Chat with Ann", "2 of 3 rows"):
        assert words in page.words("main").replace("\u00a0", " ")
    assert on_the_timeline(app) == 0


def test_the_ticked_rows_land_and_the_bad_one_costs_the_others_nothing(
    app: Flask, amina: Visitor, where: str
) -> None:
    landed = keep(choose(amina, where))
    assert "2 entries are on the timeline." in landed.words()
    assert "No date for the repair" in landed.words()
    assert on_the_timeline(app) == 2


def test_a_row_that_could_not_be_read_comes_in_as_a_note_when_ticked(amina: Visitor, where: str) -> None:
    landed = choose(amina, where).send("/bring-in/", do="keep", row=["3"])
    assert "1 entry is on the timeline." in landed.words()
    assert "Date: purple" in landed.words()


def test_undo_takes_all_of_it_back_and_the_list_waits_with_its_ticks(
    app: Flask, amina: Visitor, where: str
) -> None:
    landed = choose(amina, where).send("/bring-in/", do="keep", row=["4"])
    back = landed.send("/take-back")
    assert "1 entry is off the timeline" in back.words()
    assert [box.get("value") for box in back.all("input", name="row", checked="")] == ["4"]
    assert on_the_timeline(app) == 0
    keep(back)
    assert on_the_timeline(app) == 1


def test_the_same_list_again_looks_like_what_is_there(amina: Visitor, where: str) -> None:
    keep(choose(amina, where))
    again = choose(amina, where)
    assert again.words("main").count("Looks like one you have") == 2
    assert "No row is ticked" in keep(again).errors[0]


def test_the_meaning_of_columns_can_be_changed_and_ticks_stay(amina: Visitor, where: str) -> None:
    page = choose(amina, where).send("/bring-in/", do="0", row=["2"])
    columns = amina.get(page.link("Change what the columns mean"))
    changed = columns.send("/columns", column_2="role", order="month_first")
    assert "Priya" in changed.words("main")
    assert "3 September 2026" not in changed.words("main")
    assert "1 of 3 rows" in changed.words("main")


def test_a_change_in_another_tab_is_shown(amina: Visitor, where: str) -> None:
    page = choose(amina, where)
    first, second = (amina.get(page.link("Change what the columns mean")) for _ in range(2))
    first.send("/columns", column_2="role")
    assert second.send("/columns", column_2="text").status == 422


def test_a_file_kept_as_an_exhibit_backs_what_came_from_it(amina: Visitor, where: str) -> None:
    page = choose(amina, where, keeps_file="y")
    assert "The file is exhibit E1." in page.words()
    landed = keep(page)
    assert landed.words("main").count("E1") >= 2


def test_a_workbook_comes_in_as_well(amina: Visitor, where: str) -> None:
    data = making.xlsx([["Date", "Who", "Notes"], [date(2026, 3, 9), "Priya", "=1+1"]])
    page = choose(amina, where, data, "calls.xlsx")
    assert "9 March 2026" in page.words("main").replace("\u00a0", " ")
    assert "=1+1" in page.words("main")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.csv", "There are no rows in this file"),
        (b"%PDF-1.7", "a.pdf", "This is no table"),
        (b"a,b\n" * 100_000, "a.csv", "more than 2,000 rows"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_at_the_file(
    amina: Visitor, where: str, data: bytes, name: str, said: str
) -> None:
    page = choose(amina, where, data, name)
    assert page.status == 422
    assert said in page.errors[0]


def test_a_long_list_comes_in_portions_and_no_tick_is_lost(app: Flask, amina: Visitor, where: str) -> None:
    rows = "".join(f"{1 + n % 28}/3/2026,Call {n},Person {n}\n" for n in range(100))
    page = choose(amina, where, f"Date,Notes,Who\n{rows}".encode())
    later = page.send("/bring-in/", do="40", row=["2", "3"])
    assert "62 of 100 rows" in later.words("main")
    later.send("/bring-in/", do="keep", row=[])
    assert on_the_timeline(app) == 22


def test_a_list_can_be_left_and_its_landed_page_offers_the_way_back(amina: Visitor, where: str) -> None:
    page = choose(amina, where)
    keep(page)
    shown = amina.get(page.path)
    assert "It is on the timeline" in shown.heading
    assert "The list is gone" in shown.send("/leave").words()
    assert amina.get(page.path).status == 404
    assert "No date for the repair" in amina.get(where).words()
