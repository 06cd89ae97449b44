"""Finds what is quoted, so that nobody's words are changed or judged as the customer's."""

from __future__ import annotations

from advocate.domain.text.span import Span

_LONGEST = 1000
_MARKS = frozenset('"“«„‟')
_PAIRS = {"“": "”", "«": "»", "„": "“", "‟": "”"}


def quotations(text: str) -> tuple[Span, ...]:
    """Return the quotations of `text` with their marks; one that is never closed is none.

    A quotation ends at an empty line, and is at most 1,000 characters long. `"` also closes with `''`.
    """
    if not _MARKS & set(text):
        return ()
    found: list[Span] = []
    opened = -1
    closing = ""
    for at, mark in enumerate(text):
        if opened >= 0 and (at - opened > _LONGEST or (mark == "\n" and text[at + 1 : at + 2] == "\n")):
            opened = -1
        if opened < 0:
            if mark in _PAIRS or (mark == '"' and text[at + 1 : at + 2].strip()) or _opens_spaced(text, at):
                opened, closing = at, _PAIRS.get(mark, '"')
        elif mark == closing or (closing == '"' and text.startswith("''", at)):
            end = at + (1 if mark == closing else 2)
            found.append(Span(opened, end, text[opened:end]))
            opened = -1
    return tuple(found)


def _opens_spaced(text: str, at: int) -> bool:
    return text[at] == '"' and text[at + 1 : at + 2] == " " and (at == 0 or text[at - 1].isspace())
