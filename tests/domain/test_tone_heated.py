"""Heated lines are heard, whatever their turn of phrase."""

from __future__ import annotations

from advocate.domain.tone import apply_all, review
from advocate.rulebook.tone_rules import load
from tests.domain.heated_lines import HEATED_LINES


def test_nearly_every_heated_line_is_heard() -> None:
    unheard = [line for line in HEATED_LINES if not review(line, load()).findings]
    assert len(unheard) <= len(HEATED_LINES) // 25, unheard


def test_the_calm_wordings_of_heated_lines_are_calm() -> None:
    calmed = [apply_all(line, review(line, load()).findings) for line in HEATED_LINES]
    assert [line for line in calmed if any(f.severity > 1 for f in review(line, load()).findings)] == []
