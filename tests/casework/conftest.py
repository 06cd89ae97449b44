"""A data folder, and a backup of it, made once for each module."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casework.keeping import Data, furnished


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Data:
    folder = tmp_path_factory.mktemp("whole") / "instance"
    folder.mkdir()
    return furnished(folder)


@pytest.fixture(scope="module")
def saved(whole: Data, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("saved") / "backup.zip"
    whole.save(target)
    return target


@pytest.fixture
def data(tmp_path: Path) -> Data:
    (tmp_path / "mine").mkdir()
    return furnished(tmp_path / "mine")
