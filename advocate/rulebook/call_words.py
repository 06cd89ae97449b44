"""Loads the calm words for phone calls, and checks each moment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.call_sheet import CalmWords, Moment
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import at, place_of, shaped, tables

FILE = RULEBOOK / "calls" / "en.toml"
NAME = "{{name}}"

_NEEDED = frozenset({"title", "why", "sayings"})
_ALLOWED = _NEEDED | {"source"}
_SHAPES = {"title": str, "why": str, "source": str, "sayings": list}


class CallWordsError(RuleFileError):
    """A moment of the rulebook that cannot be shown; the message names it."""


def read(file: Path) -> tuple[CalmWords, ...]:
    """Return the calm words of a TOML file, a moment each, in the order of a call.

    Raises CallWordsError for a moment that is missing, unknown or incomplete.
    """
    book, place = tables(file), place_of(file)
    if set(book) != set(Moment):
        wrong = sorted(set(book) ^ set(Moment))
        raise CallWordsError(f"{place}: moments missing or unknown {wrong}.")
    words = []
    for moment in Moment:
        with at(f'{place}, "{moment}"'):
            words.append(_moment(moment, shaped(book[moment], _SHAPES, f'{place}, "{moment}"')))
    return tuple(words)


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
        raise CallWordsError(
            f'Calm words "{moment}": needs {sorted(_NEEDED)}, may have a source, not {sorted(section)}.'
        )
    if not section["sayings"] or not all(
        isinstance(said, str) and said.strip() for said in section["sayings"]
    ):
        raise CallWordsError(f'Calm words "{moment}": sayings has an empty one.')
    return CalmWords(moment, section["title"], tuple(section["sayings"]))
