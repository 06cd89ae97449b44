"""The sorter on single sentences of everyday tellings: nine in ten are filed as an adviser would."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advocate.domain.story import sort
from advocate.rulebook import story_rules

TOLD = Path(__file__).with_name("everyday_sentences.txt").read_text(encoding="utf-8").splitlines()[1:]


def test_nine_in_ten_everyday_sentences_are_of_the_kind_that_an_adviser_gave_them() -> None:
    rules = story_rules.load()
    wrong = []
    for line in TOLD:
        kind, _, words = line.partition("|")
        found = sort(words, today=date(2026, 6, 20), country="GB", rules=rules)[0].kind
        wrong += [f"{found} for {line}"] if found != kind else []
    assert len(wrong) <= len(TOLD) / 10, "\n".join(wrong)


def test_a_question_to_oneself_about_the_papers_is_left_out_of_the_record() -> None:
    (part,) = sort(
        "Should I call the papers?", today=date(2026, 6, 20), country="GB", rules=story_rules.load()
    )
    assert part.kind == "leave_out"
