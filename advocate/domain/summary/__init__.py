"""The case as a reviewer reads it: chronology, brief, promises, attempts, letters, exhibit index."""

from advocate.domain.summary.attempts import Attempts, attempts, say_minutes
from advocate.domain.summary.building import CaseSummary, KeyDate, Tally, build
from advocate.domain.summary.choices import (
    LAYOUT,
    NO_FILES_INSIDE,
    PARTS,
    PRIVATE,
    Paper,
    Reader,
    SummaryChoices,
    as_told,
    from_told,
    preset,
    recall,
    remember,
)
from advocate.domain.summary.chronology import Entry, EntryKind, chronology
from advocate.domain.summary.further import ForBody, ReliedOn, for_body, relied_on, route_for
from advocate.domain.summary.left_out import LeftOut, left_out
from advocate.domain.summary.offers import Offer, offers
from advocate.domain.summary.originals import MOST_BYTES_INSIDE, originals, saved_case_fits

__all__ = [
    "LAYOUT",
    "MOST_BYTES_INSIDE",
    "NO_FILES_INSIDE",
    "PARTS",
    "PRIVATE",
    "Attempts",
    "CaseSummary",
    "Entry",
    "EntryKind",
    "ForBody",
    "KeyDate",
    "LeftOut",
    "Offer",
    "Paper",
    "Reader",
    "ReliedOn",
    "SummaryChoices",
    "Tally",
    "as_told",
    "attempts",
    "build",
    "chronology",
    "for_body",
    "from_told",
    "left_out",
    "offers",
    "originals",
    "preset",
    "recall",
    "relied_on",
    "remember",
    "route_for",
    "saved_case_fits",
    "say_minutes",
]
