"""The example cases are whole, add up, and can harm nobody real."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from advocate.rulebook import demo_data
from advocate.rulebook.demo_data import DemoCase, DemoDataError, DemoMail, DemoPaper
from advocate.rulebook.entries import RuleFileError

CASES = demo_data.load()
PAPERS = [e.content for case in CASES for e in case.exhibits if isinstance(e.content, DemoPaper)]
RESERVED = re.compile(r"(\.|@|\b)example(\.(org|com|net|ie))?$")
PHONE = re.compile(r"0113 496 0\d{3}|\(\d{3}\) 555-01\d\d|020 91\d 0\d{3}")


def summed(cells: tuple[str, ...]) -> Decimal:
    return sum((Decimal(re.sub(r"[^\d.-]", "", cell)) for cell in cells), Decimal())


def source(case: DemoCase) -> str:
    return (demo_data.FOLDER / f"{case.id}.toml").read_text(encoding="utf-8")


def broken(tmp_path: Path, old: str, new: str) -> Path:
    """Return a folder with the first example, altered."""
    copy = Path(shutil.copy(demo_data.FOLDER / "broadband-gb.toml", tmp_path))
    text = copy.read_text(encoding="utf-8")
    assert old in text
    copy.write_text(text.replace(old, new), encoding="utf-8")
    return tmp_path


def test_there_are_three_examples_from_three_countries() -> None:
    assert [case.country for case in CASES] == ["GB", "US", "IE"]


def test_every_example_says_that_it_is_one() -> None:
    assert all(case.title.startswith("Example: ") for case in CASES)
    assert all("Everything in it is invented" in source(case) for case in CASES)


def test_one_example_has_a_sent_letter_and_one_a_draft() -> None:
    assert [case.is_letter_sent for case in CASES if case.letter_channel] == [True, False]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_addresses_of_mail_lead_to_nobody(case: DemoCase) -> None:
    domains = re.findall(r"@([\w.-]*\w)", source(case))
    assert domains
    assert [d for d in domains if not RESERVED.search(d)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_telephone_numbers_are_those_kept_for_fiction(case: DemoCase) -> None:
    assert PHONE.fullmatch(case.complainant.phone)
    numbers = re.findall(r"\(\d{3}\) \d{3}-\d{4}|\b0\d{2,3} \d{3} \d{4}", source(case))
    assert [n for n in numbers if not PHONE.fullmatch(n)] == []


@pytest.mark.parametrize("paper", [p for p in PAPERS if p.rows], ids=lambda p: f"{p.issuer[0]} {p.made_on}")
def test_the_lines_of_a_paper_add_up_to_its_total(paper: DemoPaper) -> None:
    assert summed(tuple(row[-1] for row in paper.rows)) == summed(paper.total[-1:])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_nothing_in_an_example_is_later_than_the_day_it_is_told(case: DemoCase) -> None:
    days = [
        content.made_on
        if isinstance(content, DemoPaper)
        else (content.sent_at if isinstance(content, DemoMail) else content.taken_at).date()
        for content in (exhibit.content for exhibit in case.exhibits)
    ]
    assert max(days) <= case.told_on
    assert case.outcome.by is not None
    assert case.outcome.by > case.told_on


def test_words_that_the_story_does_not_have_are_refused(tmp_path: Path) -> None:
    folder = broken(tmp_path, 'backs = ["£54.90"]', 'backs = ["£99.99"]')
    with pytest.raises(DemoDataError, match=r"broadband-gb.*£99\.99"):
        demo_data.read(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('remedy = "refund"', 'remedy = "revenge"'),
        ('amount = "86.40"', 'amount = "much"'),
        ('title = "Photo of the router', 'heading = "Photo of the router'),
        ('scene = "router"', 'scene = "router"\nplace = "Leeds"'),
        ("[exhibits.photo]", "[exhibits.film]"),
        ('kind = "impact"', 'kind = "fury"'),
        ('"promised a call back" = "broken"', '"promised a call back" = "forgotten"'),
        ('words = "I have had it"', 'words = "I never said this"'),
    ],
)
def test_an_example_with_a_mistake_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(RuleFileError, match="broadband-gb"):
        demo_data.read(broken(tmp_path, old, new))
