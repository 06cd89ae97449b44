"""Brings a case in from an archive: its files first, then every row in one transaction, or nothing at all."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, BinaryIO, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import evidence, putting_together, taking_in
from advocate.casework.archive import parts
from advocate.casework.archive.layout import ArchiveError
from advocate.casework.archive.reading import Incoming, opened
from advocate.casework.complainant import owners_details
from advocate.casework.errors import CaseworkError
from advocate.casework.redaction import Box, cover_all
from advocate.casework.rows import belongs
from advocate.casework.taking_in import TakenIn
from advocate.domain.case import Complainant
from advocate.domain.kinds import PHOTOGRAPHS
from advocate.store import models as rows
from advocate.store.blobs import BlobStore
from advocate.store.models.columns import new_id

HERE_ALREADY = (
    "This case is here already, and nothing of it was changed. You can bring this in as a second one."
)
Files = Mapping[str, TakenIn]


@dataclass(frozen=True, slots=True)
class Brought:
    """The case that came in; `is_copy` says that its namesake was here already."""

    case_id: str
    is_copy: bool


def same_case(session: Session, incoming: Incoming, *, owner_id: int) -> rows.CaseRow | None:
    """Return the owner's case that an archive was made of, or None where it is not here."""
    wanted = str(incoming.told["case"]["id"])
    query = select(rows.CaseRow).where(rows.CaseRow.public_id == wanted, rows.CaseRow.owner_id == owner_id)
    return session.scalar(query)


def take_files(
    blobs: BlobStore,
    source: BinaryIO,
    incoming: Incoming,
    *,
    limit: int,
    into: dict[str, TakenIn],
    told: Callable[[int], None] | None = None,
) -> None:
    """Store and look into every exhibit's file, outside of any transaction.

    `limit` is in bytes for one file. What is stored is put into `into` by its label, one by one, so that the
    caller can drop it when a later one is refused: CaseworkError names the file. `told` hears how many are
    done, after each.
    """
    with opened(source) as archive:
        for exhibit in incoming.exhibits:
            into[exhibit["label"]] = _take(blobs, archive, exhibit, limit)
            if told:
                told(len(into))


def bring_in(
    session: Session,
    blobs: BlobStore,
    incoming: Incoming,
    taken: Files,
    *,
    owner_id: int,
    as_copy: bool,
    case_limit: int,
    now: datetime,
) -> Brought:
    """Write the whole case; the caller's transaction makes it all or nothing.

    Nothing that is there is changed: where the very case is here already, CaseworkError, unless `as_copy`.
    The owner's own details stay as they are; the case keeps those that it was saved with.
    """
    there = same_case(session, incoming, owner_id=owner_id)
    if there is not None and not as_copy:
        raise CaseworkError(HERE_ALREADY)
    case = _case(session, incoming, owner_id)
    session.add(case)
    session.flush()
    names = _entries(session, case, incoming.told, now)
    _lone(session, case, incoming.told, names, now)
    numbers = {}
    for exhibit in incoming.exhibits:
        numbers[exhibit["label"]] = _exhibit(
            session, blobs, case, exhibit, taken[exhibit["label"]], case_limit, now
        )
    case.exhibits_numbered = incoming.told["case"]["labels_given"]
    _back(session, case, incoming.told, names, numbers)
    _answers(session, case, incoming.told, names, numbers, now)
    session.flush()
    return Brought(case.public_id, there is not None)


def stored(taken: Files) -> set[str]:
    """Return the names of what `take_files` stored, for `drop_blobs` when the case does not come in."""
    return {
        name
        for found in taken.values()
        for name in (found.sha256, found.preview_sha256, *found.pages_sha256)
        if name
    }


def _take(blobs: BlobStore, archive: zipfile.ZipFile, exhibit: Mapping[str, Any], limit: int) -> TakenIn:
    if exhibit["media_type"] == PHOTOGRAPHS:
        limit = putting_together.most_bytes(limit)
    with archive.open(exhibit["file"]) as source:
        found = taking_in.take_in(
            blobs, stream=cast(BinaryIO, source), filename=exhibit["filename"], limit=limit
        )
    if found.sha256 != exhibit["sha256"]:
        raise ArchiveError(f"“{exhibit['file']}” in this file was changed after the case was saved.")
    return found


def _case(session: Session, incoming: Incoming, owner_id: int) -> rows.CaseRow:
    told = incoming.told["case"]
    is_free = session.scalar(select(rows.CaseRow.id).where(rows.CaseRow.public_id == told["id"])) is None
    signer = Complainant(**parts.columns(incoming.told["complainant"], parts.COMPLAINANT))
    usual = owners_details(session.get_one(rows.OwnerRow, owner_id))
    is_other = signer not in (usual, Complainant())
    return rows.CaseRow(
        **parts.columns(told, parts.CASE),
        **{f"complainant_{name}": value for name, value in asdict(signer).items() if is_other},
        owner_id=owner_id,
        # the same address as before where it is free, so that a case that was deleted comes back as itself
        public_id=told["id"] if is_free and len(told["id"]) >= len(new_id()) else new_id(),
        created_at=datetime.fromisoformat(told["created_at"]),
    )


def _entries(session: Session, case: rows.CaseRow, told: Mapping[str, Any], now: datetime) -> dict[str, str]:
    """Write everything that is in a list; returns the new id of each entry by its old one."""
    names = {entry["id"]: new_id() for kind in parts.LISTS for entry in told[kind]}
    for kind, (model, fields) in parts.LISTS.items():
        for entry in told[kind]:
            row = model(
                **belongs(case, now=now), **parts.columns(entry, fields), public_id=names[entry["id"]]
            )
            if kind == "contacts":
                row.letter_id = names.get(entry["letter"], "")
            if kind == "letters":
                row.about_id = names.get(entry["about"], "")
                row.particulars = {
                    name: names.get(word, "") if name in parts.NAMES_AN_ENTRY else word
                    for name, word in entry["particulars"].items()
                }
            session.add(row)
    session.flush()
    return names


def _lone(
    session: Session, case: rows.CaseRow, told: Mapping[str, Any], names: Mapping[str, str], now: datetime
) -> None:
    """Write what a case has once: the goal, how it ended, the story with its parts."""
    for name, model, fields in (
        ("outcome", rows.OutcomeRow, parts.OUTCOME),
        ("closing", rows.ClosingRow, parts.CLOSING),
        ("further", rows.EscalationRow, parts.FURTHER),
        ("card", rows.NegotiationCardRow, parts.CARD),
    ):
        if told[name] is not None:
            session.add(model(**belongs(case, now=now), **parts.columns(told[name], fields)))
    if told["story"] is None:
        return
    session.add(rows.StoryRow(**belongs(case, now=now), text=told["story"]["text"]))
    for part in told["story"]["parts"]:
        became = " ".join(names[old] for old in part["became"] if old in names)
        values = parts.columns(part, parts.STORY_PART)
        session.add(rows.StoryPartRow(**belongs(case, now=now), **values, entry_id=became))


def _exhibit(
    session: Session,
    blobs: BlobStore,
    case: rows.CaseRow,
    told: Mapping[str, Any],
    taken: TakenIn,
    case_limit: int,
    now: datetime,
) -> rows.ExhibitRow:
    """Make a stored file an exhibit under its own label."""
    taking_in.make_sure(session, blobs, taken)
    case.exhibits_numbered = int(told["label"][1:]) - 1
    place: dict[str, Any] = {"owner_id": case.owner_id, "case_id": case.public_id}
    added = evidence.add(session, **place, taken=taken, case_limit=case_limit, now=now)
    row = evidence.load(session, **place, exhibit_id=added.exhibit_id)
    row.title, row.shows, row.when = told["title"], told["shows"], parts.read_when(told["when"])
    row.received_at = datetime.fromisoformat(told["received_at"])
    row.came_with = int(told.get("came_with", "")[1:] or 0)
    row.passage = told.get("passage", "")
    row.passage_page = min(told.get("passage_page", 0), row.pages)
    session.flush()
    wanted = [Box(*map(int, place.split())) for place in told.get("covered", ())]
    if wanted:
        # without this the copy would show what was covered
        cover_all(session, blobs, row, wanted, now=now)
    return row


def _back(
    session: Session,
    case: rows.CaseRow,
    told: Mapping[str, Any],
    names: Mapping[str, str],
    exhibits: Mapping[str, rows.ExhibitRow],
) -> None:
    """Write which exhibits back which entries."""
    for kind in parts.BACKED:
        for entry in told[kind]:
            for label in dict.fromkeys(entry["exhibits"]):
                session.add(
                    rows.ExhibitLinkRow(
                        owner_id=case.owner_id,
                        case_id=case.id,
                        exhibit_id=exhibits[label].id,
                        entry_id=names[entry["id"]],
                    )
                )


def _answers(
    session: Session,
    case: rows.CaseRow,
    told: Mapping[str, Any],
    names: Mapping[str, str],
    exhibits: Mapping[str, rows.ExhibitRow],
    now: datetime,
) -> None:
    """Write replies, reminders, changed days, and what was said of findings and of the checklist."""
    place = belongs(case, now=now)
    for exhibit in told["exhibits"]:
        row = exhibits[exhibit["label"]]
        became = {one["key"]: names.get(one["entry"], "") for one in exhibit.get("findings", ())}
        for key, entry_id in became.items():
            session.add(rows.FindingRow(**place, exhibit_id=row.id, key=key, entry_id=entry_id))
    said = {one["item"]: one["answer"] for one in told.get("wanted_evidence", ())}
    for item, answer in said.items():
        session.add(rows.WantedEvidenceRow(**place, item=item, answer=answer))
    for reminder in told.get("reminders", ()):
        session.add(rows.ReminderRow(**place, **parts.columns(reminder, parts.REMINDER)))
    for reply in told.get("replies", ()):
        columns = parts.columns(reply, parts.REPLY)
        columns |= {name: names.get(columns[name], "") for name in ("contact_id", "note_id")}
        session.add(rows.ReplyRow(**place, **columns))
    for change in told.get("adjustments", ()):
        columns = parts.columns(change, parts.ADJUSTMENT)
        columns["entry_id"] = names.get(columns["entry_id"], "")
        session.add(rows.AdjustmentRow(**place, **columns))
