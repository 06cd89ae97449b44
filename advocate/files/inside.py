"""Takes apart what holds other files: mails with attachments, mailboxes, ZIP archives, photographs."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from oxmsg import Message as OutlookMessage

from advocate.files import limits
from advocate.files.kinds import FileKind, clean_filename, kind_of
from advocate.files.looked import DAMAGED, UnshowableError
from advocate.files.mailboxes import mails_in
from advocate.files.mails import attached_parts, name_of_mail
from advocate.files.photographs import photographs_in
from advocate.files.zipped import Inside, files_in_zip

Blobs = dict[str, bytes]


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
        yield from files_in_zip(data)
    elif kind is FileKind.PHOTOGRAPHS:
        yield from photographs_in(data)


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
