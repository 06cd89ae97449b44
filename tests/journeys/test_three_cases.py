"""Each of the three cases, from the empty home to the PDF that a reviewer opens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from advocate.domain.wording import say_date
from advocate.rulebook import demo_data
from advocate.rulebook.demo_data import DemoCase
from tests.journeys.customer import Customer
from tests.journeys.serving import Clock
from tests.printing.reading import Reading

EXAMPLES = {example.id: example for example in demo_data.load()}
DAYS = {
    "broadband-gb": [
        date(2026, 3, 3),
        date(2026, 3, 6),
        date(2026, 3, 9),
        date(2026, 3, 14),
        date(2026, 4, 2),
    ],
    "card-us": [date(2026, 7, 8), date(2026, 9, 22), date(2026, 10, 9)],
    "washing-machine-ie": [date(2026, 5, 19), date(2026, 8, 2), date(2026, 8, 12)],
}
HEAT = {
    "broadband-gb": ["pack of thieves", "what liars they are"],
    "card-us": ["lawyer", "robbing", "moron"],
    "washing-machine-ie": ["if he doesn't answer"],
}


REWORDED = {"card-us": {"moron": "I called again on October 9 and the man put the phone down."}}


@pytest.fixture(params=sorted(EXAMPLES))
def example(request: pytest.FixtureRequest) -> DemoCase:
    return EXAMPLES[request.param]


@pytest.fixture
def customer(page: Page, server: str, clock: Clock, example: DemoCase, tmp_path: Path) -> Customer:
    clock.move_to(example.told_on)
    folder = tmp_path / "files"
    folder.mkdir()
    return Customer(page, server, example, folder)


def goes_the_whole_way(customer: Customer) -> Reading:
    customer.starts()
    customer.lets_it_out()
    for words, instead in REWORDED.get(customer.case.id, {}).items():
        customer.rewords(words, instead)
    customer.cools_what_is_left_of_the_heat(HEAT[customer.case.id])
    customer.keeps_the_sorted_lines()
    customer.chooses_the_goal()
    customer.tells_whom_it_is_with()
    customer.adds_the_evidence()
    customer.links_the_first_exhibit()
    customer.writes_the_letter()
    customer.sends_the_letter()
    return customer.prints_the_summary()


def test_a_case_goes_from_the_angry_story_to_a_summary_that_can_be_decided_from(
    customer: Customer, example: DemoCase
) -> None:
    paper = goes_the_whole_way(customer)
    for day in DAYS[example.id]:
        assert say_date(day, example.country) in paper.text
    for label, exhibit in enumerate(example.exhibits, 1):
        assert f"E{label}, page 1 of" in paper.text, exhibit.title
    assert example.organisation.name in paper.title
    assert paper.is_tagged
    assert paper.language.startswith("en")


def test_the_printed_page_numbers_are_the_viewers_and_every_link_lands(
    customer: Customer, example: DemoCase
) -> None:
    paper = goes_the_whole_way(customer)
    count = len(paper.texts)
    assert paper.labels == tuple(str(n) for n in range(1, count + 1))
    assert all(f"Page {n} of {count}" in page for n, page in enumerate(paper.texts, 1))
    for number in range(1, len(example.exhibits) + 1):
        assert f"E{number}, page 1 of" in paper.texts[paper.names[f"E{number}"] - 1]
    assert any("Exhibits" in title for _, title, _ in paper.bookmarks)


def test_what_is_private_and_what_is_heated_stays_out_of_letter_and_summary(
    customer: Customer, example: DemoCase
) -> None:
    paper = goes_the_whole_way(customer)
    assert example.outcome.fallback not in paper.text
    for heat in HEAT[example.id]:
        assert heat in example.story
        assert heat not in paper.text


def test_the_case_page_waits_for_the_reply_and_the_home_says_so(
    customer: Customer, example: DemoCase
) -> None:
    goes_the_whole_way(customer)
    customer.go_to_the_case()
    expect(customer.heading()).to_contain_text(example.organisation.name)
    expect(customer.page.locator(".strip svg.broad")).to_be_visible()
    expect(customer.page.locator(".tl")).to_contain_text("You sent: First complaint")


def test_the_whole_way_works_without_scripts(
    plain_page: Page, server: str, clock: Clock, tmp_path: Path
) -> None:
    example = EXAMPLES["washing-machine-ie"]
    clock.move_to(example.told_on)
    paper = goes_the_whole_way(Customer(plain_page, server, example, tmp_path))
    assert example.organisation.name in paper.text


def test_the_whole_way_works_on_a_phone(phone: Page, server: str, clock: Clock, tmp_path: Path) -> None:
    example = EXAMPLES["card-us"]
    clock.move_to(example.told_on)
    paper = goes_the_whole_way(Customer(phone, server, example, tmp_path))
    assert "412.77" in paper.text
