"""Takes the README's pictures of the example cases; run by `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.journeys.chromium import find_chromium
from tests.journeys.conftest import FIRST_DAY
from tests.journeys.serving import Clock, application, fill_in, serving

HERE = Path(__file__).parent
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def take(page: Page, name: str) -> None:
    """Save what the window shows, wide and light, wide and dark, narrow and light."""
    for suffix, size, dark in (("", WIDE, False), ("-dark", WIDE, True), ("-phone", NARROW, False)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.screenshot(path=HERE / f"{name}{suffix}.png")


def walk(page: Page, address: str) -> None:
    """Visit the pages of the README in the order of the way through."""
    page.goto(address)
    take(page, "home")
    page.get_by_role("link", name="Northwind Broadband").click()
    case = page.url
    take(page, "case")
    for name in ("story/sorted", "evidence"):
        page.goto(f"{case}/{name}")
        take(page, name.partition("/")[0])


def main() -> None:
    """Serve the example cases and take every picture."""
    clock = Clock(FIRST_DAY)
    with tempfile.TemporaryDirectory() as folder, application(Path(folder), clock) as app:
        fill_in(app, clock)
        with serving(app) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=find_chromium())
            walk(browser.new_page(locale="en-GB"), address)
            browser.close()


if __name__ == "__main__":
    main()
