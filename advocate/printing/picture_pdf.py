"""A PDF of pictures, one to a page: for copies that are sent as pictures of their pages."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image

DOTS_PER_INCH = 150


def picture_pdf(images: Sequence[bytes]) -> bytes:
    """Return our own JPEGs as a PDF, as they are, at 150 dots an inch; there is no text in it."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        for image in images:
            with Image.open(io.BytesIO(image), formats=["JPEG"]) as picture:
                across, down = picture.size
            width, height = (round(size * 72 / DOTS_PER_INCH, 2) for size in (across, down))
            page = document.add_blank_page(page_size=(width, height))
            name = page.add_resource(_stream(document, image, across, down), pikepdf.Name.XObject)
            page.contents_add(f"{width} 0 0 {height} 0 0 cm {name} Do".encode())
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _stream(document: pikepdf.Pdf, image: bytes, across: int, down: int) -> pikepdf.Stream:
    return pikepdf.Stream(
        document,
        image,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=across,
        Height=down,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
