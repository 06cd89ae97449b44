"""Finds in the text of a file what is worth a line on the timeline: dated sums, days with a reference.

It would rather miss one than offer noise: questions, conditions and what is yet to come are left alone, of
tables only the lines that name the organisation or a sum of the case, and nothing with a card number in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from advocate.domain.case import Case, Direction, Precision, When
from advocate.domain.evidence.offer import InFile, Offer, OfferKind
from advocate.domain.evidence.passage import page_at
from advocate.domain.evidence.private import PrivateKind, private_spots
from advocate.domain.evidence.ties import known_of, ties
from advocate.domain.text import (
    FoundDate,
    FoundMoney,
    FoundReference,
    Span,
    find_dates,
    find_money,
    find_references,
    sentences,
)
from advocate.domain.wording import say_date

_READ = 30_000
_HEAD = 1_500
_SHORTEST, _LONGEST = 12, 400
# a paper with so many sums lists them, and few of them are about the case
_LISTS_HAVE = 5
_NOT_YET = re.compile(
    r"(?i)\b(?:if|unless|would|could|should|might|shall|will|won['’]t|can|please|until|expires?|payable|next)\b"
    r"|['’]ll\b|(?<!\d )\bmay\b(?! \d)|\b(?:due|pay|be paid) (?:by|before|on or before)\b"
)
_PROMISED = re.compile(
    r"(?i)\b(?:we|i|he|she|they|our \w{1,30}|the \w{1,30}) (?:will|shall)\b|\b(?:we|i)['’]ll\b"
)
_ONLY_IF = re.compile(r"(?i)\b(?:if|unless|please|you will|you['’]ll)\b")
_SUM = re.compile(
    r"(?i)\b(?:total|amount|to pay|paid|payment|charged?|refund(?:ed)?|credited|fee|price|cost|deducted)\b"
)
_TOTAL = re.compile(r"(?i)\btotal\b|\bto pay\b|\bamount due\b")
_DATE_OF_IT = re.compile(r"(?i)\b(?:date[d]?|issued|printed|placed|ordered)\b")
_QUOTED = re.compile(
    r"(?im)^(?:on .{4,200} wrote:|-{2,} ?original message|_{10,}|from: .{1,200}$|-- ?$|begin forwarded)"
)
_PLAIN_SUM = re.compile(r"(?<!\d,)(?<![\d./-])-?\d{1,6}[.,]\d{2}(?![\d/-]|[.,]\d)")
_NEVER_QUOTED = frozenset({PrivateKind.CARD, PrivateKind.IDENTITY, PrivateKind.SECRET})
_TABLES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a file holds.

    `title` names it; `direction` is an e-mail's, `is_mail` whether it is one, `person` who wrote it where it
    says so. `is_covered` says that places of its copy are covered, so that nothing private is quoted.
    """

    title: str
    media_type: str
    day: date | None
    is_mail: bool
    direction: Direction | None
    is_covered: bool
    person: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """An offer with how much speaks for it."""

    score: int
    offer: Offer


@dataclass(frozen=True, slots=True)
class _Unit:
    span: Span
    dates: tuple[FoundDate, ...]
    sums: tuple[FoundMoney, ...]
    references: tuple[FoundReference, ...]

    @property
    def words(self) -> str:
        return " ".join(self.span.text.split())


def told_in_text(case: Case, voice: Voice, found: InFile, today: date) -> list[Scored]:
    """Return what a file's text offers, in its order; of a vast text the first 30,000 characters are read."""
    text = _own_words(found.text[:_READ]) if voice.is_mail else found.text[:_READ]
    day = voice.day or _day_of_it(text, case.country, today)
    units = [unit for unit in _units(text, voice, case.country, day or today) if _can_be_told(unit, voice)]
    known = known_of(case)
    is_list = voice.media_type in _TABLES or sum(_has_sum(one, voice) for one in units) >= _LISTS_HAVE
    offers: list[Scored] = []
    for unit in units:
        tied = ties(known, unit.words, _amounts(unit), is_mail=voice.is_mail)
        one = _promise(voice, unit, day)
        if one is None and (tied or not is_list):
            one = _fact(voice, unit, day, today, case.country)
        if one is not None:
            offers.append(Scored(one.score + 2 * tied, _placed(one.offer, found, unit.span.start)))
    return offers


def _can_be_told(unit: _Unit, voice: Voice) -> bool:
    return not unit.span.text.endswith("?") and not _is_private(unit.words, voice)


def _own_words(text: str) -> str:
    """Return an e-mail without what it quotes of another: that one is evidence of its own."""
    quoted = _QUOTED.search(text)
    return text[: quoted.start()] if quoted else text


def _units(text: str, voice: Voice, country: str, today: date) -> Iterator[_Unit]:
    spans = _lines(text) if voice.media_type in _TABLES else sentences(text)
    dates = find_dates(text, today=today, country=country)
    sums, references = find_money(text, country=country), find_references(text)
    for span in spans:
        is_quoted = voice.is_mail and span.text.startswith(">")
        if not is_quoted and _SHORTEST <= len(span.text) <= _LONGEST:
            yield _Unit(
                span,
                tuple(d for d in dates if span.start <= d.start < span.end),
                tuple(m for m in sums if span.start <= m.start < span.end),
                tuple(r for r in references if span.start <= r.start < span.end),
            )


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Span(start, start + len(line.rstrip()), line.rstrip()))
        start += len(line)
    return found


def _promise(voice: Voice, unit: _Unit, day: date | None) -> Scored | None:
    if voice.direction is not Direction.IN or day is None or not _PROMISED.search(unit.words):
        return None
    ahead = [d.when.start for d in unit.dates if d.when and d.when.precision is Precision.DAY]
    due = next((one for one in ahead if one >= day), None)
    if due is None or _ONLY_IF.search(unit.words):
        return None
    text = f"“{unit.words}”"
    offer = Offer(OfferKind.PROMISE, text, When.on(day), quote=unit.words, person=voice.person, due_on=due)
    return Scored(6 + bool(unit.sums), offer)


def _fact(voice: Voice, unit: _Unit, day: date | None, today: date, country: str) -> Scored | None:
    has_sum = _has_sum(unit, voice)
    own = next((d.when for d in unit.dates if d.when and _is_past(d.when, today)), None)
    if _NOT_YET.search(unit.words) or not (has_sum or (own and unit.references)):
        return None
    if own is None and (day is None or day > today or not _SUM.search(unit.words)):
        return None
    when = own or (When.on(day) if day else None)
    note = "" if own or voice.is_mail else "The day is the one on the file."
    is_day = own is not None and own.precision is Precision.DAY
    score = bool(own) + is_day + has_sum + bool(unit.references)
    score += 2 * bool(has_sum and _TOTAL.search(unit.words))
    text = _said(voice, unit.words, day, country)
    return Scored(score, Offer(OfferKind.FACT, text, when, unit.words, note=note))


def _has_sum(unit: _Unit, voice: Voice) -> bool:
    return bool(unit.sums) or (voice.media_type in _TABLES and bool(_PLAIN_SUM.search(unit.words)))


def _is_past(when: When, today: date) -> bool:
    return when.precision in (Precision.DAY, Precision.RANGE) and when.end <= today


def _amounts(unit: _Unit) -> set[Decimal]:
    plain = {abs(Decimal(one.replace(",", "."))) for one in _PLAIN_SUM.findall(unit.words)}
    return {abs(found.money.amount) for found in unit.sums} | plain


def _said(voice: Voice, words: str, day: date | None, country: str) -> str:
    """Return the words as a fact: the customer's own as they are, all others with who says so."""
    if voice.direction is Direction.OUT:
        return f"{words[:1].upper()}{words[1:]}"
    of = f" of {say_date(day, country)}" if day else ""
    if voice.is_mail:
        return f"{'Their' if voice.direction else 'The'} e-mail{of} says: “{words}”"
    return f"“{voice.title[:80]}” says: “{words}”"


def _is_private(words: str, voice: Voice) -> bool:
    spots = private_spots(words)
    return any(voice.is_covered or spot.kind in _NEVER_QUOTED for spot in spots)


def _day_of_it(text: str, country: str, today: date) -> date | None:
    """Return the day that a paper gives as its own, near its top: "Bill date: 31 March 2026"."""
    head = text[:_HEAD]
    for found in find_dates(head, today=today, country=country):
        line = head[head.rfind("\n", 0, found.start) + 1 : (head.find("\n", found.end) + 1 or len(head))]
        is_alone = line.strip() == found.text.strip()
        if found.when and found.when.precision is Precision.DAY and (is_alone or _DATE_OF_IT.search(line)):
            return found.when.start if found.when.start <= today else None
    return None


def _placed(offer: Offer, found: InFile, start: int) -> Offer:
    page = page_at(start, found.page_starts)
    begins = found.page_starts[page - 1] if page else 0
    return replace(offer, page=page, line=found.text.count("\n", begins, start) + 1)


def shares_a_number(words: str, other: str, country: str) -> bool:
    """Return whether two texts name the same sum or the same reference."""
    here = frozenset(one.value.casefold() for one in find_references(words))
    there = {one.value.casefold() for one in find_references(other)}
    return bool(here & there) or shares_a_sum(words, other, country)


def shares_a_sum(words: str, other: str, country: str) -> bool:
    """Return whether two texts name the same sum."""
    return bool(_sums(words, country) & _sums(other, country))


@lru_cache(maxsize=1_000)
def _sums(words: str, country: str) -> frozenset[Decimal]:
    return frozenset(abs(one.money.amount) for one in find_money(words, country=country))
