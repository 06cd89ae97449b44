"""What the customer chose and told about going further: one row for a case."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base
from advocate.store.models.columns import InCase


class EscalationRow(InCase, Base):
    """The chosen route, the customer's part of the country, days that no letter tells, and the reason.

    `told` maps the name of an event to its day in ISO form; `reason` is "" before one is recorded. `ticked`
    maps what a body asks for to whether the customer says that it is there.
    """

    __tablename__ = "escalation"
    __table_args__ = (UniqueConstraint("case_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = ("route", "region", "told", "reason", "reason_words", "ticked")

    route: Mapped[str] = mapped_column(String(64), default="")
    region: Mapped[str] = mapped_column(String(8), default="")
    told: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    reason: Mapped[str] = mapped_column(String(16), default="")
    reason_words: Mapped[str] = mapped_column(Text, default="")
    ticked: Mapped[dict[str, bool]] = mapped_column(JSON, default=dict)
