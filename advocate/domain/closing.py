"""How a case ended: what came of each ask, what was got, and whether it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.kinds import AskResult, ClosingKind
from advocate.domain.values import Money


@dataclass(frozen=True, slots=True)
class AskEnd:
    """What came of one thing that was asked for, in the customer's words."""

    text: str
    result: AskResult


@dataclass(frozen=True, slots=True)
class Closing:
    """How it ended: outcome against goal.

    `checked_on` is when the customer last said that something which was agreed is still to be done.
    """

    kind: ClosingKind
    closed_on: date
    got: str = ""
    money: Money | None = None
    worked: str = ""
    version: int = 0
    asks: tuple[AskEnd, ...] = ()
    time_back: str = ""
    checked_on: date | None = None
