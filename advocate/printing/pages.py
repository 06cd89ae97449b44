"""Templates for paper: our own Jinja environment, in which everything is escaped and printable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from advocate.domain import labels, wording
from advocate.domain.case import Money, When
from advocate.domain.evidence.honesty import honesty_label
from advocate.paths import TEMPLATES

# neither XML, of which a PDF's metadata are made, nor paper can carry these: control characters, halves of
# surrogate pairs, noncharacters
_UNCARRIED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# those for private use mean something else on every machine, and no font of ours draws them
_UNDRAWN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_LETTER_PAPER = frozenset({"US", "CA", "MX", "PH"})
# without a place to break, laying a text out takes a time that grows with the square of its length
_UNBROKEN = re.compile(r"\S{500}(?=\S)")


@cache
def environment() -> Environment:
    """Return the environment in which paper is rendered; everything is escaped, nothing undefined passes."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        say_day=_day,
        say_when=_when,
        honesty=honesty_label,
        say_money=_money,
        label=_label,
        size=size,
        clip=clip,
        lines=str.splitlines,
        pieces=pieces,
        blocks=blocks,
        numbered=numbered,
    )
    return made


def is_letter_paper(country: str) -> bool:
    """Return whether people there print on US Letter; everywhere else on A4."""
    return country in _LETTER_PAPER


def printable(text: str) -> str:
    """Return the text with a sign in the place of each character that paper can't carry or no font draws."""
    return _UNDRAWN.sub(_REPLACEMENT, carried(text))


def carried(text: str) -> str:
    """Return the text with a sign in the place of each character that neither paper nor a mail can carry."""
    text = _LINE_END.sub("\n", text)
    return _UNCARRIED.sub(_REPLACEMENT, text) + _ends_of_turns(text)


def _ends_of_turns(text: str) -> str:
    """Return what ends the changes of direction that a text leaves open: ours is never turned round."""
    turned = sum(map(text.count, "\u202a\u202b\u202d\u202e")) - text.count("\u202c")
    apart = sum(map(text.count, "\u2066\u2067\u2068")) - text.count("\u2069")
    return "\u2069" * max(0, apart) + "\u202c" * max(0, turned)


def clip(text: str, most: int) -> str:
    """Return the text on one line and, where it is longer than `most` characters, cut at a word."""
    line = " ".join(text[: most * 4].split())
    if len(line) <= most and len(text) <= most * 4:
        return line
    cut = line[: most - 1]
    head, _, tail = cut.rpartition(" ")
    return (head if head and len(tail) < most // 3 else cut).rstrip(" ,;:") + "…"


def blocks(text: str) -> tuple[str, ...]:
    """Return the parts of a text that stand apart by an empty line."""
    return tuple(block for block in printable(text).strip().split("\n\n") if block.strip())


def pieces(text: str) -> tuple[str, ...]:
    """Return the text in pieces between which a line may break: itself, unless it runs on without a space."""
    cuts = [0, *(found.end() for found in _UNBROKEN.finditer(text)), len(text)]
    return tuple(text[start:end] for start, end in pairwise(cuts))


def numbered(things: Sequence[object]) -> tuple[tuple[int, object], ...]:
    """Return things with their numbers, from 1."""
    return tuple(enumerate(things, 1))


def size(count: int) -> str:
    """Say a number of bytes: "312 kB", "2.4 MB"."""
    if count < 1000:
        return wording.plural(count, "byte", "bytes")
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _printable(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value


def _day(value: date, country: str) -> str:
    return wording.say_date(value, country)


def _when(value: When, country: str) -> str:
    return wording.say_when(value, country)


def _money(value: Money, country: str) -> str:
    return wording.say_money(value, country)


def _label(value: StrEnum) -> str:
    return labels.label(value)
