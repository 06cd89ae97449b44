"""Facts, contacts, promises, impacts and notes."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Amount, Base
from advocate.store.models.columns import Dated, Deletable, InCase

_DATE = ("date_start", "date_end", "date_precision", "date_words")


class FactRow(Dated, Deletable, InCase, Base):
    """Something that happened, which someone could check."""

    __tablename__ = "fact"
    FIELDS: ClassVar[tuple[str, ...]] = ("text", *_DATE)

    text: Mapped[str] = mapped_column(Text)


class ContactRow(Dated, Deletable, InCase, Base):
    """A call, e-mail, letter, chat, visit or web form, in or out."""

    __tablename__ = "contact"
    FIELDS: ClassVar[tuple[str, ...]] = (
        "text",
        *_DATE,
        "channel",
        "direction",
        "at",
        "person",
        "role",
        "reference",
        "minutes",
        "is_helper",
    )

    text: Mapped[str] = mapped_column(Text, default="")
    channel: Mapped[str] = mapped_column(String(10))
    direction: Mapped[str] = mapped_column(String(3))
    at: Mapped[time | None] = mapped_column(default=None)
    person: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(200), default="")
    reference: Mapped[str] = mapped_column(String(200), default="")
    minutes: Mapped[int | None] = mapped_column(default=None)
    is_helper: Mapped[bool] = mapped_column(default=False)
    letter_id: Mapped[str] = mapped_column(String(32), default="")


class PromiseRow(Dated, Deletable, InCase, Base):
    """What someone said they would do, by when, and what became of it; the date is when it was made."""

    __tablename__ = "promise"
    FIELDS: ClassVar[tuple[str, ...]] = (
        "text",
        *_DATE,
        "by_whom",
        "due_on",
        "due_words",
        "state",
        "settled_on",
    )

    text: Mapped[str] = mapped_column(Text)
    by_whom: Mapped[str] = mapped_column(String(200), default="")
    due_on: Mapped[date | None] = mapped_column(default=None)
    due_words: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(6), default="open")
    settled_on: Mapped[date | None] = mapped_column(default=None)


class ImpactRow(Deletable, InCase, Base):
    """What it cost: money, time, health, feeling."""

    __tablename__ = "impact"
    FIELDS: ClassVar[tuple[str, ...]] = ("text", "amount", "currency")

    text: Mapped[str] = mapped_column(Text)
    amount: Mapped[Decimal | None] = mapped_column(Amount, default=None)
    currency: Mapped[str] = mapped_column(String(3), default="")


class NoteRow(Dated, Deletable, InCase, Base):
    """The customer's own note, private."""

    __tablename__ = "note"
    FIELDS: ClassVar[tuple[str, ...]] = ("text", *_DATE)

    text: Mapped[str] = mapped_column(Text)
