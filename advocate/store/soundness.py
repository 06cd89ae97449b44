"""Says whether a SQLite file is a database that this program can open; reads it and changes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from advocate.store.migrate import known


def what_is_wrong(file: Path) -> str:
    """Return what keeps the program from using the database in `file`, or "" when nothing does."""
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            stands_at = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute('SELECT count(*) FROM "case"').fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return "its database can't be read"
    if found != ("ok",):
        return "its database is damaged"
    if stands_at is None or str(stands_at[0]) not in known():
        return "it was made by a newer version of Advocate; install that version first"
    return ""


def names_in(file: Path) -> set[str]:
    """Return the names of all files that the rows of the database in `file` need."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        found = connection.execute(
            "SELECT sha256 FROM exhibit UNION SELECT preview_sha256 FROM exhibit"
            " UNION SELECT pages.value FROM exhibit, json_each(exhibit.pages_sha256) AS pages"
            " UNION SELECT result FROM job"
        ).fetchall()
    finally:
        connection.close()
    return {str(name) for (name,) in found if name}
