"""Picks the few rights that fit a case, each with its own clocks and calm words to say it with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case
from advocate.domain.deadlines import (
    Circumstance,
    Deadline,
    DeadlineState,
    RuleKind,
    covers,
    deadlines_for,
    place_of,
)
from advocate.domain.deadlines.known_dates import Dates
from advocate.domain.escalation.routes import EscalationRoute, Right
from advocate.domain.values import Money

# More than these would be a list of laws, not a help.
FEW = 4


@dataclass(frozen=True, slots=True)
class FittingRight:
    """A right with its clocks in this case. `say` is what the customer can write, `check` a doubt about it.

    `is_over` says that a time of the customer's own has passed for it, as far as we can tell.
    """

    right: Right
    deadlines: tuple[Deadline, ...]
    say: str
    check: str = ""
    is_over: bool = False


def rights_for(
    case: Case,
    routes: Sequence[EscalationRoute],
    rights: Mapping[str, Right],
    today: date,
    *,
    region: str = "",
    told: Dates | None = None,
    circumstances: Collection[Circumstance] = (),
    most: int = FEW,
) -> tuple[FittingRight, ...]:
    """Return at most `most` rights that fit the region, the goal and its sum, the best first.

    `routes` are those that fit the case, the chosen one first: its rights count, and those of the others that
    are for this sector and hold without an "only if", the country's own before the Union's. A right that is
    not in force, or not of the customer's region, is left out. Those whose own time is running come before
    those without one, those that are not verified or seem over come last.
    """
    place = place_of(case.country, region)
    fitting = []
    for right in _named(routes, rights):
        if not covers(right.region, place) or not _is_in_force(right, today) or not _fits(right, case):
            continue
        clocks = deadlines_for(
            case, right.rules, today, region=region, told=told, circumstances=circumstances
        )
        fitting.append(_fitting(right, clocks, today))
    return tuple(sorted(fitting, key=_rank)[:most])


def _named(routes: Sequence[EscalationRoute], rights: Mapping[str, Right]) -> list[Right]:
    """Return the rights that the routes name, each once."""
    others = [r for r in routes[1:] if r.sectors and not r.only_if]
    holding = [*routes[:1], *others]
    holding.sort(key=lambda route: route.region == "EU")
    names = dict.fromkeys(name for route in holding for name in route.rights)
    return [rights[name] for name in names if name in rights]


def say(right: Right) -> str:
    """Return calm words that bring a right up: the rulebook's own, or a question with its reference."""
    if right.say:
        return right.say
    return (
        f"I believe that this applies here: {right.name} ({right.reference}). "
        "Could you look at it with that in mind, and tell me what you can do?"
    )


def _is_in_force(right: Right, today: date) -> bool:
    return right.in_force and (right.in_force_from is None or right.in_force_from <= today)


def _fits(right: Right, case: Case) -> bool:
    outcome = case.outcome
    if outcome is None:
        return True
    if right.remedies and outcome.remedy not in right.remedies:
        return False
    return outcome.money is None or _fits_sum(right, outcome.money)


def _fits_sum(right: Right, money: Money) -> bool:
    """Return whether the sum can fall under the right; sums in another currency are not compared."""
    most = right.amount_up_to
    return most is None or most.currency != money.currency or money.amount <= most.amount


def _fitting(right: Right, clocks: tuple[Deadline, ...], today: date) -> FittingRight:
    own = [d for d in clocks if d.rule.kind is RuleKind.YOU and d.due_on is not None]
    is_over = bool(own) and all((d.days_left(today) or 0) < 0 for d in own)
    check = ""
    if not right.provenance.is_sound(today):
        check = f"We could not confirm this. Check it before you rely on it: {right.reference}."
    elif is_over:
        check = "Your own time for this may be over. Check it before you rely on it."
    return FittingRight(right, clocks, say(right), check, is_over)


def _rank(fitting: FittingRight) -> tuple[bool, bool, bool]:
    is_running = any(
        d.state is DeadlineState.DATED and d.rule.kind is RuleKind.YOU for d in fitting.deadlines
    )
    return bool(fitting.check), fitting.is_over, not is_running
