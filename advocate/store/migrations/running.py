"""Runs Alembic on a database."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config


def run(url: str) -> None:
    """Bring the database at `url` to the newest migration."""
    command.upgrade(config(url), "head")


def config(url: str) -> Config:
    """Return Alembic's settings for the database at `url`."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("file_template", "%%(rev)s")
    made.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return made
