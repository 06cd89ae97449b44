"""The stretches of a case in which nobody said a word to the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from advocate.domain.case import Case, CaseState, LetterState
from advocate.domain.wording import plural

# Shorter ones are the usual pace of letters.
LEAST = timedelta(days=21)
_IN_WEEKS = 56


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch without a contact: the day of the last one before it, and of the next one or today."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How long it lasted."""
        return (self.end - self.start).days

    @property
    def words(self) -> str:
        """Its length as people say it: in days, from eight weeks on in weeks."""
        if self.days < _IN_WEEKS:
            return plural(self.days, "day", "days")
        return plural(self.days // 7, "week", "weeks")


def silences(case: Case, today: date) -> tuple[Silence, ...]:
    """Return the stretches of at least three weeks between contacts, in order, the one until today included.

    What was sent and what was said either way counts; a closed case is silent no more after its end.
    """
    ends = case.closing.closed_on if case.closing and case.state is not CaseState.OPEN else today
    days = sorted({day for day in _days(case) if day <= ends})
    gaps = pairwise([*days, ends] if days else [])
    return tuple(Silence(start, end) for start, end in gaps if end - start >= LEAST)


def _days(case: Case) -> Iterator[date]:
    for contact in case.contacts:
        if contact.when:
            yield contact.when.start
    for letter in case.letters:
        if letter.state is LetterState.SENT and letter.sent_on:
            yield letter.sent_on
