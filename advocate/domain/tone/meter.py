"""Says in words how calm a text is, what that is made of, and what would lift it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advocate.domain.tone.kinds import Finding, Meter, MeterLevel, ToneCategory

_LIFTS: dict[ToneCategory, str] = {
    ToneCategory.INSULT: "Say what happened instead of what they are.",
    ToneCategory.PROFANITY: "Leave the swearing out.",
    ToneCategory.THREAT: "Give a date and the next proper step instead of a warning.",
    ToneCategory.SHOUTING: "Write it in small letters, with one mark at the end.",
    ToneCategory.SARCASM: "Say the plain thing instead of its opposite.",
    ToneCategory.MOTIVE_GUESS: "Ask why it happened instead of guessing.",
    ToneCategory.PERSONAL_BLAME: "Name the problem, not the person.",
    ToneCategory.DEMAND_SUPERVISOR: "Say why someone else needs to look at it.",
    ToneCategory.OVERSHARING: "Take private numbers out, or keep the last four digits.",
    ToneCategory.ABSOLUTE: "Put dates in the place of always and never.",
    ToneCategory.VAGUE: "Count it: how many times, on which days.",
    ToneCategory.OPINION_AS_FACT: "Let a fact say it: what, when, how much.",
    ToneCategory.ADMISSION: "Check that you mean to say it was your doing.",
}


def _spots(count: int) -> str:
    return "1 warm spot" if count == 1 else f"{count} warm spots"


def _level(settle: int, backfire: int, facts: int) -> MeterLevel:
    if settle:
        return MeterLevel.JAGGED
    if backfire:
        return MeterLevel.WAVES
    return MeterLevel.RIPPLES if facts else MeterLevel.LEVEL


def _words(settle: int, backfire: int, facts: int) -> str:
    if not settle + backfire + facts:
        return "Calm all through."
    parts = []
    if settle:
        parts.append(f"{settle} to settle before you send it")
    if backfire:
        parts.append(f"{backfire} likely to backfire")
    if facts:
        parts.append(f"{facts} stronger with facts")
    opening = "Warm" if settle else "Nearly calm" if backfire else "Calm"
    return f"{opening}, with {_spots(settle + backfire + facts)}: {', '.join(parts)}."


def measure(findings: Sequence[Finding], *, is_english: bool = True) -> Meter:
    """Return the meter of a text's findings; a text in another language is said not to be read."""
    if not is_english:
        return Meter(MeterLevel.LEVEL, "I only read English, so I say nothing about this text.", 0, 0, 0, ())
    by_severity = Counter(finding.severity for finding in findings)
    counts = (by_severity[3], by_severity[2], by_severity[1])
    kinds = sorted({finding.category for finding in findings}, key=list(ToneCategory).index)
    return Meter(_level(*counts), _words(*counts), *counts, tuple(_LIFTS[kind] for kind in kinds))
