"""A calm wording may say less than was meant; it never says something else, and drops no fact."""

from __future__ import annotations

import pytest

from advocate.domain.tone import apply_all, review
from advocate.rulebook.tone_rules import load

RULES = load()


def calmed(text: str) -> str:
    return apply_all(text, review(text, RULES).findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody ever called.", "No one called."),
        ("No one ever called me back.", "No one called me back."),
        ("Nobody answers the phone.", "No one answers the phone."),
        ("They never ever reply to my letters.", "They do not reply to my letters."),
        ("Nothing ever changes.", "Nothing changes."),
        ("There was absolutely nothing in the box.", "There was nothing in the box."),
        ("Literally no one called me.", "No one called me."),
        ("Not one single person called.", "Not one person called."),
    ],
)
def test_nobody_never_and_nothing_stay_what_they_were(text: str, expected: str) -> None:
    assert calmed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She never answers.",
        "No one listens.",
        "Not once did they call.",
        "No communication at all.",
        "Nothing but delays.",
        "They never once called.",
        "100% of the goods were missing.",
        "Several months ago I ordered a sofa.",
        "It took several hours to reach you.",
        "Each time I called I got a different story.",
    ],
)
def test_where_only_the_customer_knows_better_words_none_are_offered(text: str) -> None:
    findings = review(text, RULES).findings
    assert [found.has_wording for found in findings] == [False]
    assert calmed(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You did not do your job.", "You did not help me."),
        ("You made me miss my flight.", "Because of this I missed my flight."),
        ("They left us waiting for six hours.", "We were left waiting for six hours."),
        ("They left me stranded at Gatwick.", "I was left without help at Gatwick."),
        ("You abandoned us at the airport.", "We were left without help at the airport."),
        ("Your technician destroyed my floor.", "Your technician damaged my floor."),
        ("You botched my order.", "You mishandled my order."),
        ("You keep losing my forms.", "You repeatedly lost my forms."),
        ("They robbed me of £50.", "They took from me £50."),
        ("You are stealing my money.", "You are taking my money."),
        ("They tricked me into a two-year contract.", "They led me into a two-year contract."),
        ("The shop deceived me about the price.", "The shop gave wrong information to me about the price."),
        ("They threatened me with a debt collector.", "They warned me with a debt collector."),
        ("You dragged your feet for six weeks.", "You did not act for six weeks."),
        ("You owe me an apology.", "I would like an apology."),
        ("He screamed at my wife.", "He spoke sharply to my wife."),
        ("They were chatting with each other.", "They were talking with each other."),
    ],
)
def test_what_was_done_is_still_told_once_the_words_are_calm(text: str, expected: str) -> None:
    assert calmed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The manager was rude and hung up on me.", "The manager was not helpful and hung up on me."),
        ("The agent lied and said it was sent.", "The agent gave wrong information and said it was sent."),
    ],
)
def test_the_and_that_leads_on_to_a_fact_stays(text: str, expected: str) -> None:
    assert calmed(text) == expected


def test_what_they_left_me_is_no_reproach() -> None:
    assert review("They left me a message on 3 May.", RULES).findings == ()
