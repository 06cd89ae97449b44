"""What may be private in a text is found with its place, and ordinary numbers are left alone."""

from __future__ import annotations

import pytest

from advocate.domain.evidence.private import PrivateKind, private_spots


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Paid with 4111 1111 1111 1111 today", "4111 1111 1111 1111", PrivateKind.CARD),
        ("IBAN GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32", PrivateKind.ACCOUNT),
        ("Sort code: 20-30-40", "20-30-40", PrivateKind.ACCOUNT),
        ("Account number 12345678.", "12345678", PrivateKind.ACCOUNT),
        ("Write to amina.rahman@example.org.", "amina.rahman@example.org", PrivateKind.EMAIL),
        ("Call 07700 900123 please", "07700 900123", PrivateKind.PHONE),
        ("Call +44 20 7946 0958", "+44 20 7946 0958", PrivateKind.PHONE),
    ],
)
def test_a_private_detail_is_found_where_it_stands(text: str, words: str, kind: PrivateKind) -> None:
    assert [(text[s.start : s.end], s.kind) for s in private_spots(text)] == [(words, kind)]


@pytest.mark.parametrize(
    "text", ["", "On 03-04-2026 we paid £1,234.56.", "Ref F-88213", "😀" * 1_000, "@" * 10_000]
)
def test_ordinary_numbers_are_left_alone(text: str) -> None:
    assert private_spots(text) == ()


def test_a_very_long_text_is_read_in_part() -> None:
    assert private_spots("so " * 50_000 + "a@example.org") == ()
