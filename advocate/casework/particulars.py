"""Keeps what a letter is about as plain words by name, and reads it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from advocate.domain.case import Money, Particulars
from advocate.domain.kinds import Reason, Stance

_KINDS: Mapping[str, type[StrEnum]] = {"stance": Stance, "reason": Reason}
_SUMS = ("offer_money", "counter_money", "got_money")


def to_words(about: Particulars) -> dict[str, str]:
    """Return what is known as words by field name; a sum is "86.40 GBP". What is empty is left out."""
    values = {field.name: getattr(about, field.name) for field in fields(Particulars)}
    return {name: _word(value) for name, value in values.items() if value not in ("", None)}


def from_words(words: Mapping[str, str]) -> Particulars:
    """Return what was kept; a name or a kind that this release does not know is left out."""
    known = {field.name for field in fields(Particulars)}
    values: dict[str, Any] = {name: _value(name, word) for name, word in words.items() if name in known}
    return Particulars(**{name: value for name, value in values.items() if value is not None})


def _word(value: object) -> str:
    return f"{value.amount} {value.currency}" if isinstance(value, Money) else str(value)


def _value(name: str, word: str) -> object:
    if name in _SUMS:
        return _money(word)
    if name in _KINDS:
        kinds = _KINDS[name]
        return kinds(word) if word in set(kinds) else None
    return word


def _money(word: str) -> Money | None:
    amount, _, currency = word.partition(" ")
    try:
        return Money(Decimal(amount), currency)
    except InvalidOperation:
        return None
