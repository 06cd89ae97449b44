"""What is raised for a date or a sum that can't be read."""

from __future__ import annotations


class TypedError(ValueError):
    """What was typed can't be read; the message says how to mend it."""
