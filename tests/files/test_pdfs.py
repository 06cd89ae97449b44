"""A PDF shows its pages and its words, and nothing in it runs."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from advocate.files import limits
from advocate.files.looked import DAMAGED, LOCKED
from advocate.files.looking import draw_in_child, look
from advocate.files.mending import mend_in_child
from advocate.files.pdfs import page_scale
from tests.files import making


def size_of(jpeg: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(jpeg), formats=["JPEG"]).size


def test_pages_and_words_are_found() -> None:
    looked = look(making.pdf("Bill of 3 March", "Total 42.00"), "bill.pdf")
    assert (looked.words, looked.pages, len(looked.page_images)) == ("PDF, 2 pages", 2, 2)
    assert looked.text.split("\n\n") == ["Bill of 3 March", "Total 42.00"]


def test_where_each_page_starts_in_the_text_is_told_blank_ones_too() -> None:
    looked = look(making.pdf("Bill of 3 March", " ", "Total 42.00"), "bill.pdf")
    assert [looked.text[start:][:5] for start in looked.page_starts] == ["Bill ", "Total", "Total"]


def test_a_page_is_drawn_at_150_dots_an_inch() -> None:
    looked = look(making.pdf("A4"), "a.pdf")
    assert size_of(looked.page_images[0]) == (1240, 1755)
    assert max(size_of(looked.preview)) <= limits.PREVIEW_PIXELS
    assert len(looked.preview) <= limits.PREVIEW_BYTES


@pytest.mark.parametrize("size", [(595, 842), (14_400, 14_400), (3, 14_400), (9e9, 9e9)])
def test_no_page_is_drawn_larger_than_the_caps(size: tuple[float, float]) -> None:
    scale = page_scale(*size)
    width, height = size[0] * scale, size[1] * scale
    assert width * height <= limits.PAGE_AREA * 1.01
    assert max(width, height) <= limits.PAGE_LONGEST * 1.01


def test_a_locked_pdf_says_so() -> None:
    looked = look(making.pdf("Statement", password="4471"), "statement.pdf")
    assert (looked.why_no_preview, looked.preview, looked.text, looked.pages) == (LOCKED, b"", "", 0)


def test_a_pdf_of_too_many_pages_is_read_but_not_drawn() -> None:
    looked = look(making.pdf(*["x"] * (limits.PAGES + 1)), "long.pdf")
    assert (looked.words, looked.pages, looked.page_images) == ("PDF, 501 pages", 0, ())
    assert "at most 500 can be shown" in looked.why_no_preview
    assert looked.text.startswith("x")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(500), b"%PDF-1.4\n%%EOF"])
def test_a_pdf_without_pages_is_damaged(data: bytes) -> None:
    assert look(data, "a.pdf").why_no_preview == DAMAGED


def test_a_pdf_that_broke_off_is_mended_as_far_as_it_goes() -> None:
    whole = making.pdf("Bill of 3 March")
    broken = whole[: whole.rindex(b"xref")]
    _, mended = mend_in_child({}, {"data": broken})
    assert look(mended["pdf"], "a.pdf").text == "Bill of 3 March"


def test_what_was_typed_into_a_form_is_drawn() -> None:
    empty, typed = (look(making.form_pdf(value), "form.pdf").page_images[0] for value in ("", "Amina"))
    assert empty != typed


def test_more_pages_are_drawn_from_where_drawing_stopped() -> None:
    data = making.pdf("one", "two", "three")
    _, drawn = draw_in_child({"filename": "a.pdf", "first": 1}, {"data": data})
    assert list(drawn) == ["page 0", "page 1"]
    assert tuple(drawn.values()) == look(data, "a.pdf").page_images[1:]
