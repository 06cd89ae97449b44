"""What goes into a case summary; private things only when they are ticked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class SummaryChoices:
    """The customer's ticks. Notes, the raw story and the fallback are private and start unticked."""

    picture: bool = True
    impacts: bool = True
    promises: bool = True
    letters: bool = True
    exhibits: bool = True
    address: bool = True
    notes: bool = False
    story: bool = False
    fallback: bool = False

    @classmethod
    def read(cls, kept: Mapping[str, object]) -> SummaryChoices:
        """Return the choices that were remembered; what was not said keeps its default."""
        return cls(**{f.name: bool(kept[f.name]) for f in fields(cls) if f.name in kept})

    def as_dict(self) -> dict[str, bool]:
        """Return the choices as they are remembered."""
        return asdict(self)


PRIVATE = ("notes", "story", "fallback")
