"""Reads a date as people type it into a field: "3/4/26", "march 2026", "about 3 March", "3 to 6 March"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from advocate.domain.case import Precision, When
from advocate.domain.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS, month_first
from advocate.domain.text.dates import find_dates
from advocate.domain.text.typed_error import TypedError

EARLIEST = date(1900, 1, 1)
LATEST_YEAR = 2199
LONGEST = 120

_ABOUT = re.compile(
    r"^(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|c\.|on or about|~)\s*(?:the )?"
)
_PART = re.compile(r"^(?:the )?(early|middle|mid|late|beginning|start|end)\b(?: of|-)?\s*(?:in )?")
_RANGE = re.compile(r"\s+(?:to|until|till|through|and)\s+|\s*[–—]\s*|\s+-\s+")
_NUMERIC = re.compile(r"^(\d{1,4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})$")
_SLASHED_PAIR = re.compile(r"^(\d{1,2})\s*[/.]\s*(\d{1,2})$")
_GLUED_RANGE = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?=\s+[^\W\d_]|$)")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_RELATIVE = re.compile(
    r"\b(?:ago|back|week|weekend|month|year|last|next|this|christmas|easter|boxing|spring|summer|autumn|fall|winter|holiday)\b"
    r"|^w/?[ce]\b",
    re.IGNORECASE,
)
_WEEKDAYS = tuple(name.title() for name in WEEKDAY_NUMBERS if name.endswith("day"))
_PARTS = {
    "early": (1, 10),
    "beginning": (1, 10),
    "start": (1, 10),
    "mid": (11, 20),
    "middle": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
}


def parse_date(typed: str, *, country: str, today: date) -> When:
    """Return the date that was typed, with its precision.

    "3/4/26" is read by the country's order of day and month; ISO dates everywhere. Also "3 March", "march
    2026", "2026", "3 to 6 March", "about 3 March", "mid May", "yesterday", "Friday" (the last one). A missing
    year is the one that puts the day nearest to `today`. Raises TypedError with a sentence for the customer.
    """
    words = " ".join(typed.split())
    if not words:
        raise TypedError("Enter a day, such as 3 March 2026.")
    if len(words) > LONGEST:
        raise TypedError("This is too long for a date. Enter a day, such as 3 March 2026.")
    found = _told(words, country=country, today=today) or _read(words, country=country, today=today)
    if found.start < EARLIEST:
        raise TypedError("This is before 1900. Check the year.")
    _check_weekday(words, found)
    return found


def _read(words: str, *, country: str, today: date) -> When:
    plain = _plain(words)
    about = _ABOUT.match(plain)
    if about:
        return _vague(plain[about.end() :], country=country, today=today, words=words)
    if _PART.match(plain) and not plain[0].isdigit():
        return _vague(plain, country=country, today=today, words=words)
    return _span(plain, country=country, today=today, words=words)


def _told(words: str, *, country: str, today: date) -> When | None:
    """Read what is told from another day, "last week" or "two weeks ago"; None where it is something else."""
    if not _RELATIVE.search(words):
        return None
    found = find_dates(words, today=today, country=country)
    return found[0].when if len(found) == 1 and found[0].text == words else None


def _check_weekday(words: str, found: When) -> None:
    """Refuse "Friday 3 March 2026" where that day is a Tuesday."""
    named = [WEEKDAY_NUMBERS[w] for w in re.findall(r"[a-z]+", words.casefold()) if w in WEEKDAY_NUMBERS]
    is_day = found.precision is Precision.DAY and any(c.isdecimal() for c in words)
    if len(named) == 1 and is_day and found.start.weekday() != named[0]:
        right = _WEEKDAYS[found.start.weekday()]
        raise TypedError(f"That day is a {right}. Check the day and the month, or leave out the weekday.")


def _plain(words: str) -> str:
    text = _ORDINAL.sub(r"\1", words.casefold().replace(",", " "))
    text = _GLUED_RANGE.sub(r"\1 to \2", text)
    text = re.sub(r"^(?:on|in|since|from|by|the)\s+", "", " ".join(text.split()))
    kept = [w for w in text.split() if w != "of" or "middle" in text or "end" in text or "beginning" in text]
    has_number = any(w[0].isdecimal() for w in kept)
    return " ".join(w for w in kept if not (has_number and w.rstrip(".") in WEEKDAY_NUMBERS))


def _vague(plain: str, *, country: str, today: date, words: str) -> When:
    part = _PART.match(plain)
    if not part:
        sure = _span(plain, country=country, today=today, words=words)
        return When(sure.start, sure.end, Precision.ABOUT, words)
    month = _span(plain[part.end() :], country=country, today=today, words=words)
    if month.precision is not Precision.MONTH:
        raise _unreadable(words)
    first, last = _PARTS[part[1]]
    last = min(last, month.end.day)
    return When(month.start.replace(day=first), month.start.replace(day=last), Precision.ABOUT, words)


def _span(plain: str, *, country: str, today: date, words: str) -> When:
    sides = _RANGE.split(plain)
    if len(sides) == 1:
        return _single(plain, country=country, today=today, words=words)
    if len(sides) != 2 or not all(side.split() for side in sides):
        raise _unreadable(words)
    second = _lend(sides[0], sides[1]) if sides[1].split()[0].isdecimal() else sides[1]
    end = _single(second, country=country, today=today, words=words)
    start = _range_start(sides[0], end, country=country, today=today, words=words)
    if end.end < start.start:
        raise TypedError("The end is before the start. Enter the earlier day first.")
    return When(start.start, end.end, Precision.RANGE)


def _lend(giver: str, day: str) -> str:
    """Return "march 6 2026" for the second side of "march 3 to 6 2026"."""
    if any(w.rstrip(".") in MONTH_NUMBERS for w in day.split()):
        return day
    months = [w for w in giver.split() if w.rstrip(".") in MONTH_NUMBERS]
    return f"{months[0]} {day}" if months else day


def _range_start(side: str, end: When, *, country: str, today: date, words: str) -> When:
    """Read the first side of a range; "3 to 6 March 2026" lends it the month and the year of the second."""
    pieces = side.split()
    if len(pieces) == 1 and pieces[0].isdecimal() and len(pieces[0]) <= 2:
        return When.on(_day(end.end.year, end.end.month, int(pieces[0]), words))
    if not any(len(p) == 4 and p.isdigit() for p in pieces) and not _NUMERIC.match(side):
        start = _single(f"{side} {end.end.year}", country=country, today=today, words=words)
        if start.start > end.end:
            start = _single(f"{side} {end.end.year - 1}", country=country, today=today, words=words)
            if (end.end - start.start).days > 200:
                raise TypedError("The end is before the start. Enter the earlier day first.")
        return start
    return _single(side, country=country, today=today, words=words)


def _single(plain: str, *, country: str, today: date, words: str) -> When:
    relative = {"today": 0, "yesterday": 1, "the day before yesterday": 2, "tomorrow": -1}
    if plain in relative:
        return When.on(today - timedelta(days=relative[plain]))
    weekday = WEEKDAY_NUMBERS.get(plain.removeprefix("last ").rstrip("."))
    if weekday is not None:
        return When.on(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1))
    numeric = _NUMERIC.match(plain) or _SLASHED_PAIR.match(plain)
    if numeric:
        return When.on(_numeric(numeric.groups(), country=country, today=today, words=words))
    return _named(plain.replace("-", " ").split(), today=today, words=words)


def _numeric(groups: tuple[str, ...], *, country: str, today: date, words: str) -> date:
    if len(groups[0]) == 4:
        return _day(int(groups[0]), int(groups[1]), int(groups[2]), words)
    if len(groups[0]) == 3:
        raise _unreadable(words)
    first, second = int(groups[0]), int(groups[1])
    day, month = (second, first) if month_first(country) else (first, second)
    if len(groups) == 2:
        return _nearest(month, day, today, words)
    return _day(_year(groups[2], today, words), month, day, words)


def _named(pieces: list[str], *, today: date, words: str) -> When:
    months = [MONTH_NUMBERS[p.rstrip(".")] for p in pieces if p.rstrip(".") in MONTH_NUMBERS]
    numbers = [p.strip("'’") for p in pieces if p.rstrip(".") not in MONTH_NUMBERS]
    if any(not n.isdecimal() for n in numbers) or len(months) > 1 or len(numbers) > 2:
        raise _unreadable(words)
    if not months:
        if len(numbers) == 1 and len(numbers[0]) == 4:
            year = _year(numbers[0], today, words)
            return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        raise _unreadable(words)
    years = [n for n in numbers if len(n) == 4]
    days = [n for n in numbers if len(n) <= 2]
    if len(numbers) == 2 and not years:
        years, days = [days[1]], days[:1]
    if days:
        if years:
            return When.on(_day(_year(years[0], today, words), months[0], int(days[0]), words))
        return When.on(_nearest(months[0], int(days[0]), today, words))
    if numbers and not years:
        raise _unreadable(words)
    year = _year(years[0], today, words) if years else _nearest(months[0], 15, today, words).year
    last = monthrange(year, months[0])[1]
    return When(date(year, months[0], 1), date(year, months[0], last), Precision.MONTH)


def _year(digits: str, today: date, words: str) -> int:
    if len(digits) == 2:
        near = today.year // 100 * 100 + int(digits)
        return near if near <= today.year + 20 else near - 100
    year = int(digits)
    if len(digits) != 4 or not 1 <= year <= LATEST_YEAR:
        raise TypedError(f"Check the year in “{words}”. Enter a day, such as 3 March 2026.")
    return year


def _day(year: int, month: int, day: int, words: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise TypedError(f"{words} does not exist. Enter a day, such as 3 March 2026.") from error


def _nearest(month: int, day: int, today: date, words: str) -> date:
    found = []
    for year in range(today.year - 4, today.year + 2):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise TypedError(f"{words} does not exist. Enter a day, such as 3 March 2026.")
    return min(found, key=lambda candidate: abs(candidate - today))


def _unreadable(words: str) -> TypedError:
    return TypedError(
        f"We can’t read “{words}” as a date. Enter a day, such as 3 March 2026, or “about 3 March”."
    )
