"""Escalation routes and rights as data: the body, what it asks for, its times, and the rules to quote."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from advocate.domain.deadlines import DeadlineRule, Provenance, Purpose, StartEvent
from advocate.domain.kinds import RemedyKind, Sector
from advocate.domain.values import Money


class RouteKind(StrEnum):
    """What the body on a route does."""

    OMBUDSMAN = "ombudsman"
    ADR = "adr"
    ARBITRATION = "arbitration"
    APPEAL = "appeal"
    MEDIATOR = "mediator"
    RELAY = "relay"
    REGULATOR = "regulator"
    REPORT_ONLY = "report_only"
    TRIBUNAL = "tribunal"
    COURT = "court"
    FIRM = "firm"
    DIRECTORY = "directory"
    NONE_YET = "none_yet"


class Binding(StrEnum):
    """Whom a decision of the body binds."""

    IF_YOU_ACCEPT = "if_you_accept"
    BOTH = "both"
    ORGANISATION = "organisation"
    ORDER = "order"
    DUTY = "duty"
    RECOMMENDS = "recommends"
    MEDIATES = "mediates"
    NONE = "none"
    VARIES = "varies"
    UNCLEAR = "unclear"


class NoteKind(StrEnum):
    """What a note of a route is about; each is shown to the customer."""

    NOTE = "note"
    WARNING = "warning"
    ELIGIBILITY = "eligibility"
    PENDING = "pending"
    SOURCES = "sources"
    LOOKUP = "lookup"
    ATTACHMENTS = "attachments"
    CONDITION = "condition"
    ADDRESS = "address"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another body that may be the right one, such as the other scheme of a sector."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Body:
    """The body on a route. `binds_organisation` is None where that depends or is not known.

    `claim_limit` is what a claim may be worth, `award_limit` what may be awarded (with
    `limit_is_for_claims` both); `gatekeeper` must send the matter on.
    """

    name: str
    url: str
    is_free: bool
    binding: Binding
    binds_organisation: bool | None = None
    binding_words: str = ""
    fee: Money | None = None
    fee_note: str = ""
    free_first: str = ""
    award_limit: Money | None = None
    is_award_limit_verified: bool = True
    claim_limit: Money | None = None
    limit_is_for_claims: bool = False
    limit_if: str = ""
    limit_note: str = ""
    gatekeeper: str = ""
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteFact:
    """One fact that a route rests on, with its own source and the day of the copy that was read."""

    text: str
    source: str = ""
    copied: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class RouteNote:
    """What the figures of a route cannot say, in words that are shown to the customer."""

    about: NoteKind
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LocalPart:
    """What differs in one part of the country: the limit, the address."""

    region: str
    award_limit: Money | None = None
    url: str = ""
    note: str = ""
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class EscalationRoute:
    """One way on for a sector and a region: the first step, the body, what it asks for, and all its times.

    `sectors` is empty where any matter fits (the courts). `only_if` says in words when a narrower route fits
    ("it is about your personal data"); `early` are the events that open it before the time is over.
    """

    id: str
    region: str
    sectors: frozenset[Sector]
    matter: str
    kind: RouteKind
    body: Body
    first_step: str
    provenance: Provenance
    first_step_how: str = ""
    only_if: str = ""
    needs: tuple[str, ...] = ()
    early: tuple[StartEvent, ...] = ()
    early_words: str = ""
    rights: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    rules: tuple[DeadlineRule, ...] = ()
    facts: tuple[RouteFact, ...] = ()
    notes: tuple[RouteNote, ...] = ()
    places: tuple[LocalPart, ...] = ()
    is_pending: bool = False
    applies_from: date | None = None

    def rule(self, purpose: Purpose) -> DeadlineRule | None:
        """Return the first rule with that purpose, or None."""
        return next((rule for rule in self.rules if rule.purpose is purpose), None)


@dataclass(frozen=True, slots=True)
class Right:
    """A rule to quote: its exact reference, what it says in our words, its own clocks, and calm words for it.

    `remedies` are the outcomes it helps with, empty for any; the amounts say for which sums it holds.
    """

    id: str
    name: str
    reference: str
    summary: str
    provenance: Provenance
    region: str = ""
    say: str = ""
    remedies: frozenset[RemedyKind] = frozenset()
    amount_over: Money | None = None
    amount_from: Money | None = None
    amount_up_to: Money | None = None
    in_force: bool = True
    in_force_from: date | None = None
    expected: str = ""
    pending: str = ""
    rules: tuple[DeadlineRule, ...] = ()


@dataclass(frozen=True, slots=True)
class RouteBook:
    """The routes and rights that hold in one country, in the order in which they are offered.

    `problems` are sentences on what could not be read; the rest works without it.
    """

    routes: tuple[EscalationRoute, ...] = ()
    rights: dict[str, Right] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def route(self, route_id: str) -> EscalationRoute | None:
        """Return the route with that id, or None."""
        return next((route for route in self.routes if route.id == route_id), None)
