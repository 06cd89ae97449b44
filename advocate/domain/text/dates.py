"""Finds dates in running text and reads them by the day of telling, the country and what was told before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from advocate.domain.case import Precision, When
from advocate.domain.text import relative_days
from advocate.domain.text.calendar_words import MONTH_NUMBERS, month_first
from advocate.domain.text.date_shapes import (
    AHEAD,
    BY_FIRST_WORD,
    EVERY,
    LEADS_TO_DAY,
    LEADS_TO_MONTH,
    LEADS_TO_YEAR,
    ORDINALS,
    PART,
    REPORTED,
    SHAPES,
    TO_COME,
)
from advocate.domain.text.date_surroundings import joined, with_days_listed, with_lead
from advocate.domain.text.first_words import NUMBER, lowered, matches, words
from advocate.domain.text.found_date import FoundDate
from advocate.domain.text.month_parts import day_or_none, feast, month, season, year
from advocate.domain.text.relative_days import Telling

_LOOK_BACK = 40
_SENTENCE_BACK = 60
_SOUNDS_LIKE_A_WORD = frozenset(
    {"may", "march", "mar", "sep", "dec", "jan", "jun", "nov", "oct", "apr", "feb", "aug", "jul"}
)
_NO_DATES = frozenset({"24/7", "50/50", "9/11"})


def find_dates(text: str, *, today: date, country: str) -> tuple[FoundDate, ...]:
    """Return the dates in `text` in order: exact, by month or year, ranges, "about", and relative ones.

    Numbers are read by the country's order (ISO everywhere), or in the other where only that makes a day.
    A missing year makes the latest such day that isn't after `today`, unless the sentence looks ahead.
    Durations and clock times are no dates.
    """
    found: list[FoundDate] = []
    telling = Telling(today=today, country=country)
    for name, match in _apart(text):
        one = _READERS[name](match, text, telling)
        if one is None:
            continue
        one = with_lead(one, name, match, text)
        if one.when and one.when.precision is Precision.DAY and name != "near":
            telling = replace(telling, anchor=one.when.start)
        whole = joined(found[-1], one, text) if found else None
        if whole:
            found[-1] = whole
        else:
            reached = found[-1].end if found else 0
            found += [day for day in with_days_listed(one, name, text) if day.start >= reached]
    return tuple(found)


def _apart(text: str) -> list[tuple[str, re.Match[str]]]:
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


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BACK) : at]


def _holds(name: str, match: re.Match[str], text: str) -> bool:
    """Return whether words that could be something else are a date where they stand."""
    before = _before(text, match.start())
    if name == "short_numeric":
        return match[0] not in _NO_DATES and bool(
            LEADS_TO_DAY.search(before)
            or re.match(r"\s*[-–:]\s|\s?(?:-|–|to|until)\s?\d{1,2}/\d", text[match.end() : match.end() + 12])
        )
    if name == "day_alone":
        return bool(LEADS_TO_DAY.search(before)) and not re.match(
            r"\s(?:time|floor|call|day|attempt|person|of|visit|order|letter|email)\b",
            text[match.end() : match.end() + 10],
        )
    if name == "month_alone":
        return _is_month(match, before)
    if name == "year_alone":
        led = LEADS_TO_YEAR.search(before) or re.match(
            r"\s(?:to|until)\s(?:19|20)\d\d(?!\d)", text[match.end() : match.end() + 12]
        )
        return bool(led) and not re.match(
            r"\s(?:pounds|dollars|euros|miles|people|points|customers|times|calls|and [a-z]+ dollars)\b",
            text[match.end() : match.end() + 16],
        )
    if name == "month_day":
        is_sure = match["month"][0].isupper() or match["month"].lower() not in ("may", "march", "mar")
        return is_sure or bool(LEADS_TO_DAY.search(before))
    if name == "weekday":
        return match["weekday"][0].isupper() or not match["weekday"].endswith("s")
    return True


def _is_month(match: re.Match[str], before: str) -> bool:
    typed = match["month"]
    led = bool(LEADS_TO_MONTH.search(before) or PART.search(before))
    if typed.lower() in _SOUNDS_LIKE_A_WORD:
        return led and typed[0].isupper() and len(typed) >= 3
    return typed[0].isupper() or led


def _found(match: re.Match[str], when: When | None, is_optional: bool = False) -> FoundDate:
    words = match[0].rstrip(".")
    return FoundDate(match.start(), match.start() + len(words), words, when, is_optional)


def _exact(match: re.Match[str], day: date | None) -> FoundDate:
    return _found(match, When.on(day) if day else None)


def _looks_ahead(text: str, at: int) -> bool:
    return bool(AHEAD.search(_sentence_before(text, at)))


def _sentence_before(text: str, at: int) -> str:
    return re.split(r"[.!?\n]", text[max(0, at - _SENTENCE_BACK) : at])[-1]


def _iso(match: re.Match[str], _text: str, _telling: Telling) -> FoundDate:
    return _exact(match, day_or_none(int(match["y"]), int(match["m"]), int(match["d"])))


def _ordered(match: re.Match[str], telling: Telling) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return (month, day) in the country's order, and in the other one."""
    a, b = int(match["a"]), int(match["b"])
    return ((a, b), (b, a)) if month_first(telling.country) else ((b, a), (a, b))


def _numeric(match: re.Match[str], _text: str, telling: Telling) -> FoundDate | None:
    whole = year(match["y"], telling.today)
    first, second = _ordered(match, telling)
    day = day_or_none(whole, *first) or day_or_none(whole, *second)
    return _exact(match, day) if day or match["mark"] == "/" else None


def _short_numeric(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    first, second = _ordered(match, telling)
    ahead = _looks_ahead(text, match.start())
    return _exact(match, telling.latest(*first, ahead) or telling.latest(*second, ahead))


def _day_month(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    number, day = MONTH_NUMBERS[match["month"].lower()], int(match["d"])
    if match["y"]:
        return _exact(match, day_or_none(year(match["y"], telling.today), number, day))
    return _exact(match, telling.latest(number, day, _looks_ahead(text, match.start())))


def _spelled(match: re.Match[str], text: str, telling: Telling) -> FoundDate | None:
    """Read "the fifth of March" and "the last day of February"."""
    number, nth = MONTH_NUMBERS[match["month"].lower()], match["nth"].lower()
    ahead = _looks_ahead(text, match.start())
    if nth not in ORDINALS:
        first = telling.latest(number, 1, ahead)
        whole = int(match["y"]) if match["y"] else first.year if first else telling.today.year
        return _exact(match, month(whole, number).end)
    day = len(ORDINALS) - ORDINALS.index(nth)
    if match["y"]:
        return _exact(match, day_or_none(int(match["y"]), number, day))
    return _exact(match, telling.latest(number, day, ahead))


def _month_year(match: re.Match[str], _text: str, telling: Telling) -> FoundDate:
    return _found(match, month(year(match["y"], telling.today), MONTH_NUMBERS[match["month"].lower()]))


def _month_alone(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    number = MONTH_NUMBERS[match["month"].lower()]
    latest = telling.latest(number, 1, _looks_ahead(text, match.start()))
    return _found(match, month(latest.year, number) if latest else None)


def _day_alone(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    return _exact(match, telling.day_of_month(int(match["d"]), _looks_ahead(text, match.start())))


def _season(match: re.Match[str], _text: str, _telling: Telling) -> FoundDate:
    return _found(match, season(match["season"].lower(), int(match["y"]), match[0]))


def _year_alone(match: re.Match[str], _text: str, telling: Telling) -> FoundDate | None:
    whole = int(match["y"])
    if whole > telling.today.year + 15:
        return None
    return _found(match, When(date(whole, 1, 1), date(whole, 12, 31), Precision.YEAR))


def _feast(match: re.Match[str], _text: str, telling: Telling) -> FoundDate:
    named = " ".join(match["feast"].lower().replace("’", "'").split())
    whole = int(match["y"]) if match["y"] else None
    return _exact(match, feast(named, whole, telling.today, telling.country))


def _relative(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    ahead = _looks_ahead(text, match.start())
    told = _sentence_before(text, match.start())
    from_today = ahead and TO_COME.search(told) and not REPORTED.search(told)
    when, is_counted = relative_days.read(
        match, replace(telling, anchor=None) if from_today else telling, ahead
    )
    if when is None and from_today and match.groupdict().get("weekday"):
        when, is_counted = relative_days.read(match, replace(telling, anchor=telling.today), ahead)
    if EVERY.search(_before(text, match.start())) or _is_reported(match, text):
        return _found(match, None, True)
    return _found(match, when, is_counted)


def _is_reported(match: re.Match[str], text: str) -> bool:
    """Return whether "tomorrow" is someone's word, told later: the day after one that isn't known."""
    is_tomorrow = match[0].lower().startswith("tomorrow")
    return is_tomorrow and bool(REPORTED.search(_sentence_before(text, match.start())))


Reader = Callable[[re.Match[str], str, Telling], FoundDate | None]
_READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "short_numeric": _short_numeric,
    "day_month": _day_month,
    "month_day": _day_month,
    "spelled": _spelled,
    "month_year": _month_year,
    "month_alone": _month_alone,
    "day_alone": _day_alone,
    "season": _season,
    "year_alone": _year_alone,
    "feast": _feast,
    **dict.fromkeys(("near", "ago", "span", "which_month", "weekday", "after", "later"), _relative),
}
