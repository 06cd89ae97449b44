"""What of the rulebook cannot be used, for the one who runs the program."""

from __future__ import annotations

from advocate.rulebook import checking


def faults() -> tuple[str, ...]:
    """Return a sentence on each rule that is left out, with its file, entry and field; read once."""
    return checking.faults()
