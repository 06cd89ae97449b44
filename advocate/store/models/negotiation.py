"""The private negotiation card: one for a case, in nothing that is sent."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base
from advocate.store.models.columns import InCase


class NegotiationCardRow(InCase, Base):
    """What the customer wants to keep in mind when an offer comes.

    It is no part of the case's snapshot, of which letters, summaries and shares are made.
    """

    __tablename__ = "negotiation_card"
    __table_args__ = (UniqueConstraint("case_id"),)
    FIELDS: ClassVar[tuple[str, ...]] = ("fair", "options", "alternative", "theirs", "questions")

    fair: Mapped[str] = mapped_column(Text, default="")
    options: Mapped[str] = mapped_column(Text, default="")
    alternative: Mapped[str] = mapped_column(Text, default="")
    theirs: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[str] = mapped_column(Text, default="")
