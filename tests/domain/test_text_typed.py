"""Dates and sums are read as people type them; what can't be read is refused with a sentence that helps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.case import Money, Precision, When
from advocate.domain.text.typed import TypedError, parse_date, parse_money

TODAY = date(2026, 5, 18)
DAY, MONTH, YEAR, RANGE, ABOUT = (
    Precision.DAY,
    Precision.MONTH,
    Precision.YEAR,
    Precision.RANGE,
    Precision.ABOUT,
)


def typed(text: str, country: str = "GB") -> When:
    return parse_date(text, country=country, today=TODAY)


def refusal(text: str, country: str = "GB") -> str:
    with pytest.raises(TypedError) as caught:
        typed(text, country)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("3/4/26", "GB", date(2026, 4, 3)),
        ("3/4/26", "US", date(2026, 3, 4)),
        ("3.4.2026", "DE", date(2026, 4, 3)),
        ("2026-03-04", "US", date(2026, 3, 4)),
        ("2026-03-04", "GB", date(2026, 3, 4)),
        ("3rd of March, 2026", "GB", date(2026, 3, 3)),
        ("Tuesday 3 March 2026", "GB", date(2026, 3, 3)),
        ("March 3, 2026", "US", date(2026, 3, 3)),
        ("３ March", "GB", date(2026, 3, 3)),
        ("yesterday", "GB", date(2026, 5, 17)),
        ("Friday", "GB", date(2026, 5, 15)),
        ("last Friday", "GB", date(2026, 5, 15)),
        ("20 May 2027", "GB", date(2027, 5, 20)),
        ("the Friday before last", "GB", date(2026, 5, 8)),
        ("bank holiday Monday", "GB", date(2026, 5, 4)),
        ("29 February", "GB", date(2024, 2, 29)),
    ],
)
def test_an_exact_day_is_read_by_the_order_of_the_country(text: str, country: str, day: date) -> None:
    assert typed(text, country) == When.on(day)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("march 2026", date(2026, 3, 1), date(2026, 3, 31), MONTH),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), YEAR),
        ("3 to 6 March", date(2026, 3, 3), date(2026, 3, 6), RANGE),
        ("3-6 March 2026", date(2026, 3, 3), date(2026, 3, 6), RANGE),
        ("28 Dec to 3 Jan", date(2025, 12, 28), date(2026, 1, 3), RANGE),
        ("1/2/2026 - 5/2/2026", date(2026, 2, 1), date(2026, 2, 5), RANGE),
        ("about 3 March", date(2026, 3, 3), date(2026, 3, 3), ABOUT),
        ("mid May", date(2026, 5, 11), date(2026, 5, 20), ABOUT),
        ("the end of February 2026", date(2026, 2, 21), date(2026, 2, 28), ABOUT),
        ("last week", date(2026, 5, 11), date(2026, 5, 17), RANGE),
        ("w/c 4 May", date(2026, 5, 4), date(2026, 5, 10), RANGE),
        ("at the weekend", date(2026, 5, 16), date(2026, 5, 17), RANGE),
        ("two weeks ago", date(2026, 5, 4), date(2026, 5, 4), ABOUT),
    ],
)
def test_the_precision_of_a_date_is_kept(text: str, start: date, end: date, precision: Precision) -> None:
    found = typed(text)
    assert (found.start, found.end, found.precision) == (start, end, precision)


def test_a_rough_date_keeps_the_customers_own_words() -> None:
    assert typed("about  the middle of May").words == "about the middle of May"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("30 February", "30 February does not exist"),
        ("30/2/26", "does not exist"),
        ("13/13/26", "does not exist"),
        ("31/12/1899", "before 1900"),
        ("6 to 3 March", "end is before the start"),
        ("Friday 3 March 2026", "That day is a Tuesday"),
        ("3 March 4 April", "can’t read"),
        ("banana", "can’t read"),
        ("", "Enter a day"),
        ("   ", "Enter a day"),
        ("1/1/1", "Check the year"),
        ("9" * 5000, "too long"),
        ("\ud800", "can’t read"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_a_sentence_that_helps(text: str, says: str) -> None:
    assert says in refusal(text)


@pytest.mark.parametrize(
    ("text", "country", "amount", "currency"),
    [
        ("£1,200.50", "GB", "1200.50", "GBP"),
        ("1.200,50 €", "GB", "1200.50", "EUR"),
        ("$1 200", "GB", "1200", "USD"),
        ("$5", "AU", "5", "AUD"),
        ("EUR 14", "GB", "14", "EUR"),
        ("1200", "IE", "1200", "EUR"),
        ("1.200", "DE", "1200", "EUR"),
        ("1,200", "GB", "1200", "GBP"),
        ("1'200.50 CHF", "CH", "1200.50", "CHF"),
        ("20p", "GB", "0.20", "GBP"),
        ("5 pounds", "GB", "5", "GBP"),
        ("$1,200 CAD", "US", "1200", "CAD"),
    ],
)
def test_a_sum_is_read_as_people_type_it(text: str, country: str, amount: str, currency: str) -> None:
    assert parse_money(text, country=country) == Money(Decimal(amount), currency)


def test_a_bare_number_takes_the_currency_it_is_given() -> None:
    assert parse_money("14", country="GB", currency="EUR") == Money(Decimal(14), "EUR")


@pytest.mark.parametrize(
    ("text", "country", "says"),
    [
        ("-5", "GB", "without a minus"),
        ("1,200.50.1", "GB", "one decimal point"),
        ("12,34,567", "GB", "Check the commas"),
        ("1.200", "GB", "1,200 or 1.20"),
        ("1,200", "DE", "1,200 or 1.20"),
        ("2000000000", "GB", "more than a billion"),
        ("lots", "GB", "in numbers"),
        ("", "GB", "in numbers"),
        ("NaN", "GB", "in numbers"),
        ("12", "XX", "which currency"),
        ("1" * 500, "GB", "too long"),
    ],
)
def test_a_sum_that_is_unclear_is_refused_with_a_sentence_that_helps(
    text: str, country: str, says: str
) -> None:
    with pytest.raises(TypedError, match=says):
        parse_money(text, country=country)


def outcome(read: Callable[[], object]) -> str:
    try:
        read()
    except TypedError as refused:
        return str(refused)
    return "read."


@given(st.text(max_size=200), st.sampled_from(["GB", "US", "DE", ""]))
def test_whatever_is_typed_is_read_or_refused(text: str, country: str) -> None:
    assert outcome(lambda: typed(text, country)).endswith((".", "”"))
    assert outcome(lambda: parse_money(text, country=country)).endswith((".", "”"))
