"""What the customer asked to be reminded of, and what they put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reminder:
    """The customer's own reminder: private, in no letter and in no summary. `done_on` ends it."""

    id: str
    text: str
    remind_on: date
    done_on: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Snooze:
    """A next action that was put off; `action` names it, so that whatever else comes up is still said."""

    action: str
    until: date
