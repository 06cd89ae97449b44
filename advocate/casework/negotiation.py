"""The private negotiation card of a case: apart from the case, so that nothing that is sent can hold it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.errors import StaleError
from advocate.casework.rows import belongs, change, load_owned
from advocate.domain.case import Case
from advocate.domain.negotiation import CardIdeas, NegotiationCard, ideas_for
from advocate.rulebook import negotiation_texts
from advocate.store.models import NegotiationCardRow


def load_card(session: Session, *, owner_id: int, case_id: str) -> NegotiationCard:
    """Return the card as saved, an empty one before that; NotFoundError for a case that isn't theirs."""
    row = _row(session, owner_id=owner_id, case_id=case_id)
    if row is None:
        return NegotiationCard()
    return NegotiationCard(row.fair, row.options, row.alternative, row.theirs, row.questions, row.version)


def save_card(session: Session, *, owner_id: int, case_id: str, card: NegotiationCard, now: datetime) -> None:
    """Save the card; StaleError when it was changed in another tab."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    values = {name: value for name, value in asdict(card).items() if name != "version"}
    row = _row(session, owner_id=owner_id, case_id=case_id)
    if row is not None:
        change(session, row, version=card.version, values=values, now=now)
        return
    if card.version:
        raise StaleError(theirs=dict.fromkeys(values, ""), version=0)
    session.add(NegotiationCardRow(**belongs(case, now=now), **values))
    session.flush()


def ideas(case: Case) -> CardIdeas:
    """Return what could stand on the card of this case."""
    return ideas_for(case, negotiation_texts.load())


def _row(session: Session, *, owner_id: int, case_id: str) -> NegotiationCardRow | None:
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    return session.scalar(select(NegotiationCardRow).where(NegotiationCardRow.case_id == case.id))
