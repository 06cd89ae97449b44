"""A backup that is not sound is refused whole, and a restore that is killed is finished or undone."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from advocate.casework import restore
from advocate.casework.backup import BackupError
from advocate.paths import ROOT
from tests.casework.keeping import Data, Harm, Members, members_of, packed, sealed

pytestmark = pytest.mark.laptop


@pytest.mark.parametrize("there", ["advocate.db", "advocate.db-wal", "evidence/ab/abc"])
def test_a_folder_with_cases_in_it_is_left_alone(saved: Path, tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("precious")
    with pytest.raises(BackupError, match="empty folder"):
        restore.restore_backup(source=saved, instance=tmp_path)
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
        restore.restore_backup(source=bad, instance=tmp_path / "deep" / "new")
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
            restore.restore_backup(source=bad, instance=tmp_path / name)
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
        restore.restore_backup(source=bad, instance=tmp_path / "new")


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
        restore.restore_backup(source=bad, instance=tmp_path / "new")
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
        restore.restore_backup(source=bad, instance=tmp_path / "new")


# Restores, and kills itself before the renaming that is numbered by the third word; those by which single
# files are unpacked don't count.
KILLED = """
import os, signal, sys
from pathlib import Path
from advocate.casework import restore
left, rename = int(sys.argv[3]), os.rename
def counted(old, new):
    global left
    if restore._HALF not in str(new):
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
    rename(old, new)
os.rename = counted
restore.restore_backup(source=Path(sys.argv[1]), instance=Path(sys.argv[2]))
"""


def killed(saved: Path, instance: Path, before: int) -> None:
    words = [sys.executable, "-c", KILLED, str(saved), str(instance), str(before)]
    assert subprocess.run(words, cwd=ROOT).returncode == -signal.SIGKILL


@pytest.mark.slow
@pytest.mark.parametrize("before", [1, 2])
def test_a_restore_killed_between_its_renamings_is_finished_at_the_next_start(
    whole: Data, saved: Path, tmp_path: Path, before: int
) -> None:
    instance = tmp_path / "instance"
    killed(saved, instance, before)
    assert restore.finish_restore(instance)
    back = Data(instance)
    assert (back.rows(), back.files()) == (whole.rows(), whole.files())
    assert sorted(path.name for path in instance.iterdir()) == ["advocate.db", "evidence"]


@pytest.mark.slow
def test_a_restore_killed_before_all_was_there_is_undone_and_can_be_done_again(
    whole: Data, saved: Path, tmp_path: Path
) -> None:
    instance = tmp_path / "instance"
    killed(saved, instance, 0)
    assert not restore.finish_restore(instance)
    assert list(instance.iterdir()) == []
    restore.restore_backup(source=saved, instance=instance)
    assert Data(instance).rows() == whole.rows()


def test_a_restore_that_is_at_work_is_left_alone_by_a_start(tmp_path: Path) -> None:
    half = tmp_path / "restoring-abc"
    half.mkdir()
    with restore._held(half):
        restore.finish_restore(tmp_path)
        assert half.exists()
    restore.finish_restore(tmp_path)
    assert not half.exists()
