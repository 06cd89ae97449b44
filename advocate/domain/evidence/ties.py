"""Tells what ties a line of a file to a case: the organisation's name, a number, a sum or words it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from advocate.domain.case import Case
from advocate.domain.evidence.mail_heads import names_of
from advocate.domain.text import find_money

_READ = 20_000
_FEWEST_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+")
# what stands on most papers about money, so that it ties nothing
_ON_ANY_PAPER = frozenset(
    {
        *("account", "amount", "august", "balance", "charge", "charged", "charges", "contact", "credit"),
        *("customer", "december", "delivery", "description", "february", "invoice", "january", "monthly"),
        *("number", "november", "october", "payment", "payments", "period", "please", "receipt"),
        *("received", "reference", "refund", "september", "service", "services", "statement", "street"),
        *("thanks", "through"),
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a case tells, taken apart: names and words in small letters, its numbers and its sums."""

    names: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]
    sums: frozenset[Decimal]


def known_of(case: Case) -> Known:
    """Return what a case tells; of a vast one the first 20,000 characters are read."""
    told = [entry.text for entry in case.facts]
    told += [entry.text for entry in case.contacts]
    told += [entry.text for entry in case.promises]
    told += [entry.text for entry in case.impacts]
    if case.outcome:
        told += [case.outcome.act, case.outcome.why, case.outcome.working]
    text = "\n".join((case.title, *told))[:_READ]
    sums = {abs(one.money.amount) for one in find_money(text, country=case.country)}
    sums |= {case.outcome.money.amount} if case.outcome and case.outcome.money else set()
    names = names_of(case)
    return Known(
        names=names,
        numbers=frozenset(one.value.casefold() for one in case.references if one.value),
        words=_long_words(text) - _ON_ANY_PAPER - names,
        sums=frozenset(sums),
    )


def ties(known: Known, words: str, sums: set[Decimal], *, is_mail: bool) -> int:
    """Return in how many ways a line belongs to the case; an e-mail's names say nothing."""
    said = words.casefold()
    here = frozenset(_WORD.findall(said))
    is_numbered = any(number in said for number in known.numbers)
    return (
        bool(here & known.names and not is_mail)
        + is_numbered
        + 2 * bool(sums & known.sums)
        + bool(here & known.words)
    )


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) >= _FEWEST_LETTERS)
