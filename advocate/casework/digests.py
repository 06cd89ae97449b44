"""The e-mail of what is due: who wants it, what is in it, and that it goes out once a day at most."""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from advocate.casework import escalation, snapshot
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.casework.escalation import Choice
from advocate.domain.case import Case, CaseState
from advocate.domain.escalation import Verdict
from advocate.domain.status import ActionKind, next_action
from advocate.domain.status.record import sent_complaints
from advocate.domain.status.writing import is_referred
from advocate.domain.wording import say_day
from advocate.store.models import DigestRow

# What is still due after a week is told once more.
AGAIN_AFTER = timedelta(days=7)
# The way on is news for a fortnight after it has opened.
NEWS = timedelta(days=14)
TRY_AGAIN = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
_TOLD_KEPT = timedelta(days=60)
_ADDRESS = "Enter an e-mail address such as name@example.com."
# What waits for the customer on its day; the rest of the way is theirs to go when they like.
_ON_ITS_DAY = frozenset(
    {
        ActionKind.OWN_REMINDER,
        ActionKind.READ_AGAIN,
        ActionKind.ASK_IF_SENT,
        ActionKind.SETTLE_PROMISE,
        ActionKind.SEND_REMINDER,
        ActionKind.GO_FURTHER,
        ActionKind.WRITE_ANSWER,
        ActionKind.COMPARE_OFFER,
        ActionKind.LOOK_FURTHER,
        ActionKind.CHECK_KEPT,
    }
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the customer asked for, and how it goes: when the last one was sent, what stands in the way."""

    address: str = ""
    is_on: bool = False
    version: int = 0
    sent_on: date | None = None
    problem: str = ""
    try_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: the case, its organisation, and what to do, with nothing private in it."""

    key: str
    case_id: str
    organisation: str
    words: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What goes into one mail, and to whom; `stop_token` stops the mails, `number` names this one."""

    address: str
    day: date
    due: tuple[Due, ...]
    stop_token: str
    number: str


def wish_of(session: Session, *, owner_id: int) -> Wish:
    """Return what the owner asked for; nothing before that."""
    row = _row(session, owner_id)
    if row is None:
        return Wish()
    return Wish(row.address, row.is_on, _version(row), row.sent_on, row.problem, row.try_at)


def ask_for(
    session: Session, *, owner_id: int, version: int, address: str, is_on: bool, now: datetime
) -> None:
    """Switch the mail on or off; CaseworkError for an address that can't be one, StaleError when changed."""
    row = _row(session, owner_id)
    if version != _version(row):
        theirs = {"address": row.address if row else "", "is_on": bool(row and row.is_on)}
        raise StaleError(theirs=theirs, version=_version(row))
    checked = checked_address(address) if address or is_on else ""
    if row is None:
        row = DigestRow(owner_id=owner_id, created_at=now, stop_token=secrets.token_urlsafe(32))
        session.add(row)
    row.address, row.is_on = checked, is_on
    row.problem, row.failures, row.try_at = "", 0, None
    session.flush()


def checked_address(typed: str) -> str:
    """Return an address as it goes into a header; CaseworkError where it is none or hides something."""
    if not typed.isprintable():
        raise CaseworkError(_ADDRESS, field="address")
    try:
        found = validate_email(typed, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise CaseworkError(_ADDRESS, field="address") from None
    return found.ascii_email or found.normalized


def owner_to_stop(session: Session, token: str) -> int:
    """Return whose mails a token stops; NotFoundError for one that stops none."""
    query = select(DigestRow.owner_id).where(DigestRow.stop_token == token)
    found = session.scalar(query) if token.isascii() and len(token) <= 64 else None
    if found is None:
        raise NotFoundError
    return found


def stop(session: Session, *, owner_id: int) -> None:
    """Send no more mails."""
    row = _row(session, owner_id)
    if row is not None:
        row.is_on, row.problem, row.try_at = False, "", None
        session.flush()


def to_ask(session: Session, *, today: date, now: datetime) -> Sequence[int]:
    """Return the owners whose mail of today is to be seen to now, and note that it is; call it to write."""
    rows = session.scalars(_waiting(today, now).with_for_update(skip_locked=True)).all()
    for row in rows:
        row.asked_on, row.try_at = today, None
    session.flush()
    return [row.owner_id for row in rows]


def is_one_waiting(session: Session, *, today: date, now: datetime) -> bool:
    """Return whether `to_ask` would find one; asking keeps no writer waiting."""
    return session.scalar(_waiting(today, now).limit(1)) is not None


def begin(session: Session, *, owner_id: int, today: date) -> Digest | None:
    """Return the mail of today and note that it goes out; None where none is wanted, due or left to send.

    It is noted before: a program that is killed while it sends doesn't send again that day. So a mail may be
    lost, and what was in it is told the next day; none is doubled.
    """
    row = _row(session, owner_id)
    if row is None or not row.is_on or row.begun_on == today:
        return None
    due = tuple(due_now(session, owner_id=owner_id, today=today))
    if not any(_is_news(row.told, one.key, today) for one in due):
        return None
    row.begun_on = today
    session.flush()
    return Digest(row.address, today, due, row.stop_token, f"{row.public_id}-{today:%Y%m%d}")


def note_sent(session: Session, *, owner_id: int, digest: Digest, problem: str = "") -> None:
    """Note that the mail went out; `problem` is what is not certain about it."""
    row = _row(session, owner_id)
    if row is None:
        return
    since = (digest.day - _TOLD_KEPT).isoformat()
    kept = {key: day for key, day in row.told.items() if day >= since}
    news = {one.key: digest.day.isoformat() for one in digest.due if _is_news(kept, one.key, digest.day)}
    row.told = {**kept, **news}
    row.sent_on, row.problem, row.failures, row.try_at = digest.day, problem, 0, None
    session.flush()


def note_failed(session: Session, *, owner_id: int, problem: str, now: datetime) -> None:
    """Note that the mail certainly did not go: it is tried again, after longer and longer, then tomorrow."""
    row = _row(session, owner_id)
    if row is None:
        return
    row.begun_on, row.problem = None, problem
    row.try_at = now + TRY_AGAIN[row.failures] if row.failures < len(TRY_AGAIN) else None
    row.failures = row.failures + 1 if row.try_at else 0
    session.flush()


def due_now(session: Session, *, owner_id: int, today: date) -> Iterator[Due]:
    """Give what is due in all cases, each thing with a key that stays the same while it is due."""
    choices = escalation.load_choices(session, owner_id=owner_id)
    for case in reversed(snapshot.load_all(session, owner_id=owner_id)):
        if case.state is not CaseState.ARCHIVED:
            yield from _due_in(case, choices.get(case.id, Choice()), today)


def _due_in(case: Case, choice: Choice, today: date) -> Iterator[Due]:
    action, name = next_action(case, today), case.organisation.name
    if action.kind in _ON_ITS_DAY:
        is_own = action.kind is ActionKind.OWN_REMINDER
        words = "You asked to be reminded of something" if is_own else action.headline
        yield Due(f"{case.id}:{action.key}", case.id, name, words)
    if case.state is CaseState.OPEN and sent_complaints(case) and not is_referred(case):
        yield from _way_on(case, choice, today)


def _way_on(case: Case, choice: Choice, today: date) -> Iterator[Due]:
    """Give the news about going further: that it is possible now, or that your own time runs out."""
    decision, name = escalation.outlook(case, choice, today=today).decision, case.organisation.name
    if decision.verdict is Verdict.CLOSING and decision.last_safe_on is not None:
        day = say_day(decision.last_safe_on, case.country, today)
        words = f"Your last safe day to go further is {day}"
        yield Due(f"{case.id}:last:{decision.last_safe_on}", case.id, name, words)
        return
    since = decision.open_from if decision.verdict is Verdict.READY else None
    if since is not None and since <= today <= since + NEWS:
        words = "You can go further now, if you like"
        yield Due(f"{case.id}:again:{since}", case.id, name, words)


def _is_news(told: Mapping[str, str], key: str, today: date) -> bool:
    day = told.get(key)
    return day is None or date.fromisoformat(day) + AGAIN_AFTER <= today


def _waiting(today: date, now: datetime) -> Select[DigestRow]:
    is_new = DigestRow.asked_on.is_(None) | (DigestRow.asked_on != today)
    is_time = or_(is_new, DigestRow.try_at <= now)
    return select(DigestRow).where(DigestRow.is_on, is_time).order_by(DigestRow.id)


def _version(row: DigestRow | None) -> int:
    """Return what changes with the customer's own words alone: the worker writes into the row every day."""
    return zlib.crc32(f"{row.address}\0{row.is_on}".encode()) & 0x7FFFFFFF if row else 0


def _row(session: Session, owner_id: int) -> DigestRow | None:
    return session.scalar(select(DigestRow).where(DigestRow.owner_id == owner_id))
