"""Several photographs as one file: a ZIP of the untouched files in their order, with each one's SHA-256.

The first entry is called "mimetype" and says what it is, as in an OpenDocument file, so that it is known by
its content alone. Nothing in it is compressed; the same photographs in the same order give the same bytes.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from advocate.domain.kinds import PHOTOGRAPHS
from advocate.files import limits
from advocate.files.kinds import clean_filename
from advocate.files.zipped import Inside, files_in_zip

_KIND, _SUMS = "mimetype", "SHA-256.txt"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph to be put together with others: its name as it was sent, its bytes open to be read."""

    filename: str
    stream: BinaryIO


def pack(out: BinaryIO, photographs: Sequence[Photograph]) -> None:
    """Write photographs into one file, byte for byte in this order; each stream is read from its start."""
    digits = len(str(len(photographs)))
    sums = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_info(_KIND), PHOTOGRAPHS)
        for number, one in enumerate(photographs, 1):
            name = f"{number:0{digits}} {clean_filename(one.filename)}"
            sums.append(f"{_copied(archive, name, one.stream)}  {name}\n")
        archive.writestr(_info(_SUMS), "".join(sums))


def unshown(number: int) -> str:
    """Return what stands on the page of a photograph, counted from 1, that can't be shown."""
    return f"Photograph {number} cannot be shown here. It is kept as it came."


def photographs_in(data: bytes) -> list[Inside]:
    """Return the photographs in a file that `pack` wrote, in their order; UnshowableError if it is damaged.

    One more than may be in it comes of a file that holds more.
    """
    files = [one for one in files_in_zip(data) if one.name not in (_KIND, _SUMS)]
    return files[: limits.PHOTOGRAPHS + 1]


def _copied(archive: zipfile.ZipFile, name: str, stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    with archive.open(_info(name), "w") as out:
        while piece := stream.read(_CHUNK):
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


def _info(name: str) -> zipfile.ZipInfo:
    # the day that every ZIP can hold: no clock, so that the same photographs give the same file
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.external_attr = 0o600 << 16
    return info
