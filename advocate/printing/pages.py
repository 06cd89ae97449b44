"""Templates for paper: our own Jinja environment, and how long texts are cut into printed pages."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from advocate.domain import labels, wording
from advocate.domain.case import Money, When
from advocate.paths import TEMPLATES

LINES_A_PAGE = 52
CHARACTERS_A_LINE = 92
MOST_TEXT_PAGES = 60


@cache
def environment() -> Environment:
    """Return the environment in which paper is rendered; everything is escaped, nothing undefined passes."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        say_day=_day, say_when=_when, say_money=_money, label=_label, size=size, lines=str.splitlines
    )
    return made


def size(count: int) -> str:
    """Say a number of bytes: "312 kB", "2.4 MB"."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def text_pages(text: str) -> tuple[str, ...]:
    """Return a text cut into printed pages, lines wrapped, so that each page can be counted and stamped."""
    lines = [line for raw in text.expandtabs(4).splitlines() for line in _wrapped(raw)]
    pages = tuple("\n".join(lines[i : i + LINES_A_PAGE]) for i in range(0, len(lines), LINES_A_PAGE))
    if len(pages) > MOST_TEXT_PAGES:
        rest = f"\n\nThe text goes on. The first {MOST_TEXT_PAGES} of {len(pages)} pages are printed here."
        return (*pages[: MOST_TEXT_PAGES - 1], pages[MOST_TEXT_PAGES - 1].rsplit("\n", 3)[0] + rest)
    return pages or ("",)


def _wrapped(line: str) -> Iterator[str]:
    yield from textwrap.wrap(line, CHARACTERS_A_LINE, replace_whitespace=False, drop_whitespace=True) or [""]


def _day(value: date, country: str) -> str:
    return wording.say_date(value, country)


def _when(value: When, country: str) -> str:
    return wording.say_when(value, country)


def _money(value: Money, country: str) -> str:
    return wording.say_money(value, country)


def _label(value: StrEnum) -> str:
    return labels.label(value)
