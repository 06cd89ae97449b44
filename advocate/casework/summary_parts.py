"""Keeps the finished parts of case summaries, so that a part that did not change is not made again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from advocate.casework.cases import drop_blobs
from advocate.casework.rows import belongs, load_owned
from advocate.store.blobs import BlobStore, MissingBlobError
from advocate.store.models import SummaryPartRow

KEPT_UNUSED = timedelta(days=7)
Writing = Callable[[], AbstractContextManager[Session]]


class KeptParts:
    """The parts of one case's summaries; each call is a transaction of its own."""

    def __init__(
        self,
        writing: Writing,
        blobs: BlobStore,
        *,
        owner_id: int,
        case_id: str,
        now: Callable[[], datetime],
    ) -> None:
        """Keep whose parts they are; `now` is in UTC."""
        self._writing, self._blobs, self._now = writing, blobs, now
        self._owner_id, self._case_id = owner_id, case_id
        self._used: set[str] = set()

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Return the files of those parts that are there, by key."""
        with self._writing() as session:
            found = session.execute(
                select(SummaryPartRow.key, SummaryPartRow.sha256).where(
                    SummaryPartRow.case_id == self._case(session), SummaryPartRow.key.in_(keys)
                )
            ).all()
        there = {}
        for key, sha256 in found:
            with suppress(MissingBlobError):
                there[key] = self._blobs.read(sha256)
        self._used |= set(there)
        return there

    def last(self, name: str) -> tuple[str, bytes, int] | None:
        """Return key, file and pages of the part that last had a name, or None."""
        with self._writing() as session:
            row = session.scalar(
                select(SummaryPartRow)
                .where(SummaryPartRow.case_id == self._case(session), SummaryPartRow.name == name)
                .order_by(SummaryPartRow.used_at.desc(), SummaryPartRow.id.desc())
                .limit(1)
            )
            found = (row.key, row.sha256, row.pages) if row else None
        if found is None:
            return None
        with suppress(MissingBlobError):
            self._used.add(found[0])
            return found[0], self._blobs.read(found[1]), found[2]
        return None

    def keep(self, name: str, key: str, pdf: bytes, pages: int) -> None:
        """Keep a part; NotFoundError when the case was deleted meanwhile."""
        sha256 = self._blobs.put_bytes(pdf).sha256
        self._used.add(key)
        with self._writing() as session:
            case = load_owned(session, owner_id=self._owner_id, case_id=self._case_id)
            session.execute(
                delete(SummaryPartRow).where(SummaryPartRow.case_id == case.id, SummaryPartRow.key == key)
            )
            now = self._now()
            session.add(
                SummaryPartRow(
                    **belongs(case, now=now), name=name, key=key, sha256=sha256, pages=pages, used_at=now
                )
            )

    def tidy(self) -> None:
        """Note what was used, and drop what was not used for `KEPT_UNUSED`."""
        now = self._now()
        with self._writing() as session:
            mine = SummaryPartRow.case_id == self._case(session)
            session.execute(
                update(SummaryPartRow).where(mine, SummaryPartRow.key.in_(self._used)).values(used_at=now)
            )
            old = mine & (SummaryPartRow.used_at < now - KEPT_UNUSED)
            names = set(session.scalars(select(SummaryPartRow.sha256).where(old)))
            session.execute(delete(SummaryPartRow).where(old))
        if names:
            with self._writing() as session:
                drop_blobs(session, self._blobs, names)

    def _case(self, session: Session) -> int:
        return load_owned(session, owner_id=self._owner_id, case_id=self._case_id).id
