"""The rulebook of tone keeps its own examples, and names the rule that is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advocate.domain.tone import PraiseRule, ToneRule, review
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.tone_rules import FOLDER, ToneRuleError, load, read

BOOK = load()
GOOD = """
[[rule]]
id = "test.rule"
category = "insult"
patterns = ["blithering"]
why = "It stings."
idea = "Don't lose your temper"
suggestion = ""
matches = ["You blithering fool."]
calm = ["You kind soul."]
"""


def found_by(rule: ToneRule, text: str) -> bool:
    return any(finding.rule_id == rule.id for finding in review(text, BOOK).findings)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_finds_its_examples_and_leaves_the_calm_ones_alone(rule: ToneRule) -> None:
    assert [text for text in rule.matches if not found_by(rule, text)] == []
    assert [text for text in rule.calm if found_by(rule, text)] == []


@pytest.mark.parametrize("rule", BOOK.praises, ids=lambda rule: rule.id)
def test_a_praise_rule_finds_its_examples_and_nothing_in_the_others(rule: PraiseRule) -> None:
    assert [
        text for text in rule.matches if not any(p.kind is rule.kind for p in review(text, BOOK).praise)
    ] == []
    assert [text for text in rule.calm if any(p.kind is rule.kind for p in review(text, BOOK).praise)] == []


def test_the_rulebook_is_read_once() -> None:
    assert load() is load()


def test_the_rulebook_holds_hundreds_of_phrases() -> None:
    assert sum(len(rule.patterns) for rule in BOOK.rules) > 400


def with_rule(folder: Path, text: str) -> Path:
    shutil.copytree(FOLDER, folder / "tone")
    (folder / "tone" / "extra.toml").write_text(text, encoding="utf-8")
    return folder / "tone"


def test_a_rule_added_to_the_folder_is_used(tmp_path: Path) -> None:
    book = read(with_rule(tmp_path, GOOD))
    assert "test.rule" in {finding.rule_id for finding in review("You blithering man.", book).findings}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"insult"', '"rudeness"'),
        ('["blithering"]', '["@nowhere"]'),
        ('["blithering"]', '["?"]'.replace("?", "very? so?")),
        ('["blithering"]', "[]"),
        ('why = "It stings."', 'why = ""'),
        ("Don't lose your temper", "Be loud"),
        ('suggestion = ""', 'not_before = ["nothing"]'),
        ('suggestion = ""', "suggestion = 3"),
        ('suggestion = ""', 'suggestion = ""\nswaps = ["nothing"]'),
        ('suggestion = ""', 'suggestion = ""\ncolour = "red"'),
        ('calm = ["You kind soul."]', ""),
    ],
)
def test_a_wrong_rule_is_refused_by_name(tmp_path: Path, good: str, bad: str) -> None:
    with pytest.raises(RuleFileError, match=r"test\.rule"):
        read(with_rule(tmp_path, GOOD.replace(good, bad, 1)))


def test_two_rules_may_not_share_an_id(tmp_path: Path) -> None:
    with pytest.raises(ToneRuleError, match="used twice"):
        read(with_rule(tmp_path, GOOD + GOOD))
