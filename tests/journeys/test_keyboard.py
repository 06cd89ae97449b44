"""The whole way with the keyboard alone: every control is reached by Tab, in order, is seen and works."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.customer import PDF_SECONDS
from tests.journeys.keys import Keys
from tests.journeys.looks import tab_to
from tests.printing.reading import Reading


def test_a_case_goes_from_the_empty_home_to_the_summary_with_the_keyboard_alone(
    page: Page, server: str, tmp_path: Path
) -> None:
    keys = Keys(page, server)
    page.goto(server)
    starts(keys)
    lets_it_out(keys)
    chooses_the_goal(keys)
    tells_what_happened(keys)
    adds_evidence(keys, tmp_path / "bill.txt")
    writes_and_sends_the_letter(keys)
    paper = saves_the_summary(keys, tmp_path / "case-summary.pdf")
    assert "Northwind Broadband" in paper.title
    assert "The line went dead" in paper.text
    assert "E1, page 1 of" in paper.text


def starts(keys: Keys) -> None:
    keys.arrives("Something went wrong")
    keys.press("Start my case")
    keys.arrives("Start a case")
    keys.press("Start")
    keys.finds_the_problem("Enter", "Who is it with?")
    keys.page.keyboard.type("Northwind Broadband")
    keys.page.keyboard.press("Tab")
    keys.page.keyboard.type("Broadband")
    keys.page.keyboard.press("Tab")
    keys.page.keyboard.type("United Kingdom")
    keys.press("Start")


def lets_it_out(keys: Keys) -> None:
    keys.arrives("Let it out")
    keys.types("Your story", "My broadband stopped on 3 March 2026. They are crooks.")
    keys.press("Sort my words")
    keys.arrives("We sorted your words")
    keys.press("Keep these and go on")


def chooses_the_goal(keys: Keys) -> None:
    keys.arrives("What would put this right?")
    keys.press("Save my goal and go on")
    keys.finds_the_problem("Choose", "Give money back")
    keys.page.keyboard.press("Space")
    keys.page.keyboard.press("ArrowDown")
    keys.page.keyboard.press("ArrowUp")
    keys.types("How much money?", "£86.40")
    keys.types("When do you need a reply by?", "12 June 2026")
    keys.press("Save my goal and go on")


def tells_what_happened(keys: Keys) -> None:
    keys.arrives("What happened, and what shows it")
    keys.press("Something that happened")
    keys.arrives("Add something that happened")
    keys.types("What happened?", "The line went dead")
    keys.types("When was it?", "40 March")
    keys.press("Add it")
    keys.finds_the_problem("40 March does not exist", "When was it?")
    keys.types("When was it?", "3 March 2026")
    keys.press("Add it")
    keys.arrives("What happened, and what shows it")


def adds_evidence(keys: Keys, file: Path) -> None:
    file.write_text("Bill of March 2026: £43.20\n")
    keys.press("Add evidence")
    keys.arrives("Evidence")
    tab_to(keys.page, "Add files")
    keys.page.locator(":focus").set_input_files(file)
    keys.press("Add them as exhibits")
    expect(keys.page.get_by_role("link", name="E1 ")).to_be_visible()
    keys.walks()
    keys.press("E1 ")
    keys.arrives("E1 ")
    keys.press("The line went dead", "Space")
    keys.press("Save this exhibit")
    expect(keys.page.get_by_text("E1 is saved.")).to_be_visible()
    expect(keys.page.get_by_text("Backs 1 entry")).to_be_visible()


def writes_and_sends_the_letter(keys: Keys) -> None:
    keys.press("Letters")
    keys.arrives("Letters")
    keys.press("Write my letter")
    keys.arrives("My details")
    keys.types("Your name", "Amina Rahman")
    keys.page.keyboard.press("Enter")
    expect(keys.heading()).not_to_have_text("My details")
    keys.walks()
    keys.press("Write it")
    keys.arrives("Your letter")
    keys.press("This is ready. How do I send it?")
    expect(keys.heading()).not_to_have_text("Your letter")
    keys.walks()
    keys.press("I sent it")
    keys.arrives("First complaint")
    keys.press("Back to the case")
    keys.arrives("Waiting for Northwind Broadband")


def saves_the_summary(keys: Keys, file: Path) -> Reading:
    keys.press("Case summary")
    keys.arrives("Case summary")
    keys.press("Make the PDF")
    keys.arrives("Your case summary is ready", seconds=PDF_SECONDS)
    with keys.page.expect_download() as download:
        keys.press("Save the PDF")
    download.value.save_as(file)
    return Reading(file.read_bytes())


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
