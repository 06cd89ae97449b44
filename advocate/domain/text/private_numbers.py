"""Finds private numbers that a letter seldom needs: cards (Luhn), accounts, passports, health numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advocate.domain.text.first_words import lowered, matches, words

_CARD = re.compile(r"(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_NINO = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
LABELLED = re.compile(
    r"\b(?:passport|nhs|medical record|driving licen[cs]e|driver'?s licen[cs]e|social security|pps|"
    r"medicare|national insurance|ni number|nino|ssn|security code|cvv2?|cvc2?|pin|password|passcode)\b"
    r"(?: (?:number|no\.?|code|#))?"
    r"(?: (?:is|was)|:)? ?([A-Za-z0-9-]{0,20}\d[A-Za-z0-9-]{0,20}(?: \d[A-Za-z0-9-]{0,12}){0,4})",
    re.IGNORECASE,
)
_FIRST_WORDS = frozenset(
    (
        "passport", "nhs", "medical", "driving", "driver", "drivers", "social", "pps", "medicare", "national",
        "ni", "nino", "ssn", "security", "cvv", "cvc", "pin", "password", "passcode",
    )
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class PrivateNumber:
    """Where a private number stands, what to call it, and the wording that gives no more away than needed."""

    start: int
    end: int
    kind: str
    suggestion: str


def passes_luhn(digits: str) -> bool:
    """Return whether a row of digits passes the check that payment cards use (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def passes_iban(iban: str) -> bool:
    """Return whether an account number passes the check of ISO 13616 (remainder 1 of 97)."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def private_numbers(text: str) -> Iterator[PrivateNumber]:
    """Yield the private numbers of a text; a card keeps its last four digits in the suggestion."""
    if not _DIGIT.search(text):
        return
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if digits.isascii() and passes_luhn(digits) and len(set(digits)) > 1:
            yield PrivateNumber(*match.span(), "card", f"ending {digits[-4:]}")
    for match in _IBAN.finditer(text):
        plain = match.group().replace(" ", "")
        if plain.isascii() and 15 <= len(plain) <= 34 and passes_iban(plain):
            yield PrivateNumber(*match.span(), "account", f"account ending {plain[-4:]}")
    for pattern, kind in ((_SSN, "identity"), (_NINO, "identity")):
        for match in pattern.finditer(text):
            yield PrivateNumber(*match.span(), kind, f"ending {match.group().replace(' ', '')[-4:]}")
    starts = [start for word, start in words(lowered(text)) if word in _FIRST_WORDS]
    for match in matches(LABELLED, text, starts):
        fewest = 1 if match.group().lower().startswith(("password", "passcode")) else _FEWEST_DIGITS
        if sum(sign.isdigit() for sign in match.group(1)) >= fewest:
            yield PrivateNumber(*match.span(1), "secret", "(given separately)")
