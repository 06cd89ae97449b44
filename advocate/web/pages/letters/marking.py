"""Puts what the coach found into the paragraphs where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advocate.domain.letters.channels import paragraphs_in
from advocate.domain.tone import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `note` is the number of the coach's note on it, 0 for none."""

    words: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, with the notes that stand beside it: (number, finding)."""

    pieces: tuple[Piece, ...]
    notes: tuple[tuple[int, Finding], ...]


def paragraphs(text: str, findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
    """Return the text's paragraphs, each finding in the one where it starts, numbered from 1."""
    numbered = list(enumerate(sorted(findings, key=lambda f: (f.start, f.end)), 1))
    made, at = [], 0
    for part in paragraphs_in(text):
        here = [(n, f) for n, f in numbered if at <= f.start < part.end]
        made.append(Paragraph(_pieces(text, part.start, part.end, here), tuple(here)))
        at = part.end
    return tuple(made)


def _pieces(text: str, start: int, end: int, notes: Sequence[tuple[int, Finding]]) -> tuple[Piece, ...]:
    pieces, at = [], start
    for number, found in notes:
        if found.start < at:
            continue
        stop = min(found.end, end)
        pieces += [Piece(text[at : found.start]), Piece(text[found.start : stop], number)]
        at = stop
    return tuple(piece for piece in [*pieces, Piece(text[at:end])] if piece.words)


def bumps(text: str, findings: Sequence[Finding]) -> list[float]:
    """Return where the findings are as shares of the text's length, for the tone line."""
    return [found.start / max(1, len(text)) for found in findings]
