"""The chronology puts everything in order of time, with the precision it is known to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from advocate.domain.case import (
    ChannelKind,
    Contact,
    Direction,
    Fact,
    Letter,
    LetterKind,
    LetterState,
    Note,
    Precision,
    Promise,
    PromiseState,
    When,
)
from advocate.domain.summary.chronology import EntryKind, chronology, contact_line, promise_line
from tests.domain.letter_cases import BROADBAND, on

BARE = replace(BROADBAND, facts=(), contacts=(), promises=())
MARCH = When(date(2026, 3, 1), date(2026, 3, 31), Precision.MONTH)


def order(**parts: tuple[object, ...]) -> list[str]:
    return [entry.id for entry in chronology(replace(BARE, **parts))]  # type: ignore[arg-type]


def test_entries_stand_in_order_of_time_whatever_the_order_of_recording() -> None:
    assert order(facts=(Fact("b", "", on("2026-03-09")), Fact("a", "", on("2026-03-01")))) == ["a", "b"]


def test_what_has_no_date_comes_last_in_the_order_of_recording() -> None:
    facts = (Fact("y", ""), Fact("a", "", on("2030-01-01")), Fact("x", ""))
    assert order(facts=facts) == ["a", "y", "x"]


def test_an_exact_day_comes_before_the_month_that_begins_with_it() -> None:
    assert order(facts=(Fact("month", "", MARCH), Fact("day", "", on("2026-03-01")))) == ["day", "month"]


def test_on_one_day_facts_come_first_then_contacts_by_the_clock_then_what_fell_due() -> None:
    day = on("2026-03-03")
    contacts = tuple(
        Contact(name, ChannelKind.CALL, Direction.OUT, "", day, at)
        for name, at in (("no clock", None), ("noon", time(12)), ("nine", time(9)))
    )
    promise = Promise("due", "", on("2026-03-01"), due_on=date(2026, 3, 3))
    found = order(
        facts=(Fact("fact", "", day),), contacts=contacts, promises=(promise,), notes=(Note("note", "", day),)
    )
    assert found == ["fact", "nine", "noon", "no clock", "due", "note"]


def test_a_promise_without_a_day_stands_where_it_was_made() -> None:
    (entry,) = chronology(replace(BARE, promises=(Promise("p", "soon", on("2026-03-01")),)))
    assert entry.day == date(2026, 3, 1)


def test_a_contact_is_a_letter_only_once_the_letter_was_sent() -> None:
    letter = Letter("l", LetterKind.FOLLOW_UP, ChannelKind.EMAIL, "", "")
    contact = Contact("c", ChannelKind.EMAIL, Direction.OUT, "", letter_id="l")
    (draft,) = chronology(replace(BARE, letters=(letter,), contacts=(contact,)))
    (sent,) = chronology(
        replace(BARE, letters=(replace(letter, state=LetterState.SENT),), contacts=(contact,))
    )
    assert (draft.kind, sent.kind) == (EntryKind.CONTACT, EntryKind.LETTER)


def test_notes_can_be_left_out() -> None:
    case = replace(BARE, notes=(Note("n", "mine"),))
    assert chronology(case, with_notes=False) == ()


def test_an_entry_shows_its_exhibits_by_number_and_skips_those_that_are_gone() -> None:
    case = replace(BARE, exhibits=BROADBAND.exhibits, facts=(Fact("f", "", None, ("x3", "gone", "x1")),))
    (entry,) = chronology(case)
    assert [exhibit.label for exhibit in entry.exhibits] == ["E1", "E3"]


@pytest.mark.parametrize("channel", ChannelKind)
@pytest.mark.parametrize("direction", Direction)
def test_a_contact_is_told_in_the_customers_own_voice_on_paper(
    channel: ChannelKind, direction: Direction
) -> None:
    contact = Contact("c", channel, direction, "")
    spoken = contact_line(contact, "Youth Hostels", by_me=True)
    assert "you" not in spoken.removeprefix("Youth Hostels").lower().split()
    assert spoken.startswith("I " if direction is Direction.OUT else "Youth Hostels ")


def test_a_contact_names_the_person_and_the_length() -> None:
    contact = Contact("c", ChannelKind.CALL, Direction.OUT, "", person="Priya", role="billing", minutes=1)
    assert contact_line(contact, "Acme") == "You called. Priya, billing, 1 minute"


@pytest.mark.parametrize("state", PromiseState)
def test_what_became_of_a_promise_has_words(state: PromiseState) -> None:
    assert promise_line(Promise("p", "", state=state)).startswith("Promise")
