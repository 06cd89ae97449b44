"""A file that was kept is there, whole, under the name of its content; a refused one left nothing."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.store.blobs import (
    BlobStore,
    DiskFullError,
    FolderBlobStore,
    MissingBlobError,
    NotSavedError,
    Stored,
    TooLargeError,
)

pytestmark = pytest.mark.laptop

TEXT = b"They promised a refund by 3 March."
SHA = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> FolderBlobStore:
    return FolderBlobStore(tmp_path / "evidence")


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


class BreaksOff(io.BytesIO):
    """A connection that gives a little and is gone."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise ConnectionResetError
        return super().read(3)


def test_the_folder_store_is_a_blob_store(store: FolderBlobStore) -> None:
    kept: BlobStore = store
    assert list(kept.listing()) == []


def test_a_file_is_kept_under_its_hash_in_a_two_character_folder(
    store: FolderBlobStore, tmp_path: Path
) -> None:
    assert store.put(io.BytesIO(TEXT), limit=1000) == Stored(SHA, len(TEXT))
    assert files_under(tmp_path) == [tmp_path / "evidence" / SHA[:2] / SHA]


def test_a_file_comes_back_byte_for_byte(store: FolderBlobStore) -> None:
    data = bytes(range(256)) * 20_000
    name = store.put_bytes(data).sha256
    assert store.read(name) == data
    assert store.size(name) == len(data)
    with store.open(name) as file:
        assert file.read(4) == data[:4]


@given(data=st.binary(max_size=300))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    store = FolderBlobStore(tmp_path_factory.mktemp("any"))
    assert store.read(store.put_bytes(data).sha256) == data


def test_a_file_of_exactly_the_limit_is_kept_and_one_byte_more_is_refused(store: FolderBlobStore) -> None:
    assert store.put(io.BytesIO(TEXT), limit=len(TEXT)).size == len(TEXT)
    with pytest.raises(TooLargeError, match=r"larger than 25 MB"):
        store.put(io.BytesIO(bytes(25_000_001)), limit=25_000_000)


def test_a_refused_file_leaves_nothing(store: FolderBlobStore, tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        store.put(io.BytesIO(TEXT), limit=5)
    assert files_under(tmp_path) == []


def test_a_connection_that_breaks_off_leaves_nothing(store: FolderBlobStore, tmp_path: Path) -> None:
    with pytest.raises(NotSavedError):
        store.put(BreaksOff(TEXT), limit=1000)
    assert files_under(tmp_path) == []


def test_a_nearly_full_disk_is_refused_in_plain_words_and_reading_goes_on(tmp_path: Path) -> None:
    name = FolderBlobStore(tmp_path).put_bytes(TEXT).sha256
    full = FolderBlobStore(tmp_path, spare_share=1.0, spare_bytes=1 << 60)
    with pytest.raises(DiskFullError, match="disk is full"):
        full.put_bytes(b"more")
    assert full.read(name) == TEXT


@pytest.mark.parametrize(("number", "error"), [(errno.ENOSPC, DiskFullError), (errno.EIO, NotSavedError)])
def test_a_disk_that_fails_while_flushing_leaves_nothing(
    store: FolderBlobStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[Exception],
) -> None:
    def fail(handle: int) -> NoReturn:
        raise OSError(number, "the disk says no")

    store.put_bytes(b"makes the folders")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error, match="could not be saved"):
        store.put_bytes(TEXT)
    assert SHA not in list(store.listing())
    assert not list(tmp_path.rglob("*.part"))


def test_file_and_folders_are_flushed_before_the_answer(
    store: FolderBlobStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.readlink(f"/proc/self/fd/{handle}")))
    store.put_bytes(TEXT)
    root = tmp_path / "evidence"
    assert str(root) in flushed[:-2]
    assert flushed[-2].endswith(".part")
    assert flushed[-1] == str(root / SHA[:2])


def test_a_folder_that_went_is_made_again_and_its_name_flushed(
    store: FolderBlobStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put_bytes(b"makes the folders")
    (tmp_path / "evidence" / SHA[:2]).rmdir()
    flushed: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.readlink(f"/proc/self/fd/{handle}")))
    store.put_bytes(TEXT)
    assert flushed[-2:] == [str(tmp_path / "evidence"), str(tmp_path / "evidence" / SHA[:2])]


def test_the_same_bytes_again_are_kept_once_and_heal_a_damaged_copy(
    store: FolderBlobStore, tmp_path: Path
) -> None:
    store.put_bytes(TEXT)
    (tmp_path / "evidence" / SHA[:2] / SHA).write_bytes(b"rot")
    assert not store.verify(SHA)
    store.put_bytes(TEXT)
    assert store.verify(SHA)
    assert list(store.listing()) == [SHA]


def test_a_deleted_file_is_gone_and_deleting_it_again_is_no_error(
    store: FolderBlobStore, tmp_path: Path
) -> None:
    store.put_bytes(TEXT)
    store.delete(SHA)
    store.delete(SHA)
    assert files_under(tmp_path) == []


def test_a_missing_file_says_so(store: FolderBlobStore) -> None:
    assert not store.verify(SHA)
    with pytest.raises(MissingBlobError, match="missing"):
        store.read(SHA)
    with pytest.raises(MissingBlobError):
        store.size(SHA)


@pytest.mark.parametrize("name", ["../canary", "..", "", "a" * 63, "A" * 64, SHA + "\n", "/canary", "é" * 64])
def test_a_name_that_is_no_hash_never_touches_a_path(
    store: FolderBlobStore, tmp_path: Path, name: str
) -> None:
    canary = tmp_path / "canary"
    canary.write_text("alive")
    for act in (store.read, store.delete, store.size):
        with pytest.raises(MissingBlobError):
            act(name)
    assert canary.read_text() == "alive"


def test_the_listing_names_kept_files_alone(store: FolderBlobStore, tmp_path: Path) -> None:
    names = sorted(store.put_bytes(bytes([number])).sha256 for number in range(20))
    (tmp_path / "evidence" / names[0][:2] / "notes.txt").write_text("not ours")
    assert list(store.listing()) == names


def test_only_old_leftovers_are_swept(store: FolderBlobStore, tmp_path: Path) -> None:
    store.put_bytes(TEXT)
    now = datetime(2026, 5, 18, 12, tzinfo=UTC)
    for name, age in (("old", 2), ("young", 0)):
        part = tmp_path / "evidence" / "incoming" / f"{name}.part"
        part.write_bytes(b"half")
        moment = (now - timedelta(hours=age)).timestamp()
        os.utime(part, (moment, moment))
    assert store.sweep_temporary(now - timedelta(hours=1)) == 1
    assert [path.name for path in tmp_path.rglob("*.part")] == ["young.part"]
    assert store.read(SHA) == TEXT


def test_nobody_else_on_the_machine_can_read_a_file(store: FolderBlobStore, tmp_path: Path) -> None:
    store.put_bytes(TEXT)
    for path in (tmp_path / "evidence").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
