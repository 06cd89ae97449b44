"""Exhibits, their safe copies, and what they back."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from advocate.store.database import Base, Instant
from advocate.store.models.columns import Dated, Deletable, InCase


class ExhibitRow(Dated, Deletable, InCase, Base):
    """One piece of evidence under a number that is never used again.

    The original is a blob named by its hash. `looked_at` is None until the file has been looked into;
    `pages_sha256` lists the printable page images, `came_with` is the number of the exhibit it
    was taken from (a mail, an archive), 0 for none. `covered` counts the places that are covered
    in the page images and the preview, which then are the redacted copy. `passage` are the words in it that
    matter, and `passage_page` the page they stand on, 0 where none is named.
    """

    __tablename__ = "exhibit"
    __table_args__ = (UniqueConstraint("case_id", "number"),)
    FIELDS: ClassVar[tuple[str, ...]] = (
        "title",
        "shows",
        "date_start",
        "date_end",
        "date_precision",
        "date_words",
        "passage",
        "passage_page",
    )

    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    shows: Mapped[str] = mapped_column(Text, default="")
    passage: Mapped[str] = mapped_column(Text, default="")
    passage_page: Mapped[int] = mapped_column(default=0)
    filename: Mapped[str] = mapped_column(String(300))
    media_type: Mapped[str] = mapped_column(String(100), default="application/octet-stream")
    kind: Mapped[str] = mapped_column(String(60), default="")
    came_with: Mapped[int] = mapped_column(default=0)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    received_at: Mapped[datetime] = mapped_column(Instant)
    looked_at: Mapped[datetime | None] = mapped_column(Instant, default=None)
    pages: Mapped[int] = mapped_column(default=0)
    covered: Mapped[int] = mapped_column(default=0)
    preview_sha256: Mapped[str] = mapped_column(String(64), default="")
    pages_sha256: Mapped[list[str]] = mapped_column(JSON, default=list)
    headers: Mapped[list[list[str]]] = mapped_column(JSON, default=list, deferred=True)
    why_no_preview: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="", deferred=True)
    findings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, deferred=True)


class ExhibitLinkRow(Base):
    """An exhibit backs a timeline entry, whatever the entry's kind; `entry_id` is the entry's public id."""

    __tablename__ = "exhibit_link"
    __table_args__ = (UniqueConstraint("exhibit_id", "entry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibit.id", ondelete="CASCADE"), index=True)
    entry_id: Mapped[str] = mapped_column(String(32), index=True)


class RedactionRow(Deletable, InCase, Base):
    """A place that is covered in an exhibit's copy, in ten-thousandths of its page; pages count from 1."""

    __tablename__ = "redaction"
    FIELDS: ClassVar[tuple[str, ...]] = ("page", "left", "top", "right", "bottom")

    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibit.id", ondelete="CASCADE"), index=True)
    page: Mapped[int]
    left: Mapped[int]
    top: Mapped[int]
    right: Mapped[int]
    bottom: Mapped[int]


class FindingRow(InCase, Base):
    """What became of a finding that was offered: `entry_id` is the entry it went to, "" for turned down.

    `key` names the finding by its own words and place, so that it is known again after another look.
    """

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("exhibit_id", "key"),)

    exhibit_id: Mapped[int] = mapped_column(ForeignKey("exhibit.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(32))
    entry_id: Mapped[str] = mapped_column(String(32), default="")


class WantedEvidenceRow(InCase, Base):
    """What the customer said of a line of the evidence checklist: asked for it, there is none, it is here."""

    __tablename__ = "wanted_evidence"
    __table_args__ = (UniqueConstraint("case_id", "item"),)
    FIELDS: ClassVar[tuple[str, ...]] = ("item", "answer")

    item: Mapped[str] = mapped_column(String(40))
    answer: Mapped[str] = mapped_column(String(8))
