"""A sentence that tells of a contact and a promise is two parts; each contact has the day that is sure."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.case import When
from advocate.domain.story import Part, PartKind, sort
from advocate.rulebook import story_rules

TWO = "I rang on 3 March and Priya promised a refund by Friday."


def parts(story: str) -> tuple[Part, ...]:
    return sort(story, today=date(2026, 5, 18), country="GB", rules=story_rules.load())


@pytest.mark.parametrize(
    ("sentence", "contact", "promise"),
    [
        (TWO, "I rang on 3 March", "Priya promised a refund by Friday."),
        (
            "I emailed them on 4 May, they said a fitter would come within 5 days.",
            "I emailed them on 4 May",
            "they said a fitter would come within 5 days.",
        ),
    ],
)
def test_a_contact_and_its_promise_have_their_own_words(sentence: str, contact: str, promise: str) -> None:
    story = f"It broke. {sentence}"
    both = parts(story)[1].clauses
    assert [one.text for one in both] == [contact, promise]
    assert [story[one.start : one.end] for one in both] == [contact, promise]
    assert [one.kind for one in both] == [PartKind.CONTACT, PartKind.PROMISE]


def test_the_promise_of_a_split_sentence_keeps_its_day_and_the_contact_its_person() -> None:
    contact, promise = parts(TWO)[0].clauses
    assert (promise.promised_by, promise.when) == (date(2026, 3, 6), When.on(date(2026, 3, 3)))
    assert (contact.people[0].name, contact.promised_by) == ("Priya", None)


@pytest.mark.parametrize(
    "sentence", ["She promised to call.", "I rang and wrote to them.", "They said they would call and write."]
)
def test_a_sentence_that_is_one_thing_is_left_whole(sentence: str) -> None:
    assert parts(sentence)[0].clauses == ()


@pytest.mark.parametrize(
    ("story", "day"),
    [
        ("On 3 March I rang. They said no.", date(2026, 3, 3)),
        ("I rang on 3 March. He told me it would be fixed by Friday.", date(2026, 3, 3)),
        ("It broke on 3 March. I rang them.", None),
        ("I rang on 3 March. I rang them again.", None),
        ("I rang on 3 March. I received a letter from them.", None),
    ],
)
def test_a_contact_has_the_day_an_earlier_sentence_names_only_where_it_is_the_same_contact(
    story: str, day: date | None
) -> None:
    assert parts(story)[-1].when == (When.on(day) if day else None)
