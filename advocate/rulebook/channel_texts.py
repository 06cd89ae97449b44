"""Loads what is said on the ways other than the letter itself, and checks each saying."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.letters.channels import PARTS, PLACEHOLDER, ChannelTexts, Saying
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import at, place_of, shaped, tables

FILE = RULEBOOK / "letters" / "channels" / "en.toml"
_SHAPES = {"text": str, "why": str}


class ChannelTextError(RuleFileError):
    """A saying of the rulebook that nothing can be said with; the message names it."""


def read(file: Path) -> ChannelTexts:
    """Return the sayings of a file; ChannelTextError for one that is missing, unknown or wrong."""
    place = place_of(file)
    book = dict(shaped(tables(file), {"american": dict}, place))
    american = book.pop("american", {})
    shaped(american, dict.fromkeys(american, str), f"{place}, american")
    unknown, missing = sorted(set(book) - set(Saying)), sorted(str(s) for s in set(Saying) - set(book))
    if unknown or missing:
        raise ChannelTextError(f"{place}: sayings unknown {unknown}, missing {missing}.")
    texts = {}
    for saying in Saying:
        with at(f'{place}, "{saying}"'):
            texts[saying] = _text(saying, shaped(book[saying], _SHAPES, f'{place}, "{saying}"'))
    return ChannelTexts(texts, tuple(sorted(american.items())))


@cache
def load() -> ChannelTexts:
    """Return the English sayings, read and checked once."""
    return read(FILE)


def _text(saying: Saying, section: Mapping[str, Any]) -> str:
    text, why = section.get("text"), section.get("why")
    if not (isinstance(text, str) and text.strip() and why) or set(section) - {"text", "why"}:
        raise ChannelTextError(f'Saying "{saying}": it needs a text and why, and nothing else.')
    asked, given = set(PLACEHOLDER.findall(text)), PARTS.get(saying, frozenset())
    if not asked <= given or PLACEHOLDER.sub("", text).count("{{"):
        raise ChannelTextError(f'Saying "{saying}": fills in {sorted(asked)}, but may {sorted(given)}.')
    return text
