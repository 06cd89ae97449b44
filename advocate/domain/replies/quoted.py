"""Tells a reply's own words from the older messages that are quoted in it."""

from __future__ import annotations

import re

# What mail programs put above the message that is answered.
_WROTE = re.compile(
    r"^\s*(?:on\b.{4,200}\bwrote|am\b.{4,200}\bschrieb\b.{0,100}|le\b.{4,200}\ba écrit"
    r"|el\b.{4,200}\bescribió)\s*:\s*$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"^\s*[-_*=]{2,}\s*(?:original message|forwarded message|original-nachricht|ursprüngliche nachricht"
    r"|message d'origine|mensaje original|reply above this line)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^\s*[*_]{0,2}(from|sent|date|to|cc|subject)[*_]{0,2}\s*:[*_]{0,2}\s*\S", re.IGNORECASE)
_MARKED = re.compile(r"^\s*(?:>|\|\s)")
_FEWEST_HEADS = 3
_HEADS_WITHIN = 6


def own_words(text: str) -> str:
    """Return the text with all that is quoted made blank, so that every offset stays.

    A message that begins with the head of another was forwarded: then what follows is the reply itself.
    """
    lines = text.splitlines(keepends=True)
    own: list[str] = []
    has_own = False
    at = 0
    while at < len(lines):
        line = lines[at]
        above = _rows_above(lines, at)
        if above and not has_own:
            own += [_blank(each) for each in lines[at : at + above]]
            at += above
            continue
        if above and not _is_marked_below(lines, at + above):
            own += [_blank(each) for each in lines[at:]]
            break
        is_quoted = bool(above) or bool(_MARKED.match(line))
        own.append(_blank(line) if is_quoted else line)
        has_own = has_own or (not is_quoted and any(c.isalnum() for c in line))
        at += 1
    return "".join(own)


def _rows_above(lines: list[str], at: int) -> int:
    """Return how many lines from here on stand above a quoted message, 0 for none."""
    if _RULE.match(lines[at][:300]):
        return 1 + _heads(lines, at + 1)
    if _WROTE.match(lines[at][:300]):
        return 1
    if at + 1 < len(lines) and _WROTE.match(f"{lines[at][:200].rstrip()} {lines[at + 1][:100]}"):
        return 2
    count = _heads(lines, at)
    return count if count >= _FEWEST_HEADS else 0


def _heads(lines: list[str], at: int) -> int:
    """Return how many lines from here on are fields of a mail's head."""
    count = 0
    while count < _HEADS_WITHIN and at + count < len(lines) and _HEAD.match(lines[at + count][:300]):
        count += 1
    return count


def _is_marked_below(lines: list[str], at: int) -> bool:
    """Return whether the first line below is marked as quoted; then answers may stand between."""
    for line in lines[at : at + 4]:
        if line.strip():
            return bool(_MARKED.match(line))
    return False


def _blank(line: str) -> str:
    return "".join(c if c in "\r\n" else " " for c in line)
