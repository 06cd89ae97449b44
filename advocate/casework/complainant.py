"""Who signs a case: the owner, or somebody else with details of their own."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from advocate.casework.errors import StaleError
from advocate.casework.rows import change, load_owned
from advocate.domain.case import Complainant
from advocate.store.models import CaseRow, OwnerRow


def owners_details(owner: OwnerRow) -> Complainant:
    """Return the details that the owner gave once for every case."""
    return Complainant(owner.name, owner.address, owner.email, owner.phone)


def case_details(row: CaseRow) -> Complainant | None:
    """Return the details that a case has of its own, None where its owner signs."""
    if row.complainant_name is None:
        return None
    told = (row.complainant_address, row.complainant_email, row.complainant_phone)
    return Complainant(row.complainant_name, *(value or "" for value in told))


def has_own(session: Session, *, owner_id: int, case_id: str) -> bool:
    """Return whether the case has details of its own."""
    return case_details(load_owned(session, owner_id=owner_id, case_id=case_id)) is not None


def sign_case(
    session: Session, *, owner_id: int, case_id: str, version: int, signer: Complainant, now: datetime
) -> None:
    """Let `signer` sign a case. The owner's own details are no others: later changes of them count here too.

    `version` is the case's; StaleError when the case was changed in another tab.
    """
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    usual = owners_details(session.get_one(OwnerRow, owner_id))
    if row.version != version:
        raise StaleError(theirs=asdict(case_details(row) or usual), version=row.version)
    is_owner = signer == usual
    values = {
        "complainant_name": None if is_owner else signer.name,
        "complainant_address": None if is_owner else signer.address,
        "complainant_email": None if is_owner else signer.email,
        "complainant_phone": None if is_owner else signer.phone,
    }
    change(session, row, version=version, values=values, now=now, case_id=row.id)


def sign_as_owner(session: Session, *, owner_id: int, case_id: str, version: int, now: datetime) -> None:
    """Let the owner sign the case again."""
    signer = owners_details(session.get_one(OwnerRow, owner_id))
    sign_case(session, owner_id=owner_id, case_id=case_id, version=version, signer=signer, now=now)
