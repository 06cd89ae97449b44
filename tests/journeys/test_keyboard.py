"""The first steps with the keyboard alone: every control is reached by Tab, in order, and works."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.looks import tab_to


def test_a_case_is_started_and_told_with_the_keyboard_alone(page: Page, server: str) -> None:
    page.goto(server)
    tab_to(page, "Start my case")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Start a case")
    tab_to(page, "Who is it with?")
    page.keyboard.type("Northwind Broadband")
    page.keyboard.press("Tab")
    page.keyboard.type("Broadband")
    page.keyboard.press("Tab")
    page.keyboard.type("United Kingdom")
    page.keyboard.press("Enter")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Let it out")
    tab_to(page, "Your story")
    page.keyboard.type("My broadband stopped on 3 March 2026. They are crooks.")
    tab_to(page, "Sort my words")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("We sorted your words")
    tab_to(page, "Keep these and go on")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What would put this right?")


def test_the_first_tab_skips_to_the_content(page: Page, server: str) -> None:
    page.goto(server)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_errors_take_the_focus_and_lead_to_their_field(page: Page, server: str) -> None:
    page.goto(f"{server}/cases/start")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("#oops")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Who is it with?")).to_be_focused()


def test_what_was_typed_survives_the_back_button(page: Page, server: str) -> None:
    page.goto(f"{server}/cases/start")
    page.get_by_label("Who is it with?").fill("Northwind Broadband")
    page.wait_for_timeout(500)
    page.get_by_role("link", name="Help").first.click()
    page.go_back()
    expect(page.get_by_label("Who is it with?")).to_have_value("Northwind Broadband")


def test_a_saved_form_comes_back_empty(page: Page, server: str) -> None:
    page.goto(f"{server}/cases/start")
    page.get_by_label("Who is it with?").fill("Northwind Broadband")
    page.get_by_label("What kind of thing is it about?").select_option("telecoms")
    page.get_by_label("Which country is it in?").select_option("GB")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Let it out")
    page.goto(f"{server}/cases/start")
    expect(page.get_by_label("Who is it with?")).to_have_value("")
