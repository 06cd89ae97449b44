"""Takes apart what holds other files: mails with attachments, mailboxes, ZIP archives."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from oxmsg import Message as OutlookMessage

from advocate.files import limits
from advocate.files.kinds import FileKind, clean_filename, kind_of
from advocate.files.looked import DAMAGED, LOCKED, TOO_LARGE, UnshowableError
from advocate.files.mailboxes import mails_in
from advocate.files.mails import attached_parts, name_of_mail

Blobs = dict[str, bytes]

_LOCKED_BIT = 1
_LINK = 0o120000
_KIND_OF_FILE = 0o170000


@dataclass(frozen=True, slots=True)
class Inside:
    """A file within a file; `read` returns its bytes, at most the number given and one more."""

    name: str
    read: Callable[[int], bytes]


def find_inside(data: bytes, filename: str) -> Iterator[Inside]:
    """Yield the files within a file, in its own order; UnshowableError if it is damaged, locked or too much.

    Names are for show and never part of a path. Folders, links and what is locked are left out.
    """
    kind = kind_of(data, filename)
    if kind is FileKind.MAIL:
        for name, body in attached_parts(data):
            yield Inside(name, body)
    elif kind is FileKind.MAILBOX:
        for mail in islice(mails_in(data), limits.INSIDE):
            yield Inside(name_of_mail(mail), _prefix_of(mail))
    elif kind is FileKind.OUTLOOK:
        yield from _in_outlook(data)
    elif kind is FileKind.ARCHIVE:
        yield from _in_zip(data)


def list_in_child(
    payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """List the names of the files within a file."""
    try:
        names = [one.name for one in find_inside(blobs["data"], payload["filename"])]
    except UnshowableError as error:
        return {"names": [], "why": str(error)}, {}
    return {"names": names[: limits.INSIDE], "why": ""}, {}


def take_in_child(
    payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the bytes of one file within a file, by its number from 0."""
    found = list(find_inside(blobs["data"], payload["filename"]))[: limits.INSIDE]
    one = found[payload["number"]]
    taken = one.read(payload["limit"])
    return {"name": one.name}, {"file": taken[: payload["limit"] + 1]}


def _in_outlook(data: bytes) -> Iterator[Inside]:
    try:
        for one in OutlookMessage.load(io.BytesIO(data)).attachments:
            body = one.file_bytes
            if body is not None:
                yield Inside(clean_filename(one.file_name or ""), _prefix_of(body))
    except (OSError, KeyError, ValueError, IndexError, TypeError, AttributeError, struct.error) as error:
        raise UnshowableError(DAMAGED) from error


def _prefix_of(body: bytes) -> Callable[[int], bytes]:
    return lambda most: body[: most + 1]


def _in_zip(data: bytes) -> Iterator[Inside]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnshowableError(DAMAGED) from error
    members = archive.infolist()
    if len(members) > limits.ZIP_MEMBERS:
        raise UnshowableError(TOO_LARGE)
    files = [info for info in members if not info.is_dir() and not _is_link(info)]
    if files and all(info.flag_bits & _LOCKED_BIT for info in files):
        raise UnshowableError(LOCKED)
    for info in files:
        if not info.flag_bits & _LOCKED_BIT:
            yield Inside(clean_filename(info.filename), _member(archive, info))


def _is_link(info: zipfile.ZipInfo) -> bool:
    return (info.external_attr >> 16) & _KIND_OF_FILE == _LINK


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        with archive.open(info) as opened:
            # the size that the archive claims may be a lie
            return opened.read(most + 1)

    return read
