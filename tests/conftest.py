"""What every test may use: a day that stands still, and made-up input without a stop-watch."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import settings

from tests import cast, databases, postgres

# A slow machine is no fault of the code; and what a server tries can be tried again at home.
settings.register_profile("advocate", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("advocate")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default="sqlite", help="the database")


_SERVER: list[postgres.Server] = []


def pytest_configure(config: pytest.Config) -> None:
    """Start the one server that all the processes of this run share."""
    if config.getoption("engine") != "postgresql" or databases.is_postgres():
        return
    found = postgres.find_postgres()
    if found is not None:
        _SERVER.append(postgres.start_postgres(found))
        os.environ[databases.SERVER] = _SERVER[0].address
    elif "CI" in os.environ:
        pytest.exit(postgres.WHAT_TO_INSTALL, returncode=1)


def pytest_unconfigure() -> None:
    """Stop the server, and take its folder away."""
    while _SERVER:
        _SERVER.pop().stop()
        del os.environ[databases.SERVER]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what speaks of the other engine; without a server, skip the rest and say what to install."""
    is_postgres = config.getoption("engine") == "postgresql"
    others = [item for item in items if item.get_closest_marker("laptop" if is_postgres else "hosted")]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if item not in others]
    for item in items:
        if is_postgres and not databases.is_postgres():
            item.add_marker(pytest.mark.skip(reason=postgres.WHAT_TO_INSTALL))


@pytest.fixture
def today() -> date:
    """Return the day on which the tests' cases are told: Monday 18 May 2026."""
    return cast.TODAY
