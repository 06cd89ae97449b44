"""How it stands with the text in an exhibit's pictures, and asking for it to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from advocate.casework import reading
from advocate.domain.wording import say_pages
from advocate.jobs import queue
from advocate.jobs.queue import JobKind
from advocate.web import visit


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether it can be, is being or was read; `found` are pages with text, `missed` says which failed."""

    can: bool
    is_in_hand: bool
    is_done: bool
    found: Sequence[int]
    missed: str


def state_of(case_id: str, row: Any) -> Reading | None:
    """Return how it stands with an exhibit, None for one that has no picture to read."""
    if not reading.has_pictures(row):
        return None
    is_done = reading.is_read(row)
    missed = row.findings.get(reading.MISSED, ())
    return Reading(
        can=reading.can_read(),
        is_in_hand=not is_done and _is_in_hand(case_id, row.public_id),
        is_done=is_done,
        found=row.findings.get(reading.READ, ()),
        missed=say_pages(missed) if missed else "",
    )


def ask(case_id: str, row: Any) -> None:
    """Put the reading of an exhibit into the queue, unless it can't be read, was, or waits for it already."""
    state = state_of(case_id, row)
    if state and state.can and not (state.is_done or state.is_in_hand):
        queue.enqueue(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            kind=JobKind.READ,
            today=visit.today(),
            now=visit.now(),
            asked={"exhibit": row.public_id},
        )


def _is_in_hand(case_id: str, exhibit_id: str) -> bool:
    jobs = queue.in_hand(visit.session(), owner_id=visit.owner_id(), case_id=case_id, kind=JobKind.READ)
    # work without an exhibit is about all of the case
    return any(job.payload["asked"].get("exhibit", exhibit_id) == exhibit_id for job in jobs)
