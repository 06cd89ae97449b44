"""Owners and their own details, asked once; one-time form ids."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant


class OwnerRow(Base):
    """The person whose cases these are, with the details that go on their letters."""

    __tablename__ = "owner"
    FIELDS: ClassVar[tuple[str, ...]] = ("name", "address", "email", "phone", "country")

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(String(320), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    country: Mapped[str] = mapped_column(String(2), default="")


class FormUseRow(Base):
    """A form that has been sent once; the second sending of the same form is shown the first result."""

    __tablename__ = "form_use"
    __table_args__ = (UniqueConstraint("owner_id", "form_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    form_id: Mapped[str] = mapped_column(String(100))
    result: Mapped[str] = mapped_column(Text, default="")
    used_at: Mapped[datetime] = mapped_column(Instant)
