"""The two values that everything else is told with: a date as exact as it is known, and a sum of money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advocate.domain.kinds import Precision


@dataclass(frozen=True, slots=True)
class When:
    """A date with the precision it is known to.

    `start` and `end` are the first and last day it can be (equal for an exact day); `words` are the
    customer's own words for it ("about the middle of May"), empty when the program may phrase it.
    """

    start: date
    end: date
    precision: Precision = Precision.DAY
    words: str = ""

    @classmethod
    def on(cls, day: date) -> When:
        """Return the exact day `day`."""
        return cls(day, day)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in major units with its ISO 4217 currency code."""

    amount: Decimal
    currency: str
