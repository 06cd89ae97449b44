"""How a case ends: what came of each ask, what is still to be done, thanks, and opening it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from advocate.web.extensions import SETTINGS
from tests.web.conftest import NOON
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_outcome import GOOD

pytestmark = pytest.mark.slow


@pytest.fixture
def where(amina: Visitor, case_page: Page) -> str:
    path = case_path(case_page)
    amina.get(f"{path}/outcome").send("/outcome", **GOOD)
    amina.get(f"{path}/outcome/park").send("/park", text="An apology")
    return path


def days_later(app: Flask, days: int) -> None:
    settings = app.extensions[SETTINGS]
    app.extensions[SETTINGS] = replace(settings, now=lambda: NOON + timedelta(days=days))


def test_each_ask_has_its_own_end(amina: Visitor, where: str) -> None:
    shown = amina.get(f"{where}/close").send(
        kind="partly", ask_0="met", ask_1="not", time_back="A free month"
    )
    for words in ("Met Northwind Broadband", "Not met An apology", "A free month"):
        assert words in shown.words()


def test_what_is_still_to_be_done_is_asked_after_a_week(app: Flask, amina: Visitor, where: str) -> None:
    shown = amina.get(f"{where}/close").send(kind="met", agreed="refund £86.40")
    assert "25 May 2026 we ask" in shown.words().replace("\u00a0", " ")
    days_later(app, 7)
    asked = amina.get(where)
    assert "Did they keep it?" in asked.words()
    assert "Did they keep it?" in amina.get("/").words()
    assert "Did they keep it?" not in asked.send("/not-yet").words("main")


def test_what_was_not_kept_offers_to_open_the_case_again(app: Flask, amina: Visitor, where: str) -> None:
    amina.get(f"{where}/close").send(kind="met", agreed="refund £86.40", agreed_by="20 May 2026")
    days_later(app, 7)
    page = amina.get(where)
    settle = next(f.get("action") for f in page.all("form") if "/settle" in (f.get("action") or ""))
    broken = page.send(settle, state="broken")
    assert "Open the case again" in broken.words()
    assert "The case is open again" in broken.send("/reopen").words()


def test_a_day_without_what_is_to_be_done_is_asked_about_and_nothing_is_lost(
    amina: Visitor, where: str
) -> None:
    page = amina.get(f"{where}/close").send(kind="met", agreed_by="20 May 2026", got="A credit")
    assert page.errors == ["Say what they will do by that day."]
    assert "A credit" in page.text
    assert "/close" in amina.get(where).link("Close the case")


def test_closing_again_starts_from_how_it_had_ended(amina: Visitor, where: str) -> None:
    amina.get(f"{where}/close").send(kind="partly", got="Half of it").send("/reopen")
    page = amina.get(f"{where}/close")
    assert "Half of it" in page.text
    assert "Put right" in page.send(kind="met").heading


def test_each_person_who_helped_is_thanked_by_name(amina: Visitor, where: str) -> None:
    for person in ("Monique", "Priya"):
        add = amina.get(f"{where}/timeline/add/contact")
        add.send("/timeline/add", text="She helped", when="9 May 2026", person=person, is_helper="y")
    page = amina.get(amina.get(where).link("Thank them: Priya"))
    letter = page.send("/letters/start", channel="email")
    assert "Priya" in letter.words()


def test_an_open_case_has_nothing_to_put_off(amina: Visitor, where: str) -> None:
    token = amina.get(f"{where}/close").all("input", name="csrf_token")[0].get("value")
    page = amina.post(f"{where}/not-yet", {"csrf_token": token, "form_id": "x"})
    assert "This case is open" in page.words()


def test_the_list_of_cases_says_how_a_closed_one_ended(amina: Visitor, where: str) -> None:
    amina.get(f"{where}/close").send(kind="partly", money="£40")
    assert "Put right in part: £40.00" in amina.get("/").words()


def test_what_it_cost_can_be_changed_only_while_the_case_is_open(amina: Visitor, where: str) -> None:
    amina.get(f"{where}/timeline/add/impact").send("/add/impact", text="A day of leave")
    assert "Edit : A day of leave" in amina.get(where).words()
    amina.get(f"{where}/close").send(kind="met")
    assert "Edit : A day of leave" not in amina.get(where).words()
