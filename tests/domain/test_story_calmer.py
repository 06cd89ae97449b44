"""A calm wording is offered where a fact is heated, and keeps every number, name and quotation."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.story import sort
from advocate.rulebook import story_rules


def calmer(sentence: str) -> str:
    (part,) = sort(sentence, today=date(2026, 5, 18), country="GB", rules=story_rules.load())
    return part.calmer


@pytest.mark.parametrize(
    ("heated", "calm"),
    [
        ("They robbed me of £50 on 3 March.", "They charged me £50 on 3 March."),
        ("Then they had the cheek to bill me £20 more.", "Then they went on to bill me £20 more."),
        ("Surprise surprise, NOBODY CAME.", "Nobody came."),
        ("These crooks charged me £30 again!!!", "They charged me £30 again."),
        ("The useless engineer came on 4 April.", "The engineer came on 4 April."),
        ("I paid a ridiculous £90 for parking.", "I paid £90 for parking."),
    ],
)
def test_heated_words_give_way_to_plain_ones(heated: str, calm: str) -> None:
    assert calmer(heated) == calm


@pytest.mark.parametrize(
    "calm", ["The drum seal was faulty.", "I rang on 3 March!", "BMO closed it on 2 May.", "They took £50."]
)
def test_calm_facts_are_left_alone(calm: str) -> None:
    assert calmer(calm) == ""


def test_quoted_words_stay_as_they_were_said() -> None:
    assert calmer('He robbed me of £5 and wrote "these BLOODY fees are FINAL".') == (
        'He charged me £5 and wrote "these BLOODY fees are FINAL".'
    )


def test_acronyms_and_capital_names_stay() -> None:
    assert calmer("US BANK stole £40 from my ISA.") == "US BANK took £40 from my ISA."


def test_no_wording_is_offered_for_opinions() -> None:
    assert calmer("They are bloody useless and they never listen.") == ""


@pytest.mark.parametrize(
    ("heated", "calm"),
    [
        ("They have stolen nothing but nicked my deposit of £90.", ""),
        ("They had nicked our deposit of £90.", "They had taken our deposit of £90."),
        ("They had dared to bill me twice in May.", "They had gone on to bill me twice in May."),
        ("A useless agent took an outrageous £18 fee.", "An agent took an £18 fee."),
    ],
)
def test_the_calm_words_go_with_those_around(heated: str, calm: str) -> None:
    assert calmer(heated) == calm


def test_a_quotation_keeps_its_very_blanks() -> None:
    assert calmer('The useless clerk wrote "paid  in full" on 3 May.') == ""


@pytest.mark.parametrize("word", ["Tuesday", "twenty", "£1,204.50", "AB-4471902", "14:02", "3/4/26"])
def test_nothing_that_can_be_checked_is_lost(word: str) -> None:
    told = calmer(f"These muppets lost my bloody {word} file on 3 May.")
    assert word in told
    assert told.startswith("They lost")
