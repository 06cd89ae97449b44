"""Headers, Host, same-site writes, CSRF, one error page."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from advocate.store.models import CaseRow
from advocate.web.extensions import db
from tests.web.conftest import MakeApp
from tests.web.pages import Page, Visitor


def count_cases(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(CaseRow)) or 0


def test_every_page_carries_a_policy_that_lets_nothing_in(amina: Visitor) -> None:
    headers = amina.get("/").response.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_private_pages_are_not_kept_by_caches(amina: Visitor) -> None:
    headers = amina.get("/").response.headers
    assert headers["Cache-Control"] == "no-store"
    assert "Cookie" in headers["Vary"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "advocate.local"])
def test_a_foreign_host_name_is_refused(app: Flask, host: str) -> None:
    assert app.test_client().get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_write_from_elsewhere_is_refused(app: Flask, amina: Visitor, headers: dict[str, str]) -> None:
    form = amina.get("/cases/start").form("/cases/start")
    token = next(e.get("value") for e in form.iter("input") if e.get("name") == "csrf_token")
    data = {"csrf_token": token, "organisation_name": "X", "sector": "other", "country": "GB"}
    assert amina.client.post("/cases/start", data=data, headers=headers).status_code == 403
    assert count_cases(app) == 0


def test_no_form_changes_anything_without_its_token(app: Flask, amina: Visitor) -> None:
    page = amina.get("/cases/start").send(
        csrf_token="", organisation_name="Kept", sector="other", country="GB"
    )
    assert count_cases(app) == 0
    assert "Nothing is lost" in page.errors[0]
    assert 'value="Kept"' in page.text


def test_the_next_press_works_after_a_lost_token(app: Flask, amina: Visitor) -> None:
    amina.get("/cases/start").send(
        csrf_token="", organisation_name="Kept", sector="other", country="GB"
    ).send()
    assert count_cases(app) == 1


def test_the_same_form_sent_twice_has_one_result(app: Flask, amina: Visitor) -> None:
    form = amina.get("/cases/start")
    first = form.send(organisation_name="Once", sector="other", country="GB")
    second = form.send(organisation_name="Once", sector="other", country="GB")
    assert count_cases(app) == 1
    assert first.path == second.path


def test_the_back_button_and_other_words_are_a_new_sending(app: Flask, amina: Visitor) -> None:
    form = amina.get("/cases/start")
    form.send(organisation_name="First", sector="other", country="GB")
    form.send(organisation_name="Second", sector="other", country="GB")
    assert count_cases(app) == 2


def test_a_failure_shows_no_trace_and_a_number_to_quote(make_app: MakeApp) -> None:
    app = make_app()
    app.add_url_rule("/boom", "boom", lambda: str(1 / 0))
    answer = app.test_client().get("/boom")
    assert answer.status_code == 500
    assert "quote this" in answer.text
    assert "ZeroDivisionError" not in answer.text


def test_get_requests_change_nothing(app: Flask, amina: Visitor, case_page: Page) -> None:
    case_id = case_page.path.split("/")[2]
    for deed in ("reopen", "archive", "story/accept", "story/shred"):
        assert amina.client.get(f"/cases/{case_id}/{deed}").status_code == 405


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(amina: Visitor) -> None:
    cookie = amina.client.get("/cases/start").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
