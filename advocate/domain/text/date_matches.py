"""Picks out of a text what has the shape of a date and, where it stands, is one."""

from __future__ import annotations

import re
from collections import defaultdict

from advocate.domain.text.date_shapes import (
    BY_FIRST_WORD,
    LEADS_TO_DAY,
    LEADS_TO_MONTH,
    LEADS_TO_YEAR,
    PART,
    SHAPES,
)
from advocate.domain.text.date_surroundings import before
from advocate.domain.text.first_words import NUMBER, lowered, matches, words

_SOUNDS_LIKE_A_WORD = frozenset(
    {"may", "march", "mar", "sep", "dec", "jan", "jun", "nov", "oct", "apr", "feb", "aug", "jul"}
)
_OPENS = re.compile(r"(?:^|[.!?\n])\s{0,3}$")
_NEWS = re.compile(
    r"\s(?:I|we|they|he|she|rang|called|phoned|emailed|wrote|spoke|chatted|visited|received|got|paid|went)\b",
    re.IGNORECASE,
)
# "came 20/1", "stopped working 6/2,": an event before it, and no thing after that it could be a part of
_EVENT = re.compile(
    r"(?<!\w)(?:\w{3,12}ed|came|went|rang|sent|wrote|bought|got|left|broke|died|fell|again|home|it|out"
    r"|(?:stop|start)p?ed \w{3,12}ing)\s$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s?(?:[.,;:)]|$)|\s(?:and|but|so|said|saying|he|she|they|we|i|it|no|nobody|nothing|at|by|in)\b",
    re.IGNORECASE,
)
_NO_DATES = frozenset({"24/7", "50/50", "9/11"})
_IS = re.compile(r"(?<!\w)(?:was|is|it['’]s)\s?$", re.IGNORECASE)


def date_matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """Return the matches of all shapes in order, the longest first where several start together."""
    starts: dict[str, list[int]] = defaultdict(list)
    for word, start in words(lowered(text)):
        for name in BY_FIRST_WORD.get(word) or (BY_FIRST_WORD[NUMBER] if word.isdecimal() else ()):
            starts[name].append(start)
    found = [
        (match.start(), -match.end(), place, name, match)
        for place, (name, shape) in enumerate(SHAPES)
        for match in matches(shape, text, starts[name])
    ]
    kept: list[tuple[str, re.Match[str]]] = []
    reached = 0
    for start, end, _, name, match in sorted(found, key=lambda one: one[:3]):
        if start >= reached and _holds(name, match, text):
            kept.append((name, match))
            reached = -end
    return kept


def _holds(name: str, match: re.Match[str], text: str) -> bool:
    """Return whether words that could be something else are a date where they stand."""
    led = before(text, match.start())
    if name == "short_numeric":
        return match[0] not in _NO_DATES and bool(
            LEADS_TO_DAY.search(led)
            or (_OPENS.search(led) and _NEWS.match(text, match.end()))
            or (_EVENT.search(led) and _GOES_ON.match(text, match.end()))
            or re.match(r"\s*[-–:]\s|\s?(?:-|–|to|until)\s?\d{1,2}/\d", text[match.end() : match.end() + 12])
        )
    if name == "day_alone":
        after = text[match.end() : match.end() + 10]
        if LEADS_TO_DAY.search(led):
            return not re.match(
                r"\s(?:time|floor|call|day|attempt|person|of|visit|order|letter|email)\b", after
            )
        # "was the 12th" is a day only where nothing follows that could be the twelfth
        return bool(_IS.search(led)) and re.match(r"\s?(?:[.,;:!?)]|$|(?:and|but|so)\b)", after) is not None
    if name == "month_alone":
        return _is_month(match, led)
    if name == "year_alone":
        is_led = LEADS_TO_YEAR.search(led) or re.match(
            r"\s(?:to|until)\s(?:19|20)\d\d(?!\d)", text[match.end() : match.end() + 12]
        )
        return bool(is_led) and not re.match(
            r"\s(?:pounds|dollars|euros|miles|people|points|customers|times|calls|and [a-z]+ dollars)\b",
            text[match.end() : match.end() + 16],
        )
    if name == "month_day":
        is_sure = match["month"][0].isupper() or match["month"].lower() not in ("may", "march", "mar")
        return is_sure or bool(LEADS_TO_DAY.search(led))
    if name == "weekday":
        return match["weekday"][0].isupper() or not match["weekday"].endswith("s")
    return True


def _is_month(match: re.Match[str], lead: str) -> bool:
    typed = match["month"]
    led = bool(LEADS_TO_MONTH.search(lead) or PART.search(lead))
    if typed.lower() in _SOUNDS_LIKE_A_WORD:
        return led and typed[0].isupper() and len(typed) >= 3
    return typed[0].isupper() or led
