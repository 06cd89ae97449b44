"""A screenshot that is pasted on the evidence page becomes an exhibit."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.files import making
from tests.journeys.conftest import FIRST_DAY
from tests.journeys.looks import sound
from tests.journeys.serving import Clock, application, fill_in, serving, working

PASTE = """async target => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 40;
  canvas.getContext('2d').fillRect(0, 0, 20, 20);
  const picture = await new Promise(done => canvas.toBlob(done, 'image/png'));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([picture], 'image.png', { type: 'image/png' }));
  document.querySelector(target).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
}"""


def test_a_pasted_screenshot_becomes_an_exhibit_on_the_evidence_page(page: Page, tmp_path: Path) -> None:
    clock = Clock(FIRST_DAY)
    with application(tmp_path, clock) as app:
        fill_in(app, clock)
        with working(app), serving(app) as address:
            page.goto(address)
            page.get_by_role("link", name="Northwind Broadband").click()
            page.get_by_role("link", name="Evidence", exact=True).click()
            expect(page.get_by_text("Or paste a screenshot.")).to_be_visible()
            page.evaluate(PASTE, "body")
            pasted = page.get_by_role("link", name="E6 Pasted picture 20")
            expect(pasted).to_be_visible()
            pasted.click()
            expect(page.locator("img.shown")).to_be_visible()


def test_photos_of_the_pages_of_one_thing_are_sent_together_and_become_one_exhibit(
    page: Page, tmp_path: Path
) -> None:
    clock = Clock(FIRST_DAY)
    photos: list[FilePayload] = [
        {"name": f"IMG_{n}.jpg", "mimeType": "image/jpeg", "buffer": making.photo(orientation=n)}
        for n in (1, 6)
    ]
    with application(tmp_path, clock) as app:
        fill_in(app, clock)
        with working(app), serving(app) as address:
            page.goto(address)
            page.get_by_role("link", name="Northwind Broadband").click()
            page.get_by_role("link", name="Evidence", exact=True).click()
            expect(page.get_by_label("Order of the pages")).to_be_hidden()
            page.get_by_label("These are the pages of one thing").check()
            page.get_by_label("Order of the pages").select_option("As I chose them")
            page.get_by_label("Add files").set_input_files(photos)
            page.get_by_role("button", name="Add them as exhibits").click()
            page.get_by_role("link", name="E6 IMG 1 and 1 more").click()
            expect(page.get_by_text("2 photographs, put together as one exhibit")).to_be_visible()
            sound(page)
