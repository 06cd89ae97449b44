"""Runs the migrations on the database that it is pointed at."""

from __future__ import annotations

import importlib

from alembic import context

from advocate.store import models
from advocate.store.database import WRITES, Base, let_references_rest
from advocate.store.migrate import open_engine

assert models.CaseRow.metadata is Base.metadata  # noqa: S101

_engine = open_engine(context.config.get_main_option("sqlalchemy.url") or "")
with _engine.connect() as _connection:
    # SQLite changes a table by making it anew, and dropping the old one would take along what points to it
    let_references_rest(_connection)
    _connection = _connection.execution_options(**WRITES)
    context.configure(
        connection=_connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        # all or nothing, on every database
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        if _connection.dialect.name == "postgresql":
            importlib.import_module("advocate.store.postgres").widen(_connection)
_engine.dispose()
