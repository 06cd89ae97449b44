"""Checks of what the customer wrote: is everything in, does it agree with the case, is it short enough.

Each reads the text as it stands and changes nothing; offsets are code points.
"""

from advocate.domain.letters.checks.completeness import Check, Place, check_completeness
from advocate.domain.letters.checks.facts import FactFinding, FactKind, FactState, check_facts, compare_facts
from advocate.domain.letters.checks.length import Length, check_length
from advocate.domain.letters.checks.placeholders import Placeholder, find_placeholders
from advocate.domain.letters.checks.spotting import labels_told
from advocate.domain.letters.checks.tracing import Trace, trace_sentences

__all__ = [
    "Check",
    "FactFinding",
    "FactKind",
    "FactState",
    "Length",
    "Place",
    "Placeholder",
    "Trace",
    "check_completeness",
    "check_facts",
    "check_length",
    "compare_facts",
    "find_placeholders",
    "labels_told",
    "trace_sentences",
]
