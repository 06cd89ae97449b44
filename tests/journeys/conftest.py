"""A browser, servers for it to visit, and a watch that no request leaves for another host."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.journeys.chromium import find_chromium
from tests.journeys.serving import Clock, Program, StartServer, application, serving, start_program, working
from tests.journeys.watching import Watch

HERE = Path(__file__).parent
FIRST_DAY = date(2026, 5, 18)
USUAL: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 900},
    "locale": "en-GB",
    "timezone_id": "Europe/London",
}
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test, marked or not."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = find_chromium()
    assert found, "The browser tests need Chromium: sudo apt install chromium, or CHROMIUM=/path/to/chromium"
    chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Opens fresh browser profiles; each is watched, and at the end nothing may have gone wrong in any."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_context(**options: Any) -> BrowserContext:
        usual = {
            "viewport": {"width": 1280, "height": 900},
            "locale": "en-GB",
            "timezone_id": "Europe/London",
        }
        context = browser.new_context(**{**usual, **options})
        context.set_default_timeout(10_000)
        opened.append((context, Watch(context)))
        return context

    yield open_context
    for context, _ in opened:
        context.close()
    for _, watch in opened:
        watch.nothing_went_wrong()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a fresh browser, 1280 px wide."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A page 390 px wide, with touch."""
    return new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()


@pytest.fixture
def plain_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a browser that runs no scripts."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture
def clock() -> Clock:
    """The clock of `server`; it stands at noon of 18 May 2026 until it is moved."""
    return Clock(FIRST_DAY)


@pytest.fixture
def start_server(tmp_path: Path, clock: Clock) -> Iterator[StartServer]:
    """Starts the application in this process, on data of its own; settings can be changed by keyword."""
    with ExitStack() as stack:

        def start(**settings: Any) -> str:
            app = stack.enter_context(application(tmp_path / "instance", clock, **settings))
            stack.enter_context(working(app))
            return stack.enter_context(serving(app))

        yield start


@pytest.fixture
def server(start_server: StartServer) -> str:
    """The address of the application with an empty home."""
    return start_server()


@pytest.fixture
def run_program(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the real program as `make run` does, on data of its own, and stops it in the end."""
    started: list[Program] = []

    def run(*, instance: Path | None = None, port: int | None = None) -> Program:
        program = start_program(instance or tmp_path / "instance", port=port or free_port())
        started.append(program)
        return program

    yield run
    for program in started:
        program.stop()


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
