"""An application with its own data folder and a clock that stands still; visitors who look at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from advocate.casework import owners
from advocate.web import create_app
from advocate.web.extensions import db
from advocate.web.settings import Settings
from tests import databases
from tests.web.pages import Page, Visitor

NOON = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)
MakeApp = Callable[..., Flask]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates are compiled once, not for each test's application."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


def open_app(instance: Path, templates: BytecodeCache, **changes: object) -> Flask:
    """Return an application with its data in a folder, and the settings of the tests but for changes."""
    instance.mkdir(exist_ok=True)
    told = {
        "instance": instance,
        "secret_key": "a secret of the tests, long enough",
        "database_url": databases.address(instance) if databases.has(instance) else databases.empty(instance),
        "hosts": ("localhost", "127.0.0.1"),
        "now": lambda: NOON,
    }
    app = create_app(Settings(**{**told, **changes}))  # type: ignore[arg-type]
    app.config["TESTING"] = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.jinja_env.bytecode_cache = templates
    return app


def let_go(app: Flask) -> None:
    """Close the application's database."""
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def make_app(tmp_path: Path, templates: BytecodeCache) -> Iterator[MakeApp]:
    made: list[Flask] = []

    def make(**changes: object) -> Flask:
        made.append(open_app(tmp_path / "instance", templates, **changes))
        return made[-1]

    yield make
    for app in made:
        let_go(app)
    databases.drop(tmp_path / "instance")


@pytest.fixture(scope="session")
def standing_app(tmp_path_factory: pytest.TempPathFactory, templates: BytecodeCache) -> Flask:
    """Building an application costs as much as five pages: one serves all tests that change no setting."""
    return open_app(tmp_path_factory.mktemp("standing") / "instance", templates)


@pytest.fixture(scope="session")
def untouched(standing_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The standing application's data as it was at first."""
    let_go(standing_app)
    kept = tmp_path_factory.mktemp("untouched") / "instance"
    shutil.copytree(standing_app.instance_path, kept)
    return kept


@pytest.fixture
def app(standing_app: Flask, untouched: Path) -> Iterator[Flask]:
    """The standing application, its data and settings as at first."""
    config, parts = dict(standing_app.config), dict(standing_app.extensions)
    yield standing_app
    if databases.is_postgres():
        _clear(standing_app)
    let_go(standing_app)
    standing_app.config.update(config)
    standing_app.extensions.update(parts)
    shutil.rmtree(standing_app.instance_path)
    shutil.copytree(untouched, standing_app.instance_path)


def _clear(app: Flask) -> None:
    """Leave but the one owner in the database; a new copy of it would take a tenth of a second."""
    with app.app_context():
        databases.clear(db.engine)
        owners.laptop_owner(db.session(), now=NOON)
        db.session.commit()


@pytest.fixture
def amina(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture
def case_page(amina: Visitor) -> Page:
    """Amina's case, just started; she stands at "Let it out"."""
    return start_case(amina)


def start_case(visitor: Visitor, organisation: str = "Northwind Broadband", country: str = "GB") -> Page:
    form = visitor.get("/cases/start")
    return form.send(organisation_name=organisation, sector="telecoms", country=country)
