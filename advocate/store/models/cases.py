"""Cases, how they closed, the one goal and the parked ones, and earlier versions of anything."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Amount, Base, Instant
from advocate.store.models.columns import Deletable, InCase, Owned


class CaseRow(Owned, Base):
    """One problem with one organisation.

    The complainant's columns are set, all four, where somebody other than the owner signs.
    """

    __tablename__ = "case"
    FIELDS: ClassVar[tuple[str, ...]] = (
        "title",
        "organisation_name",
        "organisation_address",
        "organisation_email",
        "sector",
        "country",
        "references",
        "complainant_name",
        "complainant_address",
        "complainant_email",
        "complainant_phone",
    )

    title: Mapped[str] = mapped_column(String(200), default="")
    organisation_name: Mapped[str] = mapped_column(String(200))
    organisation_address: Mapped[str] = mapped_column(Text, default="")
    organisation_email: Mapped[str] = mapped_column(String(320), default="")
    sector: Mapped[str] = mapped_column(String(40))
    country: Mapped[str] = mapped_column(String(2))
    references: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    complainant_name: Mapped[str | None] = mapped_column(String(200), default=None)
    complainant_address: Mapped[str | None] = mapped_column(Text, default=None)
    complainant_email: Mapped[str | None] = mapped_column(String(320), default=None)
    complainant_phone: Mapped[str | None] = mapped_column(String(60), default=None)
    state: Mapped[str] = mapped_column(String(10), default="open")
    exhibits_numbered: Mapped[int] = mapped_column(default=0)
    summary_choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class ClosingRow(InCase, Base):
    """How the case ended; one for a case. `reopened_on` is set while the case is open again after it.

    `asks` says of each thing that was asked for what came of it. `checked_on` is when the customer last said
    that something which was agreed is still to be done.
    """

    __tablename__ = "closing"
    __table_args__ = (UniqueConstraint("case_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = (
        "kind",
        "closed_on",
        "got",
        "amount",
        "currency",
        "worked",
        "asks",
        "time_back",
        "checked_on",
    )

    kind: Mapped[str] = mapped_column(String(12))
    closed_on: Mapped[date]
    got: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[Decimal | None] = mapped_column(Amount, default=None)
    currency: Mapped[str] = mapped_column(String(3), default="")
    worked: Mapped[str] = mapped_column(Text, default="")
    asks: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    time_back: Mapped[str] = mapped_column(Text, default="")
    checked_on: Mapped[date | None] = mapped_column(default=None)
    reopened_on: Mapped[date | None] = mapped_column(default=None)


class OutcomeRow(InCase, Base):
    """The one outcome sought; the fallback is private."""

    __tablename__ = "outcome"
    __table_args__ = (UniqueConstraint("case_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = (
        "remedy",
        "amount",
        "currency",
        "act",
        "by",
        "fallback",
        "why",
        "working",
    )

    remedy: Mapped[str] = mapped_column(String(20))
    amount: Mapped[Decimal | None] = mapped_column(Amount, default=None)
    currency: Mapped[str] = mapped_column(String(3), default="")
    act: Mapped[str] = mapped_column(Text, default="")
    by: Mapped[date | None] = mapped_column(default=None)
    fallback: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(Text, default="")
    working: Mapped[str] = mapped_column(Text, default="")


class ParkedGoalRow(Deletable, InCase, Base):
    """A goal put aside."""

    __tablename__ = "parked_goal"
    FIELDS: ClassVar[tuple[str, ...]] = ("text",)

    text: Mapped[str] = mapped_column(Text)


class RevisionRow(InCase, Base):
    """What a row said before it was changed; `kind` is its table, `entry_id` its public id."""

    __tablename__ = "revision"

    kind: Mapped[str] = mapped_column(String(20))
    entry_id: Mapped[str] = mapped_column(String(32), index=True)
    entry_version: Mapped[int]
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    replaced_at: Mapped[datetime] = mapped_column(Instant)
