"""A calm wording goes in without hurting grammar, spaces, capitals or facts."""

from __future__ import annotations

import pytest

from advocate.domain.tone import Finding, ToneCategory, ToneRule, apply_all, apply_suggestion, review
from advocate.domain.tone.rewriting import keeping, keepsakes
from advocate.rulebook.tone_rules import load


def finding(text: str, span: str, suggestion: str) -> Finding:
    start = text.index(span)
    return Finding(start, start + len(span), span, ToneCategory.INSULT, 3, "why", suggestion, "rule", "idea")


def calmed(text: str) -> str:
    return apply_all(text, review(text, load()).findings)


@pytest.mark.parametrize(
    ("text", "span", "suggestion", "expected"),
    [
        ("You idiots lost it.", "idiots", "", "You lost it."),
        ("Idiots, you lost it.", "Idiots", "", "You lost it."),
        ("It is late. Surprise, surprise. I waited.", "Surprise, surprise", "", "It is late. I waited."),
        ("It is a stupid error.", "stupid", "", "It is an error."),
        ("It is an awful day.", "awful", "disappointing", "It is a disappointing day."),
        ("Terrible work.", "Terrible", "disappointing", "Disappointing work."),
        ("I am SICK of it.", "SICK", "sick", "I am sick of it."),
        ("Where is it?!", "?!", "?", "Where is it?"),
        ("It broke, you idiots.", "you idiots", "", "It broke."),
        ("Call me (you idiots) soon.", "you idiots", "friends", "Call me (friends) soon."),
    ],
)
def test_the_joints_are_right_after_a_suggestion(
    text: str, span: str, suggestion: str, expected: str
) -> None:
    assert apply_suggestion(text, finding(text, span, suggestion)) == expected


def test_text_far_from_the_span_is_never_touched() -> None:
    text = "one  two ,three\n\n a idiot .\n\nfour  five ,six"
    made = apply_suggestion(text, finding(text, "idiot", ""))
    assert (made[:14], made[-15:]) == ("one  two ,three"[:14], "four  five ,six")


def test_numbers_amounts_names_and_quotations_are_seen() -> None:
    span = 'robbed of £50.20 by Craig Jones on 3 May, who said "no"'
    assert set(keepsakes(span)) == {"£50.20", "3 May", '"no"', "Craig Jones"}


def test_a_fact_that_a_wording_would_lose_is_kept_in_brackets() -> None:
    assert keeping("charged me", "robbed me of £50") == "charged me (£50)"
    assert keeping("charged £50", "robbed of £50") == "charged £50"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They always do this.", "They often do this."),
        ("The clerk was a complete idiot.", "The clerk was not able to help."),
        ("Staff were rude and abrupt.", "Staff were not helpful."),
        ("They had the cheek to bill me.", "They went on to bill me."),
        ("You should be ashamed.", "You could do better."),
        ("Thanks for nothing.", "I did not get the help I needed."),
        ("They lost it on purpose.", "They lost it."),
        ("I will never use you again.", "I would find it hard to use you again."),
        ("They need to get their act together.", "They need to put this right."),
        ("WHERE IS MY ORDER", "Where is my order"),
    ],
)
def test_a_warm_sentence_reads_well_once_calmed(text: str, expected: str) -> None:
    assert calmed(text) == expected


@pytest.mark.parametrize("rule", load().rules, ids=lambda rule: rule.id)
def test_a_calmed_example_shows_nothing_likely_to_backfire(rule: ToneRule) -> None:
    for example in rule.matches:
        assert [f.text for f in review(calmed(example), load()).findings if f.severity > 1] == []


@pytest.mark.parametrize("text", ["Your clerk was EXTREMELY RUDE.", "They DON'T CARE about us."])
def test_a_wording_repeats_no_warm_words_from_inside_its_span(text: str) -> None:
    left = review(calmed(text), load()).findings
    assert [found.text for found in left if found.severity > 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I will see you in court.", "I will look for a way to settle this with you."),
        ("You keep passing the buck.", "You keep putting this off."),
        ("I am sick to death of your excuses.", "I am sick to death of how this was handled."),
        ("You're hiding something.", "You're not telling me why."),
        ("Nobody takes responsibility for anything.", "I had hoped for more help."),
    ],
)
def test_a_wording_fits_the_word_before_it(text: str, expected: str) -> None:
    assert calmed(text) == expected
