"""Reads dates and sums as people type them into a field, and says in plain words what can't be read."""

from advocate.domain.text.typed_dates import parse_date
from advocate.domain.text.typed_error import TypedError
from advocate.domain.text.typed_money import parse_money

__all__ = ["TypedError", "parse_date", "parse_money"]
