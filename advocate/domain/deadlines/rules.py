"""What a rule about time consists of: its clocks, its variants and versions, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.deadlines.events import StartEvent


class Unit(StrEnum):
    """What a clock counts in."""

    HOURS = "hours"
    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class RuleKind(StrEnum):
    """Who has to act by the day, or what it is where nobody has to."""

    YOU = "you"
    ORGANISATION = "organisation"
    BODY = "body"
    PRESUMPTION = "presumption"
    PROTECTION = "protection"
    TRIGGER = "trigger"


class Purpose(StrEnum):
    """What a rule is for: their time to answer, your time to go on, a stage of either, or a right's clock."""

    WAIT = "wait"
    LIMIT = "limit"
    STAGE = "stage"
    BODY = "body"
    RIGHT = "right"


class FirstDay(StrEnum):
    """Whether the day of the event itself is day 1; nearly everywhere the day after it is."""

    NEXT_DAY = "next_day"
    SAME_DAY = "same_day"


class Roll(StrEnum):
    """Where a day goes that falls on a weekend or a holiday."""

    NONE = "none"
    NEXT_WORKING_DAY = "next_working_day"


class DayEnd(StrEnum):
    """When the last day is over."""

    MIDNIGHT = "midnight"
    OFFICE_HOURS = "office_hours"


class Week(StrEnum):
    """Which days of the week are business days: the country's own, or Saturdays too."""

    USUAL = "usual"
    WITH_SATURDAYS = "saturdays"


class Which(StrEnum):
    """Which of several clocks counts: the first to run out ("all must be met"), or the last."""

    FIRST = "first"
    LAST = "last"


class Confidence(StrEnum):
    """How sure the rulebook is of an entry."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Circumstance(StrEnum):
    """What the customer can say of a case so that a variant of a rule applies."""

    HOLDING_REPLY = "holding_reply"
    EXTENSION_TOLD = "extension_told"
    PAYMENT_SERVICE = "payment_service"
    LONG_TERM_PRODUCT = "long_term_product"
    PROCESS_NOT_FINISHED = "process_not_finished"
    HARDSHIP = "hardship"
    SUPERANNUATION = "superannuation"
    SENT_TO_EUROPE_CANADA_NZ_AUSTRALIA = "sent_to_europe_canada_nz_australia"
    SENT_ELSEWHERE_ABROAD = "sent_elsewhere_abroad"


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: `amount` units from an event; no amount means that no fixed time is set.

    `minus_days` is taken off at the end ("six months less one day"); `is_backwards` counts into the past.
    """

    starts: StartEvent
    amount: int | None = None
    unit: Unit = Unit.DAYS
    first_day: FirstDay = FirstDay.NEXT_DAY
    roll: Roll = Roll.NONE
    ends: DayEnd = DayEnd.MIDNIGHT
    week: Week = Week.USUAL
    minus_days: int = 0
    is_backwards: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """Several clocks, of which the first or the last to run out counts."""

    which: Which
    terms: tuple[Term, ...]


Term = Clock | Several


@dataclass(frozen=True, slots=True)
class Variant:
    """Another term that holds in a circumstance, or in one part of a country."""

    term: Term
    when: str = ""
    circumstance: Circumstance | None = None
    region: str = ""
    note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The term that holds for clocks that start on `since` or later; the oldest has no `since`."""

    term: Term
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where something comes from and how far it can be trusted; `review_by` is the day it goes stale."""

    checked_on: date
    review_by: date
    sources: tuple[str, ...] = ()
    is_verified: bool = False
    confidence: Confidence = Confidence.LOW

    def is_stale(self, today: date) -> bool:
        """Return whether it should have been checked again before today."""
        return today > self.review_by

    def is_sound(self, today: date) -> bool:
        """Return whether a customer may rely on it: verified, not stale, and not of low confidence."""
        return self.is_verified and not self.is_stale(today) and self.confidence is not Confidence.LOW


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A rule about time, as data. `versions` are in the order of `since`, the oldest first.

    `what` says what has to be done, `by_whom` whose rule or name it is ("Energy Ombudsman"), `link` is where
    it can be checked. A rule that is not in force yet (`in_force`, `in_force_from`) never gives a date.
    """

    id: str
    kind: RuleKind
    purpose: Purpose
    versions: tuple[Version, ...]
    what: str
    provenance: Provenance
    owner: str = ""
    link: str = ""
    region: str = ""
    variants: tuple[Variant, ...] = ()
    basis: str = ""
    notes: tuple[str, ...] = ()
    stage: str = ""
    can_pause: bool = False
    is_approximate: bool = False
    in_force: bool = True
    in_force_from: date | None = None
    pending: str = ""

    def is_in_force(self, today: date) -> bool:
        """Return whether the rule already holds."""
        return self.in_force and (self.in_force_from is None or self.in_force_from <= today)


def first_clock(term: Term) -> Clock:
    """Return the clock that a term names first: the one whose start is asked for first."""
    while isinstance(term, Several):
        term = term.terms[0]
    return term
