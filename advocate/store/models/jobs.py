"""Long work that goes on off the request."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant
from advocate.store.models.columns import InCase


class JobRow(InCase, Base):
    """One piece of work; whoever holds its lease does it, and a lease that ran out may be taken over.

    Bringing a saved case in has no case yet: only such work has no `case_id`.

    `progress` says what it is at, `result` is the blob that came out, `files` says what is in it where it is
    more than one, `problem` is the sentence that says why nothing came out.
    """

    __tablename__ = "job"
    FIELDS: ClassVar[tuple[str, ...]] = ("state",)

    # the one row of its kind that can stand without a case
    case_id: Mapped[int | None] = mapped_column(  # type: ignore[assignment]
        ForeignKey("case.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(20))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[str] = mapped_column(String(10), default="waiting", index=True)
    lease: Mapped[str] = mapped_column(String(32), default="")
    leased_until: Mapped[datetime | None] = mapped_column(Instant, default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(String(64), default="")
    problem: Mapped[str] = mapped_column(Text, default="")
    progress: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
