"""The program that reads text in pictures: with it the tests are run, without it skipped, in CI never."""

from __future__ import annotations

import io
import os
import sys

import pytest
from PIL import Image, ImageDraw, ImageFont

from advocate.files.reading import reading_program

WHAT_TO_INSTALL = "The tests of reading text in pictures need Tesseract. Type: sudo apt install tesseract-ocr"

needs_tesseract = pytest.mark.skipif(not reading_program() and "CI" not in os.environ, reason=WHAT_TO_INSTALL)


def picture_of(*lines: str, turned: int = 0) -> bytes:
    """A scan of these lines, as a PNG, laid on its side where so many degrees are given."""
    page = Image.new("L", (1240, 200 + 60 * len(lines)), "white")
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((100, 100 + 60 * number), line, fill=20, font=ImageFont.load_default(32))
    out = io.BytesIO()
    page.rotate(turned, expand=True).save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(0 if reading_program() else WHAT_TO_INSTALL)
