"""What the clocks cost: deciding with all deadlines of a large case, and the rulebook cold and warm."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median

from advocate.casework.deadlines import days_by
from advocate.casework.escalation import Choice
from advocate.domain.case import (
    Case,
    ChannelKind,
    Contact,
    Direction,
    Fact,
    Letter,
    LetterKind,
    LetterState,
    Organisation,
    Promise,
    Sector,
    When,
)
from advocate.rulebook import escalation_routes
from bench.measuring import Measure

TODAY = date(2026, 11, 24)
ROUNDS = 9
_A_COUNTRY = "GB"


def large_case(entries: int) -> Case:
    """Return a case of so many facts, contacts and promises over two years, and a complaint that was sent."""
    days = [TODAY - timedelta(days=1 + n % 700) for n in range(entries)]
    facts, calls, promises = (days[n::3] for n in range(3))
    sent = TODAY - timedelta(days=60)
    letter = Letter("l", LetterKind.FIRST_COMPLAINT, ChannelKind.EMAIL, "", "", LetterState.SENT, sent)
    return Case(
        "c",
        Organisation("Northwind Broadband"),
        Sector.TELECOMS,
        _A_COUNTRY,
        letters=(letter,),
        facts=tuple(Fact(f"f{n}", f"The line was down, {n}.", When.on(d)) for n, d in enumerate(facts)),
        contacts=tuple(
            Contact(f"k{n}", ChannelKind.CALL, Direction.OUT, "Rang.", When.on(d))
            for n, d in enumerate(calls)
        ),
        promises=tuple(
            Promise(f"p{n}", f"An engineer comes, {n}.", due_on=d + timedelta(days=30))
            for n, d in enumerate(promises)
        ),
    )


def _deciding() -> float:
    case = large_case(1000)
    escalation_routes.load(_A_COUNTRY)
    return _milliseconds(lambda: days_by(case, Choice(), today=TODAY))


def _cold_one() -> float:
    return _milliseconds(lambda: escalation_routes.load(_A_COUNTRY), before=_forget)


def _cold_all() -> float:
    return _milliseconds(escalation_routes.load_all, before=_forget)


def _warm() -> float:
    escalation_routes.load(_A_COUNTRY)
    return _milliseconds(lambda: escalation_routes.load(_A_COUNTRY))


def _forget() -> None:
    for kept in (escalation_routes._load, escalation_routes._read, escalation_routes.known_folders):
        kept.cache_clear()


def _milliseconds(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the median time of `work` in milliseconds, each round after `before`; one more warms up."""
    spent = []
    for _ in range(ROUNDS + 1):
        before()
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return median(spent[1:]) * 1000


MEASURES = (
    Measure("deciding, all deadlines of 1,000 entries", "milliseconds", _deciding, 50.0),
    Measure("the rulebook cold, one country", "milliseconds", _cold_one, 150.0),
    Measure("the rulebook cold, all countries", "milliseconds", _cold_all, 150.0),
    Measure("the rulebook warm", "milliseconds", _warm, 1.0),
)
