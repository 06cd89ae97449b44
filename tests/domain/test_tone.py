"""The tone coach finds what is warm, leaves calm words alone, and says why in a friendly line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.tone import SEVERITY, PraiseKind, ToneCategory, finding_to_json, review
from advocate.rulebook.tone_rules import load

GAS_STORY = (
    "I am FED UP with this lot!!! The boiler stopped on 5 January 2026 and nobody could give a damn. "
    "A man called Owen said a fitter would come on 8 January between 1 and 5. "
    "Well surprise surprise, NOBODY TURNED UP. "
    "They always do this, they clearly don't care about families and they are a pack of thieves. "
    "Then they had the nerve to send me a bill for £61.20. "
    "If I hear nothing I'll make sure the whole town knows what cheats they are."
)
CARD_STORY = (
    "There is a charge of $88.10 on my statement of 02/11/2026. I called on February 20 "
    "and it should have been gone in a week. "
    "Guess what. It is still there. The second man was a total moron. This is theft plain and simple. "
    "You people are robbing me. Nobody ever answers over there. "
    "Put your manager on the phone. I'm ringing my solicitor."
)
FRIDGE_STORY = (
    "We bought the fridge in April and it leaked over the floor on 9 June. "
    "I'm worn out and I feel treated like an idiot. "
    "The owner seems to think if he ignores us we'll go away. "
    "The compressor was faulty when it left the factory. "
    "To be fair the fitter, Anna, was very kind. Could they not simply replace it?"
)


def findings(text: str) -> list[tuple[str, str]]:
    return [(finding.text, finding.category.value) for finding in review(text, load()).findings]


def is_marked(text: str, phrase: str) -> bool:
    start = text.index(phrase)
    return any(f.start < start + len(phrase) and start < f.end for f in review(text, load()).findings)


@pytest.mark.parametrize(
    ("story", "phrase"),
    [
        (GAS_STORY, "FED UP with this lot!!!"),
        (GAS_STORY, "nobody could give a damn"),
        (GAS_STORY, "surprise surprise, NOBODY TURNED UP"),
        (GAS_STORY, "They always do this"),
        (GAS_STORY, "clearly don't care"),
        (GAS_STORY, "pack of thieves"),
        (GAS_STORY, "had the nerve"),
        (GAS_STORY, "make sure the whole town knows what cheats they are"),
        (CARD_STORY, "Guess what"),
        (CARD_STORY, "total moron"),
        (CARD_STORY, "theft plain and simple"),
        (CARD_STORY, "You people are robbing me"),
        (CARD_STORY, "Nobody ever answers"),
        (CARD_STORY, "Put your manager on the phone"),
        (CARD_STORY, "I'm ringing my solicitor"),
        (FRIDGE_STORY, "treated like an idiot"),
        (FRIDGE_STORY, "seems to think if he ignores us we'll go away"),
    ],
)
def test_a_heated_phrase_of_an_angry_story_is_found(story: str, phrase: str) -> None:
    assert is_marked(story, phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "I'm worn out",
        "it leaked over the floor",
        "faulty when it left the factory",
        "Could they not simply replace it?",
    ],
)
def test_a_plain_fact_feeling_or_question_in_an_angry_story_is_left_alone(phrase: str) -> None:
    assert not is_marked(FRIDGE_STORY, phrase)


@pytest.mark.parametrize(
    "text",
    [
        "The engine failed on 3 May.",
        "I am disappointed.",
        "They never replied.",
        "The pump was faulty from the factory.",
        "Could they not just swap it?",
        "I was an idiot to sign it.",
        "Someone stole my card, and I reported the fraud to the police.",
        "Your letter says that the set 'always works as described'.",
        "I asked the BBC and HMRC about form SA100 on 3 MAY.",
        "My reference is ABX-NOT-4471.",
        "If this is not settled by 4 May, I will refer it to the Ombudsman.",
        "I have never missed a payment.",
        "It is not your fault.",
        "My solicitor's letter is attached.",
        "The weather was terrible.",
        "Thank you so much for your kind help!!",
        "Could you please pass my case to a supervisor, because the two agents could not change it?",
    ],
)
def test_a_calm_sentence_gets_no_finding(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The clerk was a complete idiot.", "insult"),
        ("This is bullshit.", "profanity"),
        ("What the f*** is this.", "profanity"),
        ("I will never use you again.", "threat"),
        ("Send it NOW!!", "shouting"),
        ("Thanks for nothing.", "sarcasm"),
        ("You lost it on purpose.", "motive_guess"),
        ("You should be ashamed.", "personal_blame"),
        ("Get me your manager.", "demand_supervisor"),
        ("My card is 4111 1111 1111 1111.", "oversharing"),
        ("They always do this.", "absolute"),
        ("I rang several times.", "vague"),
        ("Your service is terrible.", "opinion_as_fact"),
        ("I know I should have paid sooner.", "admission"),
    ],
)
def test_each_kind_of_warmth_is_named(text: str, category: str) -> None:
    assert category in {kind for _, kind in findings(text)}


def test_every_category_has_a_severity_from_one_to_three() -> None:
    assert {category: severity for category, severity in SEVERITY.items() if not 1 <= severity <= 3} == {}
    assert set(SEVERITY) == set(ToneCategory)


def test_a_finding_quotes_the_text_at_its_offsets_after_emoji_and_combining_marks() -> None:
    text = "😡👩‍👧 Cafe\u0301! You idiots lost it."
    found = review(text, load()).findings[0]
    assert text[found.start : found.end] == found.text == "idiots"


def test_a_phrase_the_customer_keeps_is_not_reported_again() -> None:
    assert findings("This is RIDICULOUS.") != []
    assert review("This is ridiculous.", load(), kept=("ridiculous",)).findings == ()


def test_the_same_text_gives_the_same_review() -> None:
    assert review(GAS_STORY, load()) == review(GAS_STORY, load())


@pytest.mark.parametrize(
    "text",
    [
        "Ihr seid alle Idioten und der Service ist eine Katastrophe, NIE WIEDER!!",
        "C'est une honte, vous êtes des menteurs et je ne suis pas content du service!!",
        "Is náire shaolta é seo agus níl mé sásta leis an tseirbhís ar chor ar bith!!",
        "これはひどいサービスです!!",
    ],
)
def test_a_text_in_another_language_is_left_in_peace_and_told_so(text: str) -> None:
    result = review(text, load())
    assert result.findings == ()
    assert result.is_english or "English" in result.meter.words


def test_the_script_interface_gives_plain_json() -> None:
    found = review("You idiots.", load()).findings[0]
    plain = json.loads(json.dumps(finding_to_json(found)))
    assert list(plain) == ["start", "end", "category", "severity", "why", "suggestion"]
    assert (plain["category"], plain["severity"]) == ("insult", 3)


def test_the_meter_says_in_words_what_it_is_made_of() -> None:
    meter = review("You idiots. It is always late. I rang many times.", load()).meter
    assert meter.words == "Warm, with 3 warm spots: 1 to settle before you send it, 2 stronger with facts."
    assert len(meter.lifts) == 3


def test_a_calm_text_is_called_calm() -> None:
    assert review("It broke on 3 May.", load()).meter.words == "Calm all through."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thank you for your time.", PraiseKind.THANKS),
        ("What would you suggest?", PraiseKind.QUESTION),
        ("It broke on 3 May 2026.", PraiseKind.DATED_FACT),
        ("The docket is attached (E4).", PraiseKind.EXHIBIT),
        ("If this is not settled by 4 May, I will refer it to the Ombudsman.", PraiseKind.CALM_STEP),
    ],
)
def test_what_helps_the_case_is_praised(text: str, kind: PraiseKind) -> None:
    assert kind in {one.kind for one in review(text, load()).praise}


def test_a_warm_sentence_is_not_praised() -> None:
    assert review("Thank you for your stupid reply.", load()).praise == ()


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("The CVV is 123 and nothing else.", "123"),
        ("My passport number is X1234567 if you need it.", "X1234567"),
        ("Her NHS number is 943 476 5919.", "943 476 5919"),
        ("My password is hunter2.", "hunter2"),
        ("Pay it to GB82 WEST 1234 5698 7654 32, please.", "GB82 WEST 1234 5698 7654 32"),
        ("My son was diagnosed with epilepsy.", "My son was diagnosed with epilepsy"),
    ],
)
def test_what_is_private_is_marked_and_nothing_around_it(text: str, private: str) -> None:
    assert (private, "oversharing") in findings(text)


@pytest.mark.parametrize("text", ["The password was reset on 3 May.", "My pin was on the table at 4 pm."])
def test_a_word_for_a_secret_alone_is_not_private(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize("card", ["4111 1111 1111 1112", "4471", "2026-05-18 2026-05-19"])
def test_a_number_that_is_no_card_is_not_taken_for_one(card: str) -> None:
    assert findings(f"The number is {card}.") == []


ODD = [
    unit * (100_000 // max(1, len(unit)))
    for unit in (
        "", "!", "A", "NO ", "#bad", "#badservice", "f*", '"', "'a ", "you are ", "4 ", "\ud800",
        "\u200b\u202e", "thanks for ",
        "a-", "GB82 ", "a@", "\x00\x07", "they always ", "\n", "😡", "(", "not a ",
    )
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:8]))
def test_a_hundred_thousand_odd_characters_are_read_without_harm(text: str) -> None:
    assert all(text[f.start : f.end] == f.text for f in review(text, load()).findings)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_gives_findings_that_lie_inside_it(text: str) -> None:
    for found in review(text, load()).findings:
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
