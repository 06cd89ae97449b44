"""The case as a reviewer reads it: chronology, brief, promises, attempts, letters, exhibit index."""

from advocate.domain.summary.attempts import Attempts, attempts, say_minutes
from advocate.domain.summary.building import CaseSummary, KeyDate, Tally, build
from advocate.domain.summary.choices import (
    PARTS,
    PRIVATE,
    Reader,
    SummaryChoices,
    as_told,
    from_told,
    preset,
    recall,
    remember,
)
from advocate.domain.summary.chronology import Entry, EntryKind, chronology
from advocate.domain.summary.left_out import LeftOut, left_out
from advocate.domain.summary.offers import Offer, offers

__all__ = [
    "PARTS",
    "PRIVATE",
    "Attempts",
    "CaseSummary",
    "Entry",
    "EntryKind",
    "KeyDate",
    "LeftOut",
    "Offer",
    "Reader",
    "SummaryChoices",
    "Tally",
    "as_told",
    "attempts",
    "build",
    "chronology",
    "from_told",
    "left_out",
    "offers",
    "preset",
    "recall",
    "remember",
    "say_minutes",
]
