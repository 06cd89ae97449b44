"""Every cue of the sorter's rulebook hears its examples and keeps quiet at the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advocate.domain.story.calmer import restate
from advocate.domain.story.phrases import words_of
from advocate.domain.story.rules import Calmer, StoryRule
from advocate.domain.text import find_dates, find_money, find_people
from advocate.rulebook.story_rules import FOLDER, StoryRuleError, load, read

RULES = load()
TODAY = date(2026, 5, 18)


def heard(sentence: str) -> set[str]:
    named = [(a.start, a.end, "MONEY") for a in find_money(sentence, country="GB")]
    named += [(p.start, p.end, "NAME") for p in find_people(sentence)]
    speaking: set[int] = set()
    silenced: set[int] = set()
    for hit in RULES.index.hits(words_of(sentence, sorted(named), RULES.spellings)):
        number, is_veto = RULES.owners[hit.number]
        (silenced if is_veto else speaking).add(number)
    return {RULES.rules[number].id for number in speaking - silenced}


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_cue_hears_its_examples(rule: StoryRule) -> None:
    deaf = [example for example in rule.matches if rule.id not in heard(example)]
    assert not deaf


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_cue_keeps_quiet_at_the_others(rule: StoryRule) -> None:
    loud = [example for example in rule.others if rule.id in heard(example)]
    assert rule.others
    assert not loud


def restated(sentence: str) -> str:
    people = find_people(sentence)
    named = [(d.start, d.end, "DATE") for d in find_dates(sentence, today=TODAY, country="GB")]
    named += [(a.start, a.end, "MONEY") for a in find_money(sentence, country="GB")]
    named += [(p.start, p.end, "NAME") for p in people]
    return restate(sentence, words_of(sentence, sorted(named), RULES.spellings), people, RULES)


@pytest.mark.parametrize("calmer", RULES.calmer, ids=lambda calmer: calmer.patterns[0])
def test_heated_words_give_way_as_their_examples_say(calmer: Calmer) -> None:
    assert {heated: restated(heated) for heated, _ in calmer.matches} == dict(calmer.matches)
    assert calmer.matches or calmer.instead == "{last}"


@pytest.mark.parametrize("calmer", RULES.calmer, ids=lambda calmer: calmer.patterns[0])
def test_calm_sentences_and_the_deeds_of_others_stay(calmer: Calmer) -> None:
    assert calmer.others
    assert not {told: calm for told in calmer.others if (calm := restated(told))}


def changed(folder: Path, old: str, new: str) -> Path:
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.toml"))}
    holder = next(name for name, text in texts.items() if old in text)
    for name, text in texts.items():
        (folder / name).write_text(text.replace(old, new, 1) if name == holder else text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id = "contact.asked"', 'id = "contact.told-me"', "same id"),
        ('kind = "contact"', 'kind = "contacts"', "unknown kind"),
        ('tag = "broken"', 'tag = "brokn"', "unknown tag"),
        ('channel = "call"', 'channel = "shout"', "unknown channel"),
        ('"@tell @me"', '"@tel @me"', "does not exist"),
        ("others = [", "otters = [", "unknown otters"),
        ('guard = "third_party"', 'guard = "third_part"', "unknown guard"),
    ],
)
def test_a_wrong_cue_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    with pytest.raises(StoryRuleError, match=problem):
        read(changed(tmp_path, old, new))
