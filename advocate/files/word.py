"""Reads the text of Word documents; templates, pictures, links and macros in them are never opened."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from advocate.files import limits
from advocate.files.folded import xml_member

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"


def docx_text(data: bytes) -> str:
    """Return the text, one line a paragraph; UnshowableError if damaged, locked or too large unfolded."""
    return "\n".join(_paragraphs(xml_member(data, _BODY)))


def _paragraphs(root: Element) -> list[str]:
    lines: list[str] = []
    left = limits.TEXT_CHARACTERS
    for paragraph in root.iter(f"{_W}p"):
        lines.append("".join(_pieces(paragraph))[:left])
        left -= len(lines[-1]) + 1
        if left <= 0:
            break
    return lines


def _pieces(paragraph: Element) -> list[str]:
    pieces = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}tab":
            pieces.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
    return pieces
