"""`/health` and `/ready`, for whoever watches over the servers: no page, no session, any Host, no content.

`/health` answers while the process lives. `/ready` answers 200 while it can serve: the database is there and
up to date, files can be kept, and nobody has told it to stop; else 503 and the name of what is missing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from advocate.store.migrate import newest

Start = Callable[..., Any]
Wsgi = Callable[[dict[str, Any], Start], Iterable[bytes]]
HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


class Probes:
    """Answers the two probes before the application sees them; everything else goes through."""

    def __init__(self, within: Wsgi, engine: Engine, evidence: Path) -> None:
        """Stand before `within`, and look at its database and its folder of files."""
        self._within, self._engine, self._evidence = within, engine, evidence
        self.is_stopping = False

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer a request as WSGI has it."""
        path = environ.get("PATH_INFO")
        if path not in ("/health", "/ready") or environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return self._within(environ, start)
        missing = self.missing() if path == "/ready" else ""
        body = f"{missing or 'ok'}\n".encode()
        start(
            "503 Service Unavailable" if missing else "200 OK",
            [*HEADERS, ("Content-Length", str(len(body)))],
        )
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def missing(self) -> str:
        """Return what keeps the application from serving, or ""."""
        if self.is_stopping:
            return "stopping"
        try:
            with self._engine.connect() as connection:
                stands_at = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        except SQLAlchemyError:
            return "database"
        if stands_at != newest():
            return "migrations"
        folder = next((f for f in (self._evidence, *self._evidence.parents) if f.exists()), None)
        return "" if folder and os.access(folder, os.W_OK) else "files"
