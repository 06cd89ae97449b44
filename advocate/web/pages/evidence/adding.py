"""Adding files from a page: storing them, making them exhibits, having them looked into, saying so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from advocate.casework import evidence, taking_in
from advocate.casework.errors import CaseworkError
from advocate.casework.evidence import Added
from advocate.casework.putting_together import Order, Photograph, put_together
from advocate.casework.taking_in import TakenIn
from advocate.domain.case import Case
from advocate.jobs import queue
from advocate.jobs.queue import JobKind
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.pages.evidence.forms import UploadForm

MOST_SAID = 5


def in_short(said: list[str], refused: list[str]) -> list[str]:
    """Return what the next page says; it travels in the session's cookie, which has to stay small."""
    shown = [*refused[:MOST_SAID], *said[: max(0, MOST_SAID - len(refused))]]
    more_refused, more_said = len(refused[MOST_SAID:]), len(said) - max(0, len(shown) - len(refused))
    if more_refused:
        shown.append(f"{more_refused} more files were not taken. The rest is in the list below.")
    elif more_said:
        shown.append(f"{more_said} more files are in the list below.")
    return shown


def take_in(form: UploadForm) -> tuple[list[TakenIn], list[str]]:
    """Store the files before the database is asked to wait."""
    if form.together.data and len(form.files.data) > 1:
        return _take_together(form)
    taken, refused = [], []
    for file in form.files.data:
        try:
            found = taking_in.keep(
                blobs(), stream=file.stream, filename=file.filename, limit=visit.settings().file_limit
            )
            taken.append(found)
        except CaseworkError as error:
            refused.append(str(error))
    return taken, refused


def _take_together(form: UploadForm) -> tuple[list[TakenIn], list[str]]:
    """Store the files as the pages of one exhibit, or none of them."""
    photographs = [Photograph(file.filename, file.stream) for file in form.files.data]
    limit = visit.settings().file_limit
    try:
        return [put_together(blobs(), photographs, order=Order(form.order.data), limit=limit)], []
    except CaseworkError as error:
        return [], [str(error)]


def take_each(numbers: Sequence[int], take: Callable[[int], TakenIn]) -> tuple[list[TakenIn], list[str]]:
    """Take files out of an exhibit, before the database is asked to wait."""
    taken, refused = [], []
    for number in numbers:
        try:
            taken.append(take(number))
        except CaseworkError as error:
            refused.append(str(error))
    return taken, refused


def take_from(row: Any, number: int) -> TakenIn:
    """Store a file within an exhibit; CaseworkError if it can't be taken out of it."""
    return taking_in.take_from(blobs(), row, number=number, limit=visit.settings().file_limit)


def add(case_id: str, taken: list[TakenIn], refused: list[str], *, came_with: int = 0) -> list[str]:
    """Make stored files exhibits and have them looked into; returns a sentence about each.

    One that can't be added moves from `taken` to a sentence in `refused`.
    """
    said = []
    for found in list(taken):
        try:
            taking_in.make_sure(visit.session(), blobs(), found)
            added = evidence.add(
                visit.session(),
                owner_id=visit.owner_id(),
                case_id=case_id,
                taken=found,
                case_limit=visit.settings().case_limit,
                now=visit.now(),
                came_with=came_with,
            )
        except CaseworkError as error:
            refused.append(str(error))
            taken.remove(found)
        else:
            said.append(_sentence(added, found))
            if not added.is_known:
                have_looked_into(case_id, added.exhibit_id)
    return said


def have_looked_into(case_id: str, exhibit_id: str) -> None:
    """Put looking into an exhibit into the queue, in the transaction that is open."""
    queue.enqueue(
        visit.session(),
        owner_id=visit.owner_id(),
        case_id=case_id,
        kind=JobKind.LOOK,
        today=visit.today(),
        now=visit.now(),
        asked={"exhibit": exhibit_id},
    )


def in_hand(case: Case) -> frozenset[str]:
    """Return the ids of the exhibits that are being looked into, or wait for it."""
    if all(exhibit.is_looked for exhibit in case.exhibits):
        return frozenset()
    jobs = queue.in_hand(visit.session(), owner_id=visit.owner_id(), case_id=case.id, kind=JobKind.LOOK)
    return frozenset(str(job.payload["asked"]["exhibit"]) for job in jobs)


def _sentence(added: Added, found: TakenIn) -> str:
    if added.is_known:
        kept = "It is kept once and can back several facts."
        return f"“{taking_in.shortened(found.filename)}” is here already, as {added.label}. {kept}"
    return f"“{taking_in.shortened(found.filename)}” is now {added.label}."
