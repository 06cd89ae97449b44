"""Reads days that are told from another day: "yesterday", "last Tuesday", "two weeks later", "next week"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from advocate.domain.case import Precision, When
from advocate.domain.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from advocate.domain.text.month_parts import day_or_none, month, part_of, season

_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "",
            "a an one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
    for name in names.split()
}
_VAGUE = {
    "a couple": (2, 2),
    "a couple of": (2, 2),
    "a few": (2, 5),
    "few": (2, 5),
    "some": (2, 7),
    "several": (3, 7),
}
_NEAR = {"yesterday": -1, "last night": -1, "last evening": -1, "the day before yesterday": -2, "tomorrow": 1}
FAR = 10
_HALF_A_YEAR = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """What dates are counted from: the day of telling, the country, and the last exact day in the text.

    After several days (`is_span`, "from the 5th to the 9th") that is their last one, and "the next day" could
    be after any of them.
    """

    today: date
    country: str
    anchor: date | None = None
    is_span: bool = False

    def latest(self, number: int, day: int, ahead: bool) -> date | None:
        """Return the latest such day that isn't after today; the next one where the sentence looks ahead."""
        this, last, following = (day_or_none(self.today.year + years, number, day) for years in (0, -1, 1))
        past = this if this and this <= self.today else last
        if number == 2 and day == 29 and not past:
            return next(
                (found for back in range(8) if (found := day_or_none(self.today.year - back, 2, 29))), None
            )
        return self.choose((last, this, following), ahead)

    def choose(self, days: Sequence[date | None], ahead: bool) -> date | None:
        """Return which of the days of last year, this and the next is meant, as `latest` does."""
        last, this, following = days
        past = this if this and this <= self.today else last
        coming = this if this and this > self.today else following
        return self._past_or_coming(past, coming, ahead)

    def _past_or_coming(self, past: date | None, coming: date | None, ahead: bool) -> date | None:
        is_near = coming is not None and (coming - self.today).days < _HALF_A_YEAR
        is_past_far = past is None or (self.today - past).days > _HALF_A_YEAR // 2
        return coming if ahead and is_near and is_past_far else past

    def day_of_month(self, day: int, ahead: bool) -> date | None:
        """Return the day of "the 20th": in the month last told, else the latest that isn't after today."""
        origin = self.anchor or self.today
        found = day_or_none(origin.year, origin.month, day)
        if self.anchor and found and found >= self.anchor:
            return found
        if self.anchor:
            onward = origin + relativedelta(months=1)
            return day_or_none(onward.year, onward.month, day)
        if ahead or (found and found <= self.today):
            return found
        back = origin - relativedelta(months=1)
        return day_or_none(back.year, back.month, day)


def read(match: re.Match[str], telling: Telling, ahead: bool) -> tuple[When | None, bool]:
    """Return the day or days of a match of a relative shape, and whether they were counted from the text."""
    named = match.groupdict()
    if named.get("near"):
        return When.on(telling.today + timedelta(days=_near(named["near"]))), False
    if named.get("after"):
        return _after(named["after"], telling), True
    if named.get("count"):
        return _counted(match, telling)
    if named.get("month"):
        return _which_month(match, telling), False
    if named.get("weekday"):
        return _weekday(match, telling, ahead)
    return _span(match, telling)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _near(words: str) -> int:
    return _NEAR.get(_plain(words), 0)


def _after(words: str, telling: Telling) -> When | None:
    plain = _plain(words)
    if telling.anchor is None or telling.is_span or "business" in plain or "working" in plain:
        return None
    if "before" in plain or "previous" in plain:
        return When.on(telling.anchor - timedelta(days=1))
    same = "same" in plain or plain.startswith(("that", "later"))
    return When.on(telling.anchor + timedelta(days=0 if same else 1))


def _counted(match: re.Match[str], telling: Telling) -> tuple[When | None, bool]:
    words = _plain(match[0])
    is_ago = words.endswith(("ago", "back"))
    sign = -1 if words.endswith(("earlier", "before that")) else 1
    origin = telling.today if is_ago else telling.anchor
    count, unit = _plain(match["count"]), _plain(match["unit"]).rstrip("s")
    least, most = _VAGUE.get(count, (_NUMBERS.get(count, 0),) * 2)
    if count.isdecimal():
        least = most = int(count)
    if origin is None or not least or unit.startswith(("business", "working")):
        return None, not is_ago
    if not is_ago:
        exact = least == most and not match["about"] and unit in ("day", "night", "week", "fortnight")
        when = _shifted(origin, sign, unit, least, most, words) if exact else None
        return (When(when.start, when.end, Precision.ABOUT, words) if when and unit != "day" else when), True
    when = _shifted(origin, -1, unit, least, most, words)
    return (When(when.start, when.end, Precision.ABOUT, words) if when and match["about"] else when), False


def _shifted(origin: date, sign: int, unit: str, least: int, most: int, words: str) -> When | None:
    """Count from a day; weeks are meant roughly, months and years name the month and the year."""
    try:
        if unit in ("month", "year"):
            steps = relativedelta(**{f"{unit}s": sign * most})  # type: ignore[arg-type]
            there = origin + steps
            if unit == "year":
                return When(date(there.year, 1, 1), date(there.year, 12, 31), Precision.ABOUT, words)
            whole = month(there.year, there.month)
            return When(whole.start, whole.end, Precision.ABOUT, words)
        days = {"week": 7, "fortnight": 14}.get(unit, 1)
        one, other = (origin + timedelta(days=sign * days * n) for n in (least, most))
    except (ValueError, OverflowError):
        return None
    if least == most and days == 1:
        return When.on(one)
    return When(min(one, other), max(one, other), Precision.ABOUT, words)


def _which_month(match: re.Match[str], telling: Telling) -> When | None:
    number, which = MONTH_NUMBERS[match["month"].lower()], _plain(match["which"])
    today = telling.today
    if which in ("next", "this coming"):
        return month(today.year + (number <= today.month), number)
    if which == "this":
        return month(today.year, number)
    return month(today.year - (number >= today.month), number)


def _weekday(match: re.Match[str], telling: Telling, ahead: bool) -> tuple[When | None, bool]:
    name = match["weekday"].lower()
    number = WEEKDAY_NUMBERS.get(name, WEEKDAY_NUMBERS.get(name.rstrip("s")))
    which = _plain(match["which"] or "")
    if number is None or name.endswith("days"):
        return None, True
    if which == "that":
        after = (number - telling.anchor.weekday()) % 7 if telling.anchor else 0
        return (When.on(telling.anchor + timedelta(days=after)) if telling.anchor else None), True
    onward = ahead or which in ("next", "the following", "this coming")
    if onward:
        if telling.anchor is None:
            return None, True
        return When.on(telling.anchor + timedelta(days=(number - telling.anchor.weekday() - 1) % 7 + 1)), True
    if telling.anchor and (telling.today - telling.anchor).days > FAR and not which:
        return None, True
    back = (telling.today.weekday() - number - 1) % 7 + 1
    return When.on(telling.today - timedelta(days=back)), False


def _span(match: re.Match[str], telling: Telling) -> tuple[When | None, bool]:
    """Read "last week" (Monday to Sunday), "early next week": what is to come counts from the text."""
    which, unit = _plain(match["which"]), match["unit"].lower()
    step = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(which, 0)
    counted = step > 0 or which in ("the previous", "the", "that")
    origin = (telling.anchor or telling.today) if counted else telling.today
    if counted and which.startswith("the") and telling.anchor is None:
        return None, True
    when = unit_span(unit, origin, step, match[0])
    part = _plain(match["part"] or "")
    if when and part and part not in ("earlier", "later"):
        named = next(
            word for word in ("early", "start", "beginning", "middle", "late", "end") if word in part
        )
        made = part_of(when, named)
        when = When(made.start, made.end, Precision.ABOUT, " ".join(match[0].split()))
    return when, counted


def unit_span(unit: str, origin: date, step: int, words: str) -> When | None:
    """Return the week, weekend, month, year or season so many steps from the one of a day."""
    if unit == "month":
        there = origin + relativedelta(months=step)
        return month(there.year, there.month)
    if unit == "year":
        return When(date(origin.year + step, 1, 1), date(origin.year + step, 12, 31), Precision.YEAR)
    if unit in ("week", "weekend"):
        monday = origin - timedelta(days=origin.weekday()) + timedelta(weeks=step)
        first = monday + timedelta(days=5 if unit == "weekend" else 0)
        return When(first, monday + timedelta(days=6), Precision.RANGE)
    named = season(unit, origin.year + min(step, 0), words)
    return named if step >= 0 or named.end < origin else season(unit, origin.year - 1, words)
