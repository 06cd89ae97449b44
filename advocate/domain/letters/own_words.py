"""Offers what the case knows in place of a vague or absolute word: days and exhibits for "always"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, ChannelKind, Contact, Direction, Fact, Precision
from advocate.domain.letters.lines import words_of
from advocate.domain.text import sentences
from advocate.domain.tone import Finding
from advocate.domain.tone.kinds import ToneCategory
from advocate.domain.wording import plural, say_date, say_days, say_list

_GENERAL = frozenset({ToneCategory.ABSOLUTE, ToneCategory.VAGUE})

_REACHED = {
    ChannelKind.CALL: re.compile(
        r"\b(?:call|called|ring|rang|rung|phon(?:e|ed)|telephoned|spoke|spoken)\b", re.I
    ),
    ChannelKind.EMAIL: re.compile(r"\be-?mail(?:ed|s)?\b", re.I),
    ChannelKind.LETTER: re.compile(r"\b(?:wrote|written|letters?)\b", re.I),
    ChannelKind.CHAT: re.compile(r"\bchat(?:ted|s)?\b", re.I),
    ChannelKind.VISIT: re.compile(r"\b(?:visited|went (?:in|to))\b", re.I),
}
_CONTACTED = re.compile(r"\b(?:contact(?:ed)?|in touch|tried to reach|chased)\b", re.I)
_WAITED = re.compile(r"\b(?:on hold|wait(?:ed|ing)?|on the phone|queue[ds]?|queuing)\b", re.I)
_LASTING = re.compile(r"\b(?:hours?|ages|forever|long)\b", re.I)

# What says what went wrong; words that every sentence has say nothing.
_LONG_ENOUGH = 4
_STEM = 5
_COMMON = frozenset({
    "about", "again", "always", "been", "company", "constantly", "could", "ever", "every", "from", "have",
    "just", "never", "only", "over", "service", "team", "that", "their", "them", "there", "these", "they",
    "this", "time", "times", "were", "what", "when", "with", "would", "your", "yours",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A wording made of the case's own entries; it replaces the text from `start` to `end` (code points)."""

    start: int
    end: int
    text: str


def own_words(finding: Finding, text: str, case: Case) -> OwnWords | None:
    """Return what the case knows instead of a vague or absolute phrase, None where it knows nothing of it.

    "I rang many times" becomes "I rang on 3 and 9 March 2026 (E2)", "on hold for hours" becomes "on hold for
    47 minutes on 3 March 2026"; "You are always late" becomes the days on which the case says "late".
    """
    if finding.category not in _GENERAL:
        return None
    said = next((s for s in sentences(text) if s.start <= finding.start and finding.end <= s.end), None)
    if said is None:
        return None
    before = text[said.start : finding.start]
    if _WAITED.search(said.text) and _LASTING.search(finding.text):
        return _at(finding, _longest_wait(case.contacts, case.country), before)
    if finding.category is ToneCategory.VAGUE:
        reached = _reached(said.text, case.contacts)
        return _at(finding, _on_days(reached, case), before) if len(_days(reached)) > 1 else None
    alike = _alike(said.text, case.facts)
    if len(_days(alike)) < 2:
        return None
    end = said.end - 1 if said.text.endswith((".", "!")) else said.end
    return OwnWords(said.start, end, f"This happened {_on_days(alike, case)}")


def _at(finding: Finding, words: str, before: str) -> OwnWords | None:
    """Return the words in the finding's place, without the "for" or "on" that stands there already."""
    first, _, rest = words.partition(" ")
    if before.casefold().split()[-1:] == [first]:
        words = rest
    return OwnWords(finding.start, finding.end, words) if words else None


def _reached(sentence: str, contacts: Iterable[Contact]) -> list[Contact]:
    """Return the contacts that the customer made in the way the sentence speaks of."""
    any_way = _CONTACTED.search(sentence) is not None
    ways = {channel for channel, said in _REACHED.items() if said.search(sentence)}
    return [c for c in contacts if c.direction is Direction.OUT and (any_way or c.channel in ways)]


def _longest_wait(contacts: Iterable[Contact], country: str) -> str:
    timed = [c for c in contacts if c.minutes and c.when and c.when.precision is Precision.DAY]
    longest = max(timed, key=lambda contact: contact.minutes or 0, default=None)
    if longest is None or longest.when is None or not longest.minutes:
        return ""
    return f"for {plural(longest.minutes, 'minute', 'minutes')} on {say_date(longest.when.start, country)}"


def _alike(sentence: str, facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts that speak of what the sentence speaks of: one telling word in common."""
    telling = _telling(sentence)
    return [fact for fact in facts if telling & _telling(fact.text)]


def _telling(text: str) -> set[str]:
    return {w[:_STEM] for w in words_of(text) if len(w) >= _LONG_ENOUGH and w not in _COMMON and w.isalpha()}


def _days(entries: Sequence[Contact] | Sequence[Fact]) -> list[date]:
    return sorted({e.when.start for e in entries if e.when and e.when.precision is Precision.DAY})


def _on_days(entries: Sequence[Contact] | Sequence[Fact], case: Case) -> str:
    labels = {exhibit.id: exhibit.label for exhibit in case.exhibits}
    backing = [labels[one] for entry in entries for one in entry.exhibits if one in labels]
    shown = f" ({say_list(list(dict.fromkeys(backing)), case.country)})" if backing else ""
    return f"on {say_days(_days(entries), case.country)}{shown}"
