"""Loads the calm words for phone calls, and checks each moment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.call_sheet import CalmWords, Moment
from advocate.paths import RULEBOOK

FILE = RULEBOOK / "calls" / "en.toml"
NAME = "{{name}}"

_NEEDED = frozenset({"title", "why", "sayings"})
_ALLOWED = _NEEDED | {"source"}


class CallWordsError(ValueError):
    """A moment of the rulebook that cannot be shown; the message names it."""


def read(file: Path) -> tuple[CalmWords, ...]:
    """Return the calm words of a TOML file, a moment each, in the order of a call.

    Raises CallWordsError for a moment that is missing, unknown or incomplete.
    """
    book = tomllib.loads(file.read_text(encoding="utf-8"))
    if set(book) != set(Moment):
        wrong = sorted(set(book) ^ set(Moment))
        raise CallWordsError(f"Calm words: missing or unknown {wrong}.")
    return tuple(_moment(moment, book[moment]) for moment in Moment)


@cache
def load() -> tuple[CalmWords, ...]:
    """Return the English words, read and checked once."""
    return read(FILE)


def for_caller(name: str) -> tuple[CalmWords, ...]:
    """Return the words with the caller's name filled in; without a name, the sayings that need none."""
    return tuple(
        CalmWords(
            words.moment,
            words.title,
            tuple(said.replace(NAME, name) for said in words.sayings if name or NAME not in said),
        )
        for words in load()
    )


def _moment(moment: Moment, section: Mapping[str, Any]) -> CalmWords:
    if not _NEEDED <= set(section) <= _ALLOWED:
        raise CallWordsError(f'Calm words "{moment}": needs {sorted(_NEEDED)}, may have a source.')
    if not section["sayings"] or not all(said.strip() for said in section["sayings"]):
        raise CallWordsError(f'Calm words "{moment}": a saying is empty.')
    return CalmWords(moment, section["title"], tuple(section["sayings"]))
