"""A customer with a browser: does one thing after another, as a person would, by what the pages say."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from advocate.casework.demo_cases import exhibit_bytes
from advocate.domain.wording import say_date, say_money
from advocate.rulebook.demo_data import DemoCase
from advocate.web.countries import country_name
from tests.printing.reading import Reading

PDF_SECONDS = 60


class Customer:
    """Somebody who takes one case from the empty home to the PDF."""

    def __init__(self, page: Page, server: str, example: DemoCase, folder: Path) -> None:
        self.page, self.server, self.case, self.folder = page, server, example, folder

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def starts(self) -> None:
        self.page.goto(self.server)
        self.follow("Start my case")
        self.type("Who is it with?", self.case.organisation.name)
        self.page.get_by_label("What kind of thing is it about?").select_option(self.case.sector.value)
        self.page.get_by_label("Which country is it in?").select_option(label=country_name(self.case.country))
        self.press("Start")
        expect(self.heading()).to_have_text("Let it out")

    def lets_it_out(self) -> None:
        self.type("Your story", self.case.story)
        self.press("Sort my words")
        expect(self.heading()).to_contain_text("We sorted your words")

    def rewords(self, words: str, instead: str) -> None:
        line = self.page.locator(".bits > li:not(.out)").filter(has_text=words).first
        line.get_by_role("link", name="Edit").click()
        self.type("The words", instead)
        self.press("Save this line")
        expect(self.page.locator(".bits").filter(has_text=instead)).to_be_visible()

    def cools_what_is_left_of_the_heat(self, heat: list[str]) -> None:
        """Take the calmer words where some are offered, and drop what stays heated."""
        for words in heat:
            kept = self.page.locator(".bits > li:not(.out)").filter(has_text=words)
            if kept.count() and kept.first.get_by_role("button", name="Use this").count():
                kept.first.get_by_role("button", name="Use this").click()
                self.page.wait_for_load_state()
            if kept.count():
                kept.first.get_by_role("button", name="Drop").click()
            expect(kept).to_have_count(0)

    def keeps_the_sorted_lines(self) -> None:
        self.press("Keep these and go on")
        expect(self.heading()).to_have_text("What would put this right?")

    def chooses_the_goal(self) -> None:
        outcome = self.case.outcome
        self.page.locator(f"input[name=remedy][value={outcome.remedy}]").check()
        if outcome.money:
            self.type("How much money?", say_money(outcome.money, self.case.country))
        self.type("How did you work it out?", outcome.working)
        self.type("What exactly should they do?", outcome.act)
        assert outcome.by
        self.type("When do you need a reply by?", say_date(outcome.by, self.case.country))
        self.type("Why does it matter to you?", outcome.why)
        self.type("If they can’t do all of it", outcome.fallback)
        self.press("Save my goal and go on")
        expect(self.heading()).to_have_text("What happened, and what shows it")

    def tells_whom_it_is_with(self) -> None:
        self.go_to_the_case()
        self.follow("Details of the case")
        lines = "\n".join(f"{r.label}: {r.value}" for r in self.case.references)
        self.type("Account, order or reference numbers", lines)
        self.type("Their e-mail address", self.case.organisation.email)
        self.type("Their postal address", self.case.organisation.address)
        self.press("Save the details")
        expect(self.page.get_by_text("Saved.")).to_be_visible()

    def adds_the_evidence(self) -> None:
        self.go_to_the_case()
        self.follow("Evidence")
        files = []
        for exhibit in self.case.exhibits:
            file = self.folder / exhibit.filename
            file.write_bytes(exhibit_bytes(exhibit))
            files.append(file)
        self.page.get_by_label("Add files").set_input_files(files)
        self.press("Add them as exhibits")
        last = f"E{len(files)} "
        expect(self.page.get_by_role("link", name=last).first).to_be_visible(timeout=30_000)

    def links_the_first_exhibit(self) -> None:
        self.page.get_by_role("link", name="E1 ").first.click()
        self.page.locator("input[name=entries]").first.check()
        self.type("What does it show?", "What it looked like on that day")
        self.press("Save this exhibit")
        expect(self.page.get_by_text("E1 is saved.")).to_be_visible()

    def writes_the_letter(self) -> None:
        self.go_to_the_case()
        self.follow("Letters")
        self.follow("Write my letter")
        self.type("Your name", self.case.complainant.name)
        self.type("Your postal address", self.case.complainant.address)
        self.type("Your e-mail address", self.case.complainant.email)
        self.press("Save my details")
        self.press("Write it")
        expect(self.heading()).to_have_text("Your letter")

    def sends_the_letter(self) -> None:
        self.follow("This is ready. How do I send it?")
        self.press("I sent it")
        expect(self.heading()).to_have_text("First complaint")

    def prints_the_summary(self) -> Reading:
        self.go_to_the_case()
        self.follow("Case summary")
        self.press("Make the PDF")
        expect(self.heading()).to_have_text("Your case summary is ready", timeout=PDF_SECONDS * 1000)
        with self.page.expect_download() as download:
            self.follow("Save the PDF")
        file = self.folder / "case-summary.pdf"
        download.value.save_as(file)
        return Reading(file.read_bytes())

    def go_to_the_case(self) -> None:
        self.page.goto(self.server)
        self.follow(self.case.organisation.name)
