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
    OFFSET,
    PART,
    WEEK_OF,
)
from advocate.domain.text.found_date import FoundDate
from advocate.domain.text.month_parts import day_or_none, part_of

_LOOK_BACK = 40
_LONGEST_LINK = 12
_MONDAY, _HALF_A_YEAR, _SOON = 0, 183, 92
_NUMBER = re.compile(r"\d+")
_WHOLES = frozenset({"month_alone", "month_year", "year_alone", "season"})
_COUNTS = {
    "the": 1, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_ORDINAL = re.compile(r"\d{1,2}")


def before(text: str, at: int) -> str:
    """Return what stands just before a place in the text."""
    return text[max(0, at - _LOOK_BACK) : at]


def with_lead(one: FoundDate, name: str, match: re.Match[str], text: str, today: date) -> FoundDate:
    """Take in the words beside a date that change it; `name` is its shape's."""
    if one.when is None:
        return one
    led = before(text, one.start)
    if name == "month_day" and (last := LAST_DAY.match(text, match.end())):
        return _to_last_day(one, one.when.start, last, text)
    first = (BETWEEN_DAY.search(led) or FIRST_DAY.search(led)) if name == "day_month" else None
    if first and (ranged := _from_first_day(one, one.when.end, one.start - len(led), first, text)):
        return ranged
    if name in _WHOLES and (part := PART.search(led)):
        start = one.start - len(led) + part.start()
        about = ABOUT.search(before(text, start))
        return _roughly(
            one, start - len(about[0]) if about else start, text, part_of(one.when, part["part"].lower())
        )
    if one.when.precision is Precision.DAY and (week := WEEK_OF.search(led)):
        how = (week["how"] or week["short"]).lower()
        told = one.when.start if how in ("of", "ending", "w/e") else _by_weekday(one, _MONDAY, today)
        return _widen(one, one.start - len(week[0]), text, _week_of(told, how))
    if (offset := OFFSET.search(led)) and (
        shifted := _shifted(one.when, offset, text[one.start - len(offset[0]) : one.end])
    ):
        return _widen(one, one.start - len(offset[0]), text, shifted)
    if about := ABOUT.search(led):
        return _roughly(one, one.start - len(about[0]), text, one.when)
    return one


def _week_of(day: date, how: str) -> When:
    """Return the week that is told by a day in it, by its first, or by its last."""
    back = 6 if how in ("ending", "w/e") else day.weekday() if how == "of" else 0
    first = day - timedelta(days=back)
    return When(first, first + timedelta(days=6), Precision.RANGE)


def _by_weekday(one: FoundDate, weekday: int, today: date) -> date:
    """Return the day of "Monday 8 June" without a year: soon, where only this year's is a Monday.

    A weekday that fits neither is a slip, and changes nothing.
    """
    day = one.when.start if one.when else today
    coming = day_or_none(day.year + 1, day.month, day.day)
    has_year = len(_NUMBER.findall(one.text)) > 1
    is_far = (today - day).days > _HALF_A_YEAR
    if has_year or not is_far or coming is None or (coming - today).days > _SOON:
        return day
    return coming if coming.weekday() == weekday != day.weekday() else day


def _shifted(when: When, offset: re.Match[str], told: str) -> When | None:
    """Return the days that lie so long after or before a day or a feast; None for what has no one day."""
    count = _COUNTS.get(offset["count"].lower()) or int(offset["count"])
    sign = 1 if offset["how"].lower() == "after" else -1
    unit, words = offset["unit"].lower().rstrip("s"), " ".join(told.split())
    if unit == "week" and offset["count"].lower() == "the":
        near = (when.end if sign > 0 else when.start) + timedelta(days=sign)
        far = near + timedelta(days=sign * 6)
        return When(min(near, far), max(near, far), Precision.ABOUT, words)
    if when.precision is not Precision.DAY:
        return None
    day = when.start + timedelta(days=sign * count * (7 if unit == "week" else 1))
    return When(day, day, Precision.ABOUT, words) if unit == "week" else When.on(day)


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
        led = before(text, one.start)
        listed = EARLIER_DAYS.search(led)
        offset = one.start - len(led)
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


def joined(first: FoundDate, second: FoundDate, text: str, today: date) -> FoundDate | None:
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
        if second.is_optional:
            return None
        weekday = WEEKDAY_NUMBERS[first.text.split()[-1].lower()]
        is_day = second.when.precision is Precision.DAY
        when = When.on(_by_weekday(second, weekday, today)) if is_day else second.when
        return replace(second, start=first.start, text=whole, when=when)
    is_between = AND_END.match(link) and BETWEEN.search(before(text, first.start))
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
