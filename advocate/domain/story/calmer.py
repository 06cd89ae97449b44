"""Offers a calm restatement of a heated fact, in which every name, number, date and sum is kept."""

from __future__ import annotations

import re

from advocate.domain.story.phrases import Words
from advocate.domain.story.rules import StoryRules
from advocate.domain.text import FoundPerson, quotations

_MARKS = re.compile(r"[!?]{2,}|!")
_CAPITALS = re.compile(r"(?<![\w&-])[A-Z][A-Z'’-]+(?![\w&-])")
_SEAMS = (
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r" +([,.;?])"), r"\1"),
    (re.compile(r"([,;]) ?(?=[,;.?])"), ""),
    (re.compile(r"^[\s,;]+(?:and |but )?"), ""),
    (re.compile(r"\ba (?=[aeiou]\w)(?!one\b|u[ns]\w|eu)"), "an "),
)
_KEPT = re.compile(r"\d[\d.,:/-]*\d|\d")
_FEWEST_WORDS = 2


def restate(text: str, words: Words, people: tuple[FoundPerson, ...], rules: StoryRules) -> str:
    """Return a calm wording of the sentence `text`, "" when none is needed or something would be lost.

    What is quoted stays as it was said.
    """
    quoted = [(q.start, q.end) for q in quotations(text)]
    lowered = _lowered(_swapped(text, words, quoted, rules), rules, bool(quoted))
    if lowered == text:
        return ""
    changed = lowered if quoted else _MARKS.sub(lambda m: "?" if "?" in m[0] else ".", lowered)
    for seam, instead in _SEAMS:
        changed = seam.sub(instead, changed)
    changed = changed.strip()
    if len(changed.split()) < _FEWEST_WORDS or not _keeps(text, changed, people):
        return ""
    return changed[0].upper() + changed[1:]


def _swapped(text: str, words: Words, quoted: list[tuple[int, int]], rules: StoryRules) -> str:
    """Replace heated phrases, the longest first, from left to right."""
    pieces: list[str] = []
    done = 0
    for hit in sorted(rules.calmer_index.hits(words), key=lambda h: (h.first, -h.last)):
        start, end = words.starts[hit.first], words.ends[hit.last - 1]
        if start < done or any(a < end and start < b for a, b in quoted):
            continue
        last = text[words.starts[hit.last - 1] : end]
        pieces += [text[done:start], rules.calmer[hit.number].instead.replace("{last}", last)]
        done = end
    return "".join([*pieces, text[done:]])


def _lowered(text: str, rules: StoryRules, has_quotes: bool) -> str:
    """Lower shouted words; acronyms and names in capitals stay."""
    if has_quotes:
        return text
    shouted = rules.classes.get("shouted", frozenset())

    def lower(match: re.Match[str]) -> str:
        word = match[0].lower()
        return word if word.replace("’", "'") in shouted else match[0]

    return _CAPITALS.sub(lower, text)


def _keeps(text: str, changed: str, people: tuple[FoundPerson, ...]) -> bool:
    same_numbers = _KEPT.findall(text) == _KEPT.findall(changed)
    return same_numbers and all(person.name in changed for person in people)
