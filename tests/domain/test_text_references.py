"""References are found by their label and by their shape; telephone numbers, days and counts are none."""

from __future__ import annotations

import pytest

from advocate.domain.text import find_references


def references(text: str) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in find_references(text)]


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("My account number is 88213406, I told them.", "88213406", "account"),
        ("the card ending in 7731", "7731", "card"),
        ("case #5530218 was opened", "5530218", "case"),
        ("I have a complaint reference, CMP/2026/0091.", "CMP/2026/0091", ""),
        ("the claim (no 771-20-B)", "771-20-B", "claim"),
        ("order 114-2200571-9930021 never came", "114-2200571-9930021", "order"),
        ("got ref 2026-0044821 for it", "2026-0044821", "reference"),
        ("ref: KT19 ZB44", "KT19 ZB44", "reference"),
        ("complaint number CR 30045", "CR 30045", "complaint"),
        ("confirmation QX7P2L came by e-mail", "QX7P2L", "confirmation"),
        ("I filed it that night (#40-771-2293).", "40-771-2293", ""),
        ("I have both numbers, WR 220918 is the first.", "WR 220918", ""),
        ("booking QX7TR2", "QX7TR2", "booking"),
        ("flight ZZ286 was cancelled", "ZZ286", "flight"),
        ("It says HX-90-4471 on the docket.", "HX-90-4471", ""),
        ("with the promo code SPRING25", "SPRING25", "offer"),
    ],
)
def test_a_reference_is_found_with_its_label(text: str, value: str, label: str) -> None:
    assert references(text) == [(value, label)]


@pytest.mark.parametrize(
    "text",
    [
        "Ring me on 0113 496 0123 or (937) 555-0142.",
        "My customer service phone number is 020 7946 0958.",
        "in order 2 of them broke",
        "I have a loan of 25000 and an order of 500 bricks.",
        "My bill for May 2026, order from 12/05/2026.",
        "The order number is missing.",
        "It is model WM-7000X, running version 17.2.",
        "after case 14 days passed",
        "IBAN IE64 IRCE 9205 0112 3456 78",
        "card number 4111 1111 1111 1111",
        "I paid GBP 125000 for the flat and moved to CA 90210.",
        "me@example.org and COVID-19 and 24/7",
        "",
    ],
)
def test_other_numbers_are_no_references(text: str) -> None:
    assert references(text) == []


def test_a_reference_keeps_its_place() -> None:
    text = "😡 fault reference F-55213!"
    one = find_references(text)[0]
    assert text[one.start : one.end] == one.value
