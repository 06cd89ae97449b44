"""The words the tone coach speaks in: categories, findings, praise, the meter, and the review of it all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ToneCategory(StrEnum):
    """What is warm about a span; the value is the name used in the rulebook and on the script interface."""

    INSULT = "insult"
    PROFANITY = "profanity"
    THREAT = "threat"
    SHOUTING = "shouting"
    SARCASM = "sarcasm"
    MOTIVE_GUESS = "motive_guess"
    PERSONAL_BLAME = "personal_blame"
    DEMAND_SUPERVISOR = "demand_supervisor"
    OVERSHARING = "oversharing"
    ABSOLUTE = "absolute"
    VAGUE = "vague"
    OPINION_AS_FACT = "opinion_as_fact"
    ADMISSION = "admission"


# 3: settle before sending; 2: likely to backfire; 1: stronger with facts.
SEVERITY: dict[ToneCategory, int] = {
    ToneCategory.INSULT: 3,
    ToneCategory.PROFANITY: 3,
    ToneCategory.THREAT: 3,
    ToneCategory.SHOUTING: 2,
    ToneCategory.SARCASM: 2,
    ToneCategory.MOTIVE_GUESS: 2,
    ToneCategory.PERSONAL_BLAME: 2,
    ToneCategory.DEMAND_SUPERVISOR: 2,
    ToneCategory.OVERSHARING: 2,
    ToneCategory.ABSOLUTE: 1,
    ToneCategory.VAGUE: 1,
    ToneCategory.OPINION_AS_FACT: 1,
    ToneCategory.ADMISSION: 1,
}


class PraiseKind(StrEnum):
    """What is already working for the customer in a text."""

    THANKS = "thanks"
    QUESTION = "question"
    DATED_FACT = "dated_fact"
    EXHIBIT = "exhibit"
    CALM_STEP = "calm_step"


class MeterLevel(StrEnum):
    """How rough the line of the meter is drawn; it follows from the counts alone."""

    LEVEL = "level"
    RIPPLES = "ripples"
    WAVES = "waves"
    JAGGED = "jagged"


@dataclass(frozen=True, slots=True)
class Finding:
    """One warm span. Offsets are code points, end exclusive.

    `suggestion` replaces it; "" leaves it out. Where only the customer can say it better, it is the span
    itself.
    """

    start: int
    end: int
    text: str
    category: ToneCategory
    severity: int
    why: str
    suggestion: str
    rule_id: str
    idea: str

    @property
    def has_wording(self) -> bool:
        """Return whether another wording is offered, or leaving the span out."""
        return self.suggestion != self.text


@dataclass(frozen=True, slots=True)
class Praise:
    """One span that helps the customer's case, and why it does."""

    start: int
    end: int
    text: str
    kind: PraiseKind
    why: str


@dataclass(frozen=True, slots=True)
class Meter:
    """What the meter shows: its words, the counts they are made of, and what would lift it."""

    level: MeterLevel
    words: str
    settle_first: int
    likely_to_backfire: int
    stronger_with_facts: int
    lifts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToneReview:
    """Everything the coach has to say about one text, in reading order."""

    findings: tuple[Finding, ...]
    praise: tuple[Praise, ...]
    meter: Meter
    is_english: bool = True
