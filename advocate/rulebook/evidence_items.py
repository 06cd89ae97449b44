"""Loads what evidence helps most in each kind of matter, and checks every line of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from advocate.domain.case import Direction, Sector
from advocate.domain.evidence.checklist import EvidenceItem, FileSort, Told
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import Entry, RuleFileError
from advocate.rulebook.rule_files import place_of, tables

FILE = RULEBOOK / "evidence" / "en.toml"
FEWEST, MOST = 4, 8
_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")


def read(file: Path) -> tuple[EvidenceItem, ...]:
    """Return the lines of a file in its order.

    Raises RuleFileError for a line that is incomplete, that nothing could ever tick, or whose id is there
    twice, and for a kind of matter with too few or too many lines.
    """
    book = Entry(tables(file), place_of(file))
    read_on = book.day("read_on")
    items = tuple(
        replace(item, read_on=read_on) if item.source else item for item in book.each("item", _item)
    )
    book.finish()
    twice = [name for name, count in Counter(item.id for item in items).items() if count > 1]
    if twice:
        raise RuleFileError(f"{place_of(file)}: “{twice[0]}” is there twice.")
    for sector in Sector:
        count = sum(sector in item.sectors for item in items)
        if not FEWEST <= count <= MOST:
            raise RuleFileError(f"{place_of(file)}: {sector} has {count} lines, not {FEWEST} to {MOST}.")
    return items


@cache
def load() -> tuple[EvidenceItem, ...]:
    """Return the English lines, read and checked once."""
    return read(FILE)


def _item(entry: Entry) -> EvidenceItem:
    item = EvidenceItem(
        id=entry.text("id"),
        title=entry.text("title"),
        why=entry.text("why"),
        how=entry.text("how"),
        sectors=frozenset(entry.kinds("sectors", Sector)) or frozenset(Sector),
        words=entry.texts("words"),
        sort=entry.kind("sort", FileSort) if entry.has("sort") else None,
        direction=entry.kind("direction", Direction) if entry.has("direction") else None,
        told=entry.kind("told", Told) if entry.has("told") else None,
        source=entry.text("source", ""),
    )
    if not _ID.fullmatch(item.id):
        raise entry.fail("id", "it should be small letters, digits and underscores, at most 40")
    if not (item.words or item.direction or item.told):
        raise entry.fail("words", "nothing could ever tick this line")
    if item.source and not item.source.startswith("https://"):
        raise entry.fail("source", "it should begin with https://")
    return item
