"""The sorter on our own labelled stories: what is found, measured, stays above its floors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from advocate.domain.case import When
from advocate.domain.story import Part, sort
from advocate.rulebook import story_rules
from tests.domain.told_stories import Story, stories

pytestmark = pytest.mark.slow
Pairs = set[tuple[str, int, str]]


@cache
def told() -> tuple[tuple[Story, tuple[Part, ...]], ...]:
    rules = story_rules.load()
    return tuple(
        (one, sort(one.text, today=one.today, country=one.country, rules=rules)) for one in stories()
    )


def rates(found: Pairs, gold: Pairs, optional: Pairs) -> tuple[float, float]:
    """Return precision and recall; what is optional is right when found, and not missed when not."""
    right = len(found & (gold | optional))
    return right / max(len(found), 1), len(found & gold) / max(len(gold), 1)


def value_of(when: When) -> str:
    span = f"{when.start}/{when.end}"
    return {10: str(when.start), 7: f"{when.start:%Y-%m}", 4: str(when.start.year)}.get(
        {"day": 10, "month": 7, "year": 4}.get(when.precision.value, 0), span
    )


def found_of(story: Story, parts: Iterable[Part], sort_of: str) -> Pairs:
    every = list(parts)
    if sort_of == "d":
        dated = [d for part in every for d in part.dates if d.when]
        return {(story.name, d.end, value_of(d.when)) for d in dated if d.when}
    if sort_of == "a":
        sums = [a for part in every for a in part.amounts]
        return {(story.name, a.end, f"{a.money.amount.normalize():f} {a.money.currency}") for a in sums}
    if sort_of == "r":
        return {(story.name, r.end, r.value) for part in every for r in part.references}
    return {(story.name, p.end, p.name) for part in every for p in part.people}


def label_value(sort_of: str, value: str) -> str:
    if sort_of == "a":
        number, currency = value.split()
        return f"{float(number):g} {currency}"
    return value.removeprefix("#") if sort_of == "r" else value.removeprefix("Mr ").removeprefix("Mrs ")


@pytest.mark.parametrize(
    ("sort_of", "precision", "recall"),
    [("d", 0.95, 0.92), ("a", 0.98, 0.98), ("r", 0.9, 0.8), ("p", 0.9, 0.8)],
)
def test_what_stands_in_a_story_is_found(sort_of: str, precision: float, recall: float) -> None:
    found: Pairs = set()
    gold: Pairs = set()
    optional: Pairs = set()
    for story, parts in told():
        found |= found_of(story, parts, sort_of)
        for label in story.labels:
            if label.sort == sort_of and label.value != "null":
                place = (story.name, label.end, label_value(sort_of, label.value))
                (optional if label.is_optional else gold).add(place)
    measured = rates(found, gold, optional)
    assert measured >= (precision, 0)
    assert measured[1] >= recall


def test_nine_sentences_of_ten_are_filed_as_labelled() -> None:
    right = total = 0
    for story, parts in told():
        kinds = {part.start: part.kind.value for part in parts}
        total += len(story.sentences)
        right += sum(kinds.get(one.start) in (one.kind, *one.also) for one in story.sentences)
    assert right / total >= 0.9


def test_promises_are_heard_and_none_is_made_up() -> None:
    found: Pairs = set()
    gold: Pairs = set()
    optional: Pairs = set()
    for story, parts in told():
        found |= {(story.name, part.start, "") for part in parts if part.kind == "promise"}
        gold |= {(story.name, one.start, "") for one in story.sentences if one.kind == "promise"}
        optional |= {(story.name, one.start, "") for one in story.sentences if "promise" in one.also}
    assert min(rates(found, gold, optional)) >= 0.8


def test_sentences_start_where_the_writer_starts_them() -> None:
    found: Pairs = set()
    gold: Pairs = set()
    for story, parts in told():
        found |= {(story.name, part.start, "") for part in parts}
        gold |= {(story.name, one.start, "") for one in story.sentences}
    precision, recall = rates(found, gold, set())
    assert 2 * precision * recall / (precision + recall) >= 0.97
