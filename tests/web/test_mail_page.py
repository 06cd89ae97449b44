"""The page on which e-mails are asked for, and the link in them that stops them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from advocate.mailing.server import MailServer
from advocate.store.models import DigestRow
from advocate.web.extensions import SETTINGS, db
from tests.web.pages import Page, Visitor


@pytest.fixture
def host(app: Flask) -> Flask:
    """An Advocate with a mail server."""
    server = MailServer("127.0.0.1", 25, is_tls=False)
    given = {"smtp": server, "mail_from": "advocate@example.org", "public_url": "https://a.example.org"}
    app.extensions[SETTINGS] = replace(app.extensions[SETTINGS], **given)
    return app


def asked(amina: Visitor, address: str = "amina@example.org") -> Page:
    return amina.get("/reminders").send("/reminders/mail", address=address)


def stop_link(app: Flask) -> str:
    with app.app_context():
        return f"/reminders/stop/{db.session.scalars(select(DigestRow.stop_token)).one()}"


def test_without_a_mail_server_there_is_one_sentence_and_no_form(amina: Visitor, case_page: Page) -> None:
    page = amina.get("/reminders")
    assert "No mail server is set up for this Advocate" in page.words("main")
    assert not [f for f in page.all("form") if "mail" in (f.get("action") or "")]
    assert amina.client.post("/reminders/mail", data={"address": "a@example.org"}).status_code == 404


def test_it_is_off_until_it_is_asked_for_and_can_be_stopped(host: Flask, amina: Visitor) -> None:
    assert "They go to" not in amina.get("/reminders").words("main")
    page = asked(amina)
    assert "They go to amina@example.org" in page.words("main")
    assert "No more e-mails come." in page.send("/reminders/mail/end").words()
    assert "They go to" not in amina.get("/reminders").words("main")


@pytest.mark.parametrize("address", ["", "amina", "a@example.org\nBcc: b@example.org", "a@example.org," * 99])
def test_what_is_no_address_is_refused_with_a_sentence(host: Flask, amina: Visitor, address: str) -> None:
    page = asked(amina, address)
    assert page.status == 422
    assert "e-mail address" in page.errors[0] or "characters too long" in page.errors[0]


def test_the_link_in_a_mail_needs_no_session_and_stops_only_when_it_is_pressed(
    host: Flask, amina: Visitor
) -> None:
    asked(amina)
    link, somebody = stop_link(host), Visitor(host.test_client())
    asking = somebody.get(link)
    assert "They go to" in amina.get("/reminders").words("main")
    assert asking.send("/reminders/stop").heading == "No more e-mails come"
    assert "They go to" not in amina.get("/reminders").words("main")


def test_a_mail_program_stops_them_with_its_own_button(host: Flask, amina: Visitor) -> None:
    asked(amina)
    answer = host.test_client().post(stop_link(host), data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (200, False)
    assert "They go to" not in amina.get("/reminders").words("main")


@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "é"])
def test_an_unknown_link_stops_nothing(host: Flask, amina: Visitor, token: str) -> None:
    asked(amina)
    assert host.test_client().post(f"/reminders/stop/{token}").status_code == 404
    assert "They go to" in amina.get("/reminders").words("main")
