"""Takes apart ZIP archives, within caps, whatever an archive claims; a name in one is never a path."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advocate.files import limits
from advocate.files.kinds import clean_filename
from advocate.files.looked import DAMAGED, LOCKED, TOO_LARGE, UnshowableError

_LOCKED_BIT = 1
_LINK = 0o120000
_KIND_OF_FILE = 0o170000


@dataclass(frozen=True, slots=True)
class Inside:
    """A file within a file; `read` returns its bytes, at most the number given and one more."""

    name: str
    read: Callable[[int], bytes]


def files_in_zip(data: bytes) -> Iterator[Inside]:
    """Yield the files in an archive, in its own order; UnshowableError if it is damaged, locked or too much.

    Folders, links and what is locked are left out.
    """
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
