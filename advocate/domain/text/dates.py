"""Finds dates in running text and reads them by the day of telling, the country and what was told before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from advocate.domain.case import Precision, When
from advocate.domain.text import named_days, relative_days
from advocate.domain.text.calendar_words import MONTH_NUMBERS, month_first
from advocate.domain.text.date_matches import date_matches
from advocate.domain.text.date_shapes import (
    AHEAD,
    EVERY,
    ORDINALS,
    REPORTED,
    TO_COME,
    USUALLY,
)
from advocate.domain.text.date_surroundings import before, joined, with_days_listed, with_lead
from advocate.domain.text.found_date import FoundDate
from advocate.domain.text.month_parts import day_or_none, feast, month, season, year
from advocate.domain.text.relative_days import Telling

_SENTENCE_BACK = 60
_DAY_ALONE = re.compile(r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)


def find_dates(text: str, *, today: date, country: str) -> tuple[FoundDate, ...]:
    """Return the dates in `text` in order: exact, by month or year, ranges, "about", and relative ones.

    Numbers are read by the country's order (ISO everywhere), or in the other where only that makes a day.
    A missing year makes the latest such day that isn't after `today`, unless the sentence looks ahead.
    Durations and clock times are no dates.
    """
    found: list[FoundDate] = []
    telling = Telling(today=today, country=country)
    for name, match in date_matches(text):
        one = _READERS[name](match, text, telling)
        if one is None:
            continue
        one = with_lead(one, name, match, text, today)
        if one.when and one.when.precision is Precision.DAY and name != "near":
            telling = replace(telling, anchor=one.when.start, is_span=False)
        whole = joined(found[-1], one, text, today) if found else None
        if whole:
            found[-1] = whole
        else:
            days = with_days_listed(one, name, text)
            # "the 3rd and 4th of March", "the day after Christmas": the first alone meant less.
            while found and found[-1].end > days[0].start and _is_part(found[-1]):
                found.pop()
            reached = found[-1].end if found else 0
            found += [day for day in days if day.start >= reached]
        last = found[-1].when if found else None
        if last and last.precision is Precision.RANGE and name not in ("span", "weekend"):
            telling = replace(telling, anchor=last.end, is_span=True)
    return tuple(found)


def _is_part(one: FoundDate) -> bool:
    """Return whether a date is told by its day alone, or by a day that isn't known."""
    return one.when is None or bool(_DAY_ALONE.fullmatch(one.text))


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


def _feast(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    named = " ".join(match["feast"].lower().replace("’", "'").split())
    if match["y"]:
        day: date | None = feast(named, int(match["y"]), telling.country)
    else:
        ahead = _looks_ahead(text, match.start()) and not before(text, match.start()).endswith("since ")
        years = range(telling.today.year - 1, telling.today.year + 2)
        day = telling.choose([feast(named, whole, telling.country) for whole in years], ahead)
    if day and named in ("easter", "easter weekend"):
        words = " ".join(match[0].split())
        return _found(match, When(day - timedelta(days=2), day + timedelta(days=1), Precision.ABOUT, words))
    return _exact(match, day)


def _nth_weekday(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    when = named_days.read_nth(match, telling, _looks_ahead(text, match.start()))
    return _found(match, when, when is None)


def _before_last(match: re.Match[str], _text: str, telling: Telling) -> FoundDate:
    when = named_days.read_before_last(match, telling)
    return _found(match, when, when is None)


def _weeks_off(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    ahead = _looks_ahead(text, match.start())
    when = named_days.read_weeks_off(match, _from_today(text, match.start(), telling), ahead)
    return _found(match, when, when is None)


def _weekend(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    is_usual = USUALLY.search(_sentence_before(text, match.start()))
    when = named_days.read_weekend(telling, bool(is_usual) or _looks_ahead(text, match.start()))
    return _found(match, when, when is None)


def _bank_holiday(match: re.Match[str], text: str, telling: Telling) -> FoundDate | None:
    if not match["named"] and not match["weekday"]:
        return None
    ahead = _looks_ahead(text, match.start())
    when = named_days.read_bank_holiday(match, _from_today(text, match.start(), telling), ahead)
    return _found(match, when, when is None)


def _from_today(text: str, at: int, telling: Telling) -> Telling:
    """Return what is counted from, where the sentence is about what is still to come: today."""
    told = _sentence_before(text, at)
    is_to_come = TO_COME.search(told) and not REPORTED.search(told)
    return replace(telling, anchor=telling.today) if is_to_come else telling


def _relative(match: re.Match[str], text: str, telling: Telling) -> FoundDate:
    ahead = _looks_ahead(text, match.start())
    told = _sentence_before(text, match.start())
    from_today = ahead and TO_COME.search(told) and not REPORTED.search(told)
    when, is_counted = relative_days.read(
        match, replace(telling, anchor=None) if from_today else telling, ahead
    )
    if when is None and from_today and match.groupdict().get("weekday"):
        when, is_counted = relative_days.read(match, replace(telling, anchor=telling.today), ahead)
    if EVERY.search(before(text, match.start())) or _is_reported(match, text):
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
    "nth_weekday": _nth_weekday,
    "before_last": _before_last,
    "weeks_off": _weeks_off,
    "weekend": _weekend,
    "bank_holiday": _bank_holiday,
    **dict.fromkeys(("near", "ago", "span", "which_month", "weekday", "after", "later"), _relative),
}
