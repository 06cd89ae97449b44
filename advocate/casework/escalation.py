"""Going further: what the rules say of a case today, and what the customer chose and told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError, StaleError
from advocate.casework.regions import REGIONS
from advocate.casework.rows import belongs, change, load_owned
from advocate.domain import escalation as routes
from advocate.domain.case import Case
from advocate.domain.deadlines import Deadline, StartEvent, deadlines_for, on
from advocate.domain.escalation import Decision, EscalationRoute, FittingRight, FoundReason, Need, Rung
from advocate.domain.kinds import Reason
from advocate.rulebook import escalation_routes
from advocate.store.models import CaseRow, EscalationRow


@dataclass(frozen=True, slots=True)
class Choice:
    """What the customer chose and told; `told` are days that no letter of the case tells.

    `ticked` holds by its words what they said of a thing that a body asks for: it is there, or it isn't.
    """

    route: str = ""
    region: str = ""
    told: Mapping[StartEvent, date] = field(default_factory=dict)
    reason: Reason | None = None
    reason_words: str = ""
    ticked: Mapping[str, bool] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything the page says about going further with a case today.

    `routes` are all that fit, the chosen one first; `deadlines` are the chosen route's, `regions` the parts
    of the country in which other rules hold. `is_incomplete` says that some of the country's rules could not
    be read, so that a way may be missing.
    """

    decision: Decision
    line: str
    routes: tuple[EscalationRoute, ...]
    deadlines: tuple[Deadline, ...]
    ladder: tuple[Rung, ...]
    needs: tuple[Need, ...]
    rights: tuple[FittingRight, ...]
    found: tuple[FoundReason, ...]
    regions: tuple[str, ...]
    is_incomplete: bool = False


def load_choice(session: Session, *, owner_id: int, case_id: str) -> Choice:
    """Return what was chosen, an empty choice before that; NotFoundError for a case that isn't theirs."""
    row = _row(session, owner_id=owner_id, case_id=case_id)
    return _choice(row) if row is not None else Choice()


def load_choices(session: Session, *, owner_id: int) -> Mapping[str, Choice]:
    """Return what was chosen in each of the owner's cases, by the id of the case."""
    query = select(CaseRow.public_id, EscalationRow).join(CaseRow, CaseRow.id == EscalationRow.case_id)
    found = session.execute(query.where(EscalationRow.owner_id == owner_id))
    return {case_id: _choice(row) for case_id, row in found}


def _choice(row: EscalationRow) -> Choice:
    return Choice(
        route=row.route,
        region=row.region,
        told=_days(row.told),
        reason=Reason(row.reason) if row.reason else None,
        reason_words=row.reason_words,
        ticked=row.ticked,
        version=row.version,
    )


def choose(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    version: int,
    values: Mapping[str, Any],
    now: datetime,
) -> None:
    """Save some columns of the choice; StaleError when it was changed in another tab."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    row = _row(session, owner_id=owner_id, case_id=case_id)
    if row is not None:
        change(session, row, version=version, values=values, now=now)
        return
    if version:
        raise StaleError(theirs=dict.fromkeys(values, ""), version=0)
    session.add(EscalationRow(**belongs(case, now=now), **values))
    session.flush()


def told_with(choice: Choice, event: StartEvent, day: date | None) -> dict[str, str]:
    """Return the days told with one more, or without it where `day` is None, as the row keeps them."""
    told = {**choice.told, event: day}
    return {name.value: known.isoformat() for name, known in told.items() if known is not None}


def ticked_with(case: Case, choice: Choice, need: str, *, is_there: bool, today: date) -> dict[str, bool]:
    """Return what was said of the things a body asks for, with one more; CaseworkError for an unknown one.

    What is said as the case shows it by itself isn't kept: it goes on following the case.
    """
    bare = replace(choice, ticked={})
    found = next((one for one in outlook(case, bare, today=today).needs if one.text == need), None)
    if found is None:
        raise CaseworkError("They don't ask for that any more.")
    ticked = {name: said for name, said in choice.ticked.items() if name != need}
    return ticked if found.is_there is is_there and not found.is_guess else {**ticked, need: is_there}


def outlook(case: Case, choice: Choice, *, today: date) -> Outlook:
    """Return what the rulebook says of the case today, for the route and the region that were chosen."""
    book = escalation_routes.load(case.country)
    fitting = routes.routes_for(book.routes, case.sector, case.country, choice.region)
    chosen = next((route for route in fitting if route.id == choice.route), None)
    ordered = (chosen, *(r for r in fitting if r is not chosen)) if chosen else fitting
    first = ordered[0] if ordered else None
    told = {event: on(day) for event, day in choice.told.items()}
    deadlines = deadlines_for(case, first.rules if first else (), today, region=choice.region, told=told)
    reasons = (choice.reason,) if choice.reason else ()
    decision = routes.decide(case, deadlines, first, today, reasons=reasons, told=told)
    return Outlook(
        decision=decision,
        line=routes.say_verdict(decision, case.country),
        routes=ordered,
        deadlines=deadlines,
        ladder=routes.ladder(case, ordered),
        needs=routes.checklist(case, first, told=told, said=choice.ticked) if first else (),
        rights=routes.rights_for(case, ordered, book.rights, today, region=choice.region, told=told),
        found=routes.found_reasons(case, deadlines, today, told=told),
        regions=_regions(book.routes, case.country),
        is_incomplete=bool(book.problems),
    )


def check_route(case: Case, route: str, region: str) -> None:
    """Raise CaseworkError for a route that isn't in the rulebook of the case's country."""
    book = escalation_routes.load(case.country)
    fitting = routes.routes_for(book.routes, case.sector, case.country, region)
    if route and all(known.id != route for known in fitting):
        raise CaseworkError("That way isn't open there. Choose one of these.", field="route")


def _regions(known: tuple[EscalationRoute, ...], country: str) -> tuple[str, ...]:
    """Return the parts of the country for which the rulebook has something of its own."""
    named = {route.region for route in known} | {place.region for route in known for place in route.places}
    start = f"{country}-"
    return tuple(sorted(region for region in named if region.startswith(start) and region in REGIONS))


def _days(told: Mapping[str, str]) -> dict[StartEvent, date]:
    known = {event.value for event in StartEvent}
    return {StartEvent(name): date.fromisoformat(day) for name, day in told.items() if name in known}


def _row(session: Session, *, owner_id: int, case_id: str) -> EscalationRow | None:
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    return session.scalar(select(EscalationRow).where(EscalationRow.case_id == case.id))
