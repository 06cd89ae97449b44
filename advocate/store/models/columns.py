"""The columns that rows share: an opaque id, an owner, a version, a date with its precision."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from advocate.domain.case import Precision, When
from advocate.store.database import Instant


def new_id() -> str:
    """Return a fresh opaque id of 128 random bits, safe in a URL."""
    return secrets.token_urlsafe(16)


class Owned:
    """A row that belongs to one owner; `public_id` is what URLs show, `version` counts its saves."""

    FIELDS: ClassVar[tuple[str, ...]] = ()

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True, default=new_id)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Instant)

    @declared_attr
    def owner_id(cls) -> Mapped[int]:  # noqa: N805
        """Whose row it is."""
        return mapped_column(ForeignKey("owner.id", ondelete="CASCADE"), index=True)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        """Let the database refuse an update of a row that changed meanwhile."""
        return {"version_id_col": cls.version}


class InCase(Owned):
    """A row that belongs to a case and goes when the case goes."""

    @declared_attr
    def case_id(cls) -> Mapped[int]:  # noqa: N805
        """Which case it belongs to."""
        return mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)


class Deletable:
    """A row whose deletion can be undone."""

    deleted_at: Mapped[datetime | None] = mapped_column(Instant, default=None)


class Dated:
    """A date kept with the precision it was told in."""

    date_start: Mapped[date | None] = mapped_column(default=None)
    date_end: Mapped[date | None] = mapped_column(default=None)
    date_precision: Mapped[str] = mapped_column(String(8), default="")
    date_words: Mapped[str] = mapped_column(String(200), default="")

    @property
    def when(self) -> When | None:
        """The date, or None when it is not known."""
        return when_of(self)

    @when.setter
    def when(self, value: When | None) -> None:
        self.date_start = value.start if value else None
        self.date_end = value.end if value else None
        self.date_precision = value.precision.value if value else ""
        self.date_words = value.words if value else ""


def when_of(row: Dated) -> When | None:
    """Return the date of a row, or of the bare values of its columns; None when it is not known."""
    if row.date_start is None or row.date_end is None:
        return None
    return _when(row.date_start, row.date_end, row.date_precision, row.date_words)


@lru_cache(maxsize=4096)
def _when(start: date, end: date, precision: str, words: str) -> When:
    """Return a date that was made before if there is one: a large case names the same days often."""
    return When(start, end, Precision(precision), words)
