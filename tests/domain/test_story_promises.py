"""A promise is given its day only where the story tells it, with the working, and what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.case import PromiseState
from advocate.domain.story import Part, PartKind, sort
from advocate.rulebook import story_rules

RULES = story_rules.load()
TODAY = date(2026, 5, 18)


def promise(story: str, *, today: date = TODAY, country: str = "GB") -> Part:
    parts = sort(story, today=today, country=country, rules=RULES)
    (found,) = (part for part in parts if part.kind is PartKind.PROMISE)
    return found


@pytest.mark.parametrize(
    ("story", "due"),
    [
        ("I rang on 9 March and they promised a call back within 48 hours.", date(2026, 3, 11)),
        ("I rang on 9 March. She said it would be sorted in 2-3 working days.", date(2026, 3, 12)),
        ("I rang on 9 March and was told to wait two weeks.", date(2026, 3, 23)),
        ("I emailed on 9 March. They said a fitter would come on 13 March.", date(2026, 3, 13)),
        ("I rang on 9 March and he said he'd call me back the next day.", date(2026, 3, 10)),
        ("I rang on 9 March and he said he would phone me by the end of the week.", date(2026, 3, 15)),
        ("12/01: Phoned them, they said a man would come within a week.", date(2026, 1, 19)),
    ],
)
def test_the_day_it_falls_due_counts_from_the_contact(story: str, due: date) -> None:
    assert promise(story).promised_by == due


def test_working_days_leave_out_the_public_holidays_of_the_country() -> None:
    story = "I rang on 1 April 2026. They told me it would be fixed in 3 working days."
    assert promise(story).promised_by == date(2026, 4, 8)
    assert promise(story, country="US").promised_by == date(2026, 4, 6)


@pytest.mark.parametrize(
    "story",
    [
        "They said they would call me back.",
        "It broke on 3 March. When I noticed I rang them and was told to wait ten working days.",
        "I rang on 9 March. He said he would send it in a few days.",
        "I rang on 9 March. He said he would send it at the weekend.",
        "I rang on 9 March. He said he would send it by Christmas.",
        "I rang on 9 March. It came on 11 March. He promised to ring me two days after that.",
        "They said they would send it Tuesday week.",
        "They said they would send it on bank holiday Monday.",
    ],
)
def test_no_day_is_invented(story: str) -> None:
    assert (promise(story).promised_by, promise(story).promise_working) == (None, "")


def test_a_vague_day_is_kept_in_its_words_alone() -> None:
    part = promise("I rang on 9 March. They said the fitter would be out early next week.")
    assert part.promised_by is None
    assert part.promise_working == "“early next week”, said on 9 March 2026"


def test_tomorrow_counts_from_the_day_it_was_said() -> None:
    assert promise("I rang on 9 March. He said he'd send someone tomorrow.").promised_by == date(2026, 3, 10)
    assert promise("He said he'd send someone tomorrow.").promised_by is None


def test_the_working_is_said_in_words() -> None:
    british = promise("I rang on 9 March and they promised a call back within 48 hours.")
    american = promise(
        "I called on September 22. She said it'd be gone in 10 business days.",
        today=date(2026, 10, 20),
        country="US",
    )
    assert british.promise_working == "48 hours after 9 March 2026"
    assert american.promise_working == "10 business days after September 22, 2026"


@pytest.mark.parametrize(
    ("after", "state"),
    [
        ("Nobody came.", PromiseState.BROKEN),
        ("Guess what. The crack is still there AND now it leaks.", PromiseState.BROKEN),
        ("That never happened either.", PromiseState.BROKEN),
        ("No call.", PromiseState.BROKEN),
        ("He came on 13 March.", PromiseState.KEPT),
        ("He came on 20 March.", PromiseState.OPEN),
        ("The kitchen is blue.", PromiseState.OPEN),
    ],
)
def test_what_became_of_it_is_read_from_what_follows(after: str, state: PromiseState) -> None:
    story = f"I rang on 9 March. They promised a man would come on 13 March. {after}"
    assert promise(story).promise_state is state


def test_what_became_of_the_next_promise_says_nothing_of_this_one() -> None:
    story = "He said he would refund me on 3 March. She said she would call me on 9 March. She never rang."
    parts = sort(story, today=TODAY, country="GB", rules=RULES)
    states = [part.promise_state for part in parts if part.kind is PartKind.PROMISE]
    assert states == [PromiseState.OPEN, PromiseState.BROKEN]
