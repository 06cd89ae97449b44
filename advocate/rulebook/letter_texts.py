"""Loads the phrases that letters are put together from, and checks each one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.letters import PARTS, PLACEHOLDER, LetterTexts, Phrase
from advocate.paths import RULEBOOK

FOLDER = RULEBOOK / "letters" / "en"

_SETTINGS = frozenset({"verbs", "american"})
_KEYS = frozenset({"text", "why", "source", "countries"})


class LetterTextError(ValueError):
    """A text of the rulebook that letters cannot be put together from; the message names it."""


def read(folder: Path) -> LetterTexts:
    """Return the texts in a folder of TOML files.

    Raises LetterTextError for one that is missing, unknown, there twice, or wrong.
    """
    book = _book(sorted(folder.glob("*.toml")))
    named = set(book) - _SETTINGS
    unknown, missing = sorted(named - set(Phrase)), sorted(str(phrase) for phrase in set(Phrase) - named)
    if unknown or missing:
        raise LetterTextError(f"Letter texts: unknown {unknown}, missing {missing}.")
    return LetterTexts(
        phrases={phrase: _text(phrase, book[phrase]) for phrase in Phrase},
        verbs=frozenset(book["verbs"].split()),
        american=tuple(book["american"].items()),
        countries={
            phrase: _countries(phrase, book[phrase]) for phrase in Phrase if "countries" in book[phrase]
        },
    )


@cache
def load() -> LetterTexts:
    """Return the English texts, read and checked once."""
    return read(FOLDER)


def _book(files: Sequence[Path]) -> dict[str, Any]:
    """Return all files as one, each phrase once."""
    book: dict[str, Any] = {}
    for file in files:
        part = tomllib.loads(file.read_text(encoding="utf-8"))
        if twice := sorted(set(book) & set(part)):
            raise LetterTextError(f"Letter texts: {twice} in {file.name} and in another file.")
        book |= part
    return book


def _countries(phrase: Phrase, section: Mapping[str, Any]) -> frozenset[str]:
    """Return the countries that a phrase is for; what rests on a law names the law's source."""
    if not section.get("source"):
        raise LetterTextError(f'Letter text "{phrase}": a text for some countries needs a source.')
    return frozenset(str(section["countries"]).split())


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
