"""The copies made before upgrades are few, expire, and hold nothing that was shredded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advocate.store.copies import drop_copies, expire_copies, new_copy

pytestmark = pytest.mark.laptop

NOW = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)


def made(folder: Path, *days_ago: int) -> list[Path]:
    copies = [new_copy(folder, NOW - timedelta(days=days)) for days in days_ago]
    for copy in copies:
        copy.write_text("words")
    return copies


def test_the_newest_three_of_the_last_thirty_days_are_kept(tmp_path: Path) -> None:
    copies = made(tmp_path, 0, 1, 2, 3, 29, 31)
    expire_copies(tmp_path, NOW)
    assert sorted(tmp_path.iterdir()) == sorted(copies[:3])


def test_even_the_only_copy_goes_after_thirty_days(tmp_path: Path) -> None:
    made(tmp_path, 31)
    expire_copies(tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_else_put_there_stays(tmp_path: Path) -> None:
    mine = [tmp_path / "before-upgrade-by-hand.db", tmp_path / "mine.zip"]
    for file in mine:
        file.write_text("words")
    expire_copies(tmp_path, NOW)
    assert sorted(tmp_path.iterdir()) == sorted(mine)


def test_a_copy_that_cannot_be_deleted_is_named(tmp_path: Path) -> None:
    stuck = new_copy(tmp_path, NOW)
    stuck.mkdir()
    assert drop_copies(tmp_path) == [stuck]
