"""The migrations build what the models say, and a database is copied away before it is changed."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from advocate.store import models
from advocate.store.database import Base
from advocate.store.migrate import UnusableDatabaseError, is_current, open_engine, upgrade
from advocate.store.migrations.running import config

pytestmark = pytest.mark.laptop

NOW = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'advocate.db'}"


def test_the_migrations_build_exactly_the_models(url: str) -> None:
    upgrade(url, backup_to=None, now=NOW)
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        difference = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert difference == []


def test_every_table_but_the_owners_names_its_owner() -> None:
    without = [t.name for t in Base.metadata.sorted_tables if "owner_id" not in t.columns]
    assert without == [models.OwnerRow.__tablename__]


def test_an_upgrade_copies_the_database_first(url: str, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "advocate.db") as connection:
        connection.execute("CREATE TABLE keepsake (words TEXT)")
        connection.execute("INSERT INTO keepsake VALUES ('still here')")
    connection.close()
    copy = upgrade(url, backup_to=tmp_path / "backups", now=NOW)
    assert copy is not None
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT words FROM keepsake").fetchone() == ("still here",)
    kept.close()


def test_a_current_database_is_left_alone(url: str, tmp_path: Path) -> None:
    upgrade(url, backup_to=None, now=NOW)
    assert is_current(url)
    assert upgrade(url, backup_to=tmp_path / "backups", now=NOW) is None


def test_sqlite_is_set_to_lose_nothing(url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        sync = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        keys = connection.exec_driver_sql("PRAGMA foreign_keys").scalar()
    engine.dispose()
    assert (mode, sync, keys) == ("wal", 2, 1)


def test_a_database_of_a_newer_version_is_refused_in_a_sentence_and_left_as_it_is(
    url: str, tmp_path: Path
) -> None:
    upgrade(url, backup_to=None, now=NOW)
    with sqlite3.connect(tmp_path / "advocate.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999_of_tomorrow'")
    connection.close()
    with pytest.raises(UnusableDatabaseError, match=r"advocate\.db was made by a newer version"):
        upgrade(url, backup_to=tmp_path / "backups", now=NOW)
    assert not (tmp_path / "backups").exists()


def test_a_file_that_is_no_database_is_refused_in_a_sentence(url: str, tmp_path: Path) -> None:
    (tmp_path / "advocate.db").write_bytes(b"This is a shopping list, not a database. " * 200)
    with pytest.raises(UnusableDatabaseError, match="is damaged or is not a database"):
        upgrade(url, backup_to=tmp_path / "backups", now=NOW)


def test_an_upgrade_keeps_what_points_to_a_table_that_is_made_anew(url: str, tmp_path: Path) -> None:
    command.upgrade(config(url), "0005_escalation")
    connection = sqlite3.connect(tmp_path / "advocate.db")
    for table in ("owner", "case", "exhibit", "exhibit_link"):
        put_row(connection, table)
    connection.commit()
    upgrade(url, backup_to=None, now=NOW)
    links = connection.execute("SELECT exhibit_id FROM exhibit_link").fetchall()
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    assert (links, broken) == ([(1,)], [])


def put_row(connection: sqlite3.Connection, table: str) -> None:
    """Put a row of ones into a table; the instants in it are a day's start."""
    names = [str(column[1]) for column in connection.execute(f'PRAGMA table_info("{table}")')]
    values = ["2026-05-18 00:00:00.000000" if name.endswith("_at") else "1" for name in names]
    told = ", ".join(f'"{name}"' for name in names)
    connection.execute(f'INSERT INTO "{table}" ({told}) VALUES ({", ".join("?" * len(names))})', values)


def test_work_that_waited_before_an_update_still_waits_after_it(url: str, tmp_path: Path) -> None:
    command.upgrade(config(url), "0012_findings")
    connection = sqlite3.connect(tmp_path / "advocate.db")
    for table in ("owner", "case", "job"):
        put_row(connection, table)
    connection.commit()
    upgrade(url, backup_to=None, now=NOW)
    kept = connection.execute("SELECT case_id, state FROM job").fetchall()
    connection.execute("UPDATE job SET case_id = NULL")
    connection.close()
    assert kept == [(1, "1")]
