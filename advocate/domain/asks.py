"""What a case asks for, one by one, and what came of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocate.domain.case import (
    AskEnd,
    AskResult,
    AskSaid,
    AskState,
    Case,
    ClosingKind,
    OutcomeSought,
    RemedyKind,
)
from advocate.domain.goal import goal_sentence
from advocate.domain.kinds import Stance
from advocate.domain.text.amounts import find_money

_ALONE = {
    ClosingKind.MET: AskResult.MET,
    ClosingKind.PARTLY: AskResult.PARTLY,
    ClosingKind.GAVE_UP: AskResult.NOT,
}
_ACCEPTED = (Stance.ACCEPT, Stance.ACCEPT_PART)


def asks_of(case: Case) -> tuple[str, ...]:
    """Return the goal in its sentence, then the goals that were put aside; nothing where there is no goal."""
    goal = goal_sentence(case)
    return (*((goal,) if goal else ()), *(parked.text for parked in case.parked))


def asks_by_name(case: Case) -> tuple[tuple[str, str], ...]:
    """Return each ask with the name that a reply's `AskSaid` has for it: "" for the goal."""
    goal = goal_sentence(case)
    return (*((("", goal),) if goal else ()), *((parked.text, parked.text) for parked in case.parked))


def standing(case: Case, *, is_agreed: bool = False) -> tuple[AskSaid, ...]:
    """Return how each ask stands: what the latest reply that mentions it says; IGNORED where none does.

    The latest is by the day on which it came, then by when it was recorded. `is_agreed` leaves out
    offers that the customer has not accepted: they change nothing yet.
    """
    days = {contact.id: contact.when.end for contact in case.contacts if contact.when}
    counted = [r for r in case.replies if not (is_agreed and r.has_offer and r.stance not in _ACCEPTED)]
    ordered = sorted(counted, key=lambda reply: days.get(reply.contact_id, date.min))
    latest = {
        said.ask: said for reply in ordered for said in reply.asks if said.state is not AskState.IGNORED
    }
    return tuple(latest.get(name, AskSaid(name, AskState.IGNORED)) for name, _ in asks_by_name(case))


def is_all_met(case: Case) -> bool:
    """Return whether replies say of every ask that it is met."""
    stand = standing(case, is_agreed=True)
    return bool(stand) and all(said.state is AskState.MET for said in stand)


def open_case(case: Case) -> Case:
    """Return the case with only what is still open asked for, to make the next letter from.

    What is met is not asked for again; of what is met in part, the rest. A goal that is met gives way to the
    first goal that was put aside and is open. Where nothing is open, the case stays as it is.
    """
    if case.outcome is None or not case.replies or is_all_met(case):
        return case
    goal, *others = standing(case, is_agreed=True)
    if goal.state is AskState.PARTLY and goal.left:
        return replace(case, outcome=_asking(case.outcome, goal.left, case.country))
    still = [said.ask for said in others if said.state is not AskState.MET]
    if goal.state is not AskState.MET or not still:
        return case
    first = replace(case.outcome, remedy=RemedyKind.OTHER, money=None, act=still[0], why="", working="")
    return replace(case, outcome=first)


def _asking(sought: OutcomeSought, left: str, country: str) -> OutcomeSought:
    """Return the goal with only its rest asked for: a sum, or words."""
    found = find_money(left, country=country)
    is_sum = len(found) == 1 and found[0].end - found[0].start >= len(left.strip(" ."))
    if is_sum and found[0].money is not None and sought.money is not None:
        return replace(sought, money=found[0].money, act="", working="")
    return replace(sought, act=left.strip(), money=None, working="")


def ends_of(case: Case, kind: ClosingKind, said: dict[int, AskResult]) -> tuple[AskEnd, ...]:
    """Return what came of each ask; `said` maps the place of an ask to what the customer said of it.

    With a single ask the ending itself says it. An ask of which nothing was said is left out.
    """
    asks = asks_of(case)
    if len(asks) == 1 and kind in _ALONE:
        said = {0: _ALONE[kind], **said}
    return tuple(AskEnd(text, said[place]) for place, text in enumerate(asks) if place in said)
