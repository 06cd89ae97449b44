"""Tells a case as the object that case.json holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.archive import layout, parts
from advocate.casework.archive.parts import Told, tell
from advocate.casework.redaction import box_of, boxes
from advocate.domain.case import Complainant
from advocate.store import models as rows
from advocate.store.models.columns import Deletable


def tell_case(
    session: Session,
    case: rows.CaseRow,
    *,
    complainant: Complainant,
    with_private: bool,
    now: datetime,
) -> Told:
    """Return everything that a case holds now; what was taken out and earlier versions are not told."""
    backing = _backing(session, case)
    told: Told = {
        "format": layout.FORMAT,
        "version": layout.VERSION,
        "made_at": now.isoformat(timespec="seconds"),
        "has_private": with_private,
        "case": {
            "id": case.public_id,
            "created_at": case.created_at.isoformat(),
            **tell(case, parts.CASE),
        },
        "complainant": tell(complainant, parts.COMPLAINANT),
        "outcome": _one(session, case, rows.OutcomeRow, parts.OUTCOME),
        "closing": _one(session, case, rows.ClosingRow, parts.CLOSING) if case.state != "open" else None,
        "further": _one(session, case, rows.EscalationRow, parts.FURTHER),
        "story": _story(session, case) if with_private else None,
        "card": _one(session, case, rows.NegotiationCardRow, parts.CARD) if with_private else None,
        "exhibits": [
            {**_exhibit(row), "covered": _covered(session, row), "findings": _findings(session, row)}
            for row in _all(session, case, rows.ExhibitRow)
        ],
    }
    for name, (model, fields) in parts.BESIDE.items():
        told[name] = [tell(row, fields) for row in _all(session, case, model)]
    for name, (model, fields) in parts.LISTS.items():
        told[name] = [_entry(name, row, fields, backing) for row in _all(session, case, model)]
    if not with_private:
        told["notes"], told["reminders"] = [], []
        if told["outcome"]:
            told["outcome"]["fallback"] = ""
    _drop_dangling(told)
    return told


def _entry(name: str, row: Any, fields: Sequence[parts.Field], backing: Mapping[str, Sequence[str]]) -> Told:
    told = {"id": row.public_id, **tell(row, fields)}
    if name in parts.BACKED:
        told["exhibits"] = list(backing.get(row.public_id, ()))
    if name == "contacts":
        told["letter"] = row.letter_id
    if name == "letters":
        told["about"] = row.about_id
    return told


def _drop_dangling(told: Told) -> None:
    """Name no entry that is not in the archive: it may have been deleted."""
    known = {entry["id"] for name in parts.LISTS for entry in told[name]}
    for contact in told["contacts"]:
        contact["letter"] = contact["letter"] if contact["letter"] in known else ""
    for letter in told["letters"]:
        letter["about"] = letter["about"] if letter["about"] in known else ""
        letter["particulars"] = {
            name: word
            for name, word in letter["particulars"].items()
            if name not in parts.NAMES_AN_ENTRY or word in known
        }
    told["replies"] = [reply for reply in told["replies"] if reply["contact"] in known]
    for reply in told["replies"]:
        reply["note"] = reply["note"] if reply["note"] in known else ""
    told["adjustments"] = [one for one in told["adjustments"] if one["rule"] or one["entry"] in known]
    for part in (told["story"] or {"parts": []})["parts"]:
        part["became"] = [name for name in part["became"] if name in known]
    for exhibit in told["exhibits"]:
        for finding in exhibit["findings"]:
            finding["entry"] = finding["entry"] if finding["entry"] in known else ""


def _story(session: Session, case: rows.CaseRow) -> Told | None:
    story = session.scalar(select(rows.StoryRow).where(rows.StoryRow.case_id == case.id))
    if story is None:
        return None
    sorted_parts = _all(session, case, rows.StoryPartRow)
    told = [{**tell(row, parts.STORY_PART), "became": row.entry_id.split()} for row in sorted_parts]
    return {"text": story.text, "parts": told}


def _exhibit(row: rows.ExhibitRow) -> Told:
    return {
        "label": f"E{row.number}",
        "file": layout.exhibit_file(row.number, row.filename),
        "filename": row.filename,
        "title": row.title,
        "shows": row.shows,
        "when": parts.tell_when(row.when),
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
        "received_at": row.received_at.isoformat(),
        "came_with": f"E{row.came_with}" if row.came_with else "",
        "passage": row.passage,
        "passage_page": row.passage_page,
    }


def _covered(session: Session, row: rows.ExhibitRow) -> list[str]:
    if not row.covered:
        return []
    return [" ".join(map(str, (box.page, *box.place))) for box in map(box_of, boxes(session, row))]


def _findings(session: Session, row: rows.ExhibitRow) -> list[Told]:
    query = select(rows.FindingRow).where(rows.FindingRow.exhibit_id == row.id)
    found = session.scalars(query.order_by(rows.FindingRow.id))
    return [{"key": one.key, "entry": one.entry_id} for one in found]


def _backing(session: Session, case: rows.CaseRow) -> Mapping[str, Sequence[str]]:
    """Return for each entry's id the labels of the exhibits that back it."""
    query = (
        select(rows.ExhibitLinkRow.entry_id, rows.ExhibitRow.number)
        .join(rows.ExhibitRow, rows.ExhibitRow.id == rows.ExhibitLinkRow.exhibit_id)
        .where(rows.ExhibitLinkRow.case_id == case.id, rows.ExhibitRow.deleted_at.is_(None))
        .order_by(rows.ExhibitRow.number)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for entry_id, number in session.execute(query):
        found[entry_id].append(f"E{number}")
    return found


def _all(session: Session, case: rows.CaseRow, model: type[Any]) -> Sequence[Any]:
    query = select(model).where(model.case_id == case.id)
    if issubclass(model, Deletable):
        query = query.where(model.deleted_at.is_(None))
    return session.scalars(query.order_by(model.id)).all()


def _one(
    session: Session, case: rows.CaseRow, model: type[Any], fields: Sequence[parts.Field]
) -> Told | None:
    row = session.scalar(select(model).where(model.case_id == case.id))
    return tell(row, fields) if row is not None else None
