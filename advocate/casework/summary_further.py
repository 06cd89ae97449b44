"""What the rulebook says for a case summary: the body that it is made for, the rules that are relied on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from advocate.casework import escalation
from advocate.domain.case import Case
from advocate.domain.summary import ForBody, Reader, ReliedOn, for_body, relied_on, route_for
from advocate.rulebook import escalation_routes


@dataclass(frozen=True, slots=True)
class Further:
    """The body, where there is one for this reader, and the rules."""

    body: ForBody | None
    rights: tuple[ReliedOn, ...]


def further(session: Session, case: Case, reader: Reader, *, owner_id: int, today: date) -> Further:
    """Return what goes into a reader's summary; the way on that the customer chose comes first."""
    choice = escalation.load_choice(session, owner_id=owner_id, case_id=case.id)
    seen = escalation.outlook(case, choice, today=today)
    route = route_for(reader, seen.routes)
    body = None
    if route is not None:
        if route.id != seen.routes[0].id:
            seen = escalation.outlook(case, replace(choice, route=route.id), today=today)
        body = for_body(route, seen.decision, seen.needs, country=case.country)
    known = escalation_routes.load(case.country).rights.values()
    return Further(body, relied_on(case, reader, known, seen.rights))
