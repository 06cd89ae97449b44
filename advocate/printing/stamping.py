"""Stamps the running foot and "Page 3 of 40" on joined pages, as artifacts that a screen reader skips."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

# In points, from the bottom and the sides of the page; print.css sets the same margins.
_SIDE, _BASELINE, _FOOT_BELOW, _SIZE = 51.02, 25.0, 6.5, 8.5
_INK = "0.078 0.129 0.114 rg"
_MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <((?:[0-9a-fA-F]{4})+)>")


class Stamps:
    """What is stamped: a foot that is the same on all pages, and figures in a font of the document."""

    def __init__(self, out: pikepdf.Pdf, carrier: pikepdf.Pdf) -> None:
        """Take the foot from the carrier's first page and the figures from its second."""
        self._out = out
        self._foot = out.copy_foreign(carrier.pages[0].as_form_xobject())
        fonts = carrier.pages[1].obj.Resources.Font
        used = re.search(rb"/(\S+)\s+\S+\s+Tf", carrier.pages[1].Contents.read_bytes())
        font = fonts["/" + used[1].decode()] if used else fonts[next(iter(fonts.keys()))]
        self._glyphs = {
            bytes.fromhex(text.decode()).decode("utf-16-be"): int(glyph, 16)
            for glyph, text in _MAPPED.findall(font.ToUnicode.read_bytes())
        }
        self._widths = _widths(font.DescendantFonts[0])
        self._font = out.copy_foreign(font)

    def stamp(self, *, first: int, total: int) -> None:
        """Stamp every page; the first has the number `first` and the last page of all is `total`."""
        save, done = self._out.make_stream(b"q"), set()
        for number, page in enumerate(self._out.pages, first):
            resources = page.obj.Resources
            if resources.objgen not in done:
                done.add(resources.objgen)
                self._supply(resources)
            width = float(page.obj.MediaBox[2])
            page.obj.Contents = Array([save, page.obj.Contents, self._drawn(number, total, width)])

    def _supply(self, resources: Any) -> None:
        for kind, name, thing in (("/XObject", Name.Foot, self._foot), ("/Font", Name.Figures, self._font)):
            if kind not in resources:
                resources[kind] = Dictionary()
            resources[kind][name] = thing

    def _drawn(self, number: int, total: int, width: float) -> Any:
        words = f"Page {number} of {total}"
        glyphs = [self._glyphs[character] for character in words]
        across = sum(self._widths.get(glyph, 0.0) for glyph in glyphs) * _SIZE / 1000
        shown = "".join(f"{glyph:04x}" for glyph in glyphs)
        left = width - _SIDE - across
        return self._out.make_stream(
            f"Q /Artifact <</Type /Pagination>> BDC q 1 0 0 1 {_SIDE} {_BASELINE - _FOOT_BELOW:.2f} cm"
            f" /Foot Do Q q BT {_INK} /Figures {_SIZE} Tf {left:.2f} {_BASELINE} Td <{shown}> Tj"
            " ET Q EMC".encode()
        )


def _widths(font: Any) -> dict[int, float]:
    """Return the widths of a font's glyphs, in thousandths of its size (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    flat = list(font.W)
    at = 0
    while at < len(flat):
        start, after = int(flat[at]), flat[at + 1]
        if isinstance(after, pikepdf.Array):
            found.update({start + i: float(width) for i, width in enumerate(after)})
            at += 2
        else:
            found.update(dict.fromkeys(range(start, int(after) + 1), float(flat[at + 2])))
            at += 3
    return found
