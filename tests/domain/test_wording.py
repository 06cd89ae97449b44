"""Dates, sums, lists and counts read right in British and American English."""

from datetime import date
from decimal import Decimal

import pytest

from advocate.domain.case import Money, Precision, When
from advocate.domain.wording import (
    plural,
    say_date,
    say_day,
    say_days_left,
    say_limit,
    say_list,
    say_money,
    say_when,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("country", "said"),
    [("GB", "3 March 2026"), ("IE", "3 March 2026"), ("US", "March 3, 2026"), ("", "3 March 2026")],
)
def test_a_date_is_said_in_the_order_of_the_country(country: str, said: str) -> None:
    assert say_date(date(2026, 3, 3), country) == said


@pytest.mark.parametrize(
    ("day", "country", "said"),
    [
        (date(2026, 12, 4), "GB", "Friday 4 December"),
        (date(2026, 12, 4), "US", "Friday, December 4"),
        (date(2027, 1, 1), "GB", "Friday 1 January 2027"),
        (date(2027, 1, 1), "US", "Friday, January 1, 2027"),
    ],
)
def test_a_day_names_its_weekday_and_its_year_only_when_it_is_another_one(
    day: date, country: str, said: str
) -> None:
    assert say_day(day, country, TODAY) == said


@pytest.mark.parametrize(
    ("start", "end", "precision", "gb", "us"),
    [
        ("2026-03-03", "2026-03-03", Precision.DAY, "3 March 2026", "March 3, 2026"),
        ("2026-03-01", "2026-03-31", Precision.MONTH, "March 2026", "March 2026"),
        ("2026-03-01", "2026-04-30", Precision.MONTH, "March to April 2026", "March to April 2026"),
        ("2026-01-01", "2026-12-31", Precision.YEAR, "2026", "2026"),
        ("2024-01-01", "2026-12-31", Precision.YEAR, "2024 to 2026", "2024 to 2026"),
        ("2026-03-03", "2026-03-06", Precision.RANGE, "3 to 6 March 2026", "March 3 to 6, 2026"),
        ("2026-03-03", "2026-03-03", Precision.RANGE, "3 March 2026", "March 3, 2026"),
        (
            "2026-02-28",
            "2026-03-06",
            Precision.RANGE,
            "28 February to 6 March 2026",
            "February 28 to March 6, 2026",
        ),
        (
            "2025-12-30",
            "2026-01-02",
            Precision.RANGE,
            "30 December 2025 to 2 January 2026",
            "December 30, 2025 to January 2, 2026",
        ),
        ("2026-05-15", "2026-05-15", Precision.ABOUT, "about 15 May 2026", "about May 15, 2026"),
        ("2026-05-10", "2026-05-20", Precision.ABOUT, "about 15 May 2026", "about May 15, 2026"),
        ("2026-05-01", "2026-05-31", Precision.ABOUT, "about May 2026", "about May 2026"),
    ],
)
def test_a_date_keeps_the_precision_it_is_known_to(
    start: str, end: str, precision: Precision, gb: str, us: str
) -> None:
    when = When(date.fromisoformat(start), date.fromisoformat(end), precision)
    assert (say_when(when, "GB"), say_when(when, "US")) == (gb, us)


def test_about_keeps_the_customers_own_words() -> None:
    when = When(date(2026, 5, 10), date(2026, 5, 20), Precision.ABOUT, "about the middle of May")
    assert say_when(when, "IE") == "about the middle of May"


def test_an_exact_day_is_said_by_the_program_even_where_words_were_kept() -> None:
    when = When(date(2026, 5, 10), date(2026, 5, 10), Precision.DAY, "10/5/26")
    assert say_when(when, "IE") == "10 May 2026"


def test_about_over_a_long_time_says_from_when_to_when() -> None:
    when = When(date(2026, 3, 1), date(2026, 6, 30), Precision.ABOUT)
    assert say_when(when, "GB") == "some time from 1 March to 30 June 2026"


@pytest.mark.parametrize(
    ("amount", "currency", "country", "said"),
    [
        ("86.4", "GBP", "GB", "£86.40"),
        ("1200.50", "USD", "US", "$1,200.50"),
        ("14", "EUR", "IE", "€14.00"),
        ("14", "CHF", "GB", "CHF 14.00"),
        ("1400", "JPY", "GB", "¥1,400"),
        ("1.5", "KWD", "GB", "KWD 1.500"),
        ("5", "AUD", "AU", "$5.00"),
        ("5", "USD", "AU", "US$5.00"),
        ("5", "CAD", "US", "CA$5.00"),
        ("0.125", "GBP", "GB", "£0.13"),
        ("-5", "GBP", "GB", "-£5.00"),
        ("1234567", "GBP", "GB", "£1,234,567.00"),
        ("5", "", "GB", "5.00"),
    ],
)
def test_a_sum_has_its_sign_and_the_decimals_of_its_currency(
    amount: str, currency: str, country: str, said: str
) -> None:
    assert say_money(Money(Decimal(amount), currency), country) == said


@pytest.mark.parametrize(("amount", "said"), [("10000", "£10,000"), ("12.5", "£12.50")])
def test_a_round_limit_has_no_decimals(amount: str, said: str) -> None:
    assert say_limit(Money(Decimal(amount), "GBP"), "GB") == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-12-04", "11 days left"),
        ("2026-11-24", "1 day left"),
        ("2026-11-23", "today"),
        ("2026-11-22", "yesterday"),
        ("2026-11-20", "3 days ago"),
    ],
)
def test_days_left_count_down_in_words(due: str, said: str) -> None:
    assert say_days_left(date.fromisoformat(due), TODAY) == said


@pytest.mark.parametrize(
    ("items", "gb", "us"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a and b"),
        (["a", "b", "c"], "a, b and c", "a, b, and c"),
    ],
)
def test_a_list_reads_as_one_phrase(items: list[str], gb: str, us: str) -> None:
    assert (say_list(items), say_list(items, "US")) == (gb, us)


def test_a_list_can_be_joined_with_another_word() -> None:
    assert say_list(["a", "b"], word="or") == "a or b"


def test_a_count_takes_the_right_noun() -> None:
    said = [plural(n, "day", "days") for n in (0, 1, 2, 1000)]
    assert said == ["0 days", "1 day", "2 days", "1,000 days"]
