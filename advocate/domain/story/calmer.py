"""Offers a calm restatement of a heated fact, in which every name, number, date and sum is kept."""

from __future__ import annotations

import re

from advocate.domain.story.phrases import Words
from advocate.domain.story.rules import Calmer, StoryRules
from advocate.domain.text import FoundPerson, Span, quotations
from advocate.domain.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from advocate.domain.text.phrase_index import Hit

_MARKS = re.compile(r"[!?]{2,}|!")
_CAPITALS = re.compile(r"(?<![\w&-])[A-Z][A-Z'’-]+(?![\w&-])")
_ASIDE = re.compile(r"\s?\([^()]{1,120}\)")
_ASIDE_WORD = re.compile(r"[a-z'’-]+")
_SEAMS = (
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r" +([,.;?])"), r"\1"),
    (re.compile(r"([,;]) ?(?=[,;.?])"), ""),
    (re.compile(r"^[\s,;:?]+(?:and |but )?"), ""),
    (re.compile(r"\b([Aa]) (?=[aeiou]\w|[£$€]?(?:8|11\b|18\b))(?!one\b|uni|us[eu]|eu)"), r"\1n "),
    (re.compile(r"\b([Aa])n (?=[£$€]?(?!8|11\b|18\b)\d|[bcdfgjk-np-tv-z][a-z]*[aeiou])"), r"\1 "),
)
_WRITTEN = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand"
    "|half|twice|yesterday|today|tomorrow"
)
_KEPT = re.compile(
    rf"[£$€]?\d(?:[\d.,:/-]*\d)?|\b(?:{_WRITTEN}|{'|'.join({**MONTH_NUMBERS, **WEEKDAY_NUMBERS})})\b",
    re.IGNORECASE,
)
_WHOM = frozenset({"me", "us", "him", "her", "them", "NAME"})
_TO_HAVE = frozenset({"have", "has", "had", "'ve", "having", "'s", "'d"})
_JOINS = frozenset({"and", "or"})
_FEWEST_WORDS = 2


def restate(text: str, words: Words, people: tuple[FoundPerson, ...], rules: StoryRules) -> str:
    """Return a calm wording of the sentence `text`, "" when none is needed or something would be lost.

    What is quoted stays as it was said.
    """
    quoted = quotations(text)
    lowered = _lowered(
        _without_heated_asides(_swapped(text, words, quoted, rules), rules), rules, bool(quoted)
    )
    if lowered == text:
        return ""
    changed = lowered if quoted else _MARKS.sub(lambda m: "?" if "?" in m[0] else ".", lowered)
    for seam, instead in _SEAMS:
        changed = seam.sub(instead, changed)
    changed = changed.strip()
    is_whole = all(quote.text in changed for quote in quoted)
    if len(changed.split()) < _FEWEST_WORDS or not is_whole or not _keeps(text, changed, people):
        return ""
    return changed[0].upper() + changed[1:]


def _swapped(text: str, words: Words, quoted: tuple[Span, ...], rules: StoryRules) -> str:
    """Replace heated phrases, the longest first, from left to right."""
    hits = rules.calmer_index.hits(words)
    owners = rules.calmer_owners
    silenced = {number for number, is_veto in (owners[hit.number] for hit in hits) if is_veto}
    pieces: list[str] = []
    done = 0
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        number, is_veto = owners[hit.number]
        start, end = words.starts[hit.inner_first], words.ends[hit.inner_last - 1]
        if is_veto or number in silenced or start < done:
            continue
        worded = _worded(rules.calmer[number], text, words, hit, rules)
        if worded is None or any(q.start < end and start < q.end for q in quoted):
            continue
        between = text[done:start]
        if not worded and words.plain[hit.inner_last - 1] == "," and between.endswith(", "):
            between = f"{between[:-2]} "
        pieces += [between, worded]
        done = end
    return "".join([*pieces, text[done:]])


def _worded(calmer: Calmer, text: str, words: Words, hit: Hit, rules: StoryRules) -> str | None:
    """Return the calm words for a hit, None where they would make no sentence there."""
    instead = _fitting(calmer, words, hit, rules)
    if instead is None or "{" not in instead:
        return instead
    at = range(hit.inner_first, hit.inner_last)
    whom = next((place for place in at if words.plain[place] in _WHOM), at[-1])
    is_titled = whom > at[0] and words.plain[whom - 1] in rules.classes["title"]
    person = text[words.starts[whom - is_titled] : words.ends[whom]]
    last = text[words.starts[at[-1]] : words.ends[at[-1]]]
    return instead.replace("{whom}", person).replace("{last}", last)


def _fitting(calmer: Calmer, words: Words, hit: Hit, rules: StoryRules) -> str | None:
    """Return the form that goes with the words around: "have taken", and nothing left out after "very"."""
    plain = words.plain
    before = plain[hit.inner_first - 1] if hit.inner_first else ""
    after = plain[hit.inner_last] if hit.inner_last < len(plain) else ""
    if calmer.instead and not calmer.instead.startswith("{last}"):
        if before.endswith("ly") and hit.inner_first > 1:
            before = plain[hit.inner_first - 2]
        if before in _TO_HAVE and calmer.after_have:
            return calmer.after_have
        is_past = calmer.instead.split()[0] in rules.classes["past_only"]
        return None if is_past and before in rules.classes["helping"] else calmer.instead
    if plain[hit.inner_last - 1].isalpha() and hit.inner_last - hit.inner_first == 1:
        is_joined = after in _JOINS or (before in _JOINS and plain[hit.inner_first - 2].endswith("ly"))
        closes_on_it = not after[:1].isalnum() and before in rules.classes["helping"] | rules.classes["the"]
        if is_joined or closes_on_it or before in rules.classes["degree"]:
            return None
    return calmer.instead


def _without_heated_asides(text: str, rules: StoryRules) -> str:
    """Leave out what stands in brackets with a word of heat in it; what only it tells is kept by `_keeps`."""
    heat = rules.classes["swear"] | rules.classes["insult"] | rules.classes["verdict"]
    return _ASIDE.sub(lambda m: "" if heat & set(_ASIDE_WORD.findall(m[0].lower())) else m[0], text)


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
    same_numbers = _kept(text) == _kept(changed)
    return same_numbers and all(person.name in changed for person in people)


def _kept(text: str) -> list[str]:
    """Return the numbers, sums and words for days and months of a text, in order."""
    return [found.lower() for found in _KEPT.findall(text)]
