"""Databases for the tests, on the engine that --engine names: a file in a folder, or PostgreSQL's own.

What a test calls a folder's database is `advocate.db` in it, or else one whose name comes from the folder.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import Engine, Table

from advocate.store.database import Base
from advocate.store.migrate import upgrade

SERVER = "TESTS_POSTGRES"
_MADE: set[str] = set()
_THEN = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)


def forget_template() -> None:
    """Make the next database on whatever server is then named."""
    _template.cache_clear()


def is_postgres() -> bool:
    """Return whether the tests run on PostgreSQL."""
    return SERVER in os.environ


def address(folder: Path) -> str:
    """Return the address of a folder's database, which need not be there yet."""
    return _server() + _name(folder) if is_postgres() else f"sqlite:///{folder / 'advocate.db'}"


def empty(folder: Path) -> str:
    """Make a folder's database, with every migration and without a row; return its address."""
    if is_postgres():
        _copy(_template(), _name(folder))
    else:
        shutil.copyfile(_file(), folder / "advocate.db")
    return address(folder)


def has(folder: Path) -> bool:
    """Return whether a folder's database was made."""
    return _name(folder) in _MADE if is_postgres() else (folder / "advocate.db").exists()


def new(folder: Path) -> str:
    """Make a folder's database without a table; return its address."""
    if is_postgres():
        _copy("template0", _name(folder))
    return address(folder)


def copy(source: Path, target: Path) -> None:
    """Make `target`'s database what `source`'s is; nobody may be connected to either."""
    if is_postgres():
        _copy(_name(source), _name(target))
    else:
        shutil.copyfile(source / "advocate.db", target / "advocate.db")


def drop(folder: Path) -> None:
    """Remove a folder's database, whoever is connected to it; a file goes with its folder."""
    if is_postgres():
        _do("DROP DATABASE IF EXISTS {} WITH (FORCE)", _name(folder))
        _MADE.discard(_name(folder))


def clear(engine: Engine) -> None:
    """Delete every row, and count from 1 again."""
    statements = ["DELETE FROM owner"]
    for table in Base.metadata.sorted_tables:
        statements.append(f'ALTER SEQUENCE "{table.name}_id_seq" RESTART')
    with engine.begin() as connection:
        connection.exec_driver_sql("; ".join(statements))


def keep(engine: Engine) -> None:
    """Keep every row beside its table, for `put_back`: far quicker than a copy of the database."""
    parts = [f'CREATE TABLE kept."{table.name}" AS TABLE "{table.name}"' for table in _tables()]
    with engine.begin() as connection:
        connection.exec_driver_sql("; ".join(["CREATE SCHEMA kept", *parts]))


def put_back(engine: Engine) -> None:
    """Make every row what it was when it was kept, and count on from there."""
    parts = ["DELETE FROM owner"]
    for table in _tables():
        parts.append(f'INSERT INTO "{table.name}" SELECT * FROM kept."{table.name}"')
        newest = f'SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"'
        parts.append(f"SELECT setval('\"{table.name}_id_seq\"', ({newest}), false)")
    with engine.begin() as connection:
        connection.exec_driver_sql("; ".join(parts))


def _tables() -> list[Table]:
    return Base.metadata.sorted_tables


def rows(engine: Engine, *, but: str) -> list[str]:
    """Return all that is kept, as text, but for one table."""
    kept = [table for table in Base.metadata.sorted_tables if table.name != but]
    with engine.connect() as connection:
        found = [(table, connection.execute(table.select().order_by("id"))) for table in kept]
        return [f"{table} {row}" for table, rows in found for row in rows]


def _server() -> str:
    return os.environ[SERVER]


def _name(folder: Path) -> str:
    return "test_" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]


def _copy(source: str, target: str) -> None:
    _do("DROP DATABASE IF EXISTS {} WITH (FORCE)", target)
    _MADE.add(target)
    _do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", target, source)


def _do(statement: str, *names: str) -> None:
    with psycopg.connect(_server().replace("+psycopg", "") + "postgres", autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@cache
def _template() -> str:
    """Make the database that the others of this process are copies of, once."""
    name = f"template_{os.getpid()}"
    _do("CREATE DATABASE {}", name)
    upgrade(_server() + name, backup_to=None, now=_THEN)
    return name


@cache
def _file() -> Path:
    """Make the file that the others of this process are copies of, once."""
    file = Path(tempfile.mkdtemp()) / "advocate.db"
    upgrade(f"sqlite:///{file}", backup_to=None, now=_THEN)
    return file
