"""Works out the day that a term of a rule gives: one clock, or the first or last of several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from advocate.domain.deadlines.counting import (
    LAST_YEAR_OF_HOLIDAYS,
    Counted,
    count,
    say_skipped,
    say_span,
)
from advocate.domain.deadlines.events import WORDS, StartEvent
from advocate.domain.deadlines.known_dates import Dates, Known, known
from advocate.domain.deadlines.places import Place
from advocate.domain.deadlines.rules import Clock, FirstDay, Several, Term, Unit, Week, Which
from advocate.domain.wording import say_date


@dataclass(frozen=True, slots=True)
class Worked:
    """What a term gives: its day, its start, the words for how, and the events whose day is missing.

    `has_amount` is False where no clock of the term sets a fixed time. With some starts missing `due_on` is
    what the known ones give.
    """

    due_on: date | None = None
    due_at: datetime | None = None
    start: StartEvent | None = None
    started_on: date | None = None
    working: tuple[str, ...] = ()
    missing: tuple[StartEvent, ...] = ()
    has_amount: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What a term is worked out with: the known days, the calendar, and on which side care lies.

    `is_early` takes the first day an event can have been (for your own time), otherwise the last.
    """

    dates: Dates
    calendar: Place
    country: str
    is_early: bool


def work_out(term: Term, setting: Setting) -> Worked:
    """Return what a term gives. With several clocks the known ones decide, and the missing are named."""
    if isinstance(term, Clock):
        return _one(term, setting)
    parts = [work_out(part, setting) for part in term.terms]
    dated = [part for part in parts if part.due_on is not None]
    missing = tuple(dict.fromkeys(event for part in parts for event in part.missing))
    if not dated:
        return Worked(missing=missing, has_amount=any(part.has_amount for part in parts))
    pick = min if term.which is Which.FIRST else max
    chosen = pick(dated, key=lambda part: part.due_on or date.max)
    working = tuple(line for part in dated for line in part.working)
    if len(dated) > 1:
        word = "first" if term.which is Which.FIRST else "later"
        day = say_date(chosen.due_on or date.max, setting.country)
        working = (*working, f"The {word} of these counts: {day}.")
    return Worked(
        chosen.due_on, chosen.due_at, chosen.start, chosen.started_on, working, missing, has_amount=True
    )


def say_term(term: Term) -> str:
    """Return a term in words: "8 weeks after they received your complaint"."""
    if isinstance(term, Several):
        word = "whichever is first" if term.which is Which.FIRST else "whichever is later"
        parts = [f"({say_term(p)})" if isinstance(p, Several) else say_term(p) for p in term.terms]
        return f"{' or '.join(parts)}, {word}"
    if term.amount is None:
        return f"no fixed time after {WORDS[term.starts]}"
    side = "before" if term.is_backwards else "after"
    less = f", less {say_span(term.minus_days, Unit.DAYS)}" if term.minus_days else ""
    return f"{say_span(term.amount, term.unit)} {side} {WORDS[term.starts]}{less}"


def _one(clock: Clock, setting: Setting) -> Worked:
    if clock.amount is None:
        return Worked(start=clock.starts, has_amount=False)
    day = known(clock.starts, setting.dates)
    if day is None:
        return Worked(start=clock.starts, missing=(clock.starts,))
    start = day.earliest if setting.is_early else day.latest
    counted = count(clock, day.at or start, setting.calendar)
    if counted is None:
        words = f"{say_term(clock).capitalize()} is further than calendars reach."
        return Worked(start=clock.starts, started_on=start, working=(words,))
    working = _say(clock, day, start, counted, setting)
    return Worked(counted.due_on, counted.due_at, clock.starts, start, working)


def _say(clock: Clock, day: Known, start: date, counted: Counted, setting: Setting) -> tuple[str, ...]:
    country = setting.country
    began = f"{WORDS[clock.starts]} on {say_date(start, country)}"
    side = "before" if clock.is_backwards else "after"
    less = f", less {say_span(clock.minus_days, Unit.DAYS)}" if clock.minus_days else ""
    ends = counted.rolled_from or counted.due_on
    head = f"{say_span(clock.amount or 0, clock.unit)} {side} {began}{less}: {say_date(ends, country)}."
    lines = [head[0].upper() + head[1:]]
    if clock.first_day is FirstDay.SAME_DAY:
        lines.append("That day itself is day 1.")
    if not day.is_exact:
        word = "first" if setting.is_early else "last"
        lines.append(f"The day is not known exactly; the {word} day it can have been is taken.")
    lines.append(day.assumed)
    lines.append(say_skipped(counted.skipped, country))
    if clock.unit is Unit.BUSINESS_DAYS and clock.week is Week.WITH_SATURDAYS:
        lines.append("Saturdays count as working days here.")
    if counted.rolled_from:
        moved = say_date(counted.due_on, country)
        lines.append(f"That is no working day ({counted.why_rolled}), so it moves to the next one: {moved}.")
    if counted.skipped and counted.due_on.year > LAST_YEAR_OF_HOLIDAYS:
        lines.append(f"Public holidays after {LAST_YEAR_OF_HOLIDAYS} are not known, only weekends.")
    return tuple(line for line in lines if line)
