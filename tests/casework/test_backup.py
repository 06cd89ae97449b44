"""A backup holds everything as it was at one moment, and comes back byte for byte."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from advocate.casework import backup, checkup, restore
from advocate.casework.backup import BackupError
from advocate.store.blobs import FolderBlobStore, Stored
from tests.casework.keeping import NOW, Data

pytestmark = [pytest.mark.slow, pytest.mark.laptop]


def test_everything_comes_back_as_it_was(whole: Data, saved: Path, tmp_path: Path) -> None:
    restored = restore.restore_backup(source=saved, instance=tmp_path / "new")
    back = Data(tmp_path / "new")
    assert restored.files == 3
    assert back.rows() == whole.rows()
    assert back.files() == whole.files()
    assert back.checked() == checkup.Checkup(3, (), (), ())


def test_nobody_else_can_read_a_backup_or_what_comes_out_of_it(saved: Path, tmp_path: Path) -> None:
    restore.restore_backup(source=saved, instance=tmp_path / "new")
    for path in (saved, tmp_path / "new", *(tmp_path / "new").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_restored_backup_can_be_saved_again(saved: Path, tmp_path: Path) -> None:
    restore.restore_backup(source=saved, instance=tmp_path / "new")
    Data(tmp_path / "new").save(tmp_path / "again.zip")
    restore.restore_backup(source=tmp_path / "again.zip", instance=tmp_path / "newer")
    assert Data(tmp_path / "newer").rows() == Data(tmp_path / "new").rows()


def test_a_backup_is_never_written_over_something(whole: Data, tmp_path: Path) -> None:
    target = tmp_path / "photo.zip"
    target.write_text("precious")
    with pytest.raises(BackupError, match="exists already"):
        whole.save(target)
    assert target.read_text() == "precious"


def test_a_backup_that_cannot_be_written_leaves_nothing(whole: Data, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackupError, match="could not be written"):
        whole.save(tmp_path / "file" / "backup.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_that_has_rotted_is_named_and_comes_back_as_it_was(data: Data, tmp_path: Path) -> None:
    name = next(iter(data.files()))
    (data.instance / "evidence" / name[:2] / name).write_bytes(b"rotten")
    made = data.save(tmp_path / "backup.zip")
    restored = restore.restore_backup(source=tmp_path / "backup.zip", instance=tmp_path / "new")
    assert made.altered == restored.altered == (name,)
    assert Data(tmp_path / "new").files() == data.files()
    assert len(Data(tmp_path / "new").checked().altered) == 1


def test_a_file_that_was_gone_before_is_named_and_keeps_nothing_else_from_being_saved(
    data: Data, tmp_path: Path
) -> None:
    name = next(iter(data.files()))
    data.blobs.delete(name)
    made = data.save(tmp_path / "backup.zip")
    assert made.missing == (name,)
    assert restore.restore_backup(source=tmp_path / "backup.zip", instance=tmp_path / "new").files == 2


class Deletes(FolderBlobStore):
    """A store in which a case is deleted just when its files are about to be read."""

    def __init__(self, data: Data, case_id: str) -> None:
        super().__init__(data.instance / "evidence")
        self._data, self._case_id = data, case_id

    def listing(self) -> Iterator[str]:
        if self._case_id:
            case_id, self._case_id = self._case_id, ""
            self._data.delete(case_id)
        return super().listing()


def test_a_case_deleted_meanwhile_leaves_no_row_without_its_file(data: Data, tmp_path: Path) -> None:
    case_id = data.start("Whitegate")
    data.show(case_id, b"about to go")
    store = Deletes(data, case_id)
    target = tmp_path / "backup.zip"
    backup.write_backup(database=data.database, blobs=store, target=target, now=NOW)
    restore.restore_backup(source=target, instance=tmp_path / "new")
    assert Data(tmp_path / "new").checked() == checkup.Checkup(3, (), (), ())


class Slow(FolderBlobStore):
    """A store that lets others work before each file is read."""

    def __init__(self, root: Path, pause: threading.Event) -> None:
        super().__init__(root)
        self._pause = pause

    def open(self, sha256: str) -> BinaryIO:
        self._pause.wait(0.02)
        return super().open(sha256)


def test_a_backup_made_while_entries_and_files_come_in_is_sound(data: Data, tmp_path: Path) -> None:
    case_id, stop = data.start("Whitegate"), threading.Event()
    sure: list[bytes] = []

    def work() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            data.tell(case_id, f"Entry {number}")
            data.show(case_id, b"file %d" % number)
            sure.append(b"file %d" % number)

    writer = threading.Thread(target=work)
    writer.start()
    while len(sure) < 3:
        stop.wait(0.01)
    before = len(sure)
    store = Slow(data.instance / "evidence", stop)
    backup.write_backup(database=data.database, blobs=store, target=tmp_path / "backup.zip", now=NOW)
    stop.set()
    writer.join()
    restore.restore_backup(source=tmp_path / "backup.zip", instance=tmp_path / "new")
    back = Data(tmp_path / "new")
    assert back.checked().is_sound
    assert set(sure[:before]) <= set(back.files().values())


def test_the_same_bytes_stored_twice_are_one_file(data: Data) -> None:
    assert data.blobs.put(io.BytesIO(b"bill 0"), limit=9) == Stored(hashlib.sha256(b"bill 0").hexdigest(), 6)
    assert len(data.files()) == 3
