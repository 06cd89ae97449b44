"""What is done with exhibits off the request: looking into their files, then reading the text in pictures."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from advocate.casework import looking, reading
from advocate.jobs.desk import Desk
from advocate.jobs.queue import Claim, JobKind, enqueue


def look(desk: Desk, claimed: Claim) -> bytes:
    """Look into one exhibit, and return nothing: what is found is written into the exhibit."""
    exhibit_id = str(claimed.asked["exhibit"])
    look_into(desk, claimed, exhibit_id=exhibit_id)
    with desk.writing(claimed.owner_id) as session:
        ask_to_read(session, desk, claimed, case_id=claimed.case_id, exhibit_id=exhibit_id)
    return b""


def look_into(desk: Desk, claimed: Claim, *, exhibit_id: str | None = None) -> None:
    """Look into what nobody has looked into: one exhibit, or all of the case."""
    place: dict[str, Any] = {"owner_id": claimed.owner_id, "case_id": claimed.case_id}
    with desk.sessions() as session:
        found = looking.unlooked(session, **place, exhibit_id=exhibit_id)
    for _ in looking.look(desk.turn(claimed), desk.blobs, found, **place, now=desk.now):
        pass


def read(desk: Desk, claimed: Claim) -> bytes:
    """Read the text in the pictures of one exhibit, or of all, and return nothing: the exhibits hold it."""
    place: dict[str, Any] = {"owner_id": claimed.owner_id, "case_id": claimed.case_id}
    with desk.sessions() as session:
        found = reading.unread(session, **place, exhibit_id=claimed.asked.get("exhibit"))
    reading.read(desk.turn(claimed), desk.blobs, found, **place)
    return b""


def ask_to_read(
    session: Session, desk: Desk, claimed: Claim, *, case_id: str, exhibit_id: str | None = None
) -> None:
    """Put the reading of an exhibit, or of a case's, into the queue, if there is anything and a program."""
    place: dict[str, Any] = {"owner_id": claimed.owner_id, "case_id": case_id}
    if reading.can_read() and reading.unread(session, **place, exhibit_id=exhibit_id):
        asked = {} if exhibit_id is None else {"exhibit": exhibit_id}
        enqueue(session, **place, kind=JobKind.READ, today=claimed.day, now=desk.now(), asked=asked)
