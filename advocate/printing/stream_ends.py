"""Sees to it that no stream of a PDF ends in a byte that reads as part of the line end after it."""

from __future__ import annotations

import base64
import io

import pikepdf

_DOUBTFUL = b"\r\nendstream"


def with_clear_ends(data: bytes) -> bytes:
    """Return the PDF with every stream's length beyond doubt, as ISO 19005-3, 6.1.7.1, asks.

    A packed stream whose last byte happens to be a carriage return, one in 256, would seem a byte shorter
    than it says. It is written in ASCII85, which always ends in "~>".
    """
    if _DOUBTFUL not in data:
        return data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream) and found.read_raw_bytes().endswith(b"\r"):
                _rewrite(found)
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
    return out.getvalue()


def _rewrite(stream: pikepdf.Stream) -> None:
    filters, settings = _listed(stream, "/Filter"), _listed(stream, "/DecodeParms")
    packed = base64.a85encode(stream.read_raw_bytes()) + b"~>"
    names = pikepdf.Array([pikepdf.Name("/ASCII85Decode"), *filters])
    if settings:
        stream.write(packed, filter=names, decode_parms=pikepdf.Array([pikepdf.Dictionary(), *settings]))
    else:
        stream.write(packed, filter=names)


def _listed(stream: pikepdf.Stream, key: str) -> list[pikepdf.Object]:
    found = stream.get(key)
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]
