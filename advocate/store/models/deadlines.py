"""The customer's own changes to days."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base
from advocate.store.models.columns import InCase


class AdjustmentRow(InCase, Base):
    """A day that was moved, extended or paused, with its reason.

    `rule_id` names the rule, or `entry_id` is the public id of the letter or promise; the other one is "".
    One that was taken back stays.
    """

    __tablename__ = "adjustment"
    FIELDS: ClassVar[tuple[str, ...]] = ("resumed_on", "taken_back_on")

    rule_id: Mapped[str] = mapped_column(String(120), default="")
    entry_id: Mapped[str] = mapped_column(String(32), default="")
    kind: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str] = mapped_column(Text)
    recorded_on: Mapped[date]
    to: Mapped[date | None] = mapped_column(default=None)
    days: Mapped[int] = mapped_column(default=0)
    paused_on: Mapped[date | None] = mapped_column(default=None)
    resumed_on: Mapped[date | None] = mapped_column(default=None)
    taken_back_on: Mapped[date | None] = mapped_column(default=None)
