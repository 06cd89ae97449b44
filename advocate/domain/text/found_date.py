"""A date that was found in a text."""

from __future__ import annotations

from dataclasses import dataclass

from advocate.domain.case import When


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands (code points, end exclusive).

    `when` is None where no day can be told. `is_optional` marks days that are counted from another day in
    the text ("the next day"), which are surer to be right where that day is.
    """

    start: int
    end: int
    text: str
    when: When | None
    is_optional: bool = False
