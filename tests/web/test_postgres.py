"""The application on a PostgreSQL that goes away: each page says so in a sentence, and recovers by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from jinja2 import BytecodeCache
from sqlalchemy import text

from advocate import cli
from advocate.web import disk
from advocate.web.extensions import db
from tests import databases, postgres
from tests.web.conftest import let_go, open_app, start_case
from tests.web.pages import Visitor

pytestmark = [pytest.mark.hosted, pytest.mark.slow]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[postgres.Server]:
    """A server that may be killed."""
    found = postgres.find_postgres()
    assert found is not None
    started = postgres.start_postgres(found)
    monkeypatch.setenv(databases.SERVER, started.address)
    databases.forget_template()
    yield started
    databases.forget_template()
    started.stop()


@pytest.fixture
def own_app(server: postgres.Server, tmp_path: Path, templates: BytecodeCache) -> Iterator[Flask]:
    app = open_app(tmp_path / "instance", templates)
    yield app
    let_go(app)


def test_a_database_that_is_away_is_told_and_comes_back_by_itself(
    server: postgres.Server, own_app: Flask
) -> None:
    visitor = Visitor(own_app.test_client())
    case = start_case(visitor).path.removesuffix("/story")
    form = visitor.get(f"{case}/timeline/add/fact")
    server.kill()
    page = visitor.get(case)
    refused = form.send("/timeline/add", text="The line died", when="3 March 2026")
    assert (page.status, refused.status) == (503, 503)
    assert disk.AWAY in page.words("main")
    assert disk.AWAY in refused.words("main")
    server.start()
    assert refused.send("/timeline/add").status == 200
    assert "The line died" in visitor.get(case).words("main")


def test_connections_that_the_server_ended_are_made_anew(app: Flask, amina: Visitor) -> None:
    case = start_case(amina)
    with app.app_context():
        db.session.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        )
        db.session.rollback()
    assert amina.get(case.path).status == 200


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_backups_say_that_they_are_for_a_laptop(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cases.zip").touch()
    monkeypatch.setenv("ADVOCATE_INSTANCE", str(tmp_path))
    monkeypatch.setenv("ADVOCATE_SECRET_KEY", "a secret of the tests, long enough")
    monkeypatch.setenv("DATABASE_URL", databases.address(tmp_path))
    done = CliRunner().invoke(cli.main, [command, str(tmp_path / "cases.zip")])
    assert done.exit_code == 1
    assert "are for the data of a laptop only" in done.output
