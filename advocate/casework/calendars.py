"""Calendars: the days of one case as a file, and those of all cases behind a secret address."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import deadlines, escalation, snapshot
from advocate.casework.escalation import Choice
from advocate.domain.case import Case, CaseState
from advocate.domain.status import DueDay, due_days, rule_days, short_title
from advocate.domain.status.record import sent_complaints
from advocate.domain.status.writing import is_referred
from advocate.printing.calendar_file import calendar_feed, calendar_file
from advocate.store.models import FeedRow

NAME = "Advocate"
# What is over for so long is of no use in a calendar any more.
KEPT = timedelta(days=60)
_A_MINUTE = 60
_TOKEN_BYTES = 32
_LONGEST_TOKEN = 64
Events = Mapping[str, list[Any]]


def case_calendar(
    session: Session, case: Case, *, owner_id: int, address: str, today: date, now: datetime
) -> bytes:
    """Return the case's days as an .ics file; `address` is where the case's page is, `now` is in UTC."""
    choice = escalation.load_choice(session, owner_id=owner_id, case_id=case.id)
    days = days_of(case, choice, today=today, version=int(now.timestamp()) // _A_MINUTE)
    return calendar_file(days, name=f"{case.organisation.name} (Advocate)", address=address, now=now)


def days_of(case: Case, choice: Choice, *, today: date, version: int = 0) -> tuple[DueDay, ...]:
    """Return the days of a case: what it waits for, own reminders, and those that the rules tell.

    `version` is that of the days which rules tell; it has to grow with every file that is made of them.
    """
    further = further_days(case, choice, today=today, version=version)
    days = [*due_days(case), *(further if case.state is CaseState.OPEN else ())]
    return tuple(sorted(days, key=lambda due: (due.day, due.id)))


def further_days(case: Case, choice: Choice, *, today: date, version: int) -> Iterator[DueDay]:
    """Give the days that rules tell, and the day to look at the way on again.

    Once somebody independent has been asked, the clocks of the way there say nothing any more; before
    anything was sent there is no way on.
    """
    found = deadlines.days_by(case, choice, today=today)
    seen, is_asked = found.outlook, is_referred(case)
    over = {f"rule-{case.id}-{d.rule.id}" for d in seen.deadlines} if is_asked else set()
    yield from (day for day in rule_days(case, found.board, version) if day.id not in over)
    decision = seen.decision
    if is_asked or not sent_complaints(case) or decision.open_from is None or decision.route is None:
        return
    if decision.open_from >= today - KEPT:
        title = short_title(f"{case.organisation.name}: see if you can go further")
        details = f"From this day you can go to {decision.route.body.name}, as far as we know."
        yield DueDay(f"again-{case.id}", decision.open_from, title, details, version, plain=title)


def make_address(session: Session, *, owner_id: int, now: datetime) -> str:
    """Make a new secret for the calendar of all cases and return it; the one before opens nothing then."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = _row(session, owner_id)
    if row is None:
        session.add(FeedRow(owner_id=owner_id, created_at=now, token_sha256=_hash(token)))
    else:
        row.token_sha256, row.created_at = _hash(token), now
    session.flush()
    return token


def end_address(session: Session, *, owner_id: int) -> None:
    """Close the calendar of all cases: nobody reads it until a new address is made."""
    row = _row(session, owner_id)
    if row is not None:
        session.delete(row)
        session.flush()


def made_at(session: Session, *, owner_id: int) -> datetime | None:
    """Return when the present address was made, None where there is none."""
    row = _row(session, owner_id)
    return row.created_at if row else None


def owner_of(session: Session, token: str) -> int | None:
    """Return whose calendar a secret opens, None for one that opens nothing."""
    if len(token) > _LONGEST_TOKEN or not token.isascii():
        return None
    wanted = _hash(token)
    row = session.scalar(select(FeedRow).where(FeedRow.token_sha256 == wanted))
    # the look-up is by a hash that nobody can steer; what it found is compared in constant time all the same
    return row.owner_id if row is not None and hmac.compare_digest(row.token_sha256, wanted) else None


def feed(
    session: Session, *, owner_id: int, address: Callable[[str], str], today: date, now: datetime
) -> bytes:
    """Return the calendar of all cases as a file; `address` tells where the page of a case is.

    It names organisations and nothing else of a case. What each event said is kept as a hash, so that its
    SEQUENCE grows when it moves or reads otherwise; call it in a writing transaction.
    """
    row = session.scalars(select(FeedRow).where(FeedRow.owner_id == owner_id)).one()
    choices = escalation.load_choices(session, owner_id=owner_id)
    days = [
        (replace(day, title=day.plain, details=""), address(case.id))
        for case in snapshot.load_all(session, owner_id=owner_id)
        for day in days_of(case, choices.get(case.id, Choice()), today=today)
    ]
    events = counted(row.events, (day for day, _ in days))
    if events != row.events:
        row.events = dict(events)
        session.flush()
    numbered = ((replace(day, version=events[day.id][1]), place) for day, place in days)
    return calendar_feed(numbered, name=NAME, now=now)


def counted(before: Events, days: Iterable[DueDay]) -> Events:
    """Return for each event a hash of what it says and how often it changed, those before it included."""
    after = dict(before)
    for day in days:
        said = hashlib.sha256(
            f"{day.day}\0{day.title}\0{day.has_alarm}".encode("utf-8", "replace")
        ).hexdigest()
        known = before.get(day.id)
        if known is None:
            after[day.id] = [said, 0]
        elif known[0] != said:
            after[day.id] = [said, known[1] + 1]
    return after


def _row(session: Session, owner_id: int) -> FeedRow | None:
    return session.scalar(select(FeedRow).where(FeedRow.owner_id == owner_id))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
