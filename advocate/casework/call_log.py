"""Bringing in a call log or notes: read from a file, looked through, landed at once, taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import evidence, taking_in
from advocate.casework.errors import CaseworkError
from advocate.casework.rows import belongs, change, load_entry, load_owned
from advocate.casework.timeline import MODELS, EntryKind, EntryRow, contact_values, fact_values
from advocate.domain.call_log import DateOrder, LogRow, Meaning, Plan, guess_plan, read_rows
from advocate.domain.case import Case, ChannelKind
from advocate.files import clean_filename, read_table_safely
from advocate.store.models import BroughtTableRow

LANDED = "These rows are on the timeline already."


@dataclass(frozen=True, slots=True)
class Brought:
    """A list that was read from a file; `ticked` are the numbers of the rows that come in."""

    id: str
    filename: str
    cells: list[list[str]]
    plan: Plan
    rows: tuple[LogRow, ...]
    ticked: frozenset[int]
    exhibit_id: str
    landed: int
    brought_at: datetime | None
    version: int


def read_file(stream: BinaryIO, filename: str, *, limit: int) -> list[list[str]]:
    """Return the rows of a CSV file or a workbook; `limit` is in bytes.

    Raises CaseworkError with the sentence that says why it can't be read.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise CaseworkError(
            f"“{taking_in.shortened(clean_filename(filename))}” is larger than {taking_in.megabytes(limit)}. "
            "Split it, and bring in each part.",
            field="files",
        )
    rows, why = read_table_safely(data, filename)
    if why:
        raise CaseworkError(why, field="files")
    return rows


def receive(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    cells: list[list[str]],
    filename: str,
    exhibit_id: str,
    today: date,
    now: datetime,
) -> str:
    """Keep a list until its rows are brought in or it is left; returns its public id.

    `exhibit_id` is the exhibit that its file became, "" for none; what comes in is then backed by it.
    """
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    row = BroughtTableRow(
        **belongs(case, now=now),
        filename=clean_filename(filename),
        cells=cells,
        reading=_told(guess_plan(cells, country=case.country, today=today)),
        ticks={},
        exhibit_id=exhibit_id,
        entries=[],
    )
    session.add(row)
    session.flush()
    return row.public_id


def load(session: Session, case: Case, *, owner_id: int, table_id: str, today: date) -> Brought:
    """Return a list of the owner's case with what each row would become; NotFoundError for any other."""
    row = _row(session, owner_id=owner_id, case_id=case.id, table_id=table_id)
    return _brought(row, case, today)


def waiting_and_landed(session: Session, *, owner_id: int, case_id: str) -> list[BroughtTableRow]:
    """Return the lists of a case, the newest first, without their cells."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    here = BroughtTableRow.case_id == case.id, BroughtTableRow.owner_id == owner_id
    return list(session.scalars(select(BroughtTableRow).where(*here).order_by(BroughtTableRow.id.desc())))


def choose_plan(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    table_id: str,
    version: int,
    plan: Plan,
    now: datetime,
) -> None:
    """Say what the columns of a list mean; StaleError when it was changed in another tab."""
    row = _row(session, owner_id=owner_id, case_id=case_id, table_id=table_id)
    _check_waiting(row)
    change(session, row, version=version, values={"reading": _told(plan)}, now=now)


def tick(
    session: Session,
    case: Case,
    *,
    owner_id: int,
    table_id: str,
    shown: Collection[int],
    ticked: Collection[int],
    today: date,
) -> None:
    """Keep which of the rows that were shown come in; all others stay as they were."""
    row = _row(session, owner_id=owner_id, case_id=case.id, table_id=table_id)
    _check_waiting(row)
    here = [r for r in _brought(row, case, today).rows if r.number in shown and r.can_come_in]
    kept = dict(row.ticks)
    for one in here:
        kept[str(one.number)] = one.number in ticked
    row.ticks = kept
    session.flush()


def bring_in(
    session: Session, case: Case, *, owner_id: int, table_id: str, today: date, now: datetime
) -> int:
    """Put all ticked rows on the timeline at once and return how many; CaseworkError where none is ticked.

    `take_back` takes them off again, all of them.
    """
    row = _row(session, owner_id=owner_id, case_id=case.id, table_id=table_id)
    _check_waiting(row)
    found = _brought(row, case, today)
    wanted = [one for one in found.rows if one.number in found.ticked]
    if not wanted:
        raise CaseworkError("No row is ticked. Tick those that you want on the timeline.")
    here = belongs(load_owned(session, owner_id=owner_id, case_id=case.id), now=now)
    made = [(_kind(one), MODELS[_kind(one)](**here, **_values(one))) for one in wanted]
    session.add_all(entry for _, entry in made)
    session.flush()
    row.entries = [[kind.value, entry.public_id] for kind, entry in made]
    row.brought_at = now
    session.flush()
    _back(session, case, owner_id, row, made)
    return len(made)


def take_back(session: Session, *, owner_id: int, case_id: str, table_id: str, now: datetime) -> int:
    """Take everything that came from a list off the timeline and return how much that was.

    The list is as it was before, with its ticks, and can be brought in again.
    """
    row = _row(session, owner_id=owner_id, case_id=case_id, table_id=table_id)
    taken = 0
    for entry in _entries(session, row):
        taken += entry.deleted_at is None
        entry.deleted_at = entry.deleted_at or now
    row.entries, row.brought_at = [], None
    session.flush()
    return taken


def leave(session: Session, *, owner_id: int, case_id: str, table_id: str) -> None:
    """Forget a list that was read; what came of it stays on the timeline."""
    session.delete(_row(session, owner_id=owner_id, case_id=case_id, table_id=table_id))
    session.flush()


def _row(session: Session, *, owner_id: int, case_id: str, table_id: str) -> BroughtTableRow:
    return load_entry(session, BroughtTableRow, owner_id=owner_id, case_id=case_id, entry_id=table_id)


def _check_waiting(row: BroughtTableRow) -> None:
    if row.brought_at is not None:
        raise CaseworkError(LANDED)


def _brought(row: BroughtTableRow, case: Case, today: date) -> Brought:
    plan = _read_plan(row.reading)
    # what has landed is on the timeline, and would all look like what is there
    rows = read_rows(row.cells, plan, case, today=today)
    ticked = (
        one.number for one in rows if row.ticks.get(str(one.number), one.is_suggested) and one.can_come_in
    )
    return Brought(
        id=row.public_id,
        filename=row.filename,
        cells=row.cells,
        plan=plan,
        rows=rows,
        ticked=frozenset(ticked),
        exhibit_id=row.exhibit_id,
        landed=len(row.entries),
        brought_at=row.brought_at,
        version=row.version,
    )


def _told(plan: Plan) -> dict[str, Any]:
    return {
        "meanings": [meaning.value for meaning in plan.meanings],
        "heads": plan.heads,
        "order": plan.order.value,
        "channel": plan.channel.value if plan.channel else "",
    }


def _read_plan(told: Mapping[str, Any]) -> Plan:
    channel = ChannelKind(told["channel"]) if told["channel"] else None
    return Plan(tuple(map(Meaning, told["meanings"])), told["heads"], DateOrder(told["order"]), channel)


def _kind(row: LogRow) -> EntryKind:
    return EntryKind.NOTE if row.is_note else EntryKind.CONTACT


def _values(row: LogRow) -> dict[str, Any]:
    if row.is_note:
        return fact_values(text=row.text, when=row.when)
    return contact_values(
        text=row.text,
        when=row.when,
        channel=row.channel,
        direction=row.direction,
        at=row.at,
        person=row.person,
        role=row.role,
        reference=row.reference,
        minutes=row.minutes,
    )


def _back(
    session: Session,
    case: Case,
    owner_id: int,
    row: BroughtTableRow,
    made: Iterable[tuple[EntryKind, EntryRow]],
) -> None:
    """Let the file back the contacts that came from it; a private note needs nothing to show it."""
    contacts = [entry.public_id for kind, entry in made if kind is EntryKind.CONTACT]
    if row.exhibit_id and case.exhibit(row.exhibit_id) is not None:
        place: dict[str, Any] = {"owner_id": owner_id, "case_id": case.id, "exhibit_id": row.exhibit_id}
        evidence.show(session, **place, shown=(), ticked=contacts)


def _entries(session: Session, row: BroughtTableRow) -> Iterable[EntryRow]:
    for kind, model in MODELS.items():
        ids = [entry_id for of, entry_id in row.entries if of == kind.value]
        found: Iterable[Any] = session.scalars(
            select(model).where(model.case_id == row.case_id, model.public_id.in_(ids))
        )
        yield from found
