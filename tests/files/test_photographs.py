"""Photographs that are put together stay what they were, byte for byte, and each is a page."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date

import pytest
from PIL import Image

from advocate.files import FileKind, draw_pages_safely, kind_of, limits, look_safely
from advocate.files.covering import paint_safely
from advocate.files.inside import find_inside
from advocate.files.looked import DAMAGED, TOO_LARGE
from advocate.files.looking import look
from advocate.files.photographs import Photograph, pack
from tests.files import making

ONE, TWO = making.photo(), making.photo(orientation=6, taken="2026:03:16 08:00:00", place=False)
CUT = making.saved(making.half_red((640, 480)), "JPEG")[:900]


def put(*photos: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    pack(out, [Photograph(name, io.BytesIO(data)) for name, data in photos])
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_each_photograph_is_in_the_file_byte_for_byte_with_its_sha256() -> None:
    with zipfile.ZipFile(io.BytesIO(put(("a.jpg", ONE), ("a.jpg", TWO)))) as archive:
        assert [archive.read(name) for name in ("1 a.jpg", "2 a.jpg")] == [ONE, TWO]
        assert f"{hashlib.sha256(TWO).hexdigest()}  2 a.jpg\n" in archive.read("SHA-256.txt").decode()
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_same_photographs_in_the_same_order_are_the_same_file() -> None:
    assert put(("a.jpg", ONE), ("b.jpg", TWO)) == put(("a.jpg", ONE), ("b.jpg", TWO))
    assert put(("a.jpg", ONE), ("b.jpg", TWO)) != put(("b.jpg", TWO), ("a.jpg", ONE))


def test_they_are_known_by_their_content_and_any_other_zip_stays_an_archive() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("1 a.jpg", ONE)
    assert kind_of(put(("a.jpg", ONE)), "x.txt") is FileKind.PHOTOGRAPHS
    assert kind_of(out.getvalue(), "photographs.zip") is FileKind.ARCHIVE


def test_each_is_a_page_upright_and_the_days_are_the_first_and_the_last() -> None:
    looked = look(put(("a.jpg", TWO), ("b.jpg", ONE), ("c.jpg", ONE)), "three.zip")
    assert (looked.words, looked.pages) == ("3 photographs, put together", 3)
    assert [opened(image).size for image in looked.page_images] == [(48, 64), (64, 48), (64, 48)]
    assert looked.when == (date(2026, 3, 14), date(2026, 3, 16))
    assert looked.has_location


def test_the_pages_carry_none_of_the_hidden_details() -> None:
    looked = look(put(("a.jpg", ONE), ("b.jpg", TWO)), "two.zip")
    assert not any(making.SECRET.encode() in image for image in (looked.preview, *looked.page_images))
    assert not any(opened(image).getexif() for image in looked.page_images)


@pytest.mark.parametrize("bad", [CUT, b"no picture", b"\x89PNG\r\n\x1a\n broken", b""])
def test_one_that_cannot_be_shown_is_a_page_that_says_so_and_the_others_keep_their_numbers(
    bad: bytes,
) -> None:
    looked = look(put(("a.jpg", ONE), ("b.jpg", bad), ("c.jpg", TWO)), "three.zip")
    assert looked.why_no_preview == "Photograph 2 can't be shown. It is kept as it is."
    assert [opened(image).size for image in looked.page_images] == [(64, 48), (1240, 1754), (48, 64)]


def test_more_than_the_most_and_none_at_all_are_listed_only() -> None:
    many = put(*[(f"{number}.jpg", ONE) for number in range(limits.PHOTOGRAPHS + 1)])
    assert look(many, "many.zip").why_no_preview == TOO_LARGE
    assert look(put(), "none.zip").why_no_preview == DAMAGED
    assert look(put(("a.jpg", ONE))[:400], "cut.zip").why_no_preview == DAMAGED


def test_one_that_claims_to_be_huge_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PHOTOGRAPH_BYTES", 100)
    assert "Photograph 1 can't be shown." in look(put(("a.jpg", ONE)), "one.zip").why_no_preview


def test_the_files_in_it_are_the_photographs_alone() -> None:
    found = list(find_inside(put(("a.jpg", ONE), ("b.jpg", TWO)), "two.zip"))
    assert [(one.name, one.read(9_999_999)) for one in found] == [("1 a.jpg", ONE), ("2 b.jpg", TWO)]


@pytest.mark.slow
def test_the_child_draws_covers_and_looks_at_them_page_by_page() -> None:
    data = put(("a.jpg", ONE), ("b.jpg", TWO))
    assert look_safely(data, "two.zip") == look(data, "two.zip")
    assert draw_pages_safely(data, "two.zip", first=1) == look(data, "two.zip").page_images[1:]
    page, _ = paint_safely(data, "two.zip", page=1, places=[(0, 0, 10_000, 10_000)])
    assert opened(page).size == (48, 64)
    assert max(high for _, high in opened(page).getextrema()) <= 8  # type: ignore[misc]
