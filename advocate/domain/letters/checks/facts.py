"""Compares a letter with the case: points out each date, sum, reference and exhibit the case doesn't know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from advocate.domain.case import Case, Money, Precision, When
from advocate.domain.letters.checks.known import Known, known_to
from advocate.domain.letters.checks.spotting import Spot, dates_in, labels_in, references_in, sums_in
from advocate.domain.wording import say_when

# A day that the program proposed for the reply moves on with the calendar; within this time it is no mistake.
_REPLY_WITHIN = timedelta(days=21)


class FactKind(StrEnum):
    """What kind of thing was compared."""

    DATE = "date"
    SUM = "sum"
    REFERENCE = "reference"
    EXHIBIT = "exhibit"


@dataclass(frozen=True, slots=True)
class FactFinding:
    """Something in a letter that the case doesn't know; `message` says what to do about it."""

    start: int
    end: int
    text: str
    what: FactKind
    message: str


def check_facts(text: str, case: Case, today: date) -> tuple[FactFinding, ...]:
    """Return every date, sum, reference and exhibit label in the text that the case doesn't have.

    Compared by value: "3/3/26" is "3 March 2026" in Britain, and "March 2026" is true of it; but a day where
    the case knows only the month is pointed out. They come as they stand in the text.
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
            yield _finding(spot, FactKind.DATE, f"There is no such day as “{spot.text}”. Check it.")
        elif _is_known(when, known) or (not has_own_day and _is_reply_day(when, today)):
            continue
        else:
            yield _finding(spot, FactKind.DATE, _about_date(spot.text, when, known, case.country))


def _is_known(when: When, known: Known) -> bool:
    return any(when.start <= start and end <= when.end for start, end in known.days)


def _is_reply_day(when: When, today: date) -> bool:
    return when.start == when.end and today < when.start <= today + _REPLY_WITHIN


def _about_date(text: str, when: When, known: Known, country: str) -> str:
    wider = [(s, e) for s, e in known.vague if s <= when.start and when.end <= e]
    if wider:
        start, end = min(wider, key=lambda days: days[1] - days[0])
        return f"Your case doesn’t know this day exactly: it has {say_when(_span(start, end), country)}."
    return f"“{text}” is not in your case. Check the day, or add what happened then."


def _span(start: date, end: date) -> When:
    from_first = start.day == 1 and (end + timedelta(days=1)).day == 1
    if from_first and (start.month, end.month) == (1, 12):
        return When(start, end, Precision.YEAR)
    return When(start, end, Precision.MONTH if from_first else Precision.RANGE)


def _sums(spots: Iterable[Spot[Money]], known: Known) -> Iterator[FactFinding]:
    for spot in spots:
        if Money(spot.value.amount.normalize(), spot.value.currency) not in known.sums:
            message = f"{spot.text.strip()} is not in your case. Check the sum, or add where it comes from."
            yield _finding(spot, FactKind.SUM, message)


def _references(spots: Iterable[Spot[str]], known: Known) -> Iterator[FactFinding]:
    for spot in spots:
        if spot.value not in known.references:
            message = (
                f"{spot.text} is not among the numbers in your case. Check it, or add it to the details."
            )
            yield _finding(spot, FactKind.REFERENCE, message)


def _labels(spots: Iterable[Spot[str]], case: Case, known: Known) -> Iterator[FactFinding]:
    for spot in spots:
        if spot.value not in known.labels:
            has = (
                f"Your evidence goes up to {_last_label(case)}."
                if case.exhibits
                else "You have no evidence yet."
            )
            yield _finding(spot, FactKind.EXHIBIT, f"There is no {spot.value}. {has}")


def _last_label(case: Case) -> str:
    return max(case.exhibits, key=lambda exhibit: exhibit.number).label


def _finding(spot: Spot[Any], what: FactKind, message: str) -> FactFinding:
    return FactFinding(spot.start, spot.end, spot.text, what, message)
