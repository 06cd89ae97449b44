"""A new entry that starts from what was found in an exhibit, looked at and changed before it is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from advocate.casework import findings
from advocate.casework.timeline import EntryKind
from advocate.domain.case import Case, ChannelKind, When
from advocate.domain.evidence.offer import Offer, OfferKind
from advocate.web import visit


@dataclass(frozen=True, slots=True)
class Asked:
    """The finding that the address names, and the exhibit it was found in."""

    exhibit_id: str
    label: str
    offer: Offer


def finding_asked_for(case: Case, kind: EntryKind) -> Asked | None:
    """Return the finding that the address asks for; None where none is, or it is answered already."""
    exhibit = case.exhibit(request.args.get("exhibit", ""))
    key = request.args.get("finding", "")
    if exhibit is None or not key:
        return None
    offer = findings.find(
        visit.session(),
        owner_id=visit.owner_id(),
        case=case,
        exhibit_id=exhibit.id,
        key=key,
        today=visit.today(),
    )
    if offer is None or offer.known or findings.KINDS[offer.kind] is not kind:
        return None
    return Asked(exhibit.id, exhibit.label, offer)


def filled_from(asked: Asked | None) -> dict[str, Any]:
    """Return what a finding puts into the form of its kind."""
    if asked is None:
        return {}
    offer = asked.offer
    told: dict[str, Any] = {"text": offer.text, "when": offer.when}
    if offer.kind is OfferKind.CONTACT:
        told["channel"] = ChannelKind.EMAIL.value
        told |= {"person": offer.person, "reference": offer.reference}
        told |= {"direction": offer.direction.value} if offer.direction else {}
    if offer.kind is OfferKind.PROMISE:
        told |= {"by_whom": offer.person, "due": When.on(offer.due_on) if offer.due_on else None}
    return told


def note_answer(case: Case, asked: Asked | None, entry_id: str) -> str:
    """Note that a finding went to an entry, and return where to go on; "" where there is none."""
    if asked is None:
        return ""
    place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case.id}
    findings.answer(
        visit.session(),
        **place,
        exhibit_id=asked.exhibit_id,
        key=asked.offer.key,
        entry_id=entry_id,
        now=visit.now(),
    )
    return url_for("evidence.show", case_id=case.id, exhibit_id=asked.exhibit_id, _anchor="found")
