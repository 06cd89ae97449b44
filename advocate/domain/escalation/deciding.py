"""Decides whether to go to a body now, with the reasons for and against, and what would change the answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.case import Case
from advocate.domain.deadlines import Deadline, Purpose, StartEvent, question
from advocate.domain.deadlines.known_dates import Dates, known_dates
from advocate.domain.escalation.opening import Opening, Seen, is_reply_overdue, opening_of
from advocate.domain.escalation.routes import EscalationRoute
from advocate.domain.escalation.weighing import (
    if_closing,
    if_kept_waiting,
    if_late,
    reasons_against,
    reasons_for,
    while_waiting,
)
from advocate.domain.kinds import Reason
from advocate.domain.wording import plural, say_date

# Four weeks are enough to write to a body and to gather what it asks for.
CLOSING_DAYS = 28


class Verdict(StrEnum):
    """What to do about a route today."""

    READY = "ready"
    NOT_YET = "not_yet"
    CLOSING = "closing"
    MAYBE_LATE = "maybe_late"
    NO_ROUTE = "no_route"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer with its reasons. `come_back_on` is the first day to try, where one can be told; `open_from`
    is that day also once it has come.

    `days_left` and `last_safe_on` are of the customer's own time. `missing` is the one thing whose day would
    change the answer, `question` asks for it. `until_then` is what to do meanwhile, `check` sends to the body
    where a time is not certain.
    """

    verdict: Verdict
    route: EscalationRoute | None = None
    come_back_on: date | None = None
    open_from: date | None = None
    days_left: int | None = None
    last_safe_on: date | None = None
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()
    until_then: tuple[str, ...] = ()
    missing: StartEvent | None = None
    check: str = ""

    @property
    def question(self) -> str:
        """The question for the one missing day; "" if none is missing."""
        return question(self.missing) if self.missing else ""


def decide(
    case: Case,
    deadlines: Collection[Deadline],
    route: EscalationRoute | None,
    today: date,
    *,
    reasons: Collection[Reason] = (),
    told: Dates | None = None,
) -> Decision:
    """Return whether to take the case to the route's body today.

    `deadlines` are those of the route's rules, `reasons` what the customer recorded, `told` the days that no
    letter tells, above all of the final response. Nobody is ever told that they are out of time: a time that
    seems over gives `MAYBE_LATE`, which sends them to the body.
    """
    if route is None:
        return _no_route(case)
    ids = {rule.id for rule in route.rules}
    own = [d for d in deadlines if d.rule.id in ids]
    seen = Seen(
        case,
        route,
        today,
        known_dates(case, told),
        frozenset(reasons),
        wait=next((d for d in own if d.rule.purpose is Purpose.WAIT), None),
        limit=next((d for d in own if d.rule.purpose is Purpose.LIMIT), None),
    )
    opening = opening_of(seen)
    left = seen.limit.days_left(today) if seen.limit else None
    sure = seen.limit is not None and not seen.limit.check
    verdict = _verdict(opening, left, is_sure=sure)
    return Decision(
        verdict,
        route,
        come_back_on=opening.from_on if verdict is Verdict.NOT_YET else None,
        open_from=opening.from_on,
        days_left=left if sure and left is not None and left >= 0 else None,
        last_safe_on=seen.limit.last_safe_on if seen.limit and sure else None,
        reasons_for=reasons_for(seen, opening),
        reasons_against=reasons_against(seen, opening, left),
        until_then=_until_then(seen, verdict, opening),
        missing=_missing(seen, opening, verdict),
        check=_check(seen, verdict),
    )


def _missing(seen: Seen, opening: Opening, verdict: Verdict) -> StartEvent | None:
    """Return the one day that would change the answer: what opens the route, else what ends your own time."""
    if opening.missing is not None or seen.limit is None or verdict is Verdict.NOT_YET:
        return opening.missing
    return seen.limit.missing


def _verdict(opening: Opening, left: int | None, *, is_sure: bool) -> Verdict:
    if left is not None and left < 0:
        return Verdict.MAYBE_LATE
    if is_sure and left is not None and left <= CLOSING_DAYS:
        return Verdict.CLOSING
    return Verdict.READY if opening.is_open else Verdict.NOT_YET


def _until_then(seen: Seen, verdict: Verdict, opening: Opening) -> tuple[str, ...]:
    route = seen.route
    if verdict is Verdict.NOT_YET:
        is_kept_waiting = opening.missing is StartEvent.FINAL_RESPONSE and is_reply_overdue(seen)
        return (*(if_kept_waiting(route) if is_kept_waiting else ()), *while_waiting(route))
    if verdict is Verdict.CLOSING and not opening.is_open:
        return if_closing()
    return if_late(route) if verdict is Verdict.MAYBE_LATE else ()


def _check(seen: Seen, verdict: Verdict) -> str:
    body = seen.route.body
    if verdict is Verdict.MAYBE_LATE:
        return f"Check with {body.name}: {body.url}"
    unsure = [d.check for d in (seen.wait, seen.limit) if d is not None and d.check]
    return unsure[0] if unsure else ""


def _no_route(case: Case) -> Decision:
    """Return what helps where no body is known: a last letter, a small claim, an adviser."""
    return Decision(
        Verdict.NO_ROUTE,
        reasons_against=("We know no body for this kind of matter there.",),
        until_then=(
            f"Write a final letter to {case.organisation.name}: what happened, what you ask for, by when.",
            "For a sum of money a small claim at court may be open to you; the court says its limit and fee.",
            "A consumer adviser near you knows the bodies there; your case summary tells them all they need.",
        ),
    )


def say_verdict(decision: Decision, country: str) -> str:
    """Return the decision as one line: "Not yet: come back on 27 November 2026"."""
    name = decision.route.body.name if decision.route else ""
    match decision.verdict:
        case Verdict.READY:
            return f"You can go to {name} now"
        case Verdict.CLOSING:
            return f"Go to {name} soon: {plural(decision.days_left or 0, 'day', 'days')} left"
        case Verdict.MAYBE_LATE:
            return f"It may be too late for {name}: check with them"
        case Verdict.NO_ROUTE:
            return "We know no body for this, but there is a way on"
        case Verdict.NOT_YET if decision.come_back_on is not None:
            return f"Not yet: come back on {say_date(decision.come_back_on, country)}"
        case _:
            return "Not yet"
