"""A picture is shown upright, small and without a word of what else was in the file."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date

import pytest
from PIL import Image

from advocate.files import limits
from advocate.files.looked import DAMAGED, TOO_LARGE, Looked
from advocate.files.looking import look
from advocate.files.pictures import sane_day
from tests.files import making

ALL_KINDS = ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF"]


def shown(looked: Looked) -> Image.Image:
    return Image.open(io.BytesIO(looked.preview), formats=["JPEG"])


def is_red(picture: Image.Image, at: tuple[int, int]) -> bool:
    red, green, blue = picture.convert("RGB").getpixel(at)  # type: ignore[misc]
    return red > 150 and green < 80 and blue < 80


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(99)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_kind_of_picture_gets_a_preview_and_a_page(kind: str) -> None:
    looked = look(making.saved(making.half_red(), kind), "upload")
    assert is_red(shown(looked), (5, 24))
    assert (looked.pages, len(looked.page_images), looked.why_no_preview) == (1, 1, "")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_shown_upright(orientation: int) -> None:
    looked = look(making.photo(orientation=orientation), "IMG_1.jpg")
    picture = shown(looked)
    # where the red half belongs by the EXIF standard's table of orientations
    red_at = {
        1: (5, 24),
        2: (58, 24),
        3: (58, 24),
        4: (5, 24),
        5: (24, 5),
        6: (24, 5),
        7: (24, 58),
        8: (24, 58),
    }
    assert picture.size == ((64, 48) if orientation < 5 else (48, 64))
    assert is_red(picture, red_at[orientation])


def test_a_heic_photo_is_read_and_turned() -> None:
    looked = look(making.HEIC, "IMG_1.HEIC")
    assert (looked.media_type, looked.words, looked.when) == ("image/heic", "photo", (date(2026, 3, 14),))
    assert shown(looked).size == (48, 64)
    assert is_red(shown(looked), (24, 5))


@pytest.mark.parametrize("data", [making.photo(), making.noted_png()])
def test_no_copy_carries_a_word_of_the_original(data: bytes) -> None:
    looked = look(data, "IMG_1.jpg")
    for copy in (looked.preview, *looked.page_images):
        assert b"Rosa" not in copy
        assert not Image.open(io.BytesIO(copy)).getexif()
        assert set(Image.open(io.BytesIO(copy)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_the_owner_can_be_told_that_the_original_names_a_place() -> None:
    assert look(making.photo(place=True), "a.jpg").has_location
    assert not look(making.photo(place=False), "a.jpg").has_location


def test_the_day_it_was_taken_is_offered() -> None:
    assert look(making.photo(taken="2026:03:14 23:59:59"), "a.jpg").when == (date(2026, 3, 14),)


@pytest.mark.parametrize(
    "noted", ["0000:00:00 00:00:00", "1970:01:01 00:00:00", "2026:02:30 0", "soon", "", "2101:01:01"]
)
def test_a_day_that_cannot_be_is_not_offered(noted: str) -> None:
    assert sane_day(noted) is None


def test_see_through_parts_are_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    picture = shown(look(making.saved(clear, "PNG"), "a.png"))
    assert picture.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_mode_of_colour_is_drawn(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    picture = making.half_red(mode=mode) if mode != "I;16" else Image.new("I;16", (64, 48), 65_000)
    assert shown(look(making.saved(picture, kind), "a")).size == (64, 48)


def test_a_noisy_picture_still_gets_a_small_preview() -> None:
    noise = Image.effect_noise((1600, 1200), 120).convert("RGB")
    looked = look(making.saved(noise, "JPEG", quality=95), "a.jpg")
    assert len(looked.preview) <= limits.PREVIEW_BYTES
    assert max(shown(looked).size) <= limits.PREVIEW_PIXELS


def test_a_scan_of_several_pages_prints_as_several() -> None:
    scan = making.saved(making.half_red(), "TIFF", save_all=True, append_images=[making.half_red()] * 2)
    looked = look(scan, "scan.tif")
    assert (looked.words, looked.pages, len(looked.page_images)) == ("picture, 3 pages", 3, 3)


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (10_000, 5_001), (2_000_000, 30)])
def test_too_many_pixels_are_refused_before_they_are_decoded(width: int, height: int) -> None:
    looked = look(png_that_claims(width, height), "a.png")
    assert (looked.why_no_preview, looked.preview, looked.pages) == (TOO_LARGE, b"", 0)


def test_too_many_frames_are_refused() -> None:
    frames = [Image.new("L", (2, 2), shade) for shade in range(limits.FRAMES + 1)]
    moving = making.saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert look(moving, "a.gif").why_no_preview == TOO_LARGE


@pytest.mark.parametrize("kind", ALL_KINDS)
@pytest.mark.parametrize("keep", [0.1, 0.6])
def test_half_a_picture_says_that_it_is_damaged(kind: str, keep: float) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = making.saved(noise, kind)
    looked = look(data[: int(len(data) * keep)], "a")
    assert (looked.why_no_preview, looked.preview) == (DAMAGED, b"")


def test_a_damaged_png_does_not_pass_because_its_notes_were_read_first() -> None:
    data = bytearray(making.saved(Image.effect_noise((100, 100), 90), "PNG"))
    data[len(data) // 2] ^= 0xFF
    assert look(bytes(data), "a.png").why_no_preview == DAMAGED


@pytest.mark.parametrize("start", [b"8BPS\0\1", b"\0\0\0\x0cjP  ", b"SIMPLE  =", b"%!PS-Adobe EPSF"])
def test_formats_outside_the_list_never_reach_a_decoder(start: bytes) -> None:
    looked = look(start + bytes(2000), "photo.jpg")
    assert looked.media_type == "application/octet-stream"
    assert looked.pages == 0
