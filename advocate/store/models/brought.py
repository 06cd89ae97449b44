"""Tables of the customer's that are brought into the timeline: read, looked through, landed, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant
from advocate.store.models.columns import InCase


class BroughtTableRow(InCase, Base):
    """A call log or notes from a file; `brought_at` is None until its rows stand on the timeline.

    `reading` is what the customer said of its columns, `ticks` maps the number of a row to whether it comes
    in where they chose otherwise than was suggested. `entries` are [kind, public id] pairs of what became of
    the rows.
    """

    __tablename__ = "brought_table"
    FIELDS: ClassVar[tuple[str, ...]] = ("reading", "ticks")

    filename: Mapped[str] = mapped_column(String(300))
    cells: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    reading: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    ticks: Mapped[dict[str, bool]] = mapped_column(JSON, default=dict)
    exhibit_id: Mapped[str] = mapped_column(String(32), default="")
    entries: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    brought_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
