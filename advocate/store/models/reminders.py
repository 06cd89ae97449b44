"""Reminders: the customer's own, what they put off, a calendar of all cases, an e-mail of what is due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant
from advocate.store.models.columns import Deletable, InCase, Owned


class ReminderRow(Deletable, InCase, Base):
    """The customer's own reminder; `done_on` is set once it is dealt with."""

    __tablename__ = "reminder"
    FIELDS: ClassVar[tuple[str, ...]] = ("text", "remind_on", "done_on")

    text: Mapped[str] = mapped_column(Text)
    remind_on: Mapped[date]
    done_on: Mapped[date | None] = mapped_column(default=None)


class SnoozeRow(InCase, Base):
    """The next action of a case that was put off; `action` names it. One for a case."""

    __tablename__ = "snooze"
    __table_args__ = (UniqueConstraint("case_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = ("action", "until")

    action: Mapped[str] = mapped_column(String(160))
    until: Mapped[date]


class FeedRow(Owned, Base):
    """The calendar of all cases of an owner. Of the secret in its address only the hash is kept.

    `events` maps the id of each event that was given out to [a hash of what it said, how often it changed].
    """

    __tablename__ = "feed"
    __table_args__ = (UniqueConstraint("owner_id"),)

    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    events: Mapped[dict[str, list[Any]]] = mapped_column(JSON, default=dict)


class DigestRow(Owned, Base):
    """The e-mail of what is due, one a day at most.

    `asked_on` is the last day for which it was put into the queue, `begun_on` is written before the mail goes
    out and `sent_on` after it. `told` says what was told when. `stop_token` is in every mail, and all that it
    can do is to stop them. `problem` is the sentence that says why the last one did not go, `try_at` when it
    is tried again.
    """

    __tablename__ = "digest"
    __table_args__ = (UniqueConstraint("owner_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = ("address", "is_on")

    address: Mapped[str] = mapped_column(String(320), default="")
    is_on: Mapped[bool] = mapped_column(default=False)
    stop_token: Mapped[str] = mapped_column(String(64), unique=True)
    told: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    asked_on: Mapped[date | None] = mapped_column(default=None)
    begun_on: Mapped[date | None] = mapped_column(default=None)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    failures: Mapped[int] = mapped_column(default=0)
    try_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    problem: Mapped[str] = mapped_column(Text, default="")
