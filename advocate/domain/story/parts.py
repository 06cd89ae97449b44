"""What a story is sorted into: a part of it, its kind, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.case import ChannelKind, Direction, PromiseState, When
from advocate.domain.text import FoundDate, FoundMoney, FoundPerson, FoundReference


class PartKind(StrEnum):
    """What a careful adviser would file a sentence under."""

    FACT = "fact"
    CONTACT = "contact"
    PROMISE = "promise"
    IMPACT = "impact"
    OPINION = "opinion"
    REQUEST = "request"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence (or clause) of a story, where it stands, its kind, and what was found in it.

    `start` and `end` count code points of the story, end exclusive. `promised_by` is the last day of what was
    promised, `promise_working` says how it was worked out. `calmer` restates a heated part, "" where there is
    nothing to restate. `why` says in a line why the part is of its kind. `when` is when it happened: told in
    the part itself, or the day of the contact that an earlier sentence named; None where that isn't sure.
    `clauses` are the contact and the promise in it, where the sentence is plainly both.
    """

    start: int
    end: int
    text: str
    kind: PartKind
    dates: tuple[FoundDate, ...] = ()
    amounts: tuple[FoundMoney, ...] = ()
    references: tuple[FoundReference, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    promised_by: date | None = None
    promise_working: str = ""
    promise_state: PromiseState = PromiseState.OPEN
    channel: ChannelKind | None = None
    direction: Direction | None = None
    minutes: int | None = None
    helped: bool = False
    calmer: str = ""
    why: str = ""
    when: When | None = None
    clauses: tuple[Part, ...] = ()
