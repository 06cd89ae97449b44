"""One request: who is asking, what day it is, and which case they have open."""

from __future__ import annotations

from datetime import date, datetime
from typing import NoReturn
from urllib.parse import urlsplit

from flask import abort, current_app, flash, g, request
from sqlalchemy.orm import Session

from advocate.casework import owners, snapshot
from advocate.casework.errors import NotFoundError
from advocate.domain.case import Case
from advocate.store.copies import drop_copies
from advocate.store.database import wipe_log
from advocate.web.extensions import SETTINGS, db
from advocate.web.settings import Settings


def settings() -> Settings:
    """Return the settings that the application was started with."""
    found: Settings = current_app.extensions[SETTINGS]
    return found


def now() -> datetime:
    """Return the instant of this request, the same one however often it is asked for."""
    if "now" not in g:
        g.now = settings().now()
    instant: datetime = g.now
    return instant


def today() -> date:
    """Return the customer's day: this machine's calendar day."""
    return now().astimezone().date()


def session() -> Session:
    """Return this request's database session."""
    return db.session()


def owner_id() -> int:
    """Return who is asking. On a laptop that is the one owner, made at the first start."""
    if "owner_id" not in g:
        chosen = current_app.config.get("OWNER_ID")
        g.owner_id = chosen or owners.laptop_owner(session(), now=now()).id
    found: int = g.owner_id
    return found


def load_case(case_id: str) -> Case:
    """Return the case as a frozen snapshot; a missing or foreign case answers 404."""
    try:
        g.case = snapshot.load(session(), owner_id=owner_id(), case_id=case_id)
    except NotFoundError:
        abort(404)
    found: Case = g.case
    return found


def is_from_here() -> bool:
    """Return whether a request that changes something was sent by one of our own pages."""
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == request.host)


def forget() -> None:
    """Leave no trace of what was just deleted in what the program keeps by itself; call it after the commit.

    That is the database's own files, and the copies from before updates. Where one can't be deleted, the next
    page says so.
    """
    wipe_log(db.engine)
    for copy in drop_copies(settings().backups):
        flash(f"An older copy of it could not be deleted. Delete this file yourself: {copy}")


def nothing_here() -> NoReturn:
    """Answer 404."""
    abort(404)
