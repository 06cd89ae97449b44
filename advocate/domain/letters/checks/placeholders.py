"""Finds what was left to be filled in: "[your name]", "{{date}}", "____", "xx/xx/2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMED = (
    r"your|my|insert|enter|add|date|name|address|amount|sum|number|reference|company|organisation|organization|"
    r"account|order|product|recipient|sender|phone|e-?mail|signature|day|month|year|details?|describe|reason"
)
_PATTERN = re.compile(
    rf"\{{\{{[^{{}}\n]{{0,80}}\}}\}}"
    rf"|\[[^\[\]\n]{{0,20}}\b(?:{_NAMED})\b[^\[\]\n]{{0,80}}\]"
    rf"|<[^<>\n@]{{0,20}}\b(?:{_NAMED})\b[^<>\n@]{{0,80}}>"
    r"|_{3,}|\.{6,}"
    r"|\b(?:xx|dd)[/.\-](?:xx|mm)(?:[/.\-](?:xx|yy|\d\d){1,2})?\b"
    r"|\b(?:TBC|TBD|TODO|XXX)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that was left to be filled in, and where it stands."""

    start: int
    end: int
    text: str


def find_placeholders(text: str) -> tuple[Placeholder, ...]:
    """Return what was left to be filled in, in the order it stands; "[sic]" and the like are not."""
    return tuple(Placeholder(found.start(), found.end(), found[0]) for found in _PATTERN.finditer(text))
