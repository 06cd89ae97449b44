"""A backup holds everything and comes back byte for byte; one that is not sound is refused whole."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from sqlalchemy.orm import Session

from advocate.casework import backup, cases, checkup, evidence, owners, timeline
from advocate.casework.backup import BackupError
from advocate.files import FileKind, Looked
from advocate.store.blobs import FolderBlobStore, Stored
from advocate.store.database import begin_write
from advocate.store.migrate import open_engine, upgrade

NOW = datetime(2026, 5, 18, 12, tzinfo=UTC)
Members = dict[str, bytes]
Harm = Callable[[Members], None]
PLAIN = Looked(FileKind.TEXT, "Text", "Bill")


class Data:
    """A data folder with a database and files in it."""

    def __init__(self, instance: Path) -> None:
        self.instance = instance
        self.database = instance / "advocate.db"
        self.blobs = FolderBlobStore(instance / "evidence")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        engine = open_engine(f"sqlite:///{self.database}")
        with Session(engine) as session:
            begin_write(session)
            yield session
            session.commit()
        engine.dispose()

    def start(self, organisation: str = "Northwind Broadband") -> str:
        with self.writing() as session:
            owner = owners.laptop_owner(session, now=NOW)
            return cases.start(
                session,
                owner_id=owner.id,
                organisation_name=organisation,
                sector="telecoms",
                country="GB",
                now=NOW,
            )

    def tell(self, case_id: str, words: str) -> None:
        with self.writing() as session:
            values = timeline.fact_values(text=words, when=None)
            timeline.record(
                session, timeline.EntryKind.FACT, owner_id=1, case_id=case_id, values=values, now=NOW
            )

    def show(self, case_id: str, content: bytes) -> str:
        stored = self.blobs.put_bytes(content)
        taken = evidence.TakenIn("bill.txt", stored.sha256, stored.size, PLAIN, "", ())
        with self.writing() as session:
            evidence.add(session, owner_id=1, case_id=case_id, taken=taken, case_limit=10**9, now=NOW)
        return stored.sha256

    def delete(self, case_id: str) -> None:
        with self.writing() as session:
            gone = cases.delete_case(session, owner_id=1, case_id=case_id)
        with self.writing() as session:
            cases.drop_blobs(session, self.blobs, gone)

    def rows(self) -> list[str]:
        connection = sqlite3.connect(self.database)
        said = list(connection.iterdump())
        connection.close()
        return said

    def files(self) -> dict[str, bytes]:
        return {name: self.blobs.read(name) for name in self.blobs.listing()}

    def checked(self) -> checkup.Checkup:
        with self.writing() as session:
            return checkup.check(session, self.blobs)

    def save(self, target: Path) -> backup.Backup:
        return backup.write_backup(database=self.database, blobs=self.blobs, target=target, now=NOW)


def furnished(instance: Path) -> Data:
    upgrade(f"sqlite:///{instance / 'advocate.db'}", backup_to=None, now=NOW)
    data = Data(instance)
    case_id = data.start()
    data.tell(case_id, "The line was dead \U0001f525 שלום")
    for number in range(3):
        data.show(case_id, b"bill %d" % number)
    return data


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


def members_of(archive: Path) -> Members:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(members: Members, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def sealed(members: Members) -> None:
    """Make the manifest fit what is in the backup, as somebody would who edits it."""
    head = json.loads(members["manifest.json"])
    head["files"] = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in members.items()
        if name != "manifest.json"
    }
    members["manifest.json"] = json.dumps(head).encode()


def test_everything_comes_back_as_it_was(whole: Data, saved: Path, tmp_path: Path) -> None:
    restored = backup.restore_backup(source=saved, instance=tmp_path / "new")
    back = Data(tmp_path / "new")
    assert restored.files == 3
    assert back.rows() == whole.rows()
    assert back.files() == whole.files()
    assert back.checked() == checkup.Checkup(3, (), (), ())


def test_nobody_else_can_read_a_backup_or_what_comes_out_of_it(saved: Path, tmp_path: Path) -> None:
    backup.restore_backup(source=saved, instance=tmp_path / "new")
    for path in (saved, tmp_path / "new", *(tmp_path / "new").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_restored_backup_can_be_saved_again(saved: Path, tmp_path: Path) -> None:
    backup.restore_backup(source=saved, instance=tmp_path / "new")
    Data(tmp_path / "new").save(tmp_path / "again.zip")
    backup.restore_backup(source=tmp_path / "again.zip", instance=tmp_path / "newer")
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


@pytest.mark.parametrize("there", ["advocate.db", "advocate.db-wal", "evidence/ab/abc"])
def test_a_folder_with_cases_in_it_is_left_alone(saved: Path, tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("precious")
    with pytest.raises(BackupError, match="empty folder"):
        backup.restore_backup(source=saved, instance=tmp_path)
    assert [path.read_text() for path in tmp_path.rglob("*") if path.is_file()] == ["precious"]


def first_file(members: Members) -> str:
    return next(name for name in members if name.startswith("evidence/"))


def cut_a_file(members: Members) -> None:
    members[first_file(members)] += b"!"


def drop_a_file(members: Members) -> None:
    del members[first_file(members)]


def add_a_file(members: Members) -> None:
    members["evidence/" + "0" * 64] = b"planted"


def change_the_database(members: Members) -> None:
    members["advocate.db"] = members["advocate.db"].replace(b"Northwind", b"Southwind")


def leave_the_manifest_out(members: Members) -> None:
    del members["manifest.json"]


def leave_the_database_out(members: Members) -> None:
    del members["advocate.db"]
    sealed(members)


def break_the_database(members: Members) -> None:
    members["advocate.db"] = members["advocate.db"][:5000]
    sealed(members)


def swap_the_database(members: Members) -> None:
    members["advocate.db"] = b"not a database"
    sealed(members)


def come_from_the_future(members: Members) -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(members["advocate.db"])
    connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    connection.commit()
    members["advocate.db"] = connection.serialize()
    connection.close()
    sealed(members)


def slip_out(members: Members) -> None:
    members["../../canary"] = b"out"
    sealed(members)


def slip_out_of_evidence(members: Members) -> None:
    members["evidence/../../canary"] = b"out"
    sealed(members)


def be_absolute(members: Members) -> None:
    members["/canary-of-a-backup"] = b"out"
    sealed(members)


def name_no_hash(members: Members) -> None:
    members["evidence/invoice.pdf"] = b"planted"
    sealed(members)


def be_a_list(members: Members) -> None:
    members["manifest.json"] = b"[]"


def be_nested(members: Members) -> None:
    members["manifest.json"] = b"[" * 100_000


def be_odd(members: Members) -> None:
    members["manifest.json"] = b'{"format": "advocate-backup-1", "files": {"advocate.db": 7}}'


@pytest.mark.parametrize(
    "harm",
    [
        *(cut_a_file, drop_a_file, add_a_file, change_the_database, leave_the_manifest_out),
        *(leave_the_database_out, break_the_database, swap_the_database, come_from_the_future),
        *(slip_out, slip_out_of_evidence, be_absolute, name_no_hash, be_a_list, be_nested, be_odd),
    ],
    ids=lambda harm: harm.__name__,
)
def test_an_edited_backup_is_refused_whole(saved: Path, tmp_path: Path, harm: Harm) -> None:
    members = members_of(saved)
    harm(members)
    bad = packed(members, tmp_path / "bad.zip")
    with pytest.raises(BackupError, match=r"bad\.zip is damaged or is not a backup: "):
        backup.restore_backup(source=bad, instance=tmp_path / "deep" / "new")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [bad]
    assert not Path("/canary-of-a-backup").exists()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_backup_with_a_flipped_bit_or_a_torn_end_brings_nothing_false(
    whole: Data, saved: Path, tmp_path: Path, share: float
) -> None:
    data = bytearray(saved.read_bytes())
    at = int(len(data) * share)
    data[at] ^= 0x55
    for name, content in (("flipped", bytes(data)), ("torn", bytes(data[:at]))):
        bad = tmp_path / f"{name}.zip"
        bad.write_bytes(content)
        try:
            backup.restore_backup(source=bad, instance=tmp_path / name)
        except BackupError:
            assert list((tmp_path / name).glob("*")) == []
        else:
            assert Data(tmp_path / name).rows() == whole.rows()


def test_a_member_twice_is_refused(saved: Path, tmp_path: Path) -> None:
    members = members_of(saved)
    bad = packed(members, tmp_path / "bad.zip")
    with zipfile.ZipFile(bad, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(first_file(members), b"again")
    with pytest.raises(BackupError):
        backup.restore_backup(source=bad, instance=tmp_path / "new")


def with_size(archive: Path, name: str, claimed: int) -> None:
    """Say in the list of a ZIP that a member is `claimed` bytes long once it is unpacked."""
    content = bytearray(archive.read_bytes())
    at = content.rindex(name.encode()) - 46
    content[at + 24 : at + 28] = claimed.to_bytes(4, "little")
    archive.write_bytes(bytes(content))


@pytest.mark.parametrize("name", ["manifest.json", "advocate.db"])
def test_a_bomb_is_refused_before_it_is_unpacked(saved: Path, tmp_path: Path, name: str) -> None:
    members = members_of(saved)
    bad = packed({**members, name: members[name] + b" " * 60_000_000}, tmp_path / "bad.zip")
    if name == "advocate.db":
        with_size(bad, name, 2**32 - 2)
    with pytest.raises(BackupError):
        backup.restore_backup(source=bad, instance=tmp_path / "new")
    assert list((tmp_path / "new").glob("*")) == []


def test_a_locked_zip_is_refused_in_words(saved: Path, tmp_path: Path) -> None:
    content = bytearray(saved.read_bytes())
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(start)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(start, at + 4)
    bad = tmp_path / "bad.zip"
    bad.write_bytes(bytes(content))
    with pytest.raises(BackupError):
        backup.restore_backup(source=bad, instance=tmp_path / "new")


def test_a_file_that_has_rotted_is_named_and_comes_back_as_it_was(data: Data, tmp_path: Path) -> None:
    name = next(iter(data.files()))
    (data.instance / "evidence" / name[:2] / name).write_bytes(b"rotten")
    made = data.save(tmp_path / "backup.zip")
    restored = backup.restore_backup(source=tmp_path / "backup.zip", instance=tmp_path / "new")
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
    assert backup.restore_backup(source=tmp_path / "backup.zip", instance=tmp_path / "new").files == 2


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
    backup.restore_backup(source=target, instance=tmp_path / "new")
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
    backup.restore_backup(source=tmp_path / "backup.zip", instance=tmp_path / "new")
    back = Data(tmp_path / "new")
    assert back.checked().is_sound
    assert set(sure[:before]) <= set(back.files().values())


def test_the_same_bytes_stored_twice_are_one_file(data: Data) -> None:
    assert data.blobs.put(io.BytesIO(b"bill 0"), limit=9) == Stored(hashlib.sha256(b"bill 0").hexdigest(), 6)
    assert len(data.files()) == 3
