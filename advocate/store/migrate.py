"""Brings a database up to date, one process at a time, and copies a file away first."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, pool, text
from sqlalchemy.exc import DatabaseError, OperationalError

from advocate.store.copies import new_copy
from advocate.store.database import engine_options, is_postgres, prepare

_MIGRATIONS = Path(__file__).parent / "migrations"


class UnusableDatabaseError(Exception):
    """The database can't be used as it is; the message says why and what to do. Nothing was changed."""


def open_engine(url: str) -> Engine:
    """Return an engine for `url` that behaves as the application's does."""
    engine = create_engine(url, poolclass=pool.NullPool, **engine_options(url))
    prepare(engine)
    return engine


def is_current(url: str) -> bool:
    """Return whether the database at `url` has every migration."""
    return _stands_at(url) == newest()


def newest() -> str:
    """Return the newest migration."""
    return max(known())


def known() -> frozenset[str]:
    """Return the migrations of this program; they are numbered, and a file is named as its migration is."""
    return frozenset(file.stem for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(url: str, *, backup_to: Path | None, now: datetime) -> Path | None:
    """Run the missing migrations; a SQLite file is first copied into `backup_to`. Returns the copy's path.

    Raises UnusableDatabaseError for a database of a newer version, and for one that can't be read.
    """
    if _readable(url) == newest():
        return None
    with _alone(url):
        return _upgrade(url, backup_to, now)


def _upgrade(url: str, backup_to: Path | None, now: datetime) -> Path | None:
    stands_at = _readable(url)
    if stands_at == newest():
        return None
    if stands_at and stands_at not in known():
        raise UnusableDatabaseError(
            f"The database in {_name(url)} was made by a newer version of Advocate, and this one has left it"
            " as it is. Start the newer version, or name another data folder with ADVOCATE_INSTANCE."
        )
    copy = None
    file = sqlite_file(url)
    if file is not None and file.exists() and file.stat().st_size and backup_to is not None:
        copy = new_copy(backup_to, now)
        copy_sqlite(file, copy)
    # Alembic takes half a second to load, and is needed once a release
    importlib.import_module("advocate.store.migrations.running").run(url)
    return copy


@contextmanager
def _alone(url: str) -> Iterator[None]:
    """Let one process at a time in; on SQLite Alembic's own transaction sees to that."""
    if not is_postgres(url):
        yield
        return
    postgres = importlib.import_module("advocate.store.postgres")
    engine = open_engine(url)
    try:
        if postgres.is_too_old(engine):
            raise UnusableDatabaseError(
                f"The database in DATABASE_URL is older than PostgreSQL {postgres.OLDEST}. Name a newer one."
            )
        with postgres.alone(engine, postgres.MIGRATING):
            yield
    finally:
        engine.dispose()


def _readable(url: str) -> str:
    try:
        return _stands_at(url)
    except DatabaseError as error:
        if is_postgres(url):
            raise UnusableDatabaseError(
                "The database in DATABASE_URL can’t be reached just now. See that it runs, that the address"
                " is right and that it lets this account in, then start again."
            ) from None
        if not isinstance(error, OperationalError):
            raise UnusableDatabaseError(
                f"The file {_name(url)} is damaged or is not a database, and is left as it is. Bring a backup"
                " back into another folder: ADVOCATE_INSTANCE=FOLDER advocate restore BACKUP."
            ) from error
        raise UnusableDatabaseError(
            f"The database in {_name(url)} can’t be opened just now. See that no other program holds on to it"
            " and that this account may write to its folder, then start again."
        ) from error


def _stands_at(url: str) -> str:
    """Return the last migration that the database has had, "" for a new one."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return ""
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()
    return str(found or "")


def _name(url: str) -> str:
    return str(sqlite_file(url) or "DATABASE_URL")


def sqlite_file(url: str) -> Path | None:
    """Return the file behind a SQLite address, or None for another database or one in memory."""
    prefix = "sqlite:///"
    return Path(url.removeprefix(prefix)) if url.startswith(prefix) and len(url) > len(prefix) else None


def copy_sqlite(source: Path, target: Path) -> None:
    """Write a consistent copy of a SQLite file, also while it is in use."""
    target.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(source)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
