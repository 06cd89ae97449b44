"""Dates are found in running text, read by country and by what was told before, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.case import Precision, When
from advocate.domain.text import FoundDate, find_dates

TODAY = date(2026, 5, 18)
DAY, MONTH, YEAR, RANGE, ABOUT = (
    Precision.DAY,
    Precision.MONTH,
    Precision.YEAR,
    Precision.RANGE,
    Precision.ABOUT,
)


def found(text: str, country: str = "GB") -> tuple[FoundDate, ...]:
    return find_dates(text, today=TODAY, country=country)


def days(text: str, country: str = "GB") -> list[date | None]:
    return [one.when.start if one.when else None for one in found(text, country)]


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("It broke on 3 March 2026.", "GB", date(2026, 3, 3)),
        ("the bill of 03/04/2026", "GB", date(2026, 4, 3)),
        ("the bill of 03/04/2026", "US", date(2026, 3, 4)),
        ("the bill of 2026-03-04", "US", date(2026, 3, 4)),
        ("only 05/18/2026 can be meant", "GB", date(2026, 5, 18)),
        ("on Monday, 4th of May", "GB", date(2026, 5, 4)),
        ("Sept. 3 it stopped", "US", date(2025, 9, 3)),
        ("I rang October 9, the line was dead", "US", date(2025, 10, 9)),
        ("refunded on 25/12", "GB", date(2025, 12, 25)),
        ("I rang last Tuesday", "GB", date(2026, 5, 12)),
        ("yesterday evening", "GB", date(2026, 5, 17)),
        ("on Boxing Day", "GB", date(2025, 12, 26)),
        ("two days ago", "GB", date(2026, 5, 16)),
        ("on the fifth of March", "GB", date(2026, 3, 5)),
        ("on the Fourth of July", "US", date(2025, 7, 4)),
        ("on the last day of February 2024", "GB", date(2024, 2, 29)),
        ("on Thanksgiving", "US", date(2025, 11, 27)),
        ("on Thanksgiving", "CA", date(2025, 10, 13)),
        ("If I hear nothing by Friday", "GB", date(2026, 5, 22)),
        ("a week last Tuesday", "GB", date(2026, 5, 5)),
        ("a week ago last Tuesday", "GB", date(2026, 5, 5)),
        ("a fortnight yesterday", "GB", date(2026, 5, 3)),
        ("three weeks ago today", "GB", date(2026, 4, 27)),
        ("the Friday before last", "GB", date(2026, 5, 8)),
        ("the night before last", "GB", date(2026, 5, 16)),
        ("since Christmas", "GB", date(2025, 12, 25)),
        ("since Easter Monday", "GB", date(2026, 4, 6)),
        ("the day after Christmas", "GB", date(2025, 12, 26)),
        ("three days before 3 March", "GB", date(2026, 2, 28)),
        ("on bank holiday Monday", "GB", date(2026, 5, 4)),
        ("the August bank holiday", "GB", date(2025, 8, 25)),
        ("the August bank holiday", "IE", date(2025, 8, 4)),
        ("the early May bank holiday", "GB", date(2026, 5, 4)),
        ("the last Friday of April", "GB", date(2026, 4, 24)),
        ("the first Monday in May 2024", "GB", date(2024, 5, 6)),
        ("the last Friday of last month", "GB", date(2026, 4, 24)),
        ("3/4 I rang them", "GB", date(2026, 4, 3)),
        ("3/4 I rang them", "US", date(2026, 3, 4)),
        ("They come on Monday 8 June", "GB", date(2026, 6, 8)),
        ("on Sunday 8 June it stopped", "GB", date(2025, 6, 8)),
    ],
)
def test_one_day_is_found(text: str, country: str, day: date) -> None:
    assert [one.when for one in found(text, country)] == [When.on(day)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("in March 2026", date(2026, 3, 1), date(2026, 3, 31), MONTH),
        ("since 2019", date(2019, 1, 1), date(2019, 12, 31), YEAR),
        ("between 3 and 6 March", date(2026, 3, 3), date(2026, 3, 6), RANGE),
        ("March 3-6 was dead", date(2026, 3, 3), date(2026, 3, 6), RANGE),
        ("for 28/12/2025 - 03/01/2026", date(2025, 12, 28), date(2026, 1, 3), RANGE),
        ("last week", date(2026, 5, 11), date(2026, 5, 17), RANGE),
        ("in the last week of April", date(2026, 4, 24), date(2026, 4, 30), ABOUT),
        ("the week commencing 4 May", date(2026, 5, 4), date(2026, 5, 10), RANGE),
        ("the week of 6 May", date(2026, 5, 4), date(2026, 5, 10), RANGE),
        ("1st-3rd Dec", date(2025, 12, 1), date(2025, 12, 3), RANGE),
        ("from 3/3 to 9/3", date(2026, 3, 3), date(2026, 3, 9), RANGE),
        ("it is now March", date(2026, 3, 1), date(2026, 3, 31), MONTH),
        ("about the middle of May", date(2026, 5, 11), date(2026, 5, 20), ABOUT),
        ("on or about 3 March", date(2026, 3, 3), date(2026, 3, 3), ABOUT),
        ("in the spring of 2025", date(2025, 3, 1), date(2025, 5, 31), ABOUT),
        ("three months ago", date(2026, 2, 1), date(2026, 2, 28), ABOUT),
        ("at the weekend", date(2026, 5, 16), date(2026, 5, 17), RANGE),
        ("the week before last", date(2026, 5, 4), date(2026, 5, 10), RANGE),
        ("the month before last", date(2026, 3, 1), date(2026, 3, 31), MONTH),
        ("a fortnight ago", date(2026, 5, 4), date(2026, 5, 4), ABOUT),
        ("three weeks ago on Tuesday", date(2026, 4, 21), date(2026, 4, 28), ABOUT),
        ("since Easter", date(2026, 4, 3), date(2026, 4, 6), ABOUT),
        ("the week after Easter", date(2026, 4, 7), date(2026, 4, 13), ABOUT),
        ("a week after 3 March", date(2026, 3, 10), date(2026, 3, 10), ABOUT),
        ("mid-March", date(2026, 3, 11), date(2026, 3, 20), ABOUT),
        ("at the back end of April", date(2026, 4, 21), date(2026, 4, 30), ABOUT),
        ("the start of next week", date(2026, 5, 25), date(2026, 5, 27), ABOUT),
        ("the end of next week", date(2026, 5, 29), date(2026, 5, 31), ABOUT),
        ("last month", date(2026, 4, 1), date(2026, 4, 30), MONTH),
        ("w/c 1 June", date(2026, 6, 1), date(2026, 6, 7), RANGE),
        ("w/e 8 May", date(2026, 5, 2), date(2026, 5, 8), RANGE),
        ("12-14 May", date(2026, 5, 12), date(2026, 5, 14), RANGE),
        ("They will come between 3rd and 5th June", date(2026, 6, 3), date(2026, 6, 5), RANGE),
        ("between the 3rd and the 5th of March", date(2026, 3, 3), date(2026, 3, 5), RANGE),
    ],
)
def test_a_date_is_found_with_the_precision_it_is_told(
    text: str, start: date, end: date, precision: Precision
) -> None:
    assert [(w.when.start, w.when.end, w.when.precision) for w in found(text) if w.when] == [
        (start, end, precision)
    ]


def test_each_day_of_a_list_is_found() -> None:
    march = [date(2026, 3, 3), date(2026, 3, 9), date(2026, 3, 14)]
    assert days("late on 3, 9 and 14 March") == days("late on March 3, 9 and 14", "US") == march


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It flooded on 2 March. Rang the shop next day.", date(2026, 3, 3)),
        ("I rang on 2 March. That same day it came back.", date(2026, 3, 2)),
        ("I rang on 2 March. Two days later it came back.", date(2026, 3, 4)),
        ("I rang on 2 March. On the 9th I rang again.", date(2026, 3, 9)),
        ("I rang on 2 March. He would come by Friday.", date(2026, 3, 6)),
        ("I rang on 2 March. They said early next week.", date(2026, 3, 9)),
        ("I rang on 2 March. That Thursday he came.", date(2026, 3, 5)),
        ("I rang on 2 March. Three days earlier it had stopped.", date(2026, 2, 27)),
        ("I rang on 2 March. A fortnight later I wrote.", date(2026, 3, 16)),
        ("I rang on 2 March. Two days after that it came back.", date(2026, 3, 4)),
        ("I rang on 2 March. Two days before that, it broke.", date(2026, 2, 28)),
        ("I rang on 2 March. He would come a week on Friday.", date(2026, 3, 13)),
        ("I rang on 20 April. On bank holiday Monday it broke.", date(2026, 5, 4)),
    ],
)
def test_a_day_told_from_another_counts_from_that_one(text: str, day: date) -> None:
    assert days(text)[-1] == day


@pytest.mark.parametrize(
    "text", ["on Tuesday, Wednesday and Friday", "- for 12/5/26\n- 13/5/26 he came\n- 15/5/26 again"]
)
def test_days_side_by_side_stay_apart(text: str) -> None:
    assert days(text) == [date(2026, 5, day) for day in (12, 13, 15)]


@pytest.mark.parametrize("told", ["At the weekend", "On bank holiday Monday"])
def test_a_day_that_could_be_several_since_the_last_is_left_open(told: str) -> None:
    assert days(f"I rang on 2 March. {told} it broke.") == [date(2026, 3, 2), None]


def test_a_weekend_told_of_on_a_weekend_is_left_open() -> None:
    assert find_dates("It broke at the weekend.", today=date(2026, 5, 17), country="GB")[0].when is None


def test_the_first_of_two_days_has_the_month_of_the_second() -> None:
    assert days("on the 3rd and 4th of March") == [date(2026, 3, 3), date(2026, 3, 4)]


def test_a_day_without_a_year_is_the_latest_that_has_been() -> None:
    assert days("It stopped on 3 June.") == [date(2025, 6, 3)]


def test_a_day_without_a_year_is_ahead_where_the_sentence_looks_ahead() -> None:
    assert days("They will come on 3 June.") == [date(2026, 6, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "30 February",
        "on 31/04/2026",
        "the next day",
        "He would come on Friday.",
        "every Monday",
        "every other Monday",
        "the May bank holiday",
        "They will come at the weekend.",
        "They are closed at the weekend.",
        "the Tuesday after next",
        "Tuesday week",
        "a week tomorrow",
        "the last Friday of the month",
        "two days after that",
    ],
)
def test_a_day_that_cannot_be_told_is_found_without_a_day(text: str) -> None:
    assert days(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "I waited 45 minutes and 3 days.",
        "open 24/7 at 1/2 price",
        "I may go, I might march on.",
        "version 1.2.3, order 12-34-56",
        "NW-2026-30817 for £2026",
        "0113 496 0123",
        "on the 3rd floor",
        "Black Friday",
        "the Christmas presents and an Easter egg",
        "3/4 of the order was missing",
        "the bank holiday rate",
        "We had 2 sat at 9.30.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text", ["😀 on 3 March 😀", "e\u0301 on 3 March", "\u202eon 3 March\u202c", "\ud800 on 3 March"]
)
def test_offsets_are_code_points_of_the_text_as_it_is(text: str) -> None:
    (one,) = found(text)
    assert text[one.start : one.end] == one.text == "3 March"


@given(st.text(max_size=300), st.sampled_from(["GB", "US"]))
def test_dates_stand_in_order_and_apart_in_any_text(text: str, country: str) -> None:
    reached = 0
    for one in found(text, country):
        assert reached <= one.start < one.end <= len(text)
        reached = one.end


PIECES = (
    "3|9|March|March 3|and|,|to|-|2026|29 February|the next day|Friday|about|early|last week|12/05|."
    "|the|after|before|a week|two days|last|that|Easter|bank holiday|first|of|w/c|at the weekend|3rd|between"
)


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=14))
def test_any_run_of_pieces_of_dates_is_read_without_failing(pieces: list[str]) -> None:
    for one in found(" ".join(pieces)):
        assert one.when is None or one.when.start <= one.when.end
