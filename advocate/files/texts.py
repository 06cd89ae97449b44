"""Turns bytes into text that any store and any page can take, whatever was in them."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from advocate.files import limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_MANY_LINES = re.compile(r"\n{3,}")
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math"})
_BLOCKS = (
    "address article aside blockquote br dd div dl dt fieldset footer form header hr li main nav ol p pre"
)
_BREAKING = frozenset(
    [*_BLOCKS.split(), "section", "table", "tr", "ul", *(f"h{level}" for level in range(1, 7))]
)


def decode(data: bytes, declared: str = "") -> str:
    """Return `data` as text: by byte order mark, declared charset, UTF-16, UTF-8, or else Windows-1252.

    A charset that is unknown or does not fit is passed over; nothing is ever raised.
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, "replace")
    for charset in filter(None, (declared, _wide(data), "utf-8")):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def tidy(text: str) -> str:
    """Return text with plain line ends, without control characters and lone surrogates, capped in length."""
    lines = text[: 2 * limits.TEXT_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return _CONTROL.sub("\ufffd", lines.replace("\0", ""))[: limits.TEXT_CHARACTERS].strip("\n")


def one_line(text: str, most: int) -> str:
    """Return text on one line, at most `most` characters."""
    return " ".join(tidy(text[: 4 * most]).split())[:most]


def from_html(markup: str) -> str:
    """Return what a reader of the HTML would see, as plain text; nothing in it is ever run or fetched."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKING:
            self.pieces.append("\n")
        elif tag == "img":
            self.pieces.append(dict(attrs).get("alt") or "")
        elif tag == "td":
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        # "<![if !mso]>" of office programs is passed over; the standard parser raises AssertionError on it
        return self.rawdata.find(">", i) + 1 or -1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))


def _wide(data: bytes) -> str:
    # without a mark, UTF-16 of a European text shows as a zero in every other byte
    start = data[:4000]
    if len(start) < 4 or len(data) % 2:
        return ""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > len(start) // 4 > even:
        return "utf-16-le"
    return "utf-16-be" if even > len(start) // 4 > odd else ""
