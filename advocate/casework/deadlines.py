"""The deadlines of a case with their working, and the customer's changes to their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework import escalation, snapshot
from advocate.casework.adjusted import adjustment
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.casework.escalation import Choice, Outlook
from advocate.casework.rows import belongs, change, load_entry, load_owned
from advocate.domain.adjustments import AdjustmentError, AdjustmentKind
from advocate.domain.case import Case
from advocate.domain.deadlines import on
from advocate.domain.status import Board, BoardLine, board
from advocate.store.models import AdjustmentRow

_NO_END = "Say on which day the clock ran again. A reply or a promise has no clock that stands still."
_BOTH_OPEN = "This clock stands still already. Say first when it ran again."


@dataclass(frozen=True, slots=True)
class Days:
    """What a case's pages say about its days: every deadline, and the outlook that they come from."""

    board: Board
    outlook: Outlook
    choice: Choice


@dataclass(frozen=True, slots=True)
class NewDay:
    """A change as it was asked for; the fields are those of an `Adjustment`."""

    kind: AdjustmentKind
    reason: str
    to: date | None = None
    days: int = 0
    paused_on: date | None = None
    resumed_on: date | None = None


def days_of(session: Session, case: Case, *, owner_id: int, today: date) -> Days:
    """Return every deadline of the case: of the chosen route, fitting rights, letters and promises.

    NotFoundError for a case that isn't theirs.
    """
    choice = escalation.load_choice(session, owner_id=owner_id, case_id=case.id)
    return days_by(case, choice, today=today)


def days_by(case: Case, choice: Choice, *, today: date) -> Days:
    """Return every deadline of the case with what was chosen in it."""
    seen = escalation.outlook(case, choice, today=today)
    deadlines = (*seen.deadlines, *(d for fit in seen.rights for d in fit.deadlines))
    told = {event: on(day) for event, day in choice.told.items()}
    return Days(board(case, deadlines, today, told=told), seen, choice)


def line_of(session: Session, case: Case, key: str, *, owner_id: int, today: date) -> BoardLine:
    """Return the deadline with that key; NotFoundError where the case has none."""
    found = days_of(session, case, owner_id=owner_id, today=today).board.line(key)
    if found is None:
        raise NotFoundError
    return found


def change_day(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    key: str,
    version: int,
    new: NewDay,
    today: date,
    now: datetime,
) -> str:
    """Move, extend or pause a deadline and return the change's public id; the day before stays on record.

    `version` is what `BoardLine.seen` was: StaleError when it was changed in another tab. CaseworkError for a
    change that says nothing, and for a pause without an end of what no rule counts.
    """
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    line = line_of(session, case, key, owner_id=owner_id, today=today)
    if line.seen != version:
        raise StaleError(theirs={"due_on": line.due_on}, version=line.seen)
    if line.due_on is None:
        raise CaseworkError("This has no day yet that could change.")
    if new.kind is AdjustmentKind.PAUSE:
        _check_pause(line, new)
    row = AdjustmentRow(
        **belongs(load_owned(session, owner_id=owner_id, case_id=case_id), now=now),
        rule_id=key if line.rule else "",
        entry_id="" if line.rule else key,
        reason=new.reason.strip(),
        recorded_on=today,
        **_columns(new),
    )
    _check(row)
    session.add(row)
    session.flush()
    return row.public_id


def resume(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    change_id: str,
    version: int,
    resumed_on: date | None,
    now: datetime,
) -> None:
    """Let a clock run again that stood still: `resumed_on` is the first day that counts again."""
    row = _load(session, owner_id=owner_id, case_id=case_id, change_id=change_id)
    if row.kind != AdjustmentKind.PAUSE or resumed_on is None:
        raise CaseworkError("Enter the day on which the clock ran again.", field="day")
    if row.paused_on and resumed_on < row.paused_on:
        raise CaseworkError("The clock cannot run again before it stopped.", field="day")
    change(session, row, version=version, values={"resumed_on": resumed_on}, now=now)


def take_back(
    session: Session, *, owner_id: int, case_id: str, change_id: str, today: date, now: datetime
) -> None:
    """Take a change back, which stays on record; `bring_back` makes it count again."""
    row = _load(session, owner_id=owner_id, case_id=case_id, change_id=change_id)
    if row.taken_back_on is None:
        change(session, row, version=row.version, values={"taken_back_on": today}, now=now)


def bring_back(session: Session, *, owner_id: int, case_id: str, change_id: str, now: datetime) -> None:
    """Make a change count again that was taken back."""
    row = _load(session, owner_id=owner_id, case_id=case_id, change_id=change_id)
    change(session, row, version=row.version, values={"taken_back_on": None}, now=now)


def _check_pause(line: BoardLine, new: NewDay) -> None:
    if line.rule is None and new.resumed_on is None:
        raise CaseworkError(_NO_END, field="resumed_on")
    if line.is_paused:
        raise CaseworkError(_BOTH_OPEN)


def _columns(new: NewDay) -> dict[str, Any]:
    """Return the columns of a change; what its kind has no use for stays empty."""
    columns: dict[str, Any] = {"kind": new.kind.value, "days": 0}
    match new.kind:
        case AdjustmentKind.MOVE:
            columns["to"] = new.to
        case AdjustmentKind.EXTEND:
            columns["days"] = new.days
        case AdjustmentKind.PAUSE:
            columns |= {"paused_on": new.paused_on, "resumed_on": new.resumed_on}
    return columns


def _check(row: AdjustmentRow) -> None:
    try:
        adjustment(row)
    except AdjustmentError as error:
        raise CaseworkError(str(error), field=error.field) from error


def _load(session: Session, *, owner_id: int, case_id: str, change_id: str) -> AdjustmentRow:
    return load_entry(session, AdjustmentRow, owner_id=owner_id, case_id=case_id, entry_id=change_id)
