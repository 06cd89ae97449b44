"""A list of calls is understood column by column and row by row; a row that isn't never spoils the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from advocate.domain.call_log import DateOrder, LogRow, Meaning, Plan, RowEnd, guess_plan, read_rows
from advocate.domain.call_log.dates import is_day, order_in, read_day, read_minutes, read_time
from advocate.domain.call_log.known import NO_WORDS
from advocate.domain.case import Case, ChannelKind, Contact, Direction, Note, Organisation, Sector, When

TODAY = date(2026, 5, 18)
CASE = Case("c", Organisation("Northwind"), Sector.TELECOMS, "GB")
HEAD = ("Date", "Time", "Who", "How", "Duration", "Notes", "Ref")
CALL = ("09/03/2026", "14:30", "Priya", "Phone", "25:13", "No date for the repair", "F-88213")
MARCH_9 = When.on(date(2026, 3, 9))


def read(*rows: Sequence[str], case: Case = CASE, **changes: object) -> tuple[LogRow, ...]:
    plan = guess_plan(rows, country=case.country, today=TODAY)
    return read_rows(rows, replace(plan, **changes), case, today=TODAY)  # type: ignore[arg-type]


def guessed(*rows: Sequence[str], country: str = "GB") -> Plan:
    return guess_plan(rows, country=country, today=TODAY)


def test_a_row_of_a_call_log_becomes_a_contact_with_everything_in_its_field() -> None:
    (row,) = read(HEAD, CALL)
    assert row == LogRow(
        number=2,
        end=RowEnd.CONTACT,
        text="No date for the repair",
        when=MARCH_9,
        at=time(14, 30),
        channel=ChannelKind.CALL,
        minutes=25,
        person="Priya",
        reference="F-88213",
    )


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Date", Meaning.DAY),
        ("Call date", Meaning.DAY),
        ("Date/Time", Meaning.DAY),
        ("Start time", Meaning.TIME),
        ("Spoke to", Meaning.PERSON),
        ("Agent name", Meaning.PERSON),
        ("Contact method", Meaning.CHANNEL),
        ("Duration (s)", Meaning.LENGTH),
        ("How long?", Meaning.LENGTH),
        ("Case notes", Meaning.TEXT),
        ("What was said", Meaning.TEXT),
        ("Reference number", Meaning.REFERENCE),
        ("Phone number", Meaning.SKIP),
        ("In/out", Meaning.DIRECTION),
        ("Department", Meaning.ROLE),
    ],
)
def test_headings_are_known_by_their_words(heading: str, meaning: Meaning) -> None:
    assert guessed((heading, "Notes", "Date"), ("x", "y", "3 March 2026")).meanings[0] is meaning


def test_titles_above_the_headings_are_passed_over() -> None:
    rows = (("My calls to Northwind", "", ""), ("Date", "Who", "Notes"), ("3 March 2026", "Ann", "Sorry"))
    assert guessed(*rows).heads == 2


def test_a_list_without_headings_is_known_by_what_stands_in_it() -> None:
    plan = guessed(("2026-03-09", "14:30", "Phone", "They said that it would take a week"))
    assert plan.meanings == (Meaning.DAY, Meaning.TIME, Meaning.CHANNEL, Meaning.TEXT)
    assert plan.heads == 0


def test_a_list_of_days_and_words_alone_is_private_notes() -> None:
    (row,) = read(("Date", "Notes"), ("3 March 2026", "The line was dead"))
    assert (row.end, row.when) == (RowEnd.NOTE, When.on(date(2026, 3, 3)))


@pytest.mark.parametrize(
    ("cells", "country", "order"),
    [
        (["03/04/2026"], "GB", DateOrder.DAY_FIRST),
        (["03/04/2026"], "US", DateOrder.MONTH_FIRST),
        (["03/04/2026", "03/24/2026"], "GB", DateOrder.MONTH_FIRST),
        (["03/04/2026", "24/03/2026"], "US", DateOrder.DAY_FIRST),
        (["13/04/2026", "03/24/2026"], "GB", DateOrder.DAY_FIRST),
        ([], "US", DateOrder.MONTH_FIRST),
    ],
)
def test_the_days_themselves_tell_their_order_and_the_country_where_they_do_not(
    cells: list[str], country: str, order: DateOrder
) -> None:
    assert order_in(cells, country) is order


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("3/4/26", date(2026, 4, 3), None),
        ("2026-03-09 14:30", date(2026, 3, 9), time(14, 30)),
        ("2026-03-09T14:30:00Z", date(2026, 3, 9), time(14, 30)),
        ("09/03/2026, 2:30 pm", date(2026, 3, 9), time(14, 30)),
        ("20260309", date(2026, 3, 9), None),
        ("Mon 9 March 2026 at 9am", date(2026, 3, 9), time(9)),
        ("9-Mar-26", date(2026, 3, 9), None),
    ],
)
def test_days_are_read_as_programs_and_people_write_them(cell: str, day: date, at: time | None) -> None:
    assert read_day(cell, DateOrder.DAY_FIRST, country="US", today=TODAY) == (When.on(day), at)


@pytest.mark.parametrize(
    ("cell", "at"), [("2pm", time(14)), ("14.05", time(14, 5)), ("25:00", None), ("7", None)]
)
def test_a_time_is_read_where_it_is_one(cell: str, at: time | None) -> None:
    assert read_time(cell) == at


@pytest.mark.parametrize(
    ("cell", "heading", "minutes"),
    [
        ("0:25:13", "", 25),
        ("25:13", "", 25),
        ("25", "Minutes", 25),
        ("1513", "Duration (seconds)", 25),
        ("1.5", "Hours", 90),
        ("1 h 20 min", "", 80),
        ("12 s", "", 1),
        ("0", "", None),
        ("99:59:59", "", None),
        ("a while", "", None),
    ],
)
def test_lengths_are_in_minutes(cell: str, heading: str, minutes: int | None) -> None:
    assert read_minutes(cell, heading) == minutes


@pytest.mark.parametrize(
    ("day", "end", "why"),
    [
        ("purple", RowEnd.DOUBTFUL, "can’t read its day"),
        ("31/02/2026", RowEnd.DOUBTFUL, "can’t read its day"),
        ("9 June 2026", RowEnd.DOUBTFUL, "has not come yet"),
        ("", RowEnd.NOTE, "names no day"),
    ],
)
def test_a_row_whose_day_is_no_good_says_so_and_leaves_the_others_alone(
    day: str, end: RowEnd, why: str
) -> None:
    bad, good = read(HEAD, (day, *CALL[1:]), CALL)
    assert (bad.end, good.end) == (end, RowEnd.CONTACT)
    assert why in bad.why
    assert "Who: Priya" in bad.text


def test_a_row_with_nothing_that_is_kept_cannot_come_in() -> None:
    rows = (("Date", "Notes", "Cost"), ("9/3/2026", "", "1"), ("", "", ""), ("", "", "0.20"))
    dated, row = read(*rows)
    assert (row.number, row.end, row.can_come_in) == (4, RowEnd.NOTHING, False)
    assert dated.can_come_in


@pytest.mark.parametrize(
    "there",
    [
        Contact("k", ChannelKind.EMAIL, Direction.IN, "x", MARCH_9, reference="f-88213"),
        Contact("k", ChannelKind.CALL, Direction.OUT, "x", MARCH_9, at=time(14, 30)),
        Contact("k", ChannelKind.CALL, Direction.OUT, "x", MARCH_9, person="priya"),
        Contact("k", ChannelKind.VISIT, Direction.OUT, "no date for  the repair.", MARCH_9),
    ],
)
def test_a_row_that_looks_like_a_contact_of_the_case_is_told_as_known(there: Contact) -> None:
    (row,) = read(HEAD, CALL, case=replace(CASE, contacts=(there,)))
    assert (row.end, row.is_suggested, row.can_come_in) == (RowEnd.KNOWN, False, True)
    assert "9 March 2026" in row.why


@pytest.mark.parametrize(
    "there",
    [
        Contact("k", ChannelKind.CALL, Direction.OUT, "x", MARCH_9, at=time(9), person="Priya"),
        Contact("k", ChannelKind.CALL, Direction.OUT, "x", When.on(date(2026, 3, 10)), person="Priya"),
        Contact("k", ChannelKind.EMAIL, Direction.OUT, "x", MARCH_9, person="Priya"),
    ],
)
def test_another_time_day_or_way_is_another_contact(there: Contact) -> None:
    assert read(HEAD, CALL, case=replace(CASE, contacts=(there,)))[0].end is RowEnd.CONTACT


def test_the_same_row_twice_in_a_list_and_a_note_that_is_there_are_known() -> None:
    again = read(HEAD, CALL, CALL)[1]
    assert (again.end, again.why) == (RowEnd.KNOWN, "The same as row 2 of this list.")
    noted = replace(CASE, notes=(Note("n", "Dead line", When.on(date(2026, 3, 3))),))
    assert read(("Date", "Notes"), ("3/3/2026", "dead line"), case=noted)[0].end is RowEnd.KNOWN


def test_two_calls_of_one_day_without_words_are_two() -> None:
    first, second = read(("Date", "Time", "Duration"), ("9/3/2026", "9:00", "3"), ("9/3/2026", "9:30", "3"))
    assert (first.text, first.end, second.end) == (NO_WORDS, RowEnd.CONTACT, RowEnd.CONTACT)


@pytest.mark.parametrize(
    ("how", "channel", "direction", "text"),
    [
        ("Live chat", ChannelKind.CHAT, Direction.OUT, "Sorry"),
        ("Email received", ChannelKind.EMAIL, Direction.IN, "Sorry"),
        ("In branch", ChannelKind.VISIT, Direction.OUT, "Sorry"),
        ("Fax", ChannelKind.OTHER, Direction.OUT, "Fax\nSorry"),
    ],
)
def test_a_way_that_is_not_known_is_kept_in_the_words(
    how: str, channel: ChannelKind, direction: Direction, text: str
) -> None:
    (row,) = read(("Date", "How", "Notes"), ("9/3/2026", how, "Sorry"))
    assert (row.channel, row.direction, row.text) == (channel, direction, text)


def test_a_name_longer_than_its_field_is_kept_in_the_words() -> None:
    (row,) = read(("Date", "Who", "Notes"), ("9/3/2026", "w" * 300, "Sorry"))
    assert (row.person, row.text) == ("", "w" * 300 + "\nSorry")


def test_the_longest_text_alone_cannot_come_in() -> None:
    long, good = read(("Date", "Notes"), ("9/3/2026", "w" * 100_001), ("9/3/2026", "ok then, we wait"))
    assert (long.end, good.end) == (RowEnd.NOTHING, RowEnd.NOTE)


@pytest.mark.parametrize(
    "cell", ["", "😀", "\u202e3/4", "9" * 5000, "٣ March", "\x00", "²/²/²", "00/00/0000"]
)
def test_no_cell_is_too_odd(cell: str) -> None:
    rows = read(HEAD, (cell,) * len(HEAD), CALL)
    assert rows[-1].end is RowEnd.CONTACT
    assert not is_day("9" * 5000, TODAY)
