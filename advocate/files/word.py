"""Reads the text of Word documents; templates, pictures, links and macros in them are never opened."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from advocate.files import limits
from advocate.files.looked import DAMAGED, LOCKED, TOO_LARGE, UnshowableError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_LOCKED_BIT = 1


def docx_text(data: bytes) -> str:
    """Return the text, one line a paragraph; UnshowableError if damaged, locked or too large unfolded."""
    try:
        return "\n".join(_paragraphs(fromstring(_body(data), forbid_dtd=True)))
    except (zipfile.BadZipFile, KeyError, EOFError, ParseError, DefusedXmlException, ValueError) as error:
        raise UnshowableError(DAMAGED) from error
    except NotImplementedError as error:
        raise UnshowableError(LOCKED) from error


def _body(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > limits.ZIP_MEMBERS:
            raise UnshowableError(TOO_LARGE)
        member = archive.getinfo(_BODY)
        if member.flag_bits & _LOCKED_BIT:
            raise UnshowableError(LOCKED)
        with archive.open(member) as body:
            # the size that the archive claims may be a lie
            text = body.read(limits.DOCX_XML_BYTES + 1)
    if len(text) > limits.DOCX_XML_BYTES:
        raise UnshowableError(TOO_LARGE)
    return text


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
