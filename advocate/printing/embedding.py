"""Puts files inside a finished PDF, as PDF/A-3 wants them: with kind, day, and what they are to the paper."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, BinaryIO

import pikepdf

from advocate.printing.stream_ends import with_clear_ends
from advocate.sandbox import run

_TARGET = "advocate.printing.embedding:embed_in_child"
_SECONDS_AT_LEAST, _BYTES_A_SECOND = 30.0, 2_000_000


class Relation(StrEnum):
    """What a file is to the paper that carries it, in the words of ISO 19005-3."""

    SOURCE = "Source"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class FileInside:
    """A file that goes inside; `content` is open at its beginning. `words` say what it is."""

    name: str
    media_type: str
    words: str
    kept_at: datetime
    relation: Relation
    content: BinaryIO


def with_files(pdf: bytes, files: Sequence[FileInside]) -> bytes:
    """Return our own PDF with the files inside, the same bytes for the same files.

    It stays valid as PDF/A-3 and PDF/UA-1. Raises SandboxError when that can't be done in time and memory.
    """
    if not files:
        return pdf
    told = [
        {
            "name": file.name,
            "type": file.media_type,
            "words": file.words,
            "day": file.kept_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"),
            "relation": file.relation.value,
        }
        for file in files
    ]
    blobs: Mapping[str, bytes | BinaryIO] = {
        "pdf": pdf,
        **{str(number): file.content for number, file in enumerate(files)},
    }
    size = len(pdf) + sum(_size(file.content) for file in files)
    seconds = _SECONDS_AT_LEAST + size / _BYTES_A_SECOND
    return run(_TARGET, {"files": told}, blobs, seconds=seconds, mebibytes=2048).blobs["pdf"]


def embed_in_child(
    payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Put the blobs "0", "1", … into the blob "pdf"; `payload["files"]` tells of each."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(blobs["pdf"])) as pdf:
        specs = [_embed(pdf, told, blobs[str(n)]) for n, told in enumerate(payload["files"])]
        # a file that no object refers to is not "associated", which PDF/A-3 asks for
        pdf.Root.AF = pikepdf.Array(specs)
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.preserve, deterministic_id=True)
    return {}, {"pdf": with_clear_ends(out.getvalue())}


def _embed(pdf: pikepdf.Pdf, told: Mapping[str, str], data: bytes) -> pikepdf.Object:
    spec = pikepdf.AttachedFileSpec(
        pdf,
        data,
        description=told["words"],
        filename=told["name"],
        mime_type=told["type"],
        creation_date=told["day"],
        mod_date=told["day"],
    )
    spec.relationship = pikepdf.Name(f"/{told['relation']}")
    pdf.attachments[told["name"]] = spec
    return pdf.attachments[told["name"]].obj


def _size(file: BinaryIO) -> int:
    here = file.tell()
    end = file.seek(0, io.SEEK_END)
    file.seek(here)
    return end - here
