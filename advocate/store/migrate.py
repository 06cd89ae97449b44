"""Brings a database up to date, and copies the file away first."""

from __future__ import annotations

import importlib
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, create_engine, inspect, pool, text

from advocate.store.database import prepare

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str) -> Engine:
    """Return an engine for `url` that behaves as the application's does."""
    engine = create_engine(url, poolclass=pool.NullPool)
    prepare(engine)
    return engine


def is_current(url: str) -> bool:
    """Return whether the database at `url` has every migration."""
    engine = open_engine(url)
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        stands_at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return stands_at == newest()


def newest() -> str:
    """Return the newest migration; they are numbered, and a file is named as its migration is."""
    return max(file.stem for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def upgrade(url: str, *, backup_to: Path | None, now: datetime) -> Path | None:
    """Run the missing migrations; a SQLite file is first copied into `backup_to`. Returns the copy's path."""
    if is_current(url):
        return None
    copy = None
    file = sqlite_file(url)
    if file is not None and file.exists() and file.stat().st_size and backup_to is not None:
        copy = backup_to / f"before-upgrade-{now:%Y%m%d-%H%M%S-%f}.db"
        copy_sqlite(file, copy)
    # Alembic takes half a second to load, and is needed once a release
    importlib.import_module("advocate.store.migrations.running").run(url)
    return copy


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
