"""Spots dates, sums, references and exhibit labels in a letter, each with its value and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from advocate.domain.case import Money, When
from advocate.domain.text import find_people
from advocate.domain.text.calendar_words import MONTH_NUMBERS
from advocate.domain.text.currencies import CODES, SIGNS
from advocate.domain.text.typed import TypedError, parse_date, parse_money

_MONTH = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s{0,3}(?:to|until|-|–)\s{0,3}"
_YEAR = r"(?:,?\s{1,3}\d{4})?"
_DATE = re.compile(
    rf"(?<![\w/.\-])(?:"
    rf"\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?P<mark>[/.\-])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d{{2}})"
    rf"|(?:{_DAY}{_TO})?{_DAY}\s{{1,3}}(?:of\s)?{_MONTH}{_YEAR}"
    rf"|{_DAY}\s{{1,3}}{_MONTH}{_YEAR}{_TO}{_DAY}\s{{1,3}}{_MONTH}{_YEAR}"
    rf"|{_MONTH}\s{{1,3}}{_DAY}(?:{_TO}{_DAY})?(?:,?\s{{1,3}}\d{{4}})?"
    rf"|{_MONTH}\s{{1,3}}\d{{4}}"
    rf")(?![\w/])(?!-\d)",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,3}(?:[,.'’]\d{3}){1,3}(?:[.,]\d{1,2})?(?!\d)|\d{1,10}(?:[.,]\d{1,2})?(?!\d)"
_SIGN = "(?:" + "|".join(re.escape(s) for s in sorted([*SIGNS, "$", "¥"], key=len, reverse=True)) + ")"
_CODE = "(?:" + "|".join(sorted(CODES)) + ")"
_MONEY = re.compile(
    rf"(?<!\w)(?:{_SIGN}\s?|{_CODE}\s)(?:{_NUMBER})|(?<![\w.,])(?:{_NUMBER})\s?(?:€|£|{_CODE}\b)"
)
_REFERENCE = re.compile(
    r"(?<![\w@./\-])(?=[A-Za-z0-9/\-]{0,30}\d)"
    r"(?:[A-Z0-9]{1,16}(?:[\-/][A-Z0-9]{1,16}){1,5}|[A-Z]{1,6}\d{4,16}|\d{6,20})(?![\w@/\-])"
)
_YEARS = re.compile(r"(?:19|20)\d\d[\-/](?:(?:19|20)\d\d|\d\d)")
_LABEL = re.compile(r"(?<![\w\-])E[1-9]\d{0,3}(?![\w\-])(?!\s\d[A-Z]{2}\b)")
_LABEL_RUN = re.compile(r"\bE(\d{1,4})\s*(?:to|-|–)\s*E(\d{1,4})\b")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Spot(Generic[Value]):
    """Something found in a text, where it stands, and its value."""

    start: int
    end: int
    text: str
    value: Value


def dates_in(text: str, *, country: str, today: date) -> Iterator[Spot[When | None]]:
    """Yield the dates in a text; the value is None where there is no such day."""
    for found in _DATE.finditer(text):
        written = found[0].rstrip(".")
        if written[:3] == "may":
            continue
        try:
            when = parse_date(written, country=country, today=today)
        except TypedError:
            yield Spot(found.start(), found.start() + len(written), written, None)
        else:
            yield Spot(found.start(), found.start() + len(written), written, when)


def sums_in(text: str, *, country: str) -> Iterator[Spot[Money]]:
    """Yield the sums in a text that name their currency by a sign or a code."""
    for found in _MONEY.finditer(text):
        try:
            yield Spot(found.start(), found.end(), found[0], parse_money(found[0], country=country))
        except TypedError:
            continue


def references_in(text: str) -> Iterator[Spot[str]]:
    """Yield what looks like a reference: "NW-4471902", "F-88213", "7730415"; its value is in capitals."""
    for found in _REFERENCE.finditer(text):
        if sum(sign.isdigit() for sign in found[0]) >= 4 and not _YEARS.fullmatch(found[0]):
            yield Spot(found.start(), found.end(), found[0], found[0].upper())


def people_in(text: str) -> Iterator[Spot[str]]:
    """Yield the people a text names as people: "Dean", "Ms Walsh"."""
    for found in find_people(text):
        yield Spot(found.start, found.end, text[found.start : found.end], found.name)


def labels_in(text: str) -> Iterator[Spot[str]]:
    """Yield the exhibit labels in a text; a London postcode such as "E1 6AN" is none."""
    for found in _LABEL.finditer(text):
        yield Spot(found.start(), found.end(), found[0], found[0])


def labels_told(text: str) -> frozenset[str]:
    """Return every label a text cites, those within "E3 to E9" too."""
    told = {spot.value for spot in labels_in(text)}
    for run in _LABEL_RUN.finditer(text):
        told |= {f"E{number}" for number in range(int(run[1]), min(int(run[2]), int(run[1]) + 999) + 1)}
    return frozenset(told)
