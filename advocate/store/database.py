"""The database's manners: durable, foreign keys on, writes that take their turn; on SQLite and PostgreSQL."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Connection, Dialect, Engine, Integer, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Session, registry
from sqlalchemy.types import DateTime, TypeDecorator

WRITES = {"advocate_writes": True}
BLOBS_TURN = "advocate blobs"
_POSTGRES = "advocate.store.postgres"

_NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every row's ancestor; constraint names are fixed so that migrations can name them."""

    # SQLite counts by itself only what is called INTEGER, and that has 64 bits there
    registry = registry(
        metadata=MetaData(naming_convention=_NAMES),
        type_annotation_map={int: BigInteger().with_variant(Integer(), "sqlite")},
    )


class Instant(TypeDecorator[datetime]):
    """A UTC instant: aware in Python, naive UTC in the database; a naive value is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware instant into naive UTC; raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the stored instant its time zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


class Amount(TypeDecorator[Decimal]):
    """An exact decimal kept as text: SQLite's own numbers are binary and would round money."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the decimal in plain digits."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Read the decimal back, digit for digit."""
        return None if value is None else Decimal(value)


def is_postgres(url: str) -> bool:
    """Return whether an address names PostgreSQL."""
    return url.startswith("postgresql")


def engine_options(url: str) -> dict[str, Any]:
    """Return how to make an engine for `url`: the errors of all leave out what was typed.

    On PostgreSQL a transaction that reads sees one moment, as it does on SQLite; a writing one is told
    otherwise by `begin_write`. A connection that went stale is made anew before it is used.
    """
    usual: dict[str, Any] = {"hide_parameters": True}
    if is_postgres(url):
        return usual | {
            "isolation_level": "REPEATABLE READ",
            "pool_pre_ping": True,
            "connect_args": {"connect_timeout": 10},
        }
    return usual


def prepare(engine: Engine) -> None:
    """Give an engine its manners. On SQLite: write-ahead logging with full sync, foreign keys, transactions.

    With sqlite3's own transaction handling off, a transaction that is going to write says so at its start
    (BEGIN IMMEDIATE), so that two tabs wait for each other instead of failing half-way.
    """
    if engine.dialect.name == "postgresql":
        importlib.import_module(_POSTGRES).prepare(engine)
        return

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        is_write = connection.get_execution_options().get("advocate_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


def let_references_rest(connection: Connection) -> None:
    """Have SQLite look at no foreign key in this connection; call it before the first statement."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys=OFF").close()


def wipe_log(engine: Engine) -> None:
    """Move SQLite's write-ahead log into the database and empty it: deleted words stand in it till then."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    finally:
        connection.close()


def begin_write(session: Session, *, owner_id: int | None = None) -> None:
    """Start the session's transaction as one that will write; call it before the first statement.

    On SQLite all writers take turns. On PostgreSQL those of one owner do: name the owner whose rows it is
    about, and nothing that is read in it changes under it.
    """
    if session.get_bind().dialect.name == "postgresql":
        # each statement has to see what was written while the turn was waited for
        session.connection(execution_options={**WRITES, "isolation_level": "READ COMMITTED"})
        if owner_id is not None:
            take_turn(session, f"advocate owner {owner_id}")
    else:
        session.connection(execution_options=WRITES)


def take_turn(session: Session, name: str, *, is_shared: bool = False) -> None:
    """Wait for a turn among writers; on SQLite the transaction has it already. See `postgres.take_turn`."""
    if session.get_bind().dialect.name == "postgresql":
        importlib.import_module(_POSTGRES).take_turn(session.connection(), name, is_shared=is_shared)
