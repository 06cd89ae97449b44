"""Whoever watches over the servers learns how they are, and nothing of anybody's case."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, request
from sqlalchemy import text

from advocate.store.migrate import newest
from advocate.web import logs
from advocate.web.extensions import PROBES, db
from advocate.web.logs import JsonFormatter
from tests.web.conftest import MakeApp
from tests.web.house import ANGRY, CALL, GOAL, STORY
from tests.web.pages import Page, Visitor

WORDS = ("went dead", "Priya", "liars", "Northwind", "86.40", "Amina", "High Street", "secret-question")


@pytest.mark.parametrize("path", ["/health", "/ready"])
@pytest.mark.parametrize("host", ["localhost", "10.0.0.7:8000", "anything.example"])
def test_probes_answer_under_any_name_without_a_session(app: Flask, path: str, host: str) -> None:
    answer = app.test_client().get(path, headers={"Host": host})
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_not_ready_without_its_migrations(app: Flask) -> None:
    with app.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = '0001_first_tables'"))
        db.session.commit()
        stood = app.extensions[PROBES].missing()
        db.session.execute(text("DELETE FROM alembic_version"))
        db.session.execute(text("INSERT INTO alembic_version VALUES (:name)"), {"name": newest()})
        db.session.commit()
    assert stood == "migrations"


def test_it_is_not_ready_while_it_stops_but_alive(app: Flask) -> None:
    client = app.test_client()
    app.extensions[PROBES].is_stopping = True
    told = client.get("/ready"), client.get("/health")
    app.extensions[PROBES].is_stopping = False
    assert [(answer.status_code, answer.text) for answer in told] == [(503, "stopping\n"), (200, "ok\n")]


def test_a_probe_changes_nothing_and_takes_no_form(app: Flask) -> None:
    assert app.test_client().post("/health").status_code in (403, 404)
    assert app.test_client().head("/ready").data == b""


@pytest.mark.parametrize(
    ("given", "is_kept"),
    [("abcdef-0123456789", True), ("short", False), ('x" onload="1', False), ("a" * 65, False)],
)
def test_each_answer_carries_a_number_and_a_proxys_is_kept(app: Flask, given: str, is_kept: bool) -> None:
    said = app.test_client().get("/", headers={logs.ID: given}).headers[logs.ID]
    assert (said == given) is is_kept
    assert said.replace("-", "").isalnum()


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged in JSON; the loggers are put back afterwards."""
    root, ours = logging.getLogger(), logging.getLogger("advocate")
    handlers, level, own = root.handlers[:], root.level, ours.level
    stream = io.StringIO()
    # basicConfig would close the handlers that it replaces
    root.handlers = []
    logs.set_up_json(stream)
    ours.setLevel(logging.DEBUG)
    yield stream
    root.handlers, root.level, ours.level = handlers, level, own
    logging.getLogger("advocate").setLevel(own)
    root.setLevel(level)


def lines(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def walk(visitor: Visitor) -> Page:
    """Do a bit of everything, with a question in an address, a page that is not there and a failure."""
    visitor.get("/me").send("/me", name="Amina Rahman", address="1 High Street", email="a@example.org")
    started = visitor.get("/cases/start")
    told = started.send(organisation_name="Northwind", sector="telecoms", country="GB")
    case = "/".join(told.send("/story", text=STORY).path.split("/")[:3])
    visitor.get(f"{case}/outcome").send("/outcome", **GOAL)
    visitor.get(f"{case}/timeline/add/contact").send("/timeline/add", text="They are liars", **CALL)
    visitor.get(f"{case}/letters/start?kind=first_complaint").send("/letters/start", channel="email")
    visitor.get(f"{visitor.get(f'{case}/letters/first').path}/edit").send("/edit", body=ANGRY)
    visitor.get(f"{case}/search?q=secret-question")
    visitor.client.get("/secret-question/liars")
    return visitor.get(case)


def test_a_whole_journey_leaves_no_word_of_it_in_the_log(make_app: MakeApp, written: io.StringIO) -> None:
    app = make_app()
    # the log of each request, as with ADVOCATE_LOG=json
    app.after_request(logs._note_with_log)

    @app.get("/break")
    def break_down() -> str:
        raise ValueError(request.args["q"])

    walk(Visitor(app.test_client()))
    assert app.test_client().get("/break?q=secret-question liars").status_code == 500
    logging.getLogger("weasyprint").warning("Ignored “Priya, liars” at 1")
    said = written.getvalue()
    assert [word for word in WORDS if word in said] == []
    assert len([line for line in lines(written) if line["message"] == "request"]) > 15
    assert {"method", "page", "status", "ms", "request"} <= lines(written)[0].keys()


def test_a_failure_is_logged_by_its_kind_under_the_number_on_the_page(
    make_app: MakeApp, written: io.StringIO
) -> None:
    app = make_app()

    @app.get("/break")
    def break_down() -> str:
        raise ValueError("liars")

    answer = app.test_client().get("/break")
    failure = next(line for line in lines(written) if line["level"] == "error")
    assert failure["request"] == answer.headers[logs.ID]
    assert failure["request"] in answer.text
    assert "ValueError" in failure["message"]


def test_an_errors_message_is_not_logged_and_a_line_is_a_line() -> None:
    try:
        raise ValueError("liars")
    except ValueError as error:
        record = logging.LogRecord("advocate", 40, "x.py", 1, "a\nb", None, (ValueError, error, None))
    line = JsonFormatter().format(record)
    assert "liars" not in line
    assert "\n" not in line
    assert json.loads(line)["error"] == "ValueError"
