"""The queue of long work: enqueue, claim under a lease, finish only while the lease is still ours."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, or_, select, update
from sqlalchemy.orm import Session

from advocate.casework.errors import NotFoundError
from advocate.casework.rows import belongs, load_entry, load_owned
from advocate.store.models import CaseRow, JobRow

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
GAVE_UP = "This took too long several times. Leave out the exhibits, or some of them, and try again."
_GAVE_UP = {"bring_in": "Bringing it in was cut off several times. Nothing of it is here. Try again."}


class JobKind(StrEnum):
    """What kinds of work there are."""

    BRING_IN = "bring_in"
    DIGEST = "digest"
    LOOK = "look"
    READ = "read"
    SUMMARY_PDF = "summary_pdf"


class JobState(StrEnum):
    """Where a piece of work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of work and the right to do it; `asked` is what the work was asked for with."""

    job_id: int
    lease: str
    kind: JobKind
    owner_id: int
    case_id: str
    day: date
    asked: Mapping[str, Any] = field(default_factory=dict)


def enqueue(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    kind: JobKind,
    today: date,
    now: datetime,
    asked: Mapping[str, Any] | None = None,
) -> str:
    """Put work into the queue in the caller's transaction; returns its public id.

    `asked` holds plain values that the work needs as they were at the time of asking.
    """
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    payload = {"day": today.isoformat(), "asked": dict(asked or {})}
    row = JobRow(**belongs(case, now=now), kind=kind.value, payload=payload)
    session.add(row)
    session.flush()
    return row.public_id


def enqueue_arrival(
    session: Session, *, owner_id: int, today: date, now: datetime, asked: Mapping[str, Any]
) -> str:
    """Put the bringing in of a saved case into the queue; returns the public id of the work.

    `asked["kept"]` names the saved case; while it waits or comes in already, that work is returned instead.
    """
    for row in session.scalars(_going_on(owner_id, JobKind.BRING_IN)):
        if row.payload["asked"].get("kept") == asked["kept"]:
            return row.public_id
    payload = {"day": today.isoformat(), "asked": dict(asked)}
    row = JobRow(owner_id=owner_id, created_at=now, kind=JobKind.BRING_IN.value, payload=payload)
    session.add(row)
    session.flush()
    return row.public_id


def enqueue_digest(session: Session, *, owner_id: int, today: date, now: datetime) -> str:
    """Put an owner's mail of what is due into the queue, in place of earlier ones; returns its public id."""
    is_theirs = JobRow.owner_id == owner_id, JobRow.kind == JobKind.DIGEST.value
    session.execute(delete(JobRow).where(*is_theirs, JobRow.state != JobState.RUNNING.value))
    payload = {"day": today.isoformat(), "asked": {}}
    row = JobRow(owner_id=owner_id, created_at=now, kind=JobKind.DIGEST.value, payload=payload)
    session.add(row)
    session.flush()
    return row.public_id


def load_arrival(session: Session, *, owner_id: int, job_id: str) -> JobRow:
    """Return the bringing in of a case by its public id; NotFoundError if missing or foreign."""
    is_it = (JobRow.public_id == job_id) & (JobRow.kind == JobKind.BRING_IN.value)
    found = session.scalar(select(JobRow).where(is_it, JobRow.owner_id == owner_id))
    if found is None:
        raise NotFoundError
    return found


def tell(session: Session, claim: Claim, **told: object) -> bool:
    """Write into the work how far it is; returns False, and writes nothing, when somebody else has it."""
    payload = {"day": claim.day.isoformat(), "asked": dict(claim.asked), **told}
    return _write(session, claim, payload=payload)


def _going_on(owner_id: int, kind: JobKind) -> Select[JobRow]:
    states = JobState.WAITING.value, JobState.RUNNING.value
    return select(JobRow).where(
        JobRow.owner_id == owner_id, JobRow.kind == kind.value, JobRow.state.in_(states)
    )


def load(session: Session, *, owner_id: int, case_id: str, job_id: str) -> JobRow:
    """Return a piece of work of the owner's case; NotFoundError if missing or foreign."""
    return load_entry(session, JobRow, owner_id=owner_id, case_id=case_id, entry_id=job_id)


def latest(session: Session, *, owner_id: int, case_id: str, kind: JobKind) -> JobRow | None:
    """Return the newest work of a kind that is done, or None."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    query = (
        select(JobRow)
        .where(JobRow.case_id == case.id, JobRow.kind == kind.value, JobRow.state == JobState.DONE.value)
        .order_by(JobRow.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def in_hand(session: Session, *, owner_id: int, case_id: str, kind: JobKind) -> tuple[JobRow, ...]:
    """Return the work of a kind that waits or is being done for a case, oldest first."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    going_on = JobState.WAITING.value, JobState.RUNNING.value
    query = select(JobRow).where(
        JobRow.case_id == case.id, JobRow.kind == kind.value, JobRow.state.in_(going_on)
    )
    return tuple(session.scalars(query.order_by(JobRow.id)))


def claim(
    session: Session, *, now: datetime, kinds: Collection[JobKind] = frozenset(JobKind)
) -> Claim | None:
    """Take the oldest work of these kinds that waits or whose lease ran out; None when there is none.

    Call it at the start of a writing transaction. Work that failed to end `MOST_ATTEMPTS` times is given up.
    """
    query = (
        select(JobRow, CaseRow.public_id)
        .outerjoin(CaseRow, CaseRow.id == JobRow.case_id)
        .where(*_is_free(now, kinds))
        .order_by(JobRow.id)
        .limit(1)
        # SQLite's writers take turns anyway; elsewhere workers pass over what another one is taking
        .with_for_update(of=JobRow, skip_locked=True)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    job, case_id = found
    if job.attempts >= MOST_ATTEMPTS:
        job.state, job.problem = JobState.FAILED.value, _GAVE_UP.get(job.kind, GAVE_UP)
        session.flush()
        return claim(session, now=now, kinds=kinds)
    job.state, job.lease, job.leased_until = JobState.RUNNING.value, secrets.token_hex(8), now + LEASE
    job.attempts += 1
    session.flush()
    day = date.fromisoformat(str(job.payload["day"]))
    asked = job.payload.get("asked") or {}
    return Claim(job.id, job.lease, JobKind(job.kind), job.owner_id, case_id or "", day, asked)


def has_work(session: Session, *, now: datetime, kinds: Collection[JobKind]) -> bool:
    """Return whether `claim` would find something to do; asking keeps no writer waiting."""
    return session.scalar(select(JobRow.id).where(*_is_free(now, kinds)).limit(1)) is not None


def _is_free(now: datetime, kinds: Collection[JobKind]) -> tuple[ColumnElement[bool], ...]:
    is_waiting = JobRow.state == JobState.WAITING.value
    is_left = (JobRow.state == JobState.RUNNING.value) & (JobRow.leased_until < now)
    return or_(is_waiting, is_left), JobRow.kind.in_([kind.value for kind in kinds])


def renew(session: Session, claim: Claim, *, now: datetime) -> bool:
    """Keep the work for another `LEASE`; returns False when somebody else took it over."""
    return _write(session, claim, leased_until=now + LEASE)


def give_back(session: Session, claim: Claim) -> bool:
    """Put the work back for another worker, as if it had not been begun; False when it is no longer ours."""
    values = {"state": JobState.WAITING.value, "lease": "", "leased_until": None}
    return _write(session, claim, **values, attempts=JobRow.attempts - 1)


def finish(
    session: Session,
    claim: Claim,
    *,
    result: str = "",
    files: Sequence[Mapping[str, Any]] = (),
    problem: str = "",
) -> bool:
    """Write down how the work ended; returns False, and writes nothing, when it is no longer ours."""
    state = JobState.FAILED if problem else JobState.DONE
    values = {"state": state.value, "result": result, "files": [dict(one) for one in files]}
    return _write(session, claim, **values, problem=problem)


def report(session: Session, claim: Claim, *, progress: Mapping[str, Any], now: datetime) -> bool:
    """Write down how far the work is and keep it; returns False when it is no longer ours, or cancelled."""
    return _write(session, claim, progress=dict(progress), leased_until=now + LEASE)


def cancel(session: Session, *, owner_id: int, case_id: str, job_id: str) -> bool:
    """Cancel work that waits or is being done; returns False when it had ended. NotFoundError if foreign."""
    job = load(session, owner_id=owner_id, case_id=case_id, job_id=job_id)
    written = session.execute(
        update(JobRow)
        .where(JobRow.id == job.id, JobRow.state.in_((JobState.WAITING.value, JobState.RUNNING.value)))
        .values(state=JobState.CANCELLED.value, lease="", version=JobRow.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(job)
    return bool(getattr(written, "rowcount", 0))


def is_gone(session: Session, claim: Claim) -> bool:
    """Return whether the work was deleted, which happens only with its whole case."""
    return session.scalar(select(JobRow.id).where(JobRow.id == claim.job_id)) is None


def _write(session: Session, claim: Claim, **values: object) -> bool:
    """Change the row of the work in one statement, if its lease is still the claim's."""
    is_ours = (JobRow.lease == claim.lease) & (JobRow.state == JobState.RUNNING.value)
    written = session.execute(
        update(JobRow)
        .where(JobRow.id == claim.job_id, is_ours)
        .values(**values, version=JobRow.version + 1)
        .execution_options(synchronize_session=False)
    )
    return bool(getattr(written, "rowcount", 0))
