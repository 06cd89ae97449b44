"""Data that this version can't use: every command says so in a sentence, and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.web.test_cli import ask

pytestmark = [pytest.mark.slow, pytest.mark.laptop]


@pytest.mark.parametrize(
    "words", [("run", "--no-open"), ("demo",), ("check",), ("summary", "x", "-o", "x.pdf")]
)
def test_a_database_of_a_newer_version_is_said_in_a_sentence(words: tuple[str, ...], tmp_path: Path) -> None:
    ask("check", instance=tmp_path)
    with sqlite3.connect(tmp_path / "advocate.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999_of_tomorrow'")
    connection.close()
    refused = ask(*words, instance=tmp_path)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"Error: The database in {tmp_path / 'advocate.db'} was made by a newer")
    assert "Start the newer version" in refused.stderr
