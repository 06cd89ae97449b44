"""A calendar of all cases behind a secret address: what it tells, to whom, and that it follows the cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import vobject
from flask import Flask
from sqlalchemy import text

from advocate.web.extensions import db
from tests.web.conftest import start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_following_up import move, where
from tests.web.test_timeline import add

__all__ = ["move", "where"]


def made(amina: Visitor) -> str:
    """Make the address, and return its path."""
    page = amina.get("/reminders").send("/reminders/calendar")
    return "/calendar/" + "".join(page.all("textarea")[0].itertext()).strip().rpartition("/")[2]


def events(app: Flask, path: str) -> dict[str, Any]:
    """Return the events by their title, as somebody without a session gets them."""
    answer = app.test_client().get(path)
    assert answer.status_code == 200
    calendar = vobject.readOne(answer.get_data(as_text=True))
    calendar.validate(raiseException=True)
    return {event.summary.value: event for event in getattr(calendar, "vevent_list", [])}


def test_it_holds_the_days_of_all_cases_and_own_reminders_ring(
    app: Flask, amina: Visitor, where: str
) -> None:
    other = case_path(start_case(amina, "Whitegate"))
    add(amina, other, "promise", text="a refund", when="18 May 2026", due="25 May 2026", by_whom="Priya")
    amina.get(f"{where}/reminders").send("/reminders", text="Ask Sam", on="21 May 2026")
    found = events(app, made(amina))
    assert {
        "Reply due from Northwind Broadband",
        "A promise is due: Whitegate",
        "Your own reminder: Northwind Broadband",
        "Northwind Broadband: see if you can go further",
    } <= set(found)
    assert found["A promise is due: Whitegate"].dtstart.value == date(2026, 5, 25)
    ringing = [title for title, event in found.items() if "valarm" in event.contents]
    assert ringing == ["Your own reminder: Northwind Broadband"]


def test_nothing_but_organisations_is_told(app: Flask, amina: Visitor, where: str) -> None:
    add(
        amina,
        where,
        "promise",
        text="a refund of £40",
        when="18 May 2026",
        due="25 May 2026",
        by_whom="Priya",
    )
    amina.get(f"{where}/reminders").send("/reminders", text="Ask my sister", on="21 May 2026")
    told = app.test_client().get(made(amina)).get_data(as_text=True)
    assert [word for word in ("Priya", "£", "sister", "Amina", "router", "refund") if word in told] == []


def test_an_event_that_moves_keeps_its_id_and_counts_up_and_one_that_is_settled_leaves(
    app: Flask, amina: Visitor, where: str
) -> None:
    add(amina, where, "promise", text="a router", when="18 May 2026", due="25 May 2026")
    path, title = made(amina), "A promise is due: Northwind Broadband"
    first, again = events(app, path)[title], events(app, path)[title]
    entry = next(a for a in amina.get(where).all("a") if "/timeline/promise/" in (a.get("href") or ""))
    amina.get(entry.get("href") or "").send("/timeline/promise", due="27 May 2026")
    moved = events(app, path)[title]
    assert [e.sequence.value for e in (first, again, moved)] == ["0", "0", "1"]
    assert (moved.uid.value, moved.dtstart.value) == (first.uid.value, date(2026, 5, 27))
    amina.get(entry.get("href") or "").send("/timeline/promise", state="kept", settled="18 May 2026")
    assert title not in events(app, path)


def test_a_closed_case_leaves_the_calendar(app: Flask, amina: Visitor, where: str) -> None:
    path = made(amina)
    amina.get(f"{where}/close").send("/close", kind="met")
    assert events(app, path) == {}


def test_the_answer_carries_no_cookie_and_is_kept_by_nobody(app: Flask, amina: Visitor, where: str) -> None:
    answer = app.test_client().get(made(amina))
    assert answer.mimetype == "text/calendar"
    assert "Set-Cookie" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_address_is_shown_once_and_the_database_knows_its_hash_alone(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    secret = made(amina).removeprefix("/calendar/").removesuffix(".ics")
    assert len(secret) >= 43
    assert secret not in amina.get("/reminders").text
    with app.app_context():
        rows = [db.session.execute(text(f"SELECT * FROM {name}")).all() for name in ("feed", "form_use")]
    assert secret not in str(rows)


def test_a_new_address_closes_the_old_one_and_closing_closes_both(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    old, new = made(amina), made(amina)
    stranger = app.test_client()
    assert [stranger.get(path).status_code for path in (old, new)] == [404, 200]
    amina.get("/reminders").send("/reminders/calendar/end")
    assert stranger.get(new).status_code == 404


@pytest.mark.parametrize("token", ["x", "x" * 43, "x" * 5_000, "%F0%9F%98%80", "%00", "é"])
def test_an_unknown_secret_opens_nothing(app: Flask, amina: Visitor, case_page: Page, token: str) -> None:
    made(amina)
    assert app.test_client().get(f"/calendar/{token}.ics").status_code == 404


def test_on_a_laptop_the_page_says_what_a_phone_cannot_do(amina: Visitor, case_page: Page) -> None:
    assert "A phone, or a calendar on the web" in amina.get("/reminders").words("main")
