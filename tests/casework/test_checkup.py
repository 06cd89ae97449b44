"""The check finds what is missing, altered or left over, and sweeping harms nothing that is needed."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from advocate.casework import cases, checkup, taking_in
from advocate.casework.checkup import Checkup
from advocate.casework.errors import CaseworkError
from advocate.store.blobs import FolderBlobStore
from advocate.store.models import ExhibitRow
from tests.casework.keeping import NOW, PLAIN, Data, furnished

pytestmark = [pytest.mark.slow, pytest.mark.laptop]

LATER = timedelta(hours=2)


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return furnished(tmp_path)


def place(data: Data, name: str) -> Path:
    return data.instance / "evidence" / name[:2] / name


def grow_old(data: Data, name: str) -> None:
    moment = (NOW - LATER).timestamp()
    os.utime(place(data, name), (moment, moment))


def swept(data: Data) -> int:
    with data.writing() as session:
        return checkup.sweep(session, data.blobs, checkup.check(session, data.blobs), now=NOW)


def with_copies(data: Data) -> str:
    """Give the first exhibit a preview; return its name."""
    preview = data.blobs.put_bytes(b"pixels").sha256
    with data.writing() as session:
        row = session.get_one(ExhibitRow, 1)
        row.preview_sha256, row.pages_sha256 = preview, [preview]
    return preview


def test_a_sound_store_is_sound(data: Data) -> None:
    with_copies(data)
    assert data.checked() == Checkup(3, (), (), ())


def test_a_missing_original_is_named_by_its_label(data: Data) -> None:
    name = next(iter(data.files()))
    data.blobs.delete(name)
    found = data.checked()
    assert not found.is_sound
    assert [label.split()[0][0] for label in found.missing] == ["E"]
    assert name[:12] in found.missing[0]


@pytest.mark.parametrize("content", [b"", b"bill X", b"bill 0 and more"])
def test_an_altered_original_is_named(data: Data, content: bytes) -> None:
    place(data, next(iter(data.files()))).write_bytes(content)
    assert len(data.checked().altered) == 1
    assert not data.checked().is_sound


def test_a_preview_that_is_gone_or_altered_is_named(data: Data) -> None:
    name = with_copies(data)
    place(data, name).write_bytes(b"other pixels")
    assert {label.partition(" of ")[0] for label in data.checked().altered} == {"a preview"}
    data.blobs.delete(name)
    assert {label.partition(" of ")[0] for label in data.checked().missing} == {"a preview"}


def test_the_same_damaged_file_in_two_cases_is_named_for_both(data: Data) -> None:
    name = data.show(data.start("Whitegate"), b"bill 0")
    data.blobs.delete(name)
    assert len(data.checked().missing) == 2


def test_a_file_without_a_row_is_left_over_and_no_damage(data: Data) -> None:
    name = data.blobs.put_bytes(b"nobody's").sha256
    assert data.checked() == Checkup(3, (), (), (name,))
    assert data.checked().is_sound


def test_sweeping_takes_old_leftovers_alone(data: Data) -> None:
    old, young = (data.blobs.put_bytes(content).sha256 for content in (b"old", b"young"))
    for name in data.files():
        grow_old(data, name)
    os.utime(place(data, young), (NOW.timestamp(), NOW.timestamp()))
    assert swept(data) == 1
    assert old not in data.files()
    assert len(data.files()) == 4


def test_a_file_whose_row_is_just_being_written_is_not_swept(data: Data) -> None:
    stored = data.blobs.put_bytes(b"coming in")
    with data.writing() as session:
        seen = checkup.check(session, data.blobs)
    data.show(data.start("Whitegate"), b"coming in")
    grow_old(data, stored.sha256)
    with data.writing() as session:
        assert checkup.sweep(session, data.blobs, seen, now=NOW) == 0
    assert data.checked().is_sound


def test_checking_changes_nothing(data: Data) -> None:
    before = data.rows(), data.files()
    data.blobs.put_bytes(b"nobody's")
    data.checked()
    assert data.rows() == before[0]


def test_a_deleted_case_takes_its_files_along_but_not_those_of_others(data: Data) -> None:
    case_id = data.start("Whitegate")
    shared, own = data.show(case_id, b"bill 0"), data.show(case_id, b"theirs alone")
    data.delete(case_id)
    assert shared in data.files()
    assert own not in data.files()
    assert data.checked() == Checkup(3, (), (), ())


def test_a_file_that_another_case_took_in_meanwhile_stays(data: Data) -> None:
    first, second = data.start("First"), data.start("Second")
    name = data.show(first, b"the same bill")
    with data.writing() as session:
        gone = cases.delete_case(session, owner_id=1, case_id=first)
    data.show(second, b"the same bill")
    with data.writing() as session:
        cases.drop_blobs(session, data.blobs, gone)
    assert name in data.files()


def test_a_file_that_went_with_another_case_meanwhile_is_asked_for_again(data: Data) -> None:
    stored = data.blobs.put_bytes(b"the same bill")
    taken = taking_in.TakenIn("bill.txt", stored.sha256, stored.size, PLAIN, "", ())
    data.blobs.delete(stored.sha256)
    with data.writing() as session, pytest.raises(CaseworkError, match="Choose the file again"):
        taking_in.make_sure(session, data.blobs, taken)


def test_an_unreadable_folder_is_no_sound_store(tmp_path: Path) -> None:
    store = FolderBlobStore(tmp_path)
    name = store.put_bytes(b"bill").sha256
    place_of_it = tmp_path / name[:2] / name
    place_of_it.unlink()
    place_of_it.mkdir()
    assert not store.verify(name)
