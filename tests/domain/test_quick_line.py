"""A contact noted in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.case import ChannelKind, Direction, When
from advocate.domain.quick_line import QuickLine, read_line

TODAY = date(2026, 5, 18)  # a Monday; 25 May is a bank holiday in England


def read(line: str, country: str = "GB") -> QuickLine:
    return read_line(line, today=TODAY, country=country)


def test_a_line_with_everything_is_understood() -> None:
    said = read("rang, 25 min, Monique, ref 7730415, refund in 10 business days")
    assert (said.channel, said.minutes, said.person, said.reference) == (
        ChannelKind.CALL,
        25,
        "Monique",
        "7730415",
    )
    assert (said.promise, said.due_on) == ("refund in 10 business days", date(2026, 6, 2))
    assert said.when == When.on(TODAY)


@pytest.mark.parametrize(
    ("line", "channel", "direction"),
    [
        ("called, nobody answered", ChannelKind.CALL, Direction.OUT),
        ("emailed them the photos", ChannelKind.EMAIL, Direction.OUT),
        ("live chat, closed on me after 20 min", ChannelKind.CHAT, Direction.OUT),
        ("they rang, want more time", ChannelKind.CALL, Direction.IN),
        ("got a letter, they refuse", ChannelKind.LETTER, Direction.IN),
        ("went to the shop, manager was out", ChannelKind.VISIT, Direction.OUT),
        ("filled in the web form", ChannelKind.WEB_FORM, Direction.OUT),
        ("email bounced", ChannelKind.EMAIL, Direction.OUT),
    ],
)
def test_the_way_and_the_direction_are_understood(
    line: str, channel: ChannelKind, direction: Direction
) -> None:
    said = read(line)
    assert (said.channel, said.direction) == (channel, direction)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("rang yesterday, on hold 40 minutes", date(2026, 5, 17)),
        ("12 May, called, cut off", date(2026, 5, 12)),
        ("called on 3/4, no answer", date(2026, 4, 3)),
        ("rang", TODAY),
    ],
)
def test_the_day_is_the_one_that_is_named_or_today(line: str, day: date) -> None:
    assert read(line).when == When.on(day)


def test_month_and_day_are_read_as_the_country_writes_them() -> None:
    assert read("called on 3/4, no answer", "US").when == When.on(date(2026, 3, 4))


@pytest.mark.parametrize(
    ("line", "person", "role"),
    [
        ("rang, Dean from billing, no news", "Dean", "billing"),
        ("called Priya, 10 min", "Priya", ""),
        ("spoke to Priya Shah, no news", "Priya Shah", ""),
        ("rang, nobody there", "", ""),
        ("Rang, Called back, no", "", ""),
    ],
)
def test_the_person_is_the_one_who_is_named(line: str, person: str, role: str) -> None:
    said = read(line)
    assert (said.person, said.role) == (person, role)


@pytest.mark.parametrize(
    ("line", "promise", "due"),
    [
        (
            "rang 12 May, Dean, they will call back within 48 hours",
            "they will call back within 48 hours",
            date(2026, 5, 14),
        ),
        ("called, refund by Friday", "refund by Friday", date(2026, 5, 22)),
        ("called, they will look into it", "they will look into it", None),
        ("called, no refund", "", None),
        ("called, asked for a refund", "", None),
        ("rang, they sent nothing", "", None),
    ],
)
def test_a_promise_has_its_day_where_one_was_said(line: str, promise: str, due: date | None) -> None:
    said = read(line)
    assert (said.promise, said.due_on) == (promise, due)


def test_the_words_stay_whole() -> None:
    line = "rang, 25 min, Monique, it's a shambles"
    assert read(line).text == line


@given(st.text(max_size=300))
def test_no_line_breaks_it(line: str) -> None:
    said = read(line)
    assert said.text == " ".join(line.split())
    assert said.when is not None
