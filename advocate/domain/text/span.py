"""A stretch of a text: where it starts, where it ends, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Code point offsets into the text, end exclusive, and the words between them."""

    start: int
    end: int
    text: str


def span_of(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without the blanks at its ends, None when nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return Span(start + left, start + left + len(stripped), stripped) if stripped else None
