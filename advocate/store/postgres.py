"""PostgreSQL's manners: what its connections are told, turns for writers, and texts with a NUL in them.

Loaded only where an address names PostgreSQL; a laptop never waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg.types.string import StrDumper, TextLoader
from sqlalchemy import Connection, Engine, event, text

OLDEST = 14
MIGRATING = "advocate migrates"
# What a lock is waited for, as SQLite's busy_timeout has it.
_PATIENCE = "10s"

# PostgreSQL takes every character but NUL. So that no text is altered, NUL is kept as "\x1aN", and the sign
# that leads it in as "\x1aS".
_SIGN, _NUL = "\x1a", "\0"


class _WithNul(StrDumper):
    """Writes a text so that PostgreSQL takes it."""

    def dump(self, obj: str) -> Any:
        if _SIGN in obj or _NUL in obj:
            obj = obj.replace(_SIGN, f"{_SIGN}S").replace(_NUL, f"{_SIGN}N")
        return super().dump(obj)


class _NulBack(TextLoader):
    """Reads a text back as it was given."""

    def load(self, data: Any) -> Any:
        found = super().load(data)
        if isinstance(found, str) and _SIGN in found:
            return found.replace(f"{_SIGN}N", _NUL).replace(f"{_SIGN}S", _SIGN)
        return found


def prepare(engine: Engine) -> None:
    """Tell each connection how long to wait for a lock, and how texts go to the server and come back."""

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.adapters.register_dumper(str, _WithNul)
        for name in ("text", "varchar"):
            connection.adapters.register_loader(name, _NulBack)
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{_PATIENCE}'")
        connection.commit()


def take_turn(connection: Connection, name: str, *, is_shared: bool = False) -> None:
    """Wait until no other transaction holds the turn of that name; it is ours until this one ends.

    Several may share a turn, and nobody then has it alone.
    """
    function = "pg_advisory_xact_lock_shared" if is_shared else "pg_advisory_xact_lock"
    connection.execute(text(f"SELECT {function}(hashtextextended(:name, 0))"), {"name": name})


@contextmanager
def alone(engine: Engine, name: str) -> Iterator[None]:
    """Wait, however long it takes, until no other process is in here under that name."""
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_lock(hashtextextended(:name, 0))"), {"name": name})
        # a session's lock outlives its transaction, and an open one would keep the server from tidying up
        connection.commit()
        # where this process is killed, the server lets go by itself
        yield


def is_too_old(engine: Engine) -> bool:
    """Return whether the server is older than what this program is tested on."""
    with engine.connect() as connection:
        return int((connection.dialect.server_version_info or (0,))[0]) < OLDEST


def widen(connection: Connection) -> None:
    """Make every number 64 bits wide, as SQLite's are: 2 billion rows, or bytes, are not enough for many."""
    narrow = connection.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND data_type = 'integer' ORDER BY 1, ordinal_position"
        )
    ).all()
    changes: dict[str, list[str]] = {}
    for table, column in narrow:
        changes.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE BIGINT')
    for table, parts in changes.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(parts)}'))
    for (sequence,) in connection.execute(
        text(
            "SELECT sequencename FROM pg_sequences"
            " WHERE schemaname = current_schema() AND data_type = 'integer'::regtype"
        )
    ).all():
        connection.execute(text(f'ALTER SEQUENCE "{sequence}" AS BIGINT'))
