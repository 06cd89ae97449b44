"""On PostgreSQL the same holds as on a laptop: one process migrates, writers take turns, texts stay whole."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event, select, text
from sqlalchemy.orm import Session

from advocate.casework import cases, owners
from advocate.paths import ROOT
from advocate.store import postgres
from advocate.store.blobs import FolderBlobStore
from advocate.store.database import BLOBS_TURN, Base, begin_write, take_turn
from advocate.store.migrate import UnusableDatabaseError, is_current, open_engine, upgrade
from advocate.store.models import CaseRow, ExhibitRow, OwnerRow
from tests import databases

pytestmark = [pytest.mark.hosted, pytest.mark.slow]

NOW = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)
EVERY_SIGN = "".join(map(chr, range(0x20))) + "\x1aN\x1a\x1aS\0 ö😀\u202eשלום"
MIGRATE = """
import sys
from datetime import UTC, datetime
from advocate.store import migrate
from advocate.store.migrations import running
run = running.run
running.run = lambda url: print("migrates", flush=True) or run(url)
migrate.upgrade(sys.argv[1], backup_to=None, now=datetime(2026, 5, 18, tzinfo=UTC))
print("ready" if migrate.is_current(sys.argv[1]) else "not ready")
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(databases.empty(tmp_path))
    yield engine
    engine.dispose()
    databases.drop(tmp_path)


@pytest.fixture
def owner_id(engine: Engine) -> int:
    with Session(engine) as session:
        owner_id = owners.laptop_owner(session, now=NOW).id
        session.commit()
    return owner_id


def start_case(session: Session, owner_id: int, name: str = "Northwind") -> str:
    told = {"organisation_name": name, "sector": "telecoms", "country": "GB"}
    return cases.start(session, owner_id=owner_id, now=NOW, **told)  # type: ignore[arg-type]


def test_the_migrations_build_exactly_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_of_two_processes_that_start_at_once_one_migrates_and_the_other_waits(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MIGRATE, databases.new(tmp_path)]
    started = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(process.communicate(timeout=120)[0].split() for process in started)
    databases.drop(tmp_path)
    assert said == [["migrates", "ready"], ["ready"]]


def test_migrating_waits_for_another_who_does_it(tmp_path: Path) -> None:
    address = databases.new(tmp_path)
    other = open_engine(address)
    with postgres.alone(other, postgres.MIGRATING):
        late = threading.Thread(target=upgrade, args=(address,), kwargs={"backup_to": None, "now": NOW})
        late.start()
        late.join(1)
        assert not is_current(address)
    other.dispose()
    late.join()
    assert is_current(address)
    databases.drop(tmp_path)


def test_a_server_that_is_too_old_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "OLDEST", 99)
    with pytest.raises(UnusableDatabaseError, match="is older than PostgreSQL 99"):
        upgrade(databases.new(tmp_path), backup_to=None, now=NOW)


def test_a_database_of_a_newer_version_is_refused_in_a_sentence(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999_of_tomorrow'"))
    with pytest.raises(UnusableDatabaseError, match="in DATABASE_URL was made by a newer version"):
        upgrade(databases.address(tmp_path), backup_to=None, now=NOW)


def test_every_sign_comes_back_as_it_was_given(engine: Engine, owner_id: int) -> None:
    with Session(engine) as session:
        case_id = start_case(session, owner_id, EVERY_SIGN)
        session.flush()
        row = session.scalars(select(CaseRow)).one()
        row.references = [{EVERY_SIGN: EVERY_SIGN}]
        session.commit()
    with Session(engine) as session:
        row = session.scalars(select(CaseRow).where(CaseRow.public_id == case_id)).one()
        assert (row.organisation_name, row.references) == (EVERY_SIGN, [{EVERY_SIGN: EVERY_SIGN}])


def test_a_file_may_have_more_bytes_than_32_bits_count(engine: Engine, owner_id: int) -> None:
    with Session(engine) as session:
        start_case(session, owner_id)
        case = session.scalars(select(CaseRow)).one()
        names = {"title": "a", "filename": "a", "sha256": "0" * 64}
        place = {"owner_id": owner_id, "case_id": case.id, "created_at": NOW, "received_at": NOW}
        session.add(ExhibitRow(**place, **names, number=1, size=3_000_000_000))
        session.commit()
        assert session.scalars(select(ExhibitRow.size)).one() == 3_000_000_000


def test_an_instant_is_the_same_whatever_zone_the_server_is_in(engine: Engine, owner_id: int) -> None:
    with Session(engine) as session:
        session.execute(text("SET TIME ZONE 'Pacific/Auckland'"))
        assert session.get_one(OwnerRow, owner_id).created_at == NOW


def test_writers_of_one_owner_take_turns_and_see_what_the_other_wrote(engine: Engine, owner_id: int) -> None:
    seen: list[int] = []

    def write() -> None:
        with Session(engine) as session:
            begin_write(session, owner_id=owner_id)
            seen.append(len(session.scalars(select(CaseRow)).all()))
            start_case(session, owner_id)
            session.commit()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(8))


def test_a_writer_does_not_wait_for_another_owner(engine: Engine, owner_id: int) -> None:
    with Session(engine) as mine, Session(engine) as theirs:
        begin_write(mine, owner_id=owner_id)
        begin_write(theirs, owner_id=owner_id + 1)
        theirs.execute(text("SELECT 1"))


def test_who_reads_sees_one_moment(engine: Engine, owner_id: int) -> None:
    with Session(engine) as reader, Session(engine) as writer:
        before = len(reader.scalars(select(CaseRow)).all())
        begin_write(writer, owner_id=owner_id)
        start_case(writer, owner_id)
        writer.commit()
        assert len(reader.scalars(select(CaseRow)).all()) == before


def test_no_file_is_deleted_while_somebody_makes_sure_of_it(
    engine: Engine, owner_id: int, tmp_path: Path
) -> None:
    blobs = FolderBlobStore(tmp_path / "evidence")
    name = blobs.put_bytes(b"the same bill").sha256

    def drop() -> None:
        with Session(engine) as session:
            begin_write(session)
            cases.drop_blobs(session, blobs, {name})
            session.commit()

    late = threading.Thread(target=drop)
    with Session(engine) as session:
        begin_write(session, owner_id=owner_id)
        take_turn(session, BLOBS_TURN, is_shared=True)
        late.start()
        late.join(0.5)
        assert blobs.verify(name)
    late.join()
    assert not blobs.verify(name)


def test_who_waits_too_long_for_a_lock_is_told_and_not_left_hanging(
    engine: Engine, owner_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    @event.listens_for(engine, "connect")
    def impatient(connection: object, _record: object) -> None:
        connection.execute("SET lock_timeout = '100ms'")  # type: ignore[attr-defined]
        connection.commit()  # type: ignore[attr-defined]

    with Session(engine) as mine, Session(engine) as theirs:
        begin_write(mine, owner_id=owner_id)
        with pytest.raises(Exception, match="lock timeout"):
            begin_write(theirs, owner_id=owner_id)
