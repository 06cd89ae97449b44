"""Finds sums of money in a text, with their currency by sign, code, word or country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from advocate.domain.case import Money
from advocate.domain.text.currencies import CODES, SIGNS, default_currency, dollar_of
from advocate.domain.text.first_words import lowered, matches, pieces

MOST = Decimal(1_000_000_000_000)
_UNITS = {
    "pound": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "sterling": "GBP",
    "pence": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "$",
    "dollars": "$",
    "bucks": "$",
    "buck": "$",
    "cents": "¢",
    "cent": "¢",
    "rupees": "INR",
    "francs": "CHF",
    "yen": "JPY",
}
_HUNDREDTHS = frozenset({"pence", "p", "cents", "cent", "c", "¢"})
_TIMES = {
    "k": 1000,
    "thousand": 1000,
    "grand": 1000,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_ONES = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_NOTES = {"tenner": 10, "fiver": 5}
_LOWER_CODES = frozenset({"usd", "eur", "gbp", "cad", "aud", "nzd", "chf"})
_SIGN = "|".join(re.escape(s) for s in sorted({*SIGNS, "$", "¥"}, key=lambda s: (-len(s), s)))
_CODE = "|".join(sorted(CODES))
_NUMBER = (
    r"\d{1,3}(?:[,.\u00a0\u202f' ]\d{3}){1,4}(?:[.,]\d{1,2})?(?!\d)"
    r"|\d{1,13}(?:[.,]\d{1,2})?(?!\d)|\.\d{2}(?!\d)"
)
_SCALE = r"(?:\s?(?P<{0}>k|m|mn|bn|thousand|grand|million|billion)(?![\w]))?"
_SPOKEN = "|".join(sorted({*_ONES, "hundred", "thousand"}, key=len, reverse=True))
AMOUNT = re.compile(
    rf"""(?<![\w.,]) (?:
      (?:(?:(?P<code>{_CODE})[ ]?)?(?P<sign>{_SIGN})|(?P<only>{_CODE}))[ \u00a0]?
        (?P<n1>{_NUMBER}){_SCALE.format("s1")}
        (?P<more>\s?(?:{_CODE}|dollars?|pounds?|euros?|pence)(?!\w))?
    | (?P<n2>{_NUMBER}){_SCALE.format("s2")}[ \u00a0]?
        (?: (?P<sign2>[£€$¥₹])(?!\d) | (?P<code2>{_CODE})(?!\w) | (?P<unit>{"|".join(_UNITS)}|p|c|¢)(?!\w) )
    | (?<!-)(?P<word>(?:{_SPOKEN})(?:(?:[ ]|-|[ ]and[ ])(?:{_SPOKEN})){{0,6}})
        [ ](?P<wunit>{"|".join(_UNITS)})(?!\w)
    | a[ ](?P<note>{"|".join(_NOTES)})(?!\w)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# A sum starts with a sign, a code, a number or a number in words; "zł", "US$" and "C$" with their letters.
_FIRST = frozenset(
    {"$", "¥", ".", "a", "hundred", "thousand", *_ONES}
    | {code.lower() for code in CODES}
    | {sign.lower().removesuffix("$") or sign for sign in SIGNS}
)
_NOT_MONEY = re.compile(
    r"\s*(?:%|per ?cent\b|points?\b|miles\b|lbs?\b|of (?:meat|flour|weight)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """A sum and where it stands (code points, end exclusive)."""

    start: int
    end: int
    text: str
    money: Money


def find_money(text: str, *, country: str) -> tuple[FoundMoney, ...]:
    """Return the sums of money in `text`: "$7500", "£1,200.50", "€14", "250,000 USD", "50 quid", "$240K".

    `country` (ISO 3166-1) says which dollar a bare $ is. Numbers without a currency are no sums.
    """
    found = []
    for match in matches(AMOUNT, text, starts(text)):
        money = _money(match, country)
        if money is not None and not _NOT_MONEY.match(text, match.end()):
            found.append(FoundMoney(match.start(), match.end(), match[0], money))
    return tuple(found)


def starts(text: str) -> list[int]:
    """Return where a sum may start."""
    return [start for piece, start in pieces(lowered(text)) if piece in _FIRST or piece.isdecimal()]


def _money(match: re.Match[str], country: str) -> Money | None:
    currency = _currency(match, country)
    amount = _spoken(match["word"]) if match["word"] else _typed(match)
    if not currency or amount is None or amount >= MOST:
        return None
    if (match["unit"] or match["wunit"] or "").lower() in _HUNDREDTHS:
        amount = (amount / 100).quantize(Decimal("0.01"))
    return Money(amount, currency)


def _currency(match: re.Match[str], country: str) -> str:
    """Return the code that is written at a sum, or the one its sign or word stands for; "" for none."""
    more = (match["more"] or "").strip().upper()
    if more in CODES:
        return more
    if match["note"]:
        return default_currency(country)
    written: str = match["code"] or match["only"] or match["code2"] or ""
    if written:
        return written.upper() if written.isupper() or written in _LOWER_CODES else ""
    sign = (match["sign"] or match["sign2"] or "").upper()
    return _by_sign(sign, country) or _by_unit((match["unit"] or match["wunit"] or "").lower(), country)


def _typed(match: re.Match[str]) -> Decimal:
    if match["note"]:
        return Decimal(_NOTES[match["note"].lower()])
    return _number(match["n1"] or match["n2"]) * _TIMES.get((match["s1"] or match["s2"] or "").lower(), 1)


def _spoken(words: str) -> Decimal | None:
    """Read "two hundred and fifty"; None for words that make no number ("one two") and for a bare "a"."""
    if words.lower() in ("a", "an"):
        return None
    whole = part = 0
    last = 1_000_000
    for word in re.split(r"[ -]", words.lower()):
        if word == "and":
            continue
        if word == "thousand":
            whole, part, last = whole + max(part, 1) * 1000, 0, 1000
        elif word == "hundred":
            part, last = max(part, 1) * 100, 100
        elif _ONES[word] >= last:
            return None
        else:
            part += _ONES[word]
            last = 10 if _ONES[word] >= 20 else 1
    return Decimal(whole + part)


def _by_sign(sign: str, country: str) -> str:
    if sign == "$":
        return dollar_of(country)
    if sign == "¥":
        return "CNY" if country.upper() == "CN" else "JPY"
    return next((code for known, code in SIGNS.items() if known.upper() == sign), "")


def _by_unit(unit: str, country: str) -> str:
    if unit == "p":
        return "GBP" if default_currency(country) == "GBP" else ""
    if unit in ("cent", "cents", "c", "¢"):
        home = default_currency(country)
        return "" if unit == "c" else home if home == "EUR" else dollar_of(country)
    named = _UNITS.get(unit, "")
    return dollar_of(country) if named == "$" else named


def _number(digits: str) -> Decimal:
    """Read "1,200.50", "1.200,50", "1 200" and "86,4"; a lone mark before three digits groups thousands."""
    plain = re.sub(r"[\s']", "", digits)
    tail = re.search(r"[.,](\d{1,2})$", plain)
    whole = plain[: tail.start()] if tail else plain
    return Decimal(f"{re.sub('[.,]', '', whole) or 0}.{tail[1] if tail else 0}")
