"""Reads one entry of a rule file field by field; what is wrong names the file, the entry and the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from advocate.domain.values import Money

Kind = TypeVar("Kind", bound=StrEnum)
Made = TypeVar("Made")


class RuleFileError(ValueError):
    """A rule file, or one entry of it, that cannot be used; the message says where and why."""


class Entry:
    """One table of a rule file. Each field is taken once; `finish` refuses what nobody asked for."""

    def __init__(self, data: object, place: str) -> None:
        """Wrap a table; `place` names the file and the entry. Raises RuleFileError if it is no table."""
        if not isinstance(data, Mapping):
            raise RuleFileError(f"{place}: this should be a table.")
        self.place = place
        self._left: dict[str, Any] = dict(data)

    def fail(self, field: str, problem: str) -> RuleFileError:
        """Return the error that says what is wrong with a field."""
        return RuleFileError(f"{self.place}, {field}: {problem}.")

    def finish(self) -> None:
        """Raise RuleFileError if a field is left that nobody asked for."""
        if self._left:
            raise self.fail(min(self._left), "nothing reads this field")

    def skip(self) -> None:
        """Take all that is left, for one who only looks at the rest."""
        self._left.clear()

    def has(self, field: str) -> bool:
        """Return whether the field is there and was not taken yet."""
        return field in self._left

    def text(self, field: str, default: str | None = None) -> str:
        """Take a text; line breaks in it become spaces. Without a default it has to be there."""
        if field not in self._left:
            if default is None:
                raise self.fail(field, "it is missing")
            return default
        value = self._left.pop(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(field, "it should be a text")
        return " ".join(value.split()) if "\n" in value else value

    def texts(self, field: str) -> tuple[str, ...]:
        """Take a list of texts, empty if it is not there."""
        value = self._left.pop(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.fail(field, "it should be a list of texts")
        return tuple(" ".join(one.split()) for one in value)

    def flag(self, field: str, *, default: bool) -> bool:
        """Take true or false."""
        value = self._left.pop(field, default)
        if not isinstance(value, bool):
            raise self.fail(field, "it should be true or false")
        return value

    def number(self, field: str, *, least: int, most: int) -> int:
        """Take a whole number within bounds."""
        value = self._left.pop(field, None)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.fail(field, f"it should be a whole number from {least} to {most}")
        return value

    def day(self, field: str, default: date | None = None) -> date:
        """Take a date; without a default it has to be there."""
        found = self.day_or_none(field)
        if found is None and default is None:
            raise self.fail(field, "it is missing")
        return found or default or date.min

    def day_or_none(self, field: str) -> date | None:
        """Take a date, or None if it is not there."""
        value = self._left.pop(field, None)
        if value is not None and type(value) is not date:
            raise self.fail(field, "it should be a date such as 2026-11-23")
        return value

    def kind(self, field: str, kinds: type[Kind], default: Kind | None = None) -> Kind:
        """Take one word of a fixed list."""
        value = self._left.pop(field, default)
        if value is None:
            raise self.fail(field, "it is missing")
        return self._word(field, value, kinds)

    def kinds(self, field: str, kinds: type[Kind]) -> tuple[Kind, ...]:
        """Take a list of words of a fixed list, empty if it is not there."""
        return tuple(self._word(field, one, kinds) for one in self.texts(field))

    def money(self, field: str) -> Money | None:
        """Take a sum with its currency, or None if it is not there."""
        if field not in self._left:
            return None
        inner = Entry(self._left.pop(field), f"{self.place}, {field}")
        amount = inner._left.pop("amount", None)
        if not isinstance(amount, int | float) or isinstance(amount, bool):
            raise inner.fail("amount", "it should be a number")
        currency = inner.text("currency")
        inner.finish()
        return Money(Decimal(str(amount)), currency)

    def entry(self, field: str) -> Entry | None:
        """Take a table inside this one, or None if it is not there."""
        if field not in self._left:
            return None
        return Entry(self._left.pop(field), f"{self.place}, {field}")

    def each(self, field: str, make: Callable[[Entry], Made]) -> tuple[Made, ...]:
        """Take a list of tables and make something of each; each has to be read whole."""
        value = self._left.pop(field, [])
        if not isinstance(value, list):
            raise self.fail(field, "it should be a list of tables")
        made = []
        for number, one in enumerate(value, 1):
            inner = Entry(one, f"{self.place}, {field} {number}")
            made.append(make(inner))
            inner.finish()
        return tuple(made)

    def _word(self, field: str, value: object, kinds: type[Kind]) -> Kind:
        try:
            return kinds(str(value))
        except ValueError:
            raise self.fail(field, f"“{value}” is none of {', '.join(kinds)}") from None
