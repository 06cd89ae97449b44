"""Compares a letter with the case: each date, sum, reference, name and exhibit is known, other or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from advocate.domain.case import Case, Money, Precision, When
from advocate.domain.letters.checks.known import Known, known_to
from advocate.domain.letters.checks.spotting import (
    Spot,
    dates_in,
    labels_in,
    people_in,
    references_in,
    sums_in,
)
from advocate.domain.letters.lines import words_of
from advocate.domain.wording import say_when

# A day that the program proposed for the reply moves on with the calendar; within this time it is no mistake.
_REPLY_WITHIN = timedelta(days=21)

# How alike two names or numbers must be for one to be a slip of the pen for the other (difflib's ratio).
_ALIKE = 0.8
_LONGER = 2
_TRIED = 20


class FactKind(StrEnum):
    """What kind of thing was compared."""

    DATE = "date"
    SUM = "sum"
    REFERENCE = "reference"
    NAME = "name"
    EXHIBIT = "exhibit"


class FactState(StrEnum):
    """How something in the letter stands to the case."""

    MATCHES = "matches"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FactFinding:
    """Something in a letter that was compared; `message` says what to do about it, "" where it matches."""

    start: int
    end: int
    text: str
    what: FactKind
    message: str = ""
    state: FactState = FactState.MATCHES


def check_facts(text: str, case: Case, today: date) -> tuple[FactFinding, ...]:
    """Return every date, sum, reference, name and exhibit label in the text that the case doesn't have."""
    return tuple(f for f in compare_facts(text, case, today) if f.state is not FactState.MATCHES)


def compare_facts(text: str, case: Case, today: date) -> tuple[FactFinding, ...]:
    """Return every date, sum, reference, name and exhibit label in the text, and whether the case has it.

    Compared by value: "3/3/26" is "3 March 2026" in Britain, and "March 2026" is true of it; but a day where
    the case knows only the month differs from it. They come as they stand in the text.
    """
    known = known_to(case, today)
    dates = tuple(dates_in(text, country=case.country, today=today))
    sums = tuple(sums_in(text, country=case.country))
    taken = _places(dates) | _places(sums)
    references = tuple(spot for spot in references_in(text) if spot.start not in taken)
    taken |= _places(references)
    labels = (spot for spot in labels_in(text) if spot.start not in taken)
    found = (
        *_dates(dates, case, known, today),
        *_sums(sums, known),
        *_references(references, known),
        *_names(people_in(text), known),
        *_labels(labels, case, known),
    )
    return tuple(sorted(found, key=lambda finding: finding.start))


def _places(spots: Iterable[Spot[Any]]) -> set[int]:
    return {place for spot in spots for place in range(spot.start, spot.end)}


def _dates(
    spots: Iterable[Spot[When | None]], case: Case, known: Known, today: date
) -> Iterator[FactFinding]:
    by = case.outcome.by if case.outcome else None
    has_own_day = by is not None and by > today
    for spot in spots:
        when = spot.value
        if when is None:
            yield _unknown(spot, FactKind.DATE, f"There is no such day as “{spot.text}”. Check it.")
        elif _is_known(when, known) or (not has_own_day and _is_reply_day(when, today)):
            yield _match(spot, FactKind.DATE)
        else:
            yield _other_date(spot, when, known, case.country)


def _is_known(when: When, known: Known) -> bool:
    return any(when.start <= start and end <= when.end for start, end in known.days)


def _is_reply_day(when: When, today: date) -> bool:
    return when.start == when.end and today < when.start <= today + _REPLY_WITHIN


def _other_date(spot: Spot[When | None], when: When, known: Known, country: str) -> FactFinding:
    wider = [(s, e) for s, e in known.vague if s <= when.start and when.end <= e]
    if wider:
        start, end = min(wider, key=lambda days: days[1] - days[0])
        has = say_when(_span(start, end), country)
        return _differs(spot, FactKind.DATE, f"Your case doesn’t know this day exactly: it has {has}.")
    message = f"“{spot.text}” is not in your case. Check the day, or add what happened then."
    return _unknown(spot, FactKind.DATE, message)


def _span(start: date, end: date) -> When:
    from_first = start.day == 1 and (end + timedelta(days=1)).day == 1
    if from_first and (start.month, end.month) == (1, 12):
        return When(start, end, Precision.YEAR)
    return When(start, end, Precision.MONTH if from_first else Precision.RANGE)


def _sums(spots: Iterable[Spot[Money]], known: Known) -> Iterator[FactFinding]:
    for spot in spots:
        if Money(spot.value.amount.normalize(), spot.value.currency) in known.sums:
            yield _match(spot, FactKind.SUM)
        else:
            message = f"{spot.text.strip()} is not in your case. Check the sum, or add where it comes from."
            yield _unknown(spot, FactKind.SUM, message)


def _references(spots: Iterable[Spot[str]], known: Known) -> Iterator[FactFinding]:
    for spot in spots:
        near = _near(spot.value, known.references)
        if spot.value in known.references:
            yield _match(spot, FactKind.REFERENCE)
        elif near:
            yield _differs(
                spot, FactKind.REFERENCE, f"Your case has {near}. Check which of the two is right."
            )
        else:
            message = (
                f"{spot.text} is not among the numbers in your case. Check it, or add it to the details."
            )
            yield _unknown(spot, FactKind.REFERENCE, message)


def _names(spots: Iterable[Spot[str]], known: Known) -> Iterator[FactFinding]:
    for spot in spots:
        near = _near(spot.value, known.names)
        if known.words.issuperset(words_of(spot.value)):
            yield _match(spot, FactKind.NAME)
        elif near:
            yield _differs(spot, FactKind.NAME, f"Your case has {near}. Check how the name is written.")
        else:
            message = f"{spot.text} is nobody in your case. Check the name, or note when you dealt with them."
            yield _unknown(spot, FactKind.NAME, message)


def _labels(spots: Iterable[Spot[str]], case: Case, known: Known) -> Iterator[FactFinding]:
    last = max((exhibit.number for exhibit in case.exhibits), default=0)
    has = f"Your evidence goes up to E{last}." if last else "You have no evidence yet."
    for spot in spots:
        if spot.value in known.labels:
            yield _match(spot, FactKind.EXHIBIT)
        else:
            yield _unknown(spot, FactKind.EXHIBIT, f"There is no {spot.value}. {has}")


def _near(value: str, known: Iterable[str]) -> str:
    """Return the known one of which `value` may be a slip of the pen, "" for none; quick on vast letters."""
    alike = [one for one in known if one[:1] == value[:1] and abs(len(one) - len(value)) <= _LONGER]
    return next(iter(get_close_matches(value, alike[:_TRIED], n=1, cutoff=_ALIKE)), "")


def _match(spot: Spot[Any], what: FactKind) -> FactFinding:
    return FactFinding(spot.start, spot.end, spot.text, what)


def _differs(spot: Spot[Any], what: FactKind, message: str) -> FactFinding:
    return FactFinding(spot.start, spot.end, spot.text, what, message, FactState.DIFFERS)


def _unknown(spot: Spot[Any], what: FactKind, message: str) -> FactFinding:
    return FactFinding(spot.start, spot.end, spot.text, what, message, FactState.UNKNOWN)
