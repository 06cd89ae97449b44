"""Loads the ideas for the negotiation card, and checks them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from advocate.domain.case import RemedyKind
from advocate.domain.negotiation import CardTexts
from advocate.paths import RULEBOOK
from advocate.rulebook.entries import RuleFileError
from advocate.rulebook.rule_files import at, place_of, shaped, tables

FILE = RULEBOOK / "negotiation" / "en.toml"


class NegotiationTextError(RuleFileError):
    """An idea of the rulebook that can't be shown; the message names its list."""


def read(file: Path) -> CardTexts:
    """Return the ideas of a file; NegotiationTextError for a list that is missing, empty or unknown."""
    place = place_of(file)
    book = dict(shaped(tables(file), {"options": dict}, place))
    options = book.pop("options", {})
    if set(options) != set(RemedyKind) or set(book) != {"alternative", "theirs", "questions"}:
        raise NegotiationTextError(f"{place}: ideas {sorted(book)} and options for {sorted(options)}.")
    with at(place):
        return CardTexts(
            options={kind: _lines(f"options.{kind}", options[kind]) for kind in RemedyKind},
            alternative=_lines("alternative", book["alternative"]),
            theirs=_lines("theirs", book["theirs"]),
            questions=_lines("questions", book["questions"]),
        )


@cache
def load() -> CardTexts:
    """Return the English ideas, read and checked once."""
    return read(FILE)


def _lines(name: str, found: Any) -> tuple[str, ...]:
    if not isinstance(found, list) or not found or not all(isinstance(x, str) and x.strip() for x in found):
        raise NegotiationTextError(f"Ideas: {name} needs lines of text.")
    return tuple(found)
