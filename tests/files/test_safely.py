"""Whatever is in an upload, the look from outside returns, and believes nothing it should not."""

from __future__ import annotations

import pytest

from advocate.files import FileKind, draw_pages_safely, limits, look_safely
from advocate.files.looked import DAMAGED, EMPTY, TOO_LARGE, TOO_SLOW, UNKNOWN
from advocate.files.looking import look
from advocate.files.safely import _believed
from advocate.sandbox import CrashedError, Result, SandboxError
from tests.files import making

pytestmark = pytest.mark.slow

GOOD = {
    "words": "photo",
    "title": "t",
    "pages": 1,
    "when": [],
    "text": "",
    "headers": [],
    "attachments": [],
    "page_starts": [],
    "has_location": False,
    "why_no_preview": "",
}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (making.photo(orientation=6), "IMG_1.jpg"),
        (making.HEIC, "IMG_1.HEIC"),
        (making.pdf("one", "two"), "bill.pdf"),
        (making.mail_with_attachment("bill.pdf"), "m.eml"),
        (making.docx(making.paragraph("Hello")), "letter.docx"),
        ("Grüße \ud83d".encode("utf-8", "replace"), "notes.txt"),
    ],
)
def test_the_child_finds_what_a_look_in_the_open_finds(data: bytes, name: str) -> None:
    assert look_safely(data, name) == look(data, name)


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "empty.pdf", EMPTY),
        (b"<svg onload='alert(1)'/>", "logo.png", UNKNOWN),
        (b"MZ" + bytes(99), "bill.pdf", UNKNOWN),
        (b"\xff\xd8\xff\xe0" + bytes(99), "photo.jpg", DAMAGED),
        (b"%PDF-1.7\n" + bytes(99), "bill.pdf", DAMAGED),
    ],
)
def test_what_cannot_be_shown_says_why(data: bytes, name: str, why: str) -> None:
    looked = look_safely(data, name)
    assert (looked.why_no_preview, looked.pages, looked.can_be_shown) == (why, 0, False)


def test_a_broken_off_pdf_is_mended_and_its_pages_drawn() -> None:
    whole = making.pdf("one", "two")
    broken = whole[: whole.rindex(b"xref")].replace(b"/Type /Pages", b"/Tipe /Pages")
    looked = look_safely(broken, "bill.pdf")
    assert looked.pages == 2
    assert draw_pages_safely(broken, "bill.pdf", first=1) == looked.page_images[1:]


def test_a_picture_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.001)
    looked = look_safely(making.photo(), "a.jpg")
    assert (looked.kind, looked.why_no_preview) == (FileKind.JPEG, TOO_SLOW)


def test_a_picture_that_needs_too_much_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    large = making.saved(making.half_red((7000, 7000), "1"), "PNG")
    monkeypatch.setattr(limits, "MEBIBYTES", 130)
    assert look_safely(large, "a.png").why_no_preview == TOO_LARGE


def test_pages_that_are_not_there_cannot_be_drawn() -> None:
    with pytest.raises(SandboxError):
        draw_pages_safely(making.pdf("one"), "a.pdf", first=7)


@pytest.mark.parametrize(
    "blobs",
    [
        {"preview": b"<svg onload='alert(1)'/>"},
        {"preview": b"\xff\xd8\xff" + bytes(limits.PREVIEW_BYTES)},
        {"page 0": b"<html>"},
        {"page 1": b"\xff\xd8\xff"},
    ],
)
def test_a_child_gone_bad_cannot_hand_back_anything_but_small_jpegs(blobs: dict[str, bytes]) -> None:
    with pytest.raises((ValueError, CrashedError)):
        _believed(FileKind.JPEG, "a.jpg", Result(GOOD, blobs))


def test_a_child_gone_bad_cannot_flood_or_rename() -> None:
    lie = GOOD | {"words": "x" * 9_000, "title": "a\r\nb", "text": "y" * 900_000, "pages": 10**9}
    looked = _believed(FileKind.PDF, "a.pdf", Result(lie, {}))
    assert (len(looked.words), looked.title, looked.pages) == (60, "a b", limits.PAGES)
    assert len(looked.text) == limits.TEXT_CHARACTERS
    assert looked.media_type == "application/pdf"
