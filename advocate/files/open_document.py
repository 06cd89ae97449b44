"""Reads the text of OpenDocument texts; pictures, links and macros in them are never opened."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from advocate.files import limits
from advocate.files.folded import xml_member

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_INSTEAD = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}


def odt_text(data: bytes) -> str:
    """Return the text, one line a paragraph; UnshowableError if damaged, locked or too large unfolded."""
    lines: list[str] = []
    left = limits.TEXT_CHARACTERS
    for element in xml_member(data, "content.xml").iter():
        if element.tag in _PARAGRAPHS and left > 0:
            lines.append("".join(_pieces(element))[:left])
            left -= len(lines[-1]) + 1
    return "\n".join(lines)


def _pieces(paragraph: Element) -> Iterator[str]:
    """Yield the words in reading order; what follows a child belongs to its parent."""
    waiting: list[tuple[Element, bool]] = [(paragraph, True)]
    while waiting:
        element, is_start = waiting.pop()
        if not is_start:
            yield element.tail or ""
            continue
        yield _INSTEAD.get(element.tag, "")
        yield element.text or ""
        for child in reversed(element):
            waiting += [(child, False), (child, True)]
