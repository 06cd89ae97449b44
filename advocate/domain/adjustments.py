"""A customer's own change to a day: moved, extended or paused, with its reason; it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AdjustmentKind(StrEnum):
    """What was done to a deadline."""

    MOVE = "move"
    EXTEND = "extend"
    PAUSE = "pause"


class AdjustmentError(ValueError):
    """A change to a deadline that cannot be made; the message is the customer's sentence.

    `field` names the field of the change that it is about.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        """Keep the sentence and the field's name."""
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change to one day, with its reason, recorded on a day.

    `rule_id` names the rule, or the letter or promise by its id, whose day it is. MOVE takes `to`; EXTEND
    takes `days` (negative shortens); PAUSE takes `paused_on` and, once the clock runs again, `resumed_on`,
    the first day that counts again. One that was taken back stays on record, and counts no more.
    """

    rule_id: str
    kind: AdjustmentKind
    reason: str
    recorded_on: date
    to: date | None = None
    days: int = 0
    paused_on: date | None = None
    resumed_on: date | None = None
    taken_back_on: date | None = None
    id: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a change that says nothing; raises AdjustmentError."""
        if not self.reason.strip():
            raise AdjustmentError("Say why the day changes, so that the record shows it.", field="reason")
        if self.kind is AdjustmentKind.MOVE and self.to is None:
            raise AdjustmentError("Say to which day it moves.", field="to")
        if self.kind is AdjustmentKind.EXTEND and not self.days:
            raise AdjustmentError("Say by how many days it changes.", field="days")
        if self.kind is AdjustmentKind.PAUSE and self.paused_on is None:
            raise AdjustmentError("Say on which day the clock stopped.", field="paused_on")
        if self.paused_on and self.resumed_on and self.resumed_on < self.paused_on:
            raise AdjustmentError("The clock cannot run again before it stopped.", field="resumed_on")

    @property
    def is_standing(self) -> bool:
        """Whether it still counts."""
        return self.taken_back_on is None

    @property
    def is_running(self) -> bool:
        """Whether it is a pause that has not ended yet."""
        return self.is_standing and self.kind is AdjustmentKind.PAUSE and self.resumed_on is None
