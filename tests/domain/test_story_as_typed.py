"""Stories as people type them: small letters, run-on sentences, what belongs to the line before."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.case import PromiseState
from advocate.domain.story import Part, PartKind, sort
from advocate.rulebook import story_rules

TODAY = date(2026, 11, 23)


def parts_of(text: str) -> tuple[Part, ...]:
    return sort(text, today=TODAY, country="GB", rules=story_rules.load())


def test_a_promise_is_heard_however_much_is_told_of_its_call() -> None:
    (part,) = parts_of(
        "phoned on 9 nov, 45 mins in the queue, got a man called Tom who was very kind"
        " and said that a colleague would ring me back in 24hrs."
    )
    assert (part.kind, part.promised_by) == (PartKind.PROMISE, date(2026, 11, 10))
    assert [one.kind for one in part.clauses] == [PartKind.CONTACT, PartKind.PROMISE]


@pytest.mark.parametrize(
    "told",
    [
        "They wrote that they would keep €300 of the deposit.",
        "She said they would charge us for another month.",
        "He told me they would be withholding the money.",
    ],
)
def test_what_they_would_take_is_no_promise(told: str) -> None:
    assert parts_of(told)[0].kind is PartKind.CONTACT


def test_a_promise_that_nobody_kept_is_broken() -> None:
    promise, _ = parts_of("On 3 November she said someone would call me back. Shock horror, nobody did.")
    assert promise.promise_state is PromiseState.BROKEN


def test_a_day_told_afterwards_belongs_to_the_line_before() -> None:
    asked, day = parts_of("I asked them for the fire certificate. That was about three weeks ago.")
    assert asked.when is not None
    assert asked.when.start <= date(2026, 11, 2) <= asked.when.end
    assert day.kind is PartKind.LEAVE_OUT


def test_what_is_asked_after_an_answer_in_writing_has_no_day_of_that_answer() -> None:
    parts = parts_of("Ms Hale replied on 2 June that it was final. I asked for the inspection report.")
    assert parts[1].when is None


def test_what_is_asked_in_a_call_has_the_day_of_that_call() -> None:
    parts = parts_of("I rang Ms Hale on 2 June. I asked why it takes so long.")
    assert parts[1].when is not None
    assert parts[1].when.start == date(2026, 6, 2)


def test_a_year_that_names_a_thing_is_not_when_it_happened() -> None:
    assert parts_of("The survey from 2023 lists the crack already.")[0].when is None


def test_a_day_of_the_month_alone_is_a_day_of_the_month_told_of() -> None:
    parts = parts_of("It was due on 9 November. Her birthday was the 12th, and we had nothing.")
    assert parts[1].when is not None
    assert parts[1].when.start == date(2026, 11, 12)


def test_their_own_words_are_kept_although_the_line_is_heated() -> None:
    (part,) = parts_of('The agent (rude as hell) told us "sort it out yourself".')
    assert (part.kind, part.calmer) == (PartKind.CONTACT, 'The agent told us "sort it out yourself".')


def test_an_adverb_at_the_start_is_nobodys_name() -> None:
    assert [p.name for p in parts_of("Honestly the manager Joan Pike was kind.")[0].people] == ["Joan Pike"]
