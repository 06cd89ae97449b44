"""The rulebook of stories keeps its own examples, and names the rule that is wrong."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from advocate.domain.story import PartKind, StoryRule
from advocate.domain.story.kinds import Found, read_kind
from advocate.domain.text import find_dates, find_money, find_people
from advocate.rulebook.story_rules import FILE, TAGS, StoryRuleError, load, read

BOOK = load()
TODAY = date(2026, 5, 18)
GOOD = """
[[rule]]
id = "test.rule"
kind = "opinion"
weight = 4
patterns = ["dillydallying"]
why = "It is a judgement."
matches = ["Such dillydallying."]
others = ["Such a day."]
"""


def hears(rule: StoryRule, text: str) -> bool:
    found = Found(
        dates=find_dates(text, today=TODAY, country="GB"),
        amounts=find_money(text, country="GB"),
        people=find_people(text),
    )
    return rule.id in read_kind(text, 0, found, BOOK).cues


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_hears_its_examples_and_not_the_others(rule: StoryRule) -> None:
    assert [text for text in rule.matches if not hears(rule, text)] == []
    assert [text for text in rule.others if hears(rule, text)] == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_says_something_and_has_examples_of_both_sides(rule: StoryRule) -> None:
    assert rule.kind or rule.tag or rule.channel
    assert rule.matches
    assert rule.others


def test_every_kind_has_cues_and_a_line_that_says_why() -> None:
    counts = Counter(rule.kind for rule in BOOK.rules)
    assert set(PartKind) <= set(counts)
    assert set(BOOK.whys) == set(PartKind)


def test_every_tag_that_is_known_is_used() -> None:
    assert {rule.tag for rule in BOOK.rules} == TAGS


def test_the_rulebook_is_read_once() -> None:
    assert load() is load()


def written(folder: Path, text: str) -> Path:
    file = folder / "en.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_rule_of_ones_own_can_be_added(tmp_path: Path) -> None:
    book = read(written(tmp_path, FILE.read_text(encoding="utf-8") + GOOD))
    assert "test.rule" in read_kind("Such dillydallying.", 0, Found(), book).cues


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('kind = "opinion"', 'kind = "gossip"', "unknown kind 'gossip'"),
        ('id = "test.rule"', "", "needs an id"),
        ('["dillydallying"]', "[]", "patterns is empty"),
        ('"dillydallying"]', '"@nowhere"]', "@nowhere, which does not exist"),
        ('"dillydallying"]', '"..3 dillydallying"]', "has to start with a word"),
        ('why = "It is a judgement."', "", "why is empty"),
        ("weight = 4", "wieght = 4", "unknown wieght"),
        ('matches = ["Such', 'matches = [4, "Such', "matches is no list of texts"),
        ("weight = 4", 'weight = 4\ntag = "gossip"', "unknown tag 'gossip'"),
        ("weight = 4", 'weight = 4\nchannel = "pigeon"', "unknown channel 'pigeon'"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(StoryRuleError, match=problem):
        read(written(tmp_path, GOOD.replace(old, new)))


def test_two_rules_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoryRuleError, match="two rules have the same id"):
        read(written(tmp_path, GOOD + GOOD))


def test_a_class_that_names_an_unknown_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoryRuleError, match="@nowhere does not exist"):
        read(written(tmp_path, '[classes]\nmine = "a @nowhere"\n' + GOOD))
