"""The check of the rulebook finds what is wrong with it and says so in sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from advocate.cli import main
from advocate.rulebook import checking

CHECKED_ON = date(2026, 11, 23)

ROUTES = """
checked_on = 2026-11-23
review_by = 2027-05-23

[[route]]
id = "one"
region = "GB"
sectors = ["energy"]
matter = "energy"
kind = "ombudsman"
verified = true
confidence = "high"
first_step = "the supplier"
rights = ["some-right"]
sources = ["https://example.org"]

[route.body]
name = "The body"
url = "https://example.org"
binding = "recommends"

[[route.rule]]
id = "wait"
purpose = "wait"
kind = "organisation"
amount = 8
unit = "weeks"
from = "complaint_received"
"""

RIGHTS = """
checked_on = 2026-11-23
review_by = 2027-05-23

[[right]]
id = "some-right"
name = "A right"
reference = "An Act"
summary = "It helps."
sources = ["https://example.org"]
"""


def problems(tmp_path: Path, routes: str = ROUTES, rights: str = RIGHTS, on: date = CHECKED_ON) -> str:
    for part, text in (("escalation", routes), ("deadlines", rights)):
        folder = tmp_path / part / "gb"
        folder.mkdir(parents=True)
        (folder / "energy.toml").write_text(text, encoding="utf-8")
    return "\n".join(checking.check(on, tmp_path).problems)


def test_the_rulebook_is_sound() -> None:
    assert checking.check(CHECKED_ON).problems == ()


def test_a_sound_small_rulebook_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == ""


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('rights = ["some-right"]', 'rights = ["gone"]', "“one” names the right “gone”, which is not"),
        ('matter = "energy"', 'matter = "energy"\nnext = ["two"]', "“one” goes on to “two”, which is not"),
        (
            'region = "GB"',
            'region = "GB-XYZ"',
            "names the region “GB-XYZ”, whose calendar is not known",
        ),
        ('url = "https://example.org"', 'url = "example.org"', "should begin with https://"),
        ('sources = ["https://example.org"]', "", "“one” names no source"),
        ("amount = 8", "amount = 8.5", "escalation/gb/energy.toml, route “one”, rule 1, amount"),
        ("review_by = 2027-05-23", "review_by = 2026-11-22", "it is before the day it was checked"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    assert said in problems(tmp_path, ROUTES.replace(was, becomes, 1))


def test_ids_that_are_there_twice_are_said(tmp_path: Path) -> None:
    double = ROUTES + ROUTES[ROUTES.index("[[route]]") :]
    rights = RIGHTS + RIGHTS[RIGHTS.index("[[right]]") :]
    said = problems(tmp_path, double, rights)
    assert "The route “one” is there 2 times." in said
    assert "The right “some-right” is there 2 times." in said
    assert "The rule “one.wait” is there 2 times." in said


def test_a_review_that_is_overdue_is_said_the_day_after(tmp_path: Path) -> None:
    said = problems(tmp_path, on=date(2027, 5, 24))
    assert "“one” should have been checked again by 2027-05-23." in said
    assert not checking.check(date(2027, 5, 23), tmp_path).problems


def test_a_clock_that_was_moved_back_is_seen(tmp_path: Path) -> None:
    assert "says it was checked on 2026-11-23, which is to come" in problems(tmp_path, on=date(2020, 1, 1))


def test_the_command_ends_well_with_a_sound_rulebook() -> None:
    done = CliRunner().invoke(main, ["rules", "check", "--on", "2026-11-23"])
    assert done.exit_code == 0
    assert "135 routes, 110 rights" in done.stdout


def test_the_command_ends_with_1_and_names_what_is_overdue() -> None:
    done = CliRunner().invoke(main, ["rules", "check", "--on", "2030-01-01"])
    assert done.exit_code == 1
    assert "“uk-telecoms” should have been checked again by 2027-05-23." in done.stdout
