"""What is where in a case archive, and how large it may be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from advocate.casework.errors import CaseworkError

FORMAT = "advocate-case"
VERSION = 1
CASE, MANIFEST, INDEX, STYLE = "case.json", "manifest.json", "index.html", "style.css"
SCHEMAS = {1: "case-1.schema.json"}

MOST_FILES = 2_100
MOST_DIRECTORY = 1_000_000
MOST_MANIFEST = 2_000_000
MOST_CASE = 50_000_000
MOST_BESIDE = 60_000_000
_NAME = re.compile(
    r"index\.html|style\.css|case\.json|case-[0-9]{1,3}\.schema\.json|manifest\.json"
    r"|exhibits/E[0-9]{1,6}-[A-Za-z0-9][A-Za-z0-9._-]{0,79}",
    re.ASCII,
)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)


class ArchiveError(CaseworkError):
    """An archive can't be written or read; the message says which file in it, and why."""


def is_known_name(name: str) -> bool:
    """Return whether a file of that name can be in an archive: nothing else is ever read."""
    return _NAME.fullmatch(name) is not None


def exhibit_file(number: int, filename: str) -> str:
    """Return where an exhibit's original is: its label and its name in plain letters."""
    plain = _UNSAFE.sub("-", filename).strip("-.")
    stem, dot, ending = plain.rpartition(".")
    kept = f"{stem[:60]}.{ending[:15]}" if dot else plain[:60]
    return f"exhibits/E{number}-{kept.strip('-.') or 'file'}"


def file_name(organisation: str, day: date) -> str:
    """Return what an archive is called: "northwind-broadband-2026-11-23.zip"."""
    plain = _UNSAFE.sub("-", organisation.lower()).strip("-.")[:40].strip("-.")
    return f"{plain or 'case'}-{day.isoformat()}.zip"


def schema_bytes(version: int) -> bytes:
    """Return the published schema of a version; KeyError for a version that there is not."""
    return Path(__file__).with_name(SCHEMAS[version]).read_bytes()


def said(value: Any) -> str:
    """Return a name from a foreign file as it can stand in a sentence: short and without control signs."""
    text = str(value).encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in text[:80])
