"""Packs an office file anew, so that the same content gives the same bytes whatever the clock says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def repacked(raw: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """Return the ZIP `raw` with its files in order and without times; `instead` replaces some of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name, data in _members(source):
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, (instead or {}).get(name, data))
    return out.getvalue()


def _members(source: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    # readers tell the kind of file by its first member
    names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
    yield from ((name, source.read(name)) for name in names)
