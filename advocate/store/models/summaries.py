"""Finished parts of case summaries, kept so that what did not change is not made again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant
from advocate.store.models.columns import InCase


class SummaryPartRow(InCase, Base):
    """A part: `key` says what it was made of, `sha256` names its file, `used_at` is its last use."""

    __tablename__ = "summary_part"
    __table_args__ = (UniqueConstraint("case_id", "key"),)

    name: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime] = mapped_column(Instant)
