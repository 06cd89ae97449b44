"""Which parts of a text are somebody else's words: the spans between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

_LONGEST = 600
_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’"}
_STRAIGHT_SINGLE = re.compile(r"(?<![\w'])'(?=\w)[^'\n]{1,300}(?:(?<=\w)'(?=\w)[^'\n]{1,300}){0,20}'(?!\w)")
_DOUBLED = re.compile(r"``|''")
_OPENERS = re.compile('["“„«‘]')


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans inside quotation marks, marks included, in order; an unclosed quotation is none."""
    text = _DOUBLED.sub('" ', text) if "''" in text or "``" in text else text
    spans = [match.span() for match in _STRAIGHT_SINGLE.finditer(text)]
    place = 0
    while opening := _OPENERS.search(text, place):
        start = opening.start()
        end = text.find(_PAIRS[opening.group()], start + 1, start + _LONGEST)
        if end < 0:
            place = start + 1
            continue
        spans.append((start, end + 1))
        place = end + 1
    return _joined(sorted(spans))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def is_inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Return whether a span lies wholly inside one of the quoted spans."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= spans[at][1]
