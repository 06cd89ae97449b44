"""What is covered is gone from the copy: no pixel, no text, no detail; suggestions know their place."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from advocate.files.covering import paint_safely, suggest_safely
from advocate.sandbox import SandboxError
from tests.files.making import half_red, pdf, photo, saved

pytestmark = pytest.mark.slow

QUARTER = (0, 0, 5_000, 5_000)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def brightest(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    return max(high for _, high in picture.crop(box).getextrema())  # type: ignore[misc]


@pytest.mark.parametrize("data", [saved(half_red((640, 480)), "PNG"), photo()])
def test_a_covered_place_of_a_picture_is_black_in_the_copy_and_its_preview(data: bytes) -> None:
    for made in paint_safely(data, "a.png", page=0, places=[QUARTER]):
        picture = opened(made)
        inner = (0, 0, picture.width // 2 - 8, picture.height // 2 - 8)
        assert brightest(picture, inner) <= 8
        assert not picture.getexif()


def test_the_text_of_a_pdf_page_is_black_where_it_was_suggested() -> None:
    data = pdf("Call 07700 900123 now")
    [(page, place, kind, words)] = suggest_safely(data)
    before, _ = paint_safely(data, "a.pdf", page=page, places=[])
    after, _ = paint_safely(data, "a.pdf", page=page, places=[place])
    picture = opened(after)
    left, top, right, bottom = (v * s // 10_000 for v, s in zip(place, picture.size * 2, strict=True))
    inner = (left + 2, top + 2, right - 2, bottom - 2)
    assert (kind, words) == ("phone", "07700 900123")
    assert brightest(opened(before), inner) > 200
    assert brightest(picture, inner) <= 40
    assert b"07700" not in after


def test_other_pages_have_other_suggestions() -> None:
    found = suggest_safely(pdf("Nothing here", "a.rahman@example.org and 4111 1111 1111 1111"))
    assert sorted((page, kind) for page, _, kind, _ in found) == [(1, "card"), (1, "email")]


def test_what_is_no_pdf_has_no_suggestions_and_no_copy() -> None:
    assert suggest_safely(b"%PDF-1.4 broken") == ()
    with pytest.raises(SandboxError):
        paint_safely(b"%PDF-1.4 broken", "a.pdf", page=0, places=[QUARTER])
