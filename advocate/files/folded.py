"""Takes one member out of a document that is a ZIP file, within caps, whatever the archive claims."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from advocate.files import limits
from advocate.files.looked import DAMAGED, LOCKED, TOO_LARGE, UnshowableError

_LOCKED_BIT = 1


def xml_member(data: bytes, name: str) -> Element:
    """Return the root of an XML member; UnshowableError if damaged, locked or too large unfolded.

    No entity is expanded and nothing outside is read.
    """
    try:
        return fromstring(member(data, name), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnshowableError(DAMAGED) from error


def member(data: bytes, name: str) -> bytes:
    """Return a member's bytes; UnshowableError if damaged, locked or too large unfolded."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, name)
    except (zipfile.BadZipFile, KeyError, EOFError, ValueError) as error:
        raise UnshowableError(DAMAGED) from error
    except NotImplementedError as error:
        raise UnshowableError(LOCKED) from error


def check_whole(data: bytes) -> None:
    """See that a document unfolds to no more than the cap in all; UnshowableError otherwise.

    Every member is unfolded, a piece at a time, since what the archive claims may be a lie.
    """
    left = limits.FOLDED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_count(archive)
            for info in archive.infolist():
                with archive.open(info) as opened:
                    while piece := opened.read(min(left + 1, 1_000_000)):
                        left -= len(piece)
                        if left < 0:
                            raise UnshowableError(TOO_LARGE)
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        raise UnshowableError(DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnshowableError(LOCKED) from error


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    _check_count(archive)
    info = archive.getinfo(name)
    if info.flag_bits & _LOCKED_BIT:
        raise UnshowableError(LOCKED)
    with archive.open(info) as opened:
        # the size that the archive claims may be a lie
        found = opened.read(limits.DOCX_XML_BYTES + 1)
    if len(found) > limits.DOCX_XML_BYTES:
        raise UnshowableError(TOO_LARGE)
    return found


def _check_count(archive: zipfile.ZipFile) -> None:
    if len(archive.infolist()) > limits.ZIP_MEMBERS:
        raise UnshowableError(TOO_LARGE)
