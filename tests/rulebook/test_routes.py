"""All routes load, nothing of what was gathered is lost, and what cannot be read never stops the rest."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from advocate.domain.deadlines import EU, Purpose, RuleKind
from advocate.domain.deadlines.evaluating import say_term
from advocate.domain.escalation.routes import EscalationRoute, Right
from advocate.paths import RULEBOOK
from advocate.rulebook import escalation_routes
from advocate.rulebook.escalation_routes import load, load_all, read_folder

PARTS = ("escalation", "deadlines")
CHECKED_ON = date(2026, 11, 23)

# What was gathered, counted when it was brought in: routes, rules about time, needs, facts, notes, sources.
# A number that falls means that something was lost; one that grows belongs here.
GATHERED = {
    "gb": (41, 94, 270, 108, 32, 95),
    "ie": (15, 26, 91, 35, 2, 39),
    "eu": (9, 13, 47, 18, 1, 22),
    "us": (28, 53, 143, 0, 67, 89),
    "ca": (15, 28, 75, 0, 29, 47),
    "au": (16, 21, 80, 0, 25, 48),
    "nz": (11, 13, 57, 0, 21, 37),
}

RIGHTS, CLOCKS_OF_RIGHTS = 110, 183

# Fields whose words are ours; all others were gathered.
OWN_WORDS = {"only_if", "say", "when"}

# Fewer words than these in a country's files mean that some text was lost.
WORDS = {"au": 1674, "ca": 2050, "eu": 1593, "gb": 7026, "ie": 1887, "nz": 1277, "shared": 108, "us": 4379}

GOOD = """
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


def counted(folder: str) -> tuple[int, ...]:
    found = escalation_routes._read("escalation", folder, RULEBOOK).routes
    return (
        len(found),
        sum(len(r.rules) + sum(len(x.variants) for x in r.rules) for r in found),
        sum(len(r.needs) for r in found),
        sum(len(r.facts) for r in found),
        sum(len(r.notes) + len(r.places) for r in found),
        sum(len(r.provenance.sources) for r in found),
    )


def words_in(value: object) -> int:
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, dict):
        return sum(words_in(one) for key, one in value.items() if key not in OWN_WORDS)
    return sum(words_in(one) for one in value) if isinstance(value, list) else 0


def test_all_135_routes_load_without_a_problem() -> None:
    book = load_all()
    assert not book.problems
    assert len({route.id for route in book.routes}) == 135


@pytest.mark.parametrize("folder", GATHERED)
def test_nothing_of_what_was_gathered_for_a_country_is_lost(folder: str) -> None:
    assert counted(folder) == GATHERED[folder]


def test_every_right_stands_once_with_all_its_clocks() -> None:
    rights = load_all().rights.values()
    assert (len(rights), sum(len(r.rules) for r in rights)) == (RIGHTS, CLOCKS_OF_RIGHTS)


@pytest.mark.parametrize("folder", WORDS)
def test_no_text_of_what_was_gathered_is_lost(folder: str) -> None:
    files = [f for part in PARTS for f in RULEBOOK.glob(f"{part}/{folder}/*.toml")]
    assert sum(words_in(tomllib.loads(f.read_text(encoding="utf-8"))) for f in files) >= WORDS[folder]


def test_every_route_and_right_has_a_source_and_the_day_it_was_checked() -> None:
    book = load_all()
    found: list[EscalationRoute | Right] = [*book.routes, *book.rights.values()]
    assert not [x.id for x in found if not x.provenance.sources or x.provenance.checked_on != CHECKED_ON]


def test_no_rule_has_the_id_of_another() -> None:
    book = load_all()
    held = [*(r.rules for r in book.routes), *(r.rules for r in book.rights.values())]
    ids = Counter(rule.id for rules in held for rule in rules)
    assert not [rule_id for rule_id, times in ids.items() if times > 1]


def test_a_country_gets_its_own_routes_and_those_of_the_union_after_them() -> None:
    regions = [route.region.partition("-")[0] for route in load("IE").routes]
    assert regions == sorted(regions, key=["IE", "EU"].index)
    assert {route.region for route in load("DE").routes} == {"EU"}


@pytest.mark.parametrize("country", ["", "ZZ", "🙂", "../..", "shared", "x" * 100_000])
def test_an_unknown_country_has_no_routes_and_no_problem(country: str) -> None:
    assert not load(country).routes
    assert not load(country).problems


@pytest.mark.parametrize("country", [*sorted(EU)[:2], "GB", "US", "CA", "AU", "NZ"])
def test_every_right_that_a_route_names_is_in_the_book_of_its_country(country: str) -> None:
    book = load(country)
    assert not [(r.id, right) for r in book.routes for right in r.rights if right not in book.rights]


def test_a_verified_figure_that_its_source_doubts_is_not_taken_for_verified() -> None:
    limit = next(r for r in load("GB").routes if r.id == "uk-foi").rule(Purpose.LIMIT)
    assert limit is not None
    assert not limit.provenance.is_verified


def test_your_own_time_is_told_from_theirs() -> None:
    route = next(r for r in load("GB").routes if r.id == "uk-telecoms")
    assert {rule.purpose: rule.kind for rule in route.rules} == {
        Purpose.WAIT: RuleKind.ORGANISATION,
        Purpose.LIMIT: RuleKind.YOU,
    }


def test_a_rule_can_have_older_and_coming_times_variants_and_several_clocks(tmp_path: Path) -> None:
    more = """
effective_from = 2026-04-08
previous = { amount = 8, unit = "weeks" }
coming = { amount = 4, unit = "weeks", effective_from = 2027-01-01 }

[[route.rule.variant]]
when = "a holding reply was sent"
circumstance = "holding_reply"
last_of = [
  { amount = 1, unit = "years", from = "event" },
  { amount = 24, unit = "hours", from = "knowledge" },
]
"""
    (tmp_path / "one.toml").write_text(GOOD + more, encoding="utf-8")
    rule = read_folder(tmp_path).routes[0].rules[0]
    assert [version.since for version in rule.versions] == [None, date(2026, 4, 8), date(2027, 1, 1)]
    assert say_term(rule.variants[0].term) == (
        "1 year after the thing you complain about happened or 24 hours after you learned of the problem, "
        "whichever is later"
    )


def problems_of(tmp_path: Path, text: str) -> tuple[int, str]:
    folder = tmp_path / "escalation" / "gb"
    folder.mkdir(parents=True)
    (folder / "energy.toml").write_text(text, encoding="utf-8")
    (folder / "good.toml").write_text(GOOD.replace('"one"', '"good"'), encoding="utf-8")
    read = read_folder(folder)
    return len(read.routes), "\n".join(read.problems)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("amount = 8", "amount = -8", "route “one”, rule 1, amount: it should be a whole number"),
        ("amount = 8", 'amount = "8"', "rule 1, amount: it should be a whole number"),
        ('unit = "weeks"', 'unit = "fortnights"', "rule 1, unit: “fortnights” is none of hours, days"),
        ('from = "complaint_received"', 'from = "never"', "rule 1, from: “never” is none of"),
        ('name = "The body"', "name = 3", "body, name: it should be a text"),
        ('url = "https://example.org"', "", "body, url: it is missing"),
        ('sectors = ["energy"]', 'sectors = ["magic"]', "sectors: it should be"),
        ("verified = true", 'verified = "yes"', "verified: it should be true or false"),
        ('matter = "energy"', 'matter = "energy"\ncolour = "red"', "colour: nothing reads this field"),
        ("review_by = 2027-05-23", "", "energy.toml, review_by: it is missing"),
        ("review_by = 2027-05-23", "review_by = 2020-01-01", "review_by: it is before the day"),
        ('id = "one"', 'id = "one', "energy.toml: it cannot be read"),
        ("[[route]]", "[route]", "route: it should be a list of tables"),
    ],
)
def test_a_wrong_entry_is_named_with_file_and_field_and_the_rest_loads(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    routes, problems = problems_of(tmp_path, GOOD.replace(was, becomes, 1))
    assert routes == 1
    assert "gb/energy.toml" in problems
    assert said in problems


def test_one_wrong_entry_leaves_the_others_of_its_file(tmp_path: Path) -> None:
    entry = GOOD[GOOD.index("[[route]]") :]
    routes, problems = problems_of(tmp_path, GOOD + entry.replace("amount = 8", "amount = 0"))
    assert routes == 2
    assert problems.count("\n") == 0


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"", b"a = 1", b"\x00" * 1000, "🙂".encode()])
def test_a_file_that_is_no_rule_file_is_a_problem_and_nothing_worse(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "odd.toml").write_bytes(text)
    read = read_folder(tmp_path)
    assert not read.routes
    assert len(read.problems) == 1


def test_rule_files_are_readable() -> None:
    files = [p for part in PARTS for p in RULEBOOK.glob(f"{part}/*/*.toml")]
    long = [p.name for p in files for line in p.read_text(encoding="utf-8").splitlines() if len(line) > 140]
    assert not long
