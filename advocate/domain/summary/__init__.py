"""The case as a reviewer reads it: chronology, brief, promises, letters, exhibit index."""

from advocate.domain.summary.building import CaseSummary, KeyDate, Tally, build
from advocate.domain.summary.choices import PRIVATE, SummaryChoices
from advocate.domain.summary.chronology import Entry, EntryKind, chronology

__all__ = [
    "PRIVATE",
    "CaseSummary",
    "Entry",
    "EntryKind",
    "KeyDate",
    "SummaryChoices",
    "Tally",
    "build",
    "chronology",
]
