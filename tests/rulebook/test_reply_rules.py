"""Every rule of replies hears its examples and keeps quiet at the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from advocate.domain.replies import ReplyRule
from advocate.domain.text import find_money
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.reply_rules import FILE, load, read

RULES = load()


def heard(sentence: str) -> set[str]:
    named = [(a.start, a.end, "MONEY") for a in find_money(sentence, country="GB")]
    return {rule.id for rule in RULES.heard(sentence, named)}


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_hears_its_examples(rule: ReplyRule) -> None:
    assert not [example for example in rule.matches if rule.id not in heard(example)]


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_keeps_quiet_at_the_others(rule: ReplyRule) -> None:
    assert not [example for example in rule.others if rule.id in heard(example)]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('says = "asks"', 'says = "aks"', "“aks” is none of"),
        ('id = "final.this-is"', 'id = "sorry.apology"', "the same id"),
        ("@we", "@wee", "does not exist"),
        ("why =", "wy =", "why: it is missing"),
        ("others = [", "otters = [", "has none"),
    ],
)
def test_a_wrong_rule_is_refused_with_the_file_and_what_is_wrong(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    file = tmp_path / "en.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError, match=problem) as refused:
        read(file)
    assert "en.toml" in str(refused.value)
