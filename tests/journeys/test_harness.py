"""The browser tests' own tools catch what they are there to catch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.looks import axe, fits, sound, tab_to, weigh
from tests.journeys.serving import serving
from tests.journeys.watching import Watch

HEAD = "<!doctype html><html lang=en><title>A page</title><meta name=viewport content='width=device-width'>"
PAGES = {
    "/sound": "<main><h1>All is well</h1><p>Here.</p><a href='/sound'>Again</a> <a href='/wide'>On</a>",
    "/wide": "<main><h1>Wide</h1><p style='width:2000px'>Too wide.</p></main>",
    "/silent": "<main><h1>Silent</h1><img src='/dot' height=30 width=30></main>",
    "/gossip": "<main><h1>Gossip</h1><script src='http://example.org/x.js'></script></main>",
    "/broken": "<main><h1>Broken</h1><script>nobody.home()</script></main>",
}


def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    body = (HEAD + PAGES.get(environ["PATH_INFO"], "")).encode()
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(site) as where:
        yield where


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[BrowserContext, Watch]]:
    context = browser.new_context()
    yield context, Watch(context)
    context.close()


def test_a_sound_page_passes_at_every_width_light_and_dark(page: Page, address: str) -> None:
    page.goto(f"{address}/sound")
    sound(page)


def test_axe_names_a_picture_without_words(page: Page, address: str) -> None:
    page.goto(f"{address}/silent")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


def test_a_page_that_scrolls_sideways_is_caught_with_its_culprit(page: Page, address: str) -> None:
    page.goto(f"{address}/wide")
    with pytest.raises(AssertionError, match=r"sideways at 1280 px because of \['p'\]"):
        fits(page)


def test_a_request_to_another_host_is_caught(watched: tuple[BrowserContext, Watch], address: str) -> None:
    context, watch = watched
    context.new_page().goto(f"{address}/gossip")
    with pytest.raises(AssertionError, match=r"another host: \['http://example\.org/x\.js'\]"):
        watch.nothing_went_wrong()


def test_a_script_error_is_caught(watched: tuple[BrowserContext, Watch], address: str) -> None:
    context, watch = watched
    context.new_page().goto(f"{address}/broken")
    with pytest.raises(AssertionError, match="nobody is not defined"):
        watch.nothing_went_wrong()


def test_a_page_weighs_what_was_sent_for_it(page: Page, address: str) -> None:
    assert weigh(page, f"{address}/sound") == len(HEAD + PAGES["/sound"])


def test_the_tab_key_finds_a_link_by_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/sound")
    tab_to(page, "On")
    page.keyboard.press("Enter")
    page.wait_for_url("**/wide")
    with pytest.raises(AssertionError, match="never reached 'Nowhere'"):
        tab_to(page, "Nowhere", at_most=3)
