"""What evidence helps most in a case, what of it is here, and what the customer says of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import belongs, load_owned
from advocate.domain.case import Case, Direction
from advocate.domain.evidence.checklist import Answer, FileSort, Line, checklist, sort_of
from advocate.domain.evidence.mail_heads import way_of
from advocate.rulebook import evidence_items
from advocate.store.models import ExhibitRow, WantedEvidenceRow


def lines(session: Session, *, owner_id: int, case: Case) -> tuple[Line, ...]:
    """Return the evidence checklist of the owner's case."""
    row = load_owned(session, owner_id=owner_id, case_id=case.id)
    query = select(WantedEvidenceRow).where(WantedEvidenceRow.case_id == row.id)
    answers = {one.item: Answer(one.answer) for one in session.scalars(query)}
    return checklist(evidence_items.load(), case, ways=_ways(session, case), answers=answers)


def answer(
    session: Session, *, owner_id: int, case_id: str, item: str, said: Answer | None, now: datetime
) -> None:
    """Keep what the customer says of a line; None takes it back. CaseworkError for one that isn't there."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    if all(one.id != item for one in evidence_items.load()):
        raise CaseworkError("This line is not on the list any more.")
    query = select(WantedEvidenceRow).where(
        WantedEvidenceRow.case_id == case.id, WantedEvidenceRow.item == item
    )
    row = session.scalar(query)
    if said is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(WantedEvidenceRow(**belongs(case, now=now), item=item, answer=said.value))
    else:
        row.answer = said.value
    session.flush()


def _ways(session: Session, case: Case) -> Mapping[str, Direction]:
    """Return for the id of each e-mail which way it went, where its addresses tell."""
    mails = [exhibit.id for exhibit in case.exhibits if sort_of(exhibit) is FileSort.MAIL]
    query = select(ExhibitRow.public_id, ExhibitRow.headers).where(ExhibitRow.public_id.in_(mails))
    found = {}
    for name, headers in session.execute(query) if mails else ():
        way = way_of(case, {field.casefold(): value for field, value in headers})
        if way is not None and way.is_sure:
            found[name] = way.direction
    return found
