"""What the organisation answered, and what the customer decided on its offer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Amount, Base
from advocate.store.models.columns import Deletable, InCase


class ReplyRow(Deletable, InCase, Base):
    """One reply of the organisation; `contact_id` is the public id of its contact on the timeline.

    `text` and `sha256` are set once. `asks` says of each ask what the reply says to it; `note_id` is the note
    on the timeline that tells of the customer's decision.
    """

    __tablename__ = "reply"
    FIELDS: ClassVar[tuple[str, ...]] = (
        "kind",
        "asked",
        "asks",
        "offer",
        "amount",
        "currency",
        "until",
        "settles",
        "stance",
        "decided_on",
    )

    contact_id: Mapped[str] = mapped_column(String(32), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text, default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    asked: Mapped[str] = mapped_column(Text, default="")
    asks: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    offer: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[Decimal | None] = mapped_column(Amount, default=None)
    currency: Mapped[str] = mapped_column(String(3), default="")
    until: Mapped[date | None] = mapped_column(default=None)
    settles: Mapped[str] = mapped_column(Text, default="")
    stance: Mapped[str] = mapped_column(String(12), default="")
    decided_on: Mapped[date | None] = mapped_column(default=None)
    note_id: Mapped[str] = mapped_column(String(32), default="")
