"""Letters: drafts with their versions, and what was sent, which never changes."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant
from advocate.store.models.columns import Deletable, InCase


class LetterRow(Deletable, InCase, Base):
    """A letter; once `state` is sent, its words and `sent_sha256` stay as they are for ever.

    `sent_text` is the whole letter with its head, as it was sent; the hash is taken of it. `particulars` is
    what its kind needed to know and the case didn't, by the names of the fields of `Particulars`. Its
    words were last changed at `changed_at`; the customer wants to read it again on the day `resting_until`.
    """

    __tablename__ = "letter"
    FIELDS: ClassVar[tuple[str, ...]] = ("subject", "body")

    kind: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(300), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(6), default="draft")
    kept_phrases: Mapped[list[str]] = mapped_column(JSON, default=list)
    about_id: Mapped[str] = mapped_column(String(32), default="")
    slip: Mapped[bool | None] = mapped_column(default=None)
    particulars: Mapped[dict[str, str]] = mapped_column(JSON, default=dict, server_default="{}")
    sent_text: Mapped[str] = mapped_column(Text, default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    sent_sha256: Mapped[str] = mapped_column(String(64), default="")
    reply_due_on: Mapped[date | None] = mapped_column(default=None)
    reply_due_rule: Mapped[str] = mapped_column(Text, default="")
    resting_until: Mapped[date | None] = mapped_column(default=None)
    changed_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
