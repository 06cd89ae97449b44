"""A queue of its own for each test, with a clock that moves when told to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from advocate.casework import cases, owners
from advocate.jobs import queue
from advocate.jobs.queue import Claim, JobKind
from advocate.store.blobs import FolderBlobStore
from advocate.store.database import begin_write
from advocate.store.migrate import open_engine
from advocate.store.models import JobRow
from tests import databases

NOON = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Stands still until it is moved."""

    time: datetime = NOON

    def now(self) -> datetime:
        return self.time

    def move(self, by: timedelta) -> None:
        self.time += by


@dataclass
class Office:
    """A queue with one owner and one case, each step in a transaction of its own."""

    sessions: sessionmaker[Session]
    folder: Path
    clock: Clock
    owner_id: int = 0
    case_id: str = ""

    @property
    def blobs(self) -> FolderBlobStore:
        return FolderBlobStore(self.folder)

    def open(self) -> None:
        with self.sessions() as session:
            self.owner_id = owners.laptop_owner(session, now=self.clock.now()).id
            session.commit()
        self.case_id = self.start_case()

    def start_case(self) -> str:
        with self.sessions() as session:
            case_id = cases.start(
                session,
                owner_id=self.owner_id,
                organisation_name="Northwind Broadband",
                sector="telecoms",
                country="GB",
                now=self.clock.now(),
            )
            session.commit()
        return case_id

    def enqueue(self) -> str:
        now = self.clock.now()
        with self.sessions() as session:
            job_id = self.ask(session, now)
            session.commit()
        return job_id

    def ask(self, session: Session, now: datetime) -> str:
        return queue.enqueue(
            session,
            owner_id=self.owner_id,
            case_id=self.case_id,
            kind=JobKind.SUMMARY_PDF,
            today=now.date(),
            now=now,
        )

    def claim(self) -> Claim | None:
        with self.sessions() as session:
            begin_write(session)
            found = queue.claim(session, now=self.clock.now())
            session.commit()
        return found

    def finish(self, claim: Claim, *, result: str = "", problem: str = "") -> bool:
        with self.sessions() as session:
            begin_write(session)
            is_ours = queue.finish(session, claim, result=result, problem=problem)
            session.commit()
        return is_ours

    def delete_case(self) -> None:
        with self.sessions() as session:
            cases.delete_case(session, owner_id=self.owner_id, case_id=self.case_id)
            session.commit()

    def job(self, job_id: str) -> JobRow:
        with self.sessions() as session:
            return queue.load(session, owner_id=self.owner_id, case_id=self.case_id, job_id=job_id)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(databases.empty(tmp_path))
    yield engine
    engine.dispose()
    databases.drop(tmp_path)


@pytest.fixture
def office(engine: Engine, tmp_path: Path) -> Office:
    made = Office(sessionmaker(bind=engine), tmp_path / "evidence", Clock())
    made.open()
    return made
