"""Earlier cases with an organisation tell whom to write to, who helped and what worked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocate.domain.case import (
    Case,
    CaseState,
    ChannelKind,
    Closing,
    ClosingKind,
    Contact,
    Direction,
    Letter,
    LetterKind,
    LetterState,
    Organisation,
    Reference,
    Sector,
    When,
)
from advocate.domain.experience import days_taken, experience, same_name

NEW = Case("new", Organisation("Northwind Broadband"), Sector.TELECOMS, "GB")
COMPLAINT = Letter(
    "l", LetterKind.FIRST_COMPLAINT, ChannelKind.EMAIL, "s", "b", LetterState.SENT, date(2026, 3, 1)
)
MANAGER = replace(COMPLAINT, id="m", kind=LetterKind.ESCALATION, sent_on=date(2026, 3, 20))
TALK = Contact(
    "t", ChannelKind.CALL, Direction.IN, "Sorry", When.on(date(2026, 3, 24)), person="Monique", helped=True
)
OLD = replace(
    NEW,
    id="old",
    organisation=Organisation("NORTHWIND BROADBAND LTD.", "1 High Street", "help@northwind.example"),
    state=CaseState.CLOSED,
    letters=(COMPLAINT, MANAGER),
    contacts=(replace(TALK, id="p", person="Priya", helped=False, when=When.on(date(2026, 3, 2))), TALK),
    references=(Reference("Account", "NW-1"), Reference("Complaint", "C-9")),
    closing=Closing(ClosingKind.MET, date(2026, 3, 25)),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northwind Ltd.", "northwind"),
        ("The Northwind Company", "Northwind"),
        ("Marks & Spencer plc", "marks and spencer"),
        ("The Company", "the company"),
        ("Zoë’s Café", "zoë's café"),
    ],
)
def test_a_name_is_the_same_whatever_its_capitals_marks_and_legal_form(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


def test_other_names_stay_apart_and_none_is_nothing() -> None:
    assert same_name("Northwind Energy") != same_name("Northwind Broadband")
    assert all(same_name(name) for name in ("Ltd", "😀", "的", "..."))


def test_what_led_to_the_end_and_how_long_it_took_is_told() -> None:
    known = experience(NEW, [NEW, OLD])
    assert known is not None
    (earlier,) = known.cases
    assert (earlier.days, earlier.step, earlier.talk) == (24, MANAGER, TALK)


def test_details_come_from_the_newest_that_has_them_and_lasting_numbers_alone() -> None:
    known = experience(NEW, [replace(OLD, id="newer", organisation=Organisation("Northwind Broadband")), OLD])
    assert known is not None
    assert (known.email, known.address) == ("help@northwind.example", "1 High Street")
    assert [reference.value for reference in known.references] == ["NW-1"]


def test_those_who_helped_come_first_and_nobody_twice() -> None:
    known = experience(NEW, [OLD, replace(OLD, id="x")])
    assert known is not None
    assert [(person.name, person.helped) for person in known.people] == [("Monique", True), ("Priya", False)]


def test_a_case_that_was_given_up_says_nothing_of_what_works() -> None:
    gone = replace(OLD, closing=Closing(ClosingKind.GAVE_UP, date(2026, 3, 25)))
    known = experience(NEW, [gone])
    assert known is not None
    assert (known.cases[0].step, known.cases[0].talk) == (None, None)


def test_an_open_case_tells_its_people_and_no_end() -> None:
    known = experience(NEW, [replace(OLD, state=CaseState.OPEN, closing=None)])
    assert known is not None
    assert known.cases[0].closing is None
    assert len(known.people) == 2


def test_without_another_case_there_is_nothing_to_know() -> None:
    assert experience(NEW, [NEW, replace(OLD, organisation=Organisation("Whitegate"))]) is None


def test_days_count_from_the_first_letter_or_contact() -> None:
    assert days_taken(OLD, date(2026, 3, 25)) == 24
    assert days_taken(NEW, date(2026, 3, 25)) is None
