"""What a customer wants in front of them on the phone: the goal to say, facts at hand, calm words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from advocate.domain.case import Case, Fact, OutcomeSought, Promise, PromiseState, RemedyKind
from advocate.domain.deadlines import add_working_days
from advocate.domain.wording import say_date, say_list, say_money, say_when

# More than this is no longer found at a glance while somebody talks.
AT_HAND = 8

_WISHES = {
    RemedyKind.REFUND: "my money back",
    RemedyKind.REPAIR: "it repaired",
    RemedyKind.REPLACEMENT: "it replaced",
    RemedyKind.CORRECTION: "the mistake corrected",
    RemedyKind.SERVICE: "what we agreed",
    RemedyKind.CANCELLATION: "the contract ended",
    RemedyKind.COMPENSATION: "something for what this cost me",
    RemedyKind.APOLOGY: "an explanation and an apology",
    RemedyKind.OTHER: "this put right",
}


class Moment(StrEnum):
    """A moment in a call that calm words help with, in the order in which it comes."""

    START = "start"
    ANSWER = "answer"
    POLICY = "policy"
    SILENCE = "silence"
    TRANSFER = "transfer"
    HEATED = "heated"
    CUT_OFF = "cut_off"
    END = "end"


@dataclass(frozen=True, slots=True)
class CalmWords:
    """What can be said at a moment; `title` is how the moment is called on the page."""

    moment: Moment
    title: str
    sayings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtHand:
    """One fact to find at a glance: when or what, and the words."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class CallSheet:
    """The sheet for one call. `fallback` is private: the page shows it only to who asks for it."""

    wish: str
    at_hand: tuple[AtHand, ...]
    fallback: str


class DueIn(StrEnum):
    """By when a promise on the phone falls due, as it is said there."""

    TODAY = "today"
    THREE_WORKING_DAYS = "three_working_days"
    A_WEEK = "a_week"
    TEN_WORKING_DAYS = "ten_working_days"
    THAT_DAY = "that_day"
    UNSAID = "unsaid"


def due_day(due: DueIn, *, today: date, country: str, that_day: date | None = None) -> date | None:
    """Return the day a promise made today falls due; None where no day was said.

    Working days leave out weekends and the country's public holidays; today isn't counted.
    """
    match due:
        case DueIn.TODAY:
            return today
        case DueIn.THREE_WORKING_DAYS:
            return add_working_days(today, 3, country)
        case DueIn.A_WEEK:
            return today + timedelta(days=7)
        case DueIn.TEN_WORKING_DAYS:
            return add_working_days(today, 10, country)
        case DueIn.THAT_DAY:
            return that_day
        case DueIn.UNSAID:
            return None


def call_sheet(case: Case) -> CallSheet:
    """Return the sheet for a call about the case: its wish in one sentence, and up to AT_HAND facts."""
    sought = case.outcome
    return CallSheet(
        wish=_wish(case, sought) if sought else "",
        at_hand=(*_numbers(case), *_happenings(case)),
        fallback=sought.fallback if sought else "",
    )


def _wish(case: Case, sought: OutcomeSought) -> str:
    by = f" by {say_date(sought.by, case.country)}" if sought.by else ""
    if sought.act:
        return f"What I’d like{by}: {sought.act.rstrip('.')}."
    if sought.money and sought.remedy is RemedyKind.REFUND:
        return f"I’d like {say_money(sought.money, case.country)} back{by}."
    if sought.money and sought.remedy is RemedyKind.COMPENSATION:
        return f"I’d like {say_money(sought.money, case.country)} for what this cost me{by}."
    return f"I’d like {_WISHES[sought.remedy]}{by}."


def _numbers(case: Case) -> list[AtHand]:
    lines = []
    if case.references:
        said = (f"{r.label} {r.value}".strip() for r in case.references)
        lines.append(AtHand("Your numbers", say_list(tuple(said), case.country)))
    if case.outcome and case.outcome.money and case.outcome.working:
        lines.append(AtHand(say_money(case.outcome.money, case.country), case.outcome.working))
    return lines


def _happenings(case: Case) -> list[AtHand]:
    """Return what happened in order of time: broken and open promises before facts where room is short."""
    promises = [p for p in case.promises if p.state is not PromiseState.KEPT]
    facts = [fact for fact in case.facts if fact.when]
    room = AT_HAND - len(_numbers(case))
    entries: list[Promise | Fact] = [*promises[-room:], *facts]
    return [_happening(case, entry) for entry in sorted(entries[:room], key=_day)]


def _day(entry: Promise | Fact) -> date:
    when = entry.made if isinstance(entry, Promise) else entry.when
    return when.start if when else date.max


def _happening(case: Case, entry: Promise | Fact) -> AtHand:
    if isinstance(entry, Fact):
        return AtHand(say_when(entry.when, case.country) if entry.when else "", entry.text)
    who = entry.by_whom or case.organisation.name
    made = f", {say_when(entry.made, case.country)}" if entry.made else ""
    due = f" (due {say_date(entry.due_on, case.country)})" if entry.due_on else ""
    return AtHand(f"{who} promised{made}", f"{entry.text}{due}")
