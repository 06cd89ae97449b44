"""The raw story, private, and what the customer chose to do with each part of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Amount, Base
from advocate.store.models.columns import Dated, InCase


class StoryRow(InCase, Base):
    """The customer's words, verbatim."""

    __tablename__ = "story"
    __table_args__ = (UniqueConstraint("case_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = ("text",)

    text: Mapped[str] = mapped_column(Text, default="")


class StoryPartRow(Dated, InCase, Base):
    """One sorted part: where it stands in the story, its kind, its words and whether it stays.

    `original` is the part as it stands in the story, `text` what the customer made of it;
    `entry_id` is the timeline entry (or several, separated by spaces) that it became.
    """

    __tablename__ = "story_part"
    FIELDS: ClassVar[tuple[str, ...]] = (
        "kind",
        "text",
        "is_kept",
        "date_start",
        "date_end",
        "date_precision",
        "date_words",
        "due_on",
        "person",
        "reference",
    )

    position: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    original: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    calmer: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text, default="")
    is_kept: Mapped[bool] = mapped_column(default=True)
    channel: Mapped[str] = mapped_column(String(10), default="")
    direction: Mapped[str] = mapped_column(String(3), default="")
    person: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(200), default="")
    is_helper: Mapped[bool] = mapped_column(default=False)
    reference: Mapped[str] = mapped_column(String(200), default="")
    minutes: Mapped[int | None] = mapped_column(default=None)
    amount: Mapped[Decimal | None] = mapped_column(Amount, default=None)
    currency: Mapped[str] = mapped_column(String(3), default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    due_words: Mapped[str] = mapped_column(Text, default="")
    promise_state: Mapped[str] = mapped_column(String(6), default="open")
    entry_id: Mapped[str] = mapped_column(String(100), default="")
