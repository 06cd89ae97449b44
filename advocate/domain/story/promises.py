"""Works out by when something was promised, and whether the story says it was done."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence, Set
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from advocate.domain.case import Precision, PromiseState
from advocate.domain.deadlines import add_working_days
from advocate.domain.text import FoundDate
from advocate.domain.wording import say_date

_WRITTEN = {
    "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_WRITTEN, key=len, reverse=True))})"
_GIVEN = re.compile(
    r"\b(?:would|will|shall|promis\w{1,4}|guarantee\w?|assured|agreed|pledged|wait|allow|takes?"
    r"|taking|told)\b"
    r"|\w['’](?:ll|d)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:with?in|in|said|quoted|wait|allow|up to|takes?|taking|took|expect|next|another|further|about"
    r"|around|least|most|give it|be)\s"
    r"(?:(?:for|about|around|up to|at least|at most|approximately|a further|another|the next|maybe|between)"
    r"\s){0,2}"
    rf"(?P<words>(?:(?P<first>{_NUMBER})\s?(?:-|–|to|or|and)\s?)?(?P<count>{_NUMBER})(?:[\s-]|(?<=\d))"
    r"(?:(?P<working>business|working|week)\s?)?"
    r"(?P<unit>hours?|hrs?|days?|weeks?|fortnights?|months?|(?<=business\s)|(?<=business)))(?!\w)",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:by|before|at|until)\s(?:the\s)?"
    r"(?P<words>(?:end|close)\sof\s(?:(?:the|this|that)\s)?(?P<unit>day|business|play|week|month))\b",
    re.IGNORECASE,
)
_END = re.compile(r"\bend\b", re.IGNORECASE)
_CONTACT_ON = re.compile(
    r"\([^()]{0,80}\b(?:chat|call|e-?mail|letter|visit|message|spoken|spoke|talked|phoned|rang)"
    r" (?:on|of|dated|from) $",
    re.IGNORECASE,
)
_AFTER_WHAT = re.compile(r"\b(?:after|before)\sthat$", re.IGNORECASE)
_LONGEST = 400
_FRIDAY = 4
_HALF_A_DAY = 12


def due_day(
    text: str, start: int, dates: Sequence[FoundDate], *, contact_on: date | None, country: str
) -> tuple[date | None, str]:
    """Return by when the promise in the sentence `text` falls due, and in words how that was worked out.

    `start` is the sentence's place in the story, `contact_on` the day of the contact it was made in, where
    the sentence itself names none. Business days leave out weekends and the country's public holidays.
    (None, "") where no day can be told.
    """
    at = given_at(text)
    before = [
        d.when.start
        for d in dates
        if (d.end - start <= at or is_of_contact(text, d.start - start))
        and d.when
        and d.when.precision is Precision.DAY
    ]
    made_on = before[-1] if before else contact_on
    named = [
        d
        for d in dates
        if d.start - start >= at and (d.when or _is_tomorrow(d)) and not is_of_contact(text, d.start - start)
    ]
    period = _PERIOD.search(text, max(0, at - 12))
    if period and made_on and not (named and named[0].start - start < period.start()):
        day = _after(made_on, period, country)
        return day, f"{_plain(period['words'])} after {say_date(made_on, country)}" if day else ""
    ends = _END_OF.search(text, at)
    if ends and made_on and not named:
        return _end_of(
            made_on, ends["unit"].lower()
        ), f"{_plain(ends['words'])}, said on {say_date(made_on, country)}"
    return _named(named[0], made_on, country) if named else (None, "")


def is_of_contact(text: str, at: int) -> bool:
    """Return whether the date at that place of a sentence is a contact's in brackets: "(chat on 3 March)"."""
    return _CONTACT_ON.search(text[:at]) is not None


def given_at(text: str) -> int:
    """Return where in a sentence the promise begins, 0 where none does; days before are when it was made."""
    given = _GIVEN.search(text)
    return given.start() if given else 0


def settled(told: Sequence[tuple[Set[str], Sequence[FoundDate]]], due_on: date | None) -> PromiseState:
    """Return what became of a promise, by the tags and dates of its own sentence and of those after it."""
    for tags, dates in told:
        if "broken" in tags:
            return PromiseState.BROKEN
        days = [found.when.start for found in dates if found.when]
        if "kept" in tags and (not days or due_on is None or days[0] <= due_on):
            return PromiseState.KEPT
    return PromiseState.OPEN


def _plain(words: str) -> str:
    return " ".join(words.split())


def _count(typed: str) -> int:
    return int(typed) if typed.isdecimal() else _WRITTEN[typed.lower()]


def _after(made_on: date, period: re.Match[str], country: str) -> date | None:
    """Return the last day of a period: the third of "2-3 business days", the second of "48 hours"."""
    count, unit, working = (
        _count(period["count"]),
        period["unit"].lower().rstrip("s"),
        (period["working"] or "").lower(),
    )
    if not 0 < count <= _LONGEST:
        return None
    if working in ("business", "working") and unit in ("day", ""):
        return add_working_days(made_on, count, country)
    try:
        if unit == "month":
            return made_on + relativedelta(months=count)
        if unit in ("hour", "hr"):
            return made_on + timedelta(days=-(-count // 24) if count >= _HALF_A_DAY else 0)
        return made_on + timedelta(days={"week": 7, "fortnight": 14}.get(unit, 1) * count)
    except (OverflowError, ValueError):
        return None


def _end_of(made_on: date, unit: str) -> date:
    if unit == "week":
        return made_on + timedelta(days=(_FRIDAY - made_on.weekday()) % 7)
    if unit == "month":
        return made_on.replace(day=monthrange(made_on.year, made_on.month)[1])
    return made_on


def _is_tomorrow(found: FoundDate) -> bool:
    return found.text.lower().startswith("tomorrow")


def _named(found: FoundDate, made_on: date | None, country: str) -> tuple[date | None, str]:
    when = found.when
    words = _plain(found.text)
    if _is_tomorrow(found):
        next_day = f"the day after {say_date(made_on, country)}" if made_on else ""
        return (made_on + timedelta(days=1) if made_on else None), next_day
    if when is None or _AFTER_WHAT.search(words):
        return None, ""
    # Nothing is promised for a day that has gone: then a year, or which Christmas, was read wrongly.
    if made_on is not None and when.end < made_on:
        return None, ""
    if when.precision is Precision.DAY and any(c.isdigit() for c in words):
        return when.end, f"the day they named, {say_date(when.end, country)}"
    if when.precision is Precision.YEAR:
        return None, ""
    said = f", said on {say_date(made_on, country)}" if made_on and made_on <= when.end else ""
    is_vague = when.precision is Precision.ABOUT and not _END.search(words)
    return None if is_vague else when.end, f"“{words}”{said}"
