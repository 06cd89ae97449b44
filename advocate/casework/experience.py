"""Organisations remembered across an owner's cases: what is known of one, and what is taken over from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import cases, snapshot
from advocate.domain.case import Case, Reference
from advocate.domain.experience import Experience, experience, same_name
from advocate.store.models import CaseRow

MOST_NAMES = 50
MOST_REFERENCES = 20


def others_with(session: Session, *, owner_id: int, case: Case) -> list[str]:
    """Return the public ids of the owner's other cases with the same organisation."""
    name = same_name(case.organisation.name)
    query = select(CaseRow.public_id, CaseRow.organisation_name).where(CaseRow.owner_id == owner_id)
    return [
        case_id
        for case_id, other in session.execute(query)
        if case_id != case.id and same_name(other) == name
    ]


def of_organisation(session: Session, *, owner_id: int, case: Case) -> Experience | None:
    """Return what the owner's other cases tell of a case's organisation, None where there is no other."""
    ids = others_with(session, owner_id=owner_id, case=case)
    return experience(case, snapshot.load_some(session, owner_id=owner_id, case_ids=ids)) if ids else None


def known_names(session: Session, *, owner_id: int) -> list[str]:
    """Return the names of the organisations that the owner had cases with, the latest first, each once."""
    query = select(CaseRow.organisation_name).where(CaseRow.owner_id == owner_id).order_by(CaseRow.id.desc())
    found: dict[str, str] = {}
    for name in session.scalars(query):
        found.setdefault(same_name(name), name)
    return list(found.values())[:MOST_NAMES]


def take_over(
    session: Session,
    *,
    owner_id: int,
    case: Case,
    version: int,
    email: str = "",
    address: str = "",
    references: tuple[Reference, ...] = (),
    now: datetime,
) -> None:
    """Put what is known of the organisation into a case; "" leaves what it has. StaleError as `cases.revise`.

    A reference that the case has already is not added again.
    """
    there = {reference.value for reference in case.references}
    every = [*case.references, *(r for r in references if r.value not in there)][:MOST_REFERENCES]
    values: dict[str, Any] = {
        "organisation_email": email or case.organisation.email,
        "organisation_address": address or case.organisation.address,
        "references": [{"label": r.label, "value": r.value} for r in every],
    }
    cases.revise(session, owner_id=owner_id, case_id=case.id, version=version, values=values, now=now)
