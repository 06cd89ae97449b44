"""Finds what already helps the customer: thanks, open questions, dated facts, exhibits, a calm dated step."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from advocate.domain.text.tokens import Token
from advocate.domain.tone.kinds import Finding, Praise, PraiseKind
from advocate.domain.tone.rules import Hit, PraiseRule

_MOST_OF_A_KIND = 5


def _warm_sentences(found: Sequence[Token], findings: Sequence[Finding]) -> frozenset[int]:
    starts = [token.start for token in found]
    return frozenset(
        found[max(0, bisect_right(starts, finding.start) - 1)].sentence
        for finding in findings
        if finding.severity > 1
    )


def praise(
    text: str, found: Sequence[Token], hits: Iterable[Hit], findings: Sequence[Finding]
) -> tuple[Praise, ...]:
    """Return what is good about a text, at most a few of each kind; a warm sentence is not praised."""
    warm = _warm_sentences(found, findings)
    counts: Counter[PraiseKind] = Counter()
    taken: set[tuple[PraiseKind, int]] = set()
    praised: list[Praise] = []
    for hit in hits:
        rule, number = hit.owner, found[hit.match.first].sentence
        if not isinstance(rule, PraiseRule) or number in warm or (rule.kind, number) in taken:
            continue
        if counts[rule.kind] >= _MOST_OF_A_KIND:
            continue
        counts[rule.kind] += 1
        taken.add((rule.kind, number))
        start, end = found[hit.match.inner_first].start, found[hit.match.inner_last - 1].end
        praised.append(Praise(start, end, text[start:end], rule.kind, rule.why))
    return tuple(sorted(praised, key=lambda one: (one.start, one.end)))
