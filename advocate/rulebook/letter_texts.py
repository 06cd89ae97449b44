"""Loads the phrases that letters are put together from, and checks each one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.letters import PARTS, PLACEHOLDER, LetterTexts, Phrase
from advocate.paths import RULEBOOK

FILE = RULEBOOK / "letters" / "en.toml"

_SETTINGS = frozenset({"verbs", "american"})
_KEYS = frozenset({"text", "why", "source"})


class LetterTextError(ValueError):
    """A text of the rulebook that letters cannot be put together from; the message names it."""


def read(file: Path) -> LetterTexts:
    """Return the texts in a TOML file. Raises LetterTextError for one that is missing, unknown or wrong."""
    book = tomllib.loads(file.read_text(encoding="utf-8"))
    named = set(book) - _SETTINGS
    unknown, missing = sorted(named - set(Phrase)), sorted(str(phrase) for phrase in set(Phrase) - named)
    if unknown or missing:
        raise LetterTextError(f"Letter texts: unknown {unknown}, missing {missing}.")
    return LetterTexts(
        phrases={phrase: _text(phrase, book[phrase]) for phrase in Phrase},
        verbs=frozenset(book["verbs"].split()),
        american=tuple(book["american"].items()),
    )


@cache
def load() -> LetterTexts:
    """Return the English texts, read and checked once."""
    return read(FILE)


def _text(phrase: Phrase, section: Mapping[str, Any]) -> str:
    text = section.get("text")
    if not isinstance(text, str) or not text.strip():
        raise LetterTextError(f'Letter text "{phrase}": the text is empty.')
    if set(section) - _KEYS:
        raise LetterTextError(f'Letter text "{phrase}": unknown {sorted(set(section) - _KEYS)}.')
    asked, given = set(PLACEHOLDER.findall(text)), PARTS.get(phrase, frozenset())
    if asked != given or PLACEHOLDER.sub("", text).count("{{"):
        raise LetterTextError(
            f'Letter text "{phrase}": fills in {sorted(asked)}, but should {sorted(given)}.'
        )
    return text
