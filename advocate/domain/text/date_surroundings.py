"""What stands beside a date and changes it: "3 to", "about", "the middle of", "3, 9 and"; ends of ranges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from advocate.domain.case import Precision, When
from advocate.domain.text.calendar_words import WEEKDAY_NUMBERS
from advocate.domain.text.date_shapes import (
    ABOUT,
    AND_END,
    BETWEEN,
    BETWEEN_DAY,
    BETWEEN_ENDS,
    EARLIER_DAYS,
    FIRST_DAY,
    LAST_DAY,
    LATER_DAYS,
    PART,
    WEEK_OF,
)
from advocate.domain.text.found_date import FoundDate
from advocate.domain.text.month_parts import day_or_none, part_of

_LOOK_BACK = 40
_LONGEST_LINK = 12
_WHOLES = frozenset({"month_alone", "month_year", "year_alone", "season"})
_ORDINAL = re.compile(r"\d{1,2}")


def _before(text: str, at: int) -> str:
    return text[max(0, at - _LOOK_BACK) : at]


def with_lead(one: FoundDate, name: str, match: re.Match[str], text: str) -> FoundDate:
    """Take in the words beside a date that change it; `name` is its shape's."""
    if one.when is None:
        return one
    before = _before(text, one.start)
    if name == "month_day" and (last := LAST_DAY.match(text, match.end())):
        return _to_last_day(one, one.when.start, last, text)
    first = (BETWEEN_DAY.search(before) or FIRST_DAY.search(before)) if name == "day_month" else None
    if first and (ranged := _from_first_day(one, one.when.end, one.start - len(before), first, text)):
        return ranged
    if name in _WHOLES and (part := PART.search(before)):
        start = one.start - len(before) + part.start()
        about = ABOUT.search(_before(text, start))
        return _roughly(
            one, start - len(about[0]) if about else start, text, part_of(one.when, part["part"].lower())
        )
    if one.when.precision is Precision.DAY and (week := WEEK_OF.search(before)):
        return _widen(one, one.start - len(week[0]), text, _week_of(one.when.start, week["how"]))
    if about := ABOUT.search(before):
        return _roughly(one, one.start - len(about[0]), text, one.when)
    return one


def _week_of(day: date, how: str) -> When:
    """Return the week that is told by a day in it, by its first, or by its last."""
    told = how.lower()
    back = 6 if told == "ending" else day.weekday() if told == "of" else 0
    first = day - timedelta(days=back)
    return When(first, first + timedelta(days=6), Precision.RANGE)


def _roughly(one: FoundDate, start: int, text: str, when: When) -> FoundDate:
    words = " ".join(text[start : one.end].split())
    return _widen(one, start, text, When(when.start, when.end, Precision.ABOUT, words))


def _widen(one: FoundDate, start: int, text: str, when: When) -> FoundDate:
    return replace(one, start=start, text=text[start : one.end], when=when)


def _from_first_day(
    one: FoundDate, end: date, offset: int, first: re.Match[str], text: str
) -> FoundDate | None:
    """Return the range of "3 to 6 March", None where the days don't make one."""
    started = day_or_none(end.year, end.month, int(first["d"]))
    if started is None or started >= end:
        return None
    return _widen(one, offset + first.start("d"), text, When(started, end, Precision.RANGE))


def _to_last_day(one: FoundDate, start: date, last: re.Match[str], text: str) -> FoundDate:
    """Return the range of "March 3 to 6"."""
    whole = int(last["y"]) if last["y"] else start.year
    started = day_or_none(whole, start.month, start.day)
    ended = day_or_none(whole, start.month, int(last["d"]))
    if started is None or ended is None or ended <= started:
        return one
    when = When(started, ended, Precision.RANGE)
    return replace(one, end=last.end(), text=text[one.start : last.end()], when=when)


def with_days_listed(one: FoundDate, name: str, text: str) -> list[FoundDate]:
    """Return the date with the other days of a list: "3, 9 and 14 March", "March 3, 9 and 14"."""
    if one.when is None or one.when.precision is not Precision.DAY:
        return [one]
    if name == "day_month":
        before = _before(text, one.start)
        listed = EARLIER_DAYS.search(before)
        offset = one.start - len(before)
        groups = [listed.span("days")] if listed else []
        return [*_days(groups, offset, one.when.start, text), one]
    listed = LATER_DAYS.match(text, one.end) if name == "month_day" else None
    groups = [span for span in (listed.span("days"), listed.span("last")) if span[0] >= 0] if listed else []
    return [one, *_days(groups, 0, one.when.start, text)]


def _days(groups: list[tuple[int, int]], offset: int, day: date, text: str) -> list[FoundDate]:
    found = []
    for first, last in groups:
        for number in _ORDINAL.finditer(text, offset + first, offset + last):
            if other := day_or_none(day.year, day.month, int(number[0])):
                found.append(FoundDate(number.start(), number.end(), number[0], When.on(other)))
    return found


def joined(first: FoundDate, second: FoundDate, text: str) -> FoundDate | None:
    """Return one date where two belong together (a weekday with its day, the ends of a range), else None."""
    link = text[first.end : second.start]
    if len(link) > _LONGEST_LINK or "\n" in link:
        return None
    is_weekday = first.text.split()[-1].lower() in WEEKDAY_NUMBERS
    whole = text[first.start : second.end]
    is_also_weekday = second.text.split()[0].lower() in WEEKDAY_NUMBERS
    if (
        is_weekday
        and second.when
        and not is_also_weekday
        and second.text[:1].isalnum()
        and link.strip(" ,(") in ("", "the")
    ):
        return None if second.is_optional else replace(second, start=first.start, text=whole)
    is_between = AND_END.match(link) and BETWEEN.search(_before(text, first.start))
    if not (BETWEEN_ENDS.match(link) or is_between):
        return None
    if is_weekday and second.text.lower() in WEEKDAY_NUMBERS:
        return FoundDate(first.start, second.end, whole, None, is_optional=True)
    return _range(first, second, whole)


def _range(first: FoundDate, second: FoundDate, whole: str) -> FoundDate | None:
    if first.when is None or second.when is None or first.is_optional or second.is_optional:
        return None
    started, ended = first.when.start, second.when.end
    if started > ended and not re.search(r"\d{4}", first.text):
        started = (
            day_or_none(ended.year - (started.month > ended.month), started.month, started.day) or started
        )
    return (
        None
        if started > ended
        else FoundDate(first.start, second.end, whole, When(started, ended, Precision.RANGE))
    )
