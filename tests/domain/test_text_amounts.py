"""Sums of money are found however they are written, and nothing else is taken for one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from advocate.domain.text import find_money


def sums(text: str, country: str = "GB") -> list[str]:
    found = find_money(text, country=country)
    return [f"{one.money.amount.normalize():f} {one.money.currency}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They took £1,200.50 and then €14.", ["1200.5 GBP", "14 EUR"]),
        ("It was 1.200,50 € in all.", ["1200.5 EUR"]),
        ("A $240K loan, or $1.5 million", ["240000 USD", "1500000 USD"]),
        ("USD 300, then 250 EUR, then 40 usd", ["300 USD", "250 EUR", "40 USD"]),
        ("CAD $40 and A$12 and GBP50", ["40 CAD", "12 AUD", "50 GBP"]),
        ("I paid 50 quid and 70 bucks, plus 50p.", ["50 GBP", "70 USD", "0.5 GBP"]),
        ("ninety-nine cents", ["0.99 USD"]),
        ("(£54.90/month)", ["54.9 GBP"]),
    ],
)
def test_a_sum_is_found_by_its_sign_code_or_word(text: str, expected: list[str]) -> None:
    assert sums(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost thirty-five pounds.", ["35 GBP"]),
        ("two hundred and fifty euros", ["250 EUR"]),
        ("twelve hundred dollars", ["1200 USD"]),
        ("one thousand two hundred pounds", ["1200 GBP"]),
        ("I gave him a tenner.", ["10 GBP"]),
    ],
)
def test_a_sum_in_words_is_read_whole(text: str, expected: list[str]) -> None:
    assert sums(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I waited 45 minutes and lost 500 points.",
        "It took me 5 try or so.",
        "Not a pound of meat, nor one two pounds.",
        "A rise of 20%, on 2026-03-04, room 12.",
        "",
    ],
)
def test_other_numbers_are_no_sums(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    ("country", "currency"), [("US", "USD"), ("CA", "CAD"), ("AU", "AUD"), ("IE", "USD")]
)
def test_a_bare_dollar_is_the_countrys(country: str, currency: str) -> None:
    assert sums("$35", country) == [f"35 {currency}"]


def test_a_sum_keeps_its_place_and_its_cents() -> None:
    text = "😡 They took £54.90!"
    one = find_money(text, country="GB")[0]
    assert text[one.start : one.end] == one.text == "£54.90"
    assert one.money.amount == Decimal("54.90")
