"""The queue of long work: enqueue, claim under a lease, finish only while the lease is still ours."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from advocate.casework.rows import belongs, load_entry, load_owned
from advocate.store.models import CaseRow, JobRow

LEASE = timedelta(minutes=15)
MOST_ATTEMPTS = 3
GAVE_UP = "This took too long several times. Leave out the exhibits, or some of them, and try again."


class JobKind(StrEnum):
    """What kinds of work there are."""

    SUMMARY_PDF = "summary_pdf"


class JobState(StrEnum):
    """Where a piece of work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of work and the right to do it."""

    job_id: int
    lease: str
    kind: JobKind
    owner_id: int
    case_id: str
    day: date


def enqueue(
    session: Session, *, owner_id: int, case_id: str, kind: JobKind, today: date, now: datetime
) -> str:
    """Put work into the queue in the caller's transaction; returns its public id."""
    case = load_owned(session, owner_id=owner_id, case_id=case_id)
    row = JobRow(**belongs(case, now=now), kind=kind.value, payload={"day": today.isoformat()})
    session.add(row)
    session.flush()
    return row.public_id


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


def claim(session: Session, *, now: datetime) -> Claim | None:
    """Take the oldest work that waits or whose lease ran out; None when there is none.

    Call it at the start of a writing transaction. Work that failed to end `MOST_ATTEMPTS` times is given up.
    """
    is_free = or_(
        JobRow.state == JobState.WAITING.value,
        (JobRow.state == JobState.RUNNING.value) & (JobRow.leased_until < now),
    )
    query = select(JobRow, CaseRow.public_id).join(CaseRow, CaseRow.id == JobRow.case_id).where(is_free)
    found = session.execute(query.order_by(JobRow.id).limit(1)).first()
    if found is None:
        return None
    job, case_id = found
    if job.attempts >= MOST_ATTEMPTS:
        job.state, job.problem = JobState.FAILED.value, GAVE_UP
        session.flush()
        return claim(session, now=now)
    job.state, job.lease, job.leased_until = JobState.RUNNING.value, secrets.token_hex(8), now + LEASE
    job.attempts += 1
    session.flush()
    day = date.fromisoformat(str(job.payload["day"]))
    return Claim(job.id, job.lease, JobKind(job.kind), job.owner_id, case_id, day)


def finish(session: Session, claim: Claim, *, result: str = "", problem: str = "") -> bool:
    """Write down how the work ended; returns False, and writes nothing, when somebody else took it over."""
    state = JobState.FAILED if problem else JobState.DONE
    done = session.execute(
        update(JobRow)
        .where(JobRow.id == claim.job_id, JobRow.lease == claim.lease, JobRow.state == JobState.RUNNING.value)
        .values(state=state.value, result=result, problem=problem, version=JobRow.version + 1)
    )
    return bool(getattr(done, "rowcount", 0))
