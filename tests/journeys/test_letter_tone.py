"""The coach beside the text box: a click puts calm words in, undo takes them back, emoji move nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import FIRST_DAY
from tests.journeys.looks import fits
from tests.journeys.serving import Clock, application, fill_in, serving

WARM = "😀 e\u0301 Thank you.\n\nYou are a bunch of crooks. The line was down."


def test_calm_words_go_in_with_one_click_and_come_out_with_undo(page: Page, tmp_path: Path) -> None:
    clock = Clock(FIRST_DAY)
    with application(tmp_path, clock) as app:
        fill_in(app, clock)
        with serving(app) as address:
            page.goto(address)
            page.get_by_role("link", name="Northwind Broadband").click()
            page.goto(f"{page.url}/letters/start?kind=follow_up")
            page.get_by_role("button", name="Write it").click()
            page.get_by_role("link", name="Edit the words myself").click()
            box = page.get_by_label("Letter", exact=True)
            box.fill(WARM)
            offered = page.locator("[data-use]").first
            expect(offered).to_be_visible()
            was, calm = offered.get_attribute("data-was") or "?", offered.inner_text()
            offered.click()
            expect(box).to_have_value(WARM.replace(was, calm))
            page.keyboard.press("Control+z")
            expect(box).to_have_value(WARM)
            # the words are underlined behind the box, and the note opens where the caret is in them
            expect(page.locator(".sheet mark")).to_have_text([was])
            box.press("Control+Home")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("End")
            for _ in range(len(WARM) - WARM.index(was) - 2):
                page.keyboard.press("ArrowLeft")
            expect(page.locator(".coach.over")).to_be_visible()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(box).to_have_value(WARM.replace(was, calm))
            expect(page.locator(".coach.over")).to_be_hidden()
            # a window made narrow leaves the sheet as wide as it was for a moment; it must not widen the page
            page.evaluate("document.querySelector('.sheet').style.width = '3000px'")
            fits(page)
