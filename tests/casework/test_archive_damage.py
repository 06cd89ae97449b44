"""An archive from elsewhere is believed in nothing: what is wrong with it is named, and nothing comes in."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from advocate.casework import archive
from advocate.casework.archive import ArchiveError, shape
from advocate.casework.errors import CaseworkError
from advocate.store.models import CaseRow, ExhibitRow
from tests.casework.desk import MEGABYTE, Desk, furnish, open_desk

pytestmark = pytest.mark.slow
Files = dict[str, bytes]
Told = dict[str, Any]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Files]:
    desk = open_desk(tmp_path_factory.mktemp("home"))
    with zipfile.ZipFile(io.BytesIO(desk.save(furnish(desk)))) as found:
        yield {name: found.read(name) for name in found.namelist()}
    desk.session.close()
    desk.session.get_bind().engine.dispose()


def packed(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def listed(files: Files, **head: Any) -> bytes:
    """Pack files with a list that is right, as somebody would who wants to be believed."""
    entries = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in files.items()
        if name != "manifest.json"
    ]
    manifest = {**json.loads(files["manifest.json"]), "files": entries, **head}
    return packed({**files, "manifest.json": json.dumps(manifest).encode()})


def saying(files: Files, change: Callable[[Told], object]) -> bytes:
    """Pack a case that says something else, with a list that is right."""
    told = json.loads(files["case.json"])
    change(told)
    return listed({**files, "case.json": json.dumps(told).encode()})


def refused(data: bytes) -> str:
    with pytest.raises(ArchiveError) as caught:
        archive.read(io.BytesIO(data), limit=MEGABYTE)
    sentence = str(caught.value)
    assert sentence[0].isalpha() or sentence[0] == "“"
    assert sentence.endswith(".")
    assert len(sentence) < 300
    return sentence


def test_what_was_saved_is_sound(saved: Files) -> None:
    incoming = archive.read(io.BytesIO(packed(saved)), limit=MEGABYTE)
    assert (incoming.organisation, incoming.count("exhibits")) == ("Northwind Broadband", 2)


@pytest.mark.parametrize("name", ["case.json", "index.html", "exhibits/E1-router.jpg", "case-1.schema.json"])
def test_a_file_that_was_changed_by_hand_is_named(saved: Files, name: str) -> None:
    data = saved[name]
    sentence = refused(packed({**saved, name: b"X" + data[1:]}))
    assert sentence == f"“{name}” in this file was changed after the case was saved."


def test_a_file_of_another_length_is_named(saved: Files) -> None:
    assert "“case.json” in this file is not as long" in refused(packed({**saved, "case.json": b"{}"}))


def test_a_missing_file_is_named(saved: Files) -> None:
    files = {name: data for name, data in saved.items() if name != "exhibits/E1-router.jpg"}
    assert refused(packed(files)) == "“exhibits/E1-router.jpg” is missing from this file."


@pytest.mark.parametrize(
    "name", ["__MACOSX/x", "../../evil", "/etc/passwd", "exhibits/../x", "C:\\x", "a\nb"]
)
def test_a_file_that_does_not_belong_is_named_and_never_read(saved: Files, name: str) -> None:
    assert "does not belong in this file" in refused(packed({**saved, name: b"x"}))


@pytest.mark.parametrize("name", ["../../evil", "/etc/passwd", "exhibits/../x", "exhibits/E1-../x", "x" * 99])
def test_a_list_with_a_name_that_leads_elsewhere_is_refused(saved: Files, name: str) -> None:
    assert "manifest.json is wrong at" in refused(listed({**saved, name: b"x"}))


def test_a_file_that_is_there_twice_is_named(saved: Files) -> None:
    out = io.BytesIO(packed(saved))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as made:
        made.writestr("case.json", b"{}")
    assert refused(out.getvalue()) == "“case.json” is in this file twice."


def test_a_bomb_is_refused_before_it_is_unpacked(saved: Files) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in saved.items():
            made.writestr(name, data)
        with made.open("exhibits/E9-zeros", "w") as bomb:
            for _ in range(100):
                bomb.write(bytes(MEGABYTE))
    assert "does not belong" in refused(out.getvalue())
    vast = {"name": "exhibits/E9-zeros", "size": 100 * MEGABYTE, "sha256": "0" * 64}
    manifest = json.loads(saved["manifest.json"])
    manifest["files"].append(vast)
    told = packed({**saved, "exhibits/E9-zeros": b"", "manifest.json": json.dumps(manifest).encode()})
    assert "larger than 1 MB" in refused(told)


def test_a_list_of_a_million_files_is_not_even_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(20_000):
            made.writestr(f"{number:060}", b"")
    assert "damaged" in refused(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"PK\x05\x06" + bytes(18), b"\x00" * 70_000])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    assert "damaged" in refused(data) or "no manifest.json" in refused(data)


def test_an_archive_cut_anywhere_is_refused(saved: Files) -> None:
    whole = packed(saved)
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        refused(whole[:length])


def test_an_archive_with_a_turned_bit_is_refused_or_the_same(saved: Files) -> None:
    whole = packed(saved)
    right = archive.read(io.BytesIO(whole), limit=MEGABYTE).told
    for place in range(0, len(whole), max(1, len(whole) // 200)):
        turned = bytearray(whole)
        turned[place] ^= 0x10
        with contextlib.suppress(ArchiveError):
            assert archive.read(io.BytesIO(bytes(turned)), limit=MEGABYTE).told == right


def test_a_locked_archive_is_refused(saved: Files) -> None:
    whole = bytearray(packed(saved))
    start = whole.index(b"PK\x01\x02")
    while start >= 0:
        whole[start + 8] |= 1
        start = whole.find(b"PK\x01\x02", start + 4)
    assert "locked" in refused(bytes(whole)) or "damaged" in refused(bytes(whole))


def test_a_newer_version_is_told_apart_from_damage(saved: Files) -> None:
    assert "newer Advocate" in refused(listed(saved, version=2))


@pytest.mark.parametrize(
    "head", [{"version": "1"}, {"version": True}, {"version": -1}, {"format": "x"}, {"files": None}]
)
def test_a_list_of_another_kind_is_refused(saved: Files, head: dict[str, Any]) -> None:
    manifest = {**json.loads(saved["manifest.json"]), **head}
    assert "manifest.json" in refused(packed({**saved, "manifest.json": json.dumps(manifest).encode()}))


@pytest.mark.parametrize(
    "text", [b"", b"[" * 200_000, b'{"a": NaN}', b"\xff\xfe", b"1" * 9000, b"{]", b"null"]
)
def test_json_that_can_not_be_read_is_named(saved: Files, text: bytes) -> None:
    assert "manifest.json" in refused(packed({**saved, "manifest.json": text}))
    assert "case.json" in refused(listed({**saved, "case.json": text}))


def _set(*path: Any, to: Any) -> Callable[[Told], object]:
    def change(told: Told) -> None:
        place: Any = told
        for name in path[:-1]:
            place = place[name]
        place[path[-1]] = to

    return change


WRONG = {
    "a number for a text": _set("facts", 0, "text", to=5),
    "an unknown kind": _set("contacts", 0, "channel", to="telepathy"),
    "an unknown field": _set("facts", 0, "html", to="<script>"),
    "a missing field": lambda told: told["facts"][0].pop("text"),
    "no day": _set("promises", 0, "due_on", to="2026-02-30"),
    "a week for a day": _set("facts", 0, "when", "from", to="2026-W01-1"),
    "a day long ago": _set("facts", 0, "when", "from", to="0001-01-01"),
    "an instant without a place": _set("made_at", to="2026-05-18T12:00:00"),
    "a sum in words": _set("outcome", "money", "amount", to="lots"),
    "a vast sum": _set("outcome", "money", "amount", to="9" * 40),
    "no number": _set("outcome", "money", "amount", to="NaN"),
    "half a character": _set("facts", 0, "text", to="\ud800"),
    "a null character": _set("facts", 0, "text", to="a\x00b"),
    "a line end after a label": _set("exhibits", 0, "label", to="E1\n"),
    "a path for a file": _set("exhibits", 0, "file", to="exhibits/../../x"),
    "a text too long": _set("case", "title", to="w" * 201),
    "yes for a number": _set("case", "labels_given", to=True),
    "a version of its own": _set("version", to=2),
}
UNFIT = {
    "an exhibit that is not there": _set("facts", 0, "exhibits", to=["E7"]),
    "a label twice": lambda told: told["exhibits"].append(dict(told["exhibits"][0])),
    "a label never given": _set("case", "labels_given", to=1),
    "another size": _set("exhibits", 0, "size", to=1),
    "an id twice": lambda told: told["facts"].append(dict(told["facts"][0])),
    "a file of no exhibit": lambda told: told["exhibits"].pop(),
    "another sent letter": _set("letters", 0, "sent_text", to="Dear all"),
    "sent on no day": _set("letters", 0, "sent_on", to=None),
    "a date that ends before it starts": _set("facts", -1, "when", "to", to="1999-01-01"),
    "open but ended": _set("case", "state", to="open"),
    "private parts that it denies": _set("has_private", to=False),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_a_case_of_the_wrong_shape_is_refused_with_the_place(
    saved: Files, change: Callable[[Told], object]
) -> None:
    assert refused(saying(saved, change)).startswith("case.json in this file can’t be read. ")


@pytest.mark.parametrize("change", UNFIT.values(), ids=UNFIT.keys())
def test_a_case_that_does_not_fit_together_is_refused(saved: Files, change: Callable[[Told], object]) -> None:
    assert "does not fit together: " in refused(saying(saved, change))


def test_the_place_of_what_is_wrong_is_said(saved: Files) -> None:
    sentence = refused(saying(saved, WRONG["an unknown kind"]))
    assert "contacts, number 1, channel does not fit: “telepathy”." in sentence


def test_a_schema_with_a_word_that_is_not_understood_is_no_check() -> None:
    with pytest.raises(ValueError, match="uniqueItems"):
        shape.check([], {"type": "array", "items": {}, "uniqueItems": True})


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    made.session.commit()
    yield made
    made.session.close()
    made.session.get_bind().engine.dispose()


def test_a_file_that_is_too_large_here_is_named(desk: Desk, saved: Files) -> None:
    incoming = archive.read(io.BytesIO(packed(saved)), limit=MEGABYTE)
    with pytest.raises(CaseworkError, match=r"router\.jpg"):
        archive.take_files(desk.blobs, io.BytesIO(packed(saved)), incoming, limit=100, into={})


def test_a_case_that_fails_half_way_leaves_no_row(desk: Desk, saved: Files) -> None:
    data, taken = packed(saved), {}  # type: ignore[var-annotated]
    incoming = archive.read(io.BytesIO(data), limit=MEGABYTE)
    archive.take_files(desk.blobs, io.BytesIO(data), incoming, limit=MEGABYTE, into=taken)
    desk.blobs.delete(taken["E2"].sha256)
    with pytest.raises(CaseworkError, match="rechnung"):
        archive.bring_in(
            desk.session,
            desk.blobs,
            incoming,
            taken,
            owner_id=desk.owner_id,
            as_copy=False,
            case_limit=MEGABYTE,
            now=incoming.made_at,
        )
    desk.session.rollback()
    assert [desk.session.scalar(select(func.count(model.id))) for model in (CaseRow, ExhibitRow)] == [0, 0]
