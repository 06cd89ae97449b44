"""Looks into photos and other pictures: safe upright copies, the day they were taken, nothing else."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date

import pi_heif
from PIL import Image, ImageFile

from advocate.files import limits
from advocate.files.kinds import FileKind
from advocate.files.looked import DAMAGED, TOO_LARGE, UnshowableError

# whatever is not in this table is never decoded, however the file calls itself
_FORMATS = {
    FileKind.JPEG: ("JPEG",),
    FileKind.PNG: ("PNG",),
    FileKind.GIF: ("GIF",),
    FileKind.WEBP: ("WEBP",),
    FileKind.HEIC: ("HEIF",),
    FileKind.AVIF: ("AVIF",),
    FileKind.TIFF: ("TIFF",),
}
_EXIF_FOLDER = 0x8769
_GPS_FOLDER = 0x8825
_ORIENTATION = 0x0112
_TAKEN = (0x9003, 0x9004)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MOMENT = re.compile(r"\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}")
_DAY = re.compile(r"(\d{4})[:\-](\d{2})[:\-](\d{2})")
_QUALITIES = (82, 70, 55, 40)


def open_picture(data: bytes, kind: FileKind) -> Image.Image:
    """Open a picture without decoding it; UnshowableError if it is damaged or claims too much.

    The most pixels and frames are in `limits`; they are checked before any pixel is decoded.
    """
    Image.MAX_IMAGE_PIXELS = limits.PIXELS
    warnings.simplefilter("ignore")
    if kind is FileKind.HEIC:
        pi_heif.register_heif_opener()
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS[kind])
        frames = getattr(picture, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise UnshowableError(TOO_LARGE) from error
    except MemoryError:
        raise
    except Exception as error:
        # decoders raise whatever comes to hand: SyntaxError, struct.error, TypeError
        raise UnshowableError(DAMAGED) from error
    if picture.width * picture.height > limits.PIXELS or frames > limits.FRAMES:
        raise UnshowableError(TOO_LARGE)
    return picture


def frame_count(picture: Image.Image, kind: FileKind) -> int:
    """Return how many pages a picture prints as: the pages of a scanned TIFF, else one, moving or not."""
    return int(getattr(picture, "n_frames", 1)) if kind is FileKind.TIFF else 1


def draw_frames(picture: Image.Image, kind: FileKind, first: int) -> Iterator[Image.Image]:
    """Give the printable pages from number `first` (from 0), upright and small enough for A4.

    UnshowableError if one can't be decoded.
    """
    for number in range(first, frame_count(picture, kind)):
        try:
            if number:
                picture.seek(number)
            yield _upright(picture, kind)
        except MemoryError:
            raise
        except Exception as error:
            raise UnshowableError(DAMAGED) from error


def days_taken(picture: Image.Image) -> tuple[date, ...]:
    """Return the day the camera noted, or nothing; one outside 1990 to 2100 is a clock that was never set."""
    days = (sane_day(text) for text in _noted(picture))
    return tuple(dict.fromkeys(day for day in days if day))


def moment_taken(picture: Image.Image) -> str:
    """Return when the camera noted that it was taken, as text that sorts by time; "" where it didn't."""
    found = (_MOMENT.match(text.strip()) for text in _noted(picture) if sane_day(text))
    return next((match[0] for match in found if match), "")


def has_location(picture: Image.Image) -> bool:
    """Return whether the original says where it was taken."""
    try:
        return bool(picture.getexif().get_ifd(_GPS_FOLDER))
    except Exception:
        # a damaged note may still hold the place
        return True


def sane_day(text: str) -> date | None:
    """Return the day at the start of "2026:03:14 10:11:12", if it is one between 1990 and 2100."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def page_jpeg(picture: Image.Image) -> bytes:
    """Return a page as a JPEG for printing."""
    return _jpeg(picture, _QUALITIES[0])


def preview_jpeg(picture: Image.Image) -> bytes:
    """Return a small JPEG for the screen, at most `limits.PREVIEW_BYTES`."""
    side = limits.PREVIEW_PIXELS
    while True:
        small = picture.copy()
        small.thumbnail((side, side))
        for quality in _QUALITIES:
            made = _jpeg(small, quality)
            if len(made) <= limits.PREVIEW_BYTES:
                return made
        side //= 2


def _noted(picture: Image.Image) -> list[str]:
    try:
        return [str(picture.getexif().get_ifd(_EXIF_FOLDER).get(tag, "")) for tag in _TAKEN]
    except Exception:
        # a damaged note tells nothing
        return []


def _upright(picture: Image.Image, kind: FileKind) -> Image.Image:
    # a JPEG is decoded at a fraction of its size at once
    picture.draft("RGB", (limits.PAGE_PIXELS, limits.PAGE_PIXELS))
    # a renderer in the same process may have told Pillow to take half a picture for a whole one
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    picture.load()
    # only now: asking a PNG for its notes decodes it, and a damaged one complains the first time only
    turn = _TURNS.get(_orientation(picture, kind))
    small = _on_white(picture)
    small.info = {}
    return small.transpose(turn) if turn is not None else small


def _orientation(picture: Image.Image, kind: FileKind) -> int:
    # the readers of TIFF and HEIC turn by themselves
    if kind in (FileKind.TIFF, FileKind.HEIC):
        return 1
    try:
        noted = picture.getexif().get(_ORIENTATION, 1)
    except Exception:
        return 1
    return noted if isinstance(noted, int) else 1


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a small copy in colour, with see-through parts on white."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if not picture.has_transparency_data:
        return _fitted(picture if picture.mode == "RGB" else picture.convert("RGB"))
    seen = _fitted(picture if picture.mode == "RGBA" else picture.convert("RGBA"))
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _fitted(picture: Image.Image) -> Image.Image:
    # never in place: a further page may be read from the same file, and a full-size copy may not fit
    scale = min(1.0, limits.PAGE_PIXELS / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, exif=b"", icc_profile=None)
    return out.getvalue()
