"""Loads the phrases that letters are put together from, and checks each one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.letters import PARTS, PLACEHOLDER, LetterTexts, Phrase
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import at, place_of, shaped, tables

FOLDER = RULEBOOK / "letters" / "en"

_SETTINGS = frozenset({"verbs", "american"})
_KEYS = frozenset({"text", "why", "source", "countries"})
_SHAPES = dict.fromkeys(_KEYS, str)


class LetterTextError(RuleFileError):
    """A text of the rulebook that letters cannot be put together from; the message names it."""


def read(folder: Path) -> LetterTexts:
    """Return the texts in a folder of TOML files.

    Raises LetterTextError for one that is missing, unknown, there twice, or wrong.
    """
    book, places = _book(sorted(folder.glob("*.toml")))
    named = set(book) - _SETTINGS
    unknown, missing = sorted(named - set(Phrase)), sorted(str(phrase) for phrase in set(Phrase) - named)
    if unknown or missing or set(book) < _SETTINGS:
        where = ", ".join(sorted({places[name] for name in unknown})) or place_of(folder / "*.toml")
        raise LetterTextError(f"{where}: letter texts unknown {unknown}, missing {missing}.")
    texts, countries = {}, {}
    for phrase in Phrase:
        with at(f'{places[phrase]}, "{phrase}"'):
            section = shaped(book[phrase], _SHAPES, f'{places[phrase]}, "{phrase}"')
            texts[phrase] = _text(phrase, section)
            if "countries" in section:
                countries[phrase] = _countries(phrase, section)
    with at(places.get("verbs", place_of(folder / "*.toml"))):
        verbs = frozenset(shaped(book, {"verbs": str, "american": dict}, places["verbs"])["verbs"].split())
        american = shaped(
            book["american"], dict.fromkeys(book["american"], str), f"{places['american']}, american"
        )
        return LetterTexts(texts, verbs, tuple(american.items()), countries)


@cache
def load() -> LetterTexts:
    """Return the English texts, read and checked once."""
    return read(FOLDER)


def _book(files: Sequence[Path]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return all files as one, each phrase once, and in which file each stands."""
    book: dict[str, Any] = {}
    places: dict[str, str] = {}
    for file in files:
        part = tables(file)
        if twice := sorted(set(book) & set(part)):
            raise LetterTextError(f"{place_of(file)}: {twice} is in another file too.")
        book |= part
        places |= dict.fromkeys(part, place_of(file))
    return book, places


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
