"""The tone coach: what in a text is warm, why that hurts the customer's case, and a calm wording for it.

`review` reads a text with the rulebook of tone; `apply_suggestion` puts a calm wording in. The coach advises,
it never blocks. It is pure: the rules come in as an argument, loaded by `advocate.rulebook.tone_rules`.
"""

from __future__ import annotations

from advocate.domain.tone.kinds import (
    SEVERITY,
    Finding,
    Meter,
    MeterLevel,
    Praise,
    PraiseKind,
    ToneCategory,
    ToneReview,
)
from advocate.domain.tone.reviewing import review
from advocate.domain.tone.rewriting import apply_all, apply_suggestion
from advocate.domain.tone.rules import Guards, Note, PraiseRule, ToneRule, ToneRules, ToneWords

__all__ = [
    "SEVERITY",
    "Finding",
    "Guards",
    "Meter",
    "MeterLevel",
    "Note",
    "Praise",
    "PraiseKind",
    "PraiseRule",
    "ToneCategory",
    "ToneReview",
    "ToneRule",
    "ToneRules",
    "ToneWords",
    "apply_all",
    "apply_suggestion",
    "finding_to_json",
    "review",
]


def finding_to_json(finding: Finding) -> dict[str, str | int]:
    """Return a finding as the script interface gives it: offsets, category, severity, why, suggestion."""
    return {
        "start": finding.start,
        "end": finding.end,
        "category": finding.category.value,
        "severity": finding.severity,
        "why": finding.why,
        "suggestion": finding.suggestion,
    }
