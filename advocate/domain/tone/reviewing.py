"""Reads a text with the rulebook of tone and returns what is warm, what is good and how calm it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from advocate.domain.text.tokens import Token, is_word, tokens
from advocate.domain.tone.joints import Joint, joint_before
from advocate.domain.tone.kinds import SEVERITY, Finding, ToneCategory, ToneReview
from advocate.domain.tone.language import foreign_sentences, is_english
from advocate.domain.tone.masking import masked_swearing, scare_quotes
from advocate.domain.tone.meter import measure
from advocate.domain.tone.oversharing import private_numbers
from advocate.domain.tone.praising import praise
from advocate.domain.tone.quoting import is_inside, quoted_spans
from advocate.domain.tone.rewriting import calm_inside, keeping, swapped
from advocate.domain.tone.rules import Hit, ToneRule, ToneRules
from advocate.domain.tone.shouting import doubled_marks, lowered, shouted_words

_CLAUSE_OPENERS = frozenset(
    {"and", "but", "because", "so", "unless", "until", "if", "when", "while", "although", "as"}
)
_LONGEST_TAIL = 16
# Their suggestion is the span itself, written calmly, so it has nothing to lose.
_OWN_WORDS = frozenset({"shouting.capitals", "sarcasm.scare_quotes"})
_DELIGHT = "delight"
_BITTER = "bitter"


class _Guarded:
    """The guard phrases that matched, asked by group and place."""

    def __init__(self, hits: Iterable[Hit], found: Sequence[Token]) -> None:
        self._reaching: dict[str, set[int]] = defaultdict(set)
        self._leaving: dict[str, dict[int, int]] = defaultdict(dict)
        self._sentences: dict[str, set[int]] = defaultdict(set)
        for hit in hits:
            if isinstance(hit.owner, str):
                match = hit.match
                self._reaching[hit.owner].update(range(match.first + 1, match.last + 1))
                starts = self._leaving[hit.owner]
                starts[match.first] = max(match.last, starts.get(match.first, 0))
                self._sentences[hit.owner].add(found[match.first].sentence)

    def in_sentence(self, group: str, sentence: int) -> bool:
        return sentence in self._sentences[group]

    def is_glad(self, sentence: int) -> bool:
        """Return whether a passage is pure thanks or delight, where loud letters hurt nobody."""
        near = range(sentence - 1, sentence + 2)
        is_bitter = any(self.in_sentence(_BITTER, number) for number in near)
        return not is_bitter and any(self.in_sentence(_DELIGHT, number) for number in near)

    def allows(self, hit: Hit, rule: ToneRule, sentence: int) -> bool:
        """Return whether no guard of the rule stands in the way of this match."""
        guards, match = rule.guards, hit.match
        if any(match.first in self._reaching[group] for group in guards.not_before):
            return False
        if any(self._follows(group, match.first, match.last) for group in guards.not_after):
            return False
        if self._any(guards.not_in_sentence, sentence) or self._any(guards.not_just_before, sentence - 1):
            return False
        has_needs = not guards.needs or self._any(guards.needs, sentence)
        return has_needs and (
            not guards.needs_just_before or self._any(guards.needs_just_before, sentence - 1)
        )

    def _any(self, groups: Iterable[str], sentence: int) -> bool:
        return any(self.in_sentence(group, sentence) for group in groups)

    def _follows(self, group: str, first: int, last: int) -> bool:
        starts = self._leaving[group]
        return any(starts.get(place, 0) >= last for place in range(first + 1, last + 1))


def _clause_end(found: Sequence[Token], last: int) -> int:
    """Return where the clause ends that the token before `last` stands in."""
    end = last
    while end < len(found) and end - last < _LONGEST_TAIL and found[end].sentence == found[last - 1].sentence:
        if not is_word(found[end].norm) or found[end].norm in _CLAUSE_OPENERS:
            break
        end += 1
    return end


def _hashtag(found: Sequence[Token], text: str, place: int) -> tuple[int, int] | None:
    """Return the token range of the hashtag around a token; None where it is ordinary text."""
    first = place
    while text[found[first].start] != "#":
        if first == 0 or place - first > _LONGEST_TAIL or found[first - 1].end != found[first].start:
            return None
        first -= 1
    last = first + 1
    while last < len(found) and found[last].start == found[last - 1].end and text[found[last].start] != "#":
        last += 1
    return first, last


def _wording(hit: Hit, rule: ToneRule, span: Sequence[Token], text: str, joint: Joint) -> str:
    if hit.wording is None:
        changed = swapped(span, text, rule.swaps)
        if changed is not None:
            return changed
        if joint in rule.wordings:
            return rule.wordings[joint]
    first = span[0].text if span[0].text.startswith("I") else span[0].text.lower()
    calm = rule.suggestion if hit.wording is None else hit.wording
    return calm.replace("{first}", first).replace("{span}", text[span[0].start : span[-1].end])


def _spoken(text: str, found: Sequence[Token], hits: Iterable[Hit], guarded: _Guarded) -> Iterator[Finding]:
    """Yield the findings of phrase rules, outside quotation marks."""
    quoted = quoted_spans(text)
    for hit in hits:
        rule, match = hit.owner, hit.match
        if not isinstance(rule, ToneRule):
            continue
        last = _clause_end(found, match.inner_last) if rule.to_clause_end else match.inner_last
        tag = _hashtag(found, text, match.inner_first)
        span = found[match.inner_first : last] if tag is None else found[tag[0] : max(tag[1], last)]
        start, end = span[0].start, span[-1].end
        if not rule.in_quotes and is_inside(start, end, quoted):
            continue
        if guarded.allows(hit, rule, found[match.first].sentence):
            joint = joint_before(found, match.inner_first)
            calm = _wording(hit, rule, span, text, joint) if tag is None else ""
            yield _finding(text, start, end, rule.category, rule.why, calm, rule.id, rule.idea)


def _finding(
    text: str,
    start: int,
    end: int,
    category: ToneCategory,
    why: str,
    suggestion: str,
    rule_id: str,
    idea: str,
) -> Finding:
    span = text[start:end]
    calm = (
        suggestion
        if rule_id in _OWN_WORDS or category is ToneCategory.OVERSHARING
        else keeping(suggestion, span)
    )
    return Finding(start, end, span, category, SEVERITY[category], why, calm, rule_id, idea)


def _seen(text: str, found: Sequence[Token], rules: ToneRules, guarded: _Guarded) -> Iterator[Finding]:
    """Yield the findings that show by their look: capitals, marks, masked swearing, mocking quotes."""
    quoted = quoted_spans(text)

    def noted(name: str, start: int, end: int, category: ToneCategory, calm: str | None = None) -> Finding:
        note = rules.note(name)
        wording = note.suggestion if calm is None else calm
        return _finding(text, start, end, category, note.why, wording, name, note.idea)

    for first, last in shouted_words(found, rules.words):
        start, end = found[first].start, found[last - 1].end
        if not is_inside(start, end, quoted) and not guarded.is_glad(found[first].sentence):
            calm = lowered(found, first, last, text, rules.words)
            yield noted("shouting.capitals", start, end, ToneCategory.SHOUTING, calm)
    for place in doubled_marks(found):
        mark = found[place]
        if not is_inside(mark.start, mark.end, quoted) and not guarded.is_glad(mark.sentence):
            calm = "?" if "?" in mark.text else "."
            yield noted("shouting.marks", mark.start, mark.end, ToneCategory.SHOUTING, calm)
    for start, end in masked_swearing(text, rules.words):
        yield noted("profanity.masked", start, end, ToneCategory.PROFANITY)
    for start, end in scare_quotes(text):
        yield noted("sarcasm.scare_quotes", start, end, ToneCategory.SARCASM, text[start + 1 : end - 1])


def _private(text: str, rules: ToneRules) -> Iterator[Finding]:
    for number in private_numbers(text):
        note = rules.note(f"oversharing.{number.kind}")
        yield _finding(
            text, number.start, number.end, ToneCategory.OVERSHARING, note.why, number.suggestion,
            f"oversharing.{number.kind}", note.idea,
        )  # fmt: skip


def _widest(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in reading order; of overlapping ones of a category only the widest stays."""
    kept: list[Finding] = []
    ends: dict[ToneCategory, Finding] = {}
    # A tie goes to the rule that stands first in the rulebook: hits come in that order, and sorting keeps it.
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        last = ends.get(finding.category)
        if last is not None and finding.start < last.end:
            if finding.end - finding.start <= last.end - last.start:
                continue
            kept.remove(last)
        kept.append(finding)
        ends[finding.category] = finding
    return kept


def review(text: str, rules: ToneRules, *, kept: frozenset[str] | tuple[str, ...] = ()) -> ToneReview:
    """Return what the coach has to say about `text`.

    `kept` holds casefolded phrases that the customer chose to keep: findings of exactly those words are left
    out.
    A text that is not English gets no findings, and its meter says so. Never raises on any text.
    """
    found = tokens(text, rules.words.spellings, rules.words.english)
    if not is_english(found, rules.words):
        private = _widest(_private(text, rules))
        return ToneReview(tuple(private), (), measure((), is_english=False), is_english=False)
    hits = rules.hits(found)
    guarded = _Guarded(hits, found)
    foreign = foreign_sentences(found, rules.words)
    english = [hit for hit in hits if found[hit.match.first].sentence not in foreign]
    readable = [token for token in found if token.sentence not in foreign]
    wanted = frozenset(phrase.casefold() for phrase in kept)
    every = _widest(
        [
            *_spoken(text, found, english, guarded),
            *_seen(text, readable, rules, guarded),
            *_private(text, rules),
        ]
    )
    findings = calm_inside([one for one in every if one.text.casefold() not in wanted])
    return ToneReview(findings, praise(text, found, english, findings), measure(findings))
