"""Reads a sum as people type it into a field: "£1,200.50", "1.200,50 €", "EUR 14", "20p"."""

from __future__ import annotations

import re
from decimal import Decimal

from advocate.domain.case import Money
from advocate.domain.text.amounts import find_money
from advocate.domain.text.currencies import CODES, SIGNS, decimal_mark, default_currency, dollar_of
from advocate.domain.text.typed_error import TypedError

MOST_MONEY = Decimal(1_000_000_000)
LONGEST = 60

_AMOUNT = re.compile(r"^[\d.,'\u2019\s]+$")


def parse_money(typed: str, *, country: str, currency: str = "") -> Money:
    """Return the sum that was typed: "£1,200.50", "1.200,50 €", "EUR 14", "1200".

    A bare number is in `currency`, or else in the country's. Raises TypedError with a sentence for the
    customer.
    """
    words = " ".join(typed.split())
    if len(words) > LONGEST:
        raise TypedError("This is too long for a sum. Enter it in numbers, such as 86.40.")
    code, digits = _currency_of(words, country)
    if digits and not _AMOUNT.match(digits) and (spoken := _spoken(words, country)):
        return _checked(spoken)
    code = code or currency or default_currency(country)
    if not code:
        raise TypedError("Say which currency it is, such as “120 EUR”.")
    if "-" in digits or "\u2212" in digits:
        raise TypedError("Enter a sum without a minus sign.")
    if not digits or not _AMOUNT.match(digits) or not any(c.isdigit() for c in digits):
        raise TypedError("Enter a sum in numbers, such as 86.40.")
    return _checked(Money(_decimal(re.sub(r"[\s'\u2019]", "", digits), country), code))


def _checked(money: Money) -> Money:
    if money.amount > MOST_MONEY:
        raise TypedError("This is more than a billion. Check the number.")
    return money


def _spoken(words: str, country: str) -> Money | None:
    """Read "5 pounds", "20p" or "$1,200 CAD", None where that isn't all that was typed."""
    found = find_money(words, country=country)
    return found[0].money if len(found) == 1 and found[0].text == words else None


def _currency_of(words: str, country: str) -> tuple[str, str]:
    """Return the currency that a sign or a code names ("" for none) and the rest."""
    for sign, code in sorted({**SIGNS, "$": dollar_of(country)}.items(), key=lambda item: -len(item[0])):
        if words.startswith(sign) or words.endswith(sign):
            rest = words.removeprefix(sign) if words.startswith(sign) else words.removesuffix(sign)
            return code, rest.strip()
    head, tail = words[:3].upper(), words[-3:].upper()
    if head in CODES and not words[3:4].isalpha():
        return head, words[3:].strip()
    if tail in CODES and not words[-4:-3].isalpha():
        return tail, words[:-3].strip()
    return "", words


def _decimal(digits: str, country: str) -> Decimal:
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        mark = max(".", ",", key=digits.rfind)
        other = "," if mark == "." else "."
        if digits.count(mark) > 1:
            raise TypedError("Enter the sum with one decimal point, such as 1,200.50.")
        whole, _, cents = digits.rpartition(mark)
        return _joined(whole.split(other), cents)
    mark = "." if points else ","
    pieces = digits.split(mark)
    if len(pieces) == 1:
        return Decimal(pieces[0])
    if len(pieces) == 2 and len(pieces[1]) != 3:
        return _joined([pieces[0]], pieces[1])
    if len(pieces) == 2 and (mark == decimal_mark(country) or pieces[0] in ("", "0")):
        raise TypedError(_unsure(pieces))
    return _joined(pieces, "")


def _unsure(pieces: list[str]) -> str:
    whole, cents = pieces[0] or "0", pieces[1]
    if whole == "0" or cents[2] != "0":
        return "Enter at most two digits after the decimal point."
    return f"Is this {whole},{cents} or {whole}.{cents[:2]}? Enter {whole}{cents} or {whole}.{cents[:2]}."


def _joined(groups: list[str], cents: str) -> Decimal:
    if any(len(group) != 3 for group in groups[1:]) or (len(groups) > 1 and not 1 <= len(groups[0]) <= 3):
        raise TypedError("Check the commas and points in this sum. Enter it such as 1,200.50.")
    if len(cents) > 2:
        raise TypedError("Enter at most two digits after the decimal point.")
    return Decimal("".join(groups) or "0") + (Decimal(cents) / (10 ** len(cents)) if cents else 0)
