"""The ladder of steps from the first person to the court: where a case stands, who is next, and why they."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from advocate.domain.case import Case
from advocate.domain.escalation.routes import EscalationRoute, RouteKind
from advocate.domain.kinds import Direction, LetterKind, LetterState


class Step(StrEnum):
    """The steps, from the first to the last."""

    PERSON = "person"
    MANAGER = "manager"
    COMPLAINTS_TEAM = "complaints_team"
    FINAL_LETTER = "final_letter"
    BODY = "body"
    COURT = "court"


class StepState(StrEnum):
    """Whether a step lies behind, is where the case stands, comes next, or later."""

    DONE = "done"
    HERE = "here"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: who it is, and what they can do that the one before could not."""

    step: Step
    state: StepState
    who: str
    can_do: str
    route: EscalationRoute | None = None


# The step that a letter of a kind, once sent, shows to have been taken.
_TAKEN = {
    LetterKind.FIRST_COMPLAINT: Step.PERSON,
    LetterKind.FOLLOW_UP: Step.PERSON,
    LetterKind.BROKEN_PROMISE: Step.PERSON,
    LetterKind.ESCALATION: Step.MANAGER,
    LetterKind.FINAL_LETTER: Step.FINAL_LETTER,
    LetterKind.REFERRAL: Step.BODY,
    LetterKind.SMALL_CLAIM: Step.COURT,
}

# What the role of a person says about the step they stand on.
_ROLES = (
    (re.compile(r"complaint|customer relations|resolution", re.IGNORECASE), Step.COMPLAINTS_TEAM),
    (re.compile(r"manager|supervisor|team lead", re.IGNORECASE), Step.MANAGER),
)

_CAN_DO = {
    Step.PERSON: "They can put a simple thing right at once.",
    Step.MANAGER: "They can make an exception that the first person may not.",
    Step.COMPLAINTS_TEAM: "They look at the whole file, and have to answer in writing and in time.",
    Step.FINAL_LETTER: "It asks for their last word, which opens the way to a body.",
    Step.BODY: "It is independent of the organisation.",
    Step.COURT: "It can order payment.",
}

_BODY_CAN = {
    RouteKind.OMBUDSMAN: "It is independent, looks at both sides and decides or recommends.",
    RouteKind.ADR: "It is independent, looks at both sides and decides or recommends.",
    RouteKind.ARBITRATION: "It is independent and decides for both sides.",
    RouteKind.TRIBUNAL: "It is independent and can order what to do.",
    RouteKind.MEDIATOR: "It is independent and helps to find an agreement.",
    RouteKind.RELAY: "It passes your complaint on, and the organisation has to answer it.",
    RouteKind.REGULATOR: "It can look into whether rules were broken.",
    RouteKind.REPORT_ONLY: "It keeps your report, to see what happens to many.",
    RouteKind.FIRM: "The law gives it a time in which it has to look into this.",
    RouteKind.DIRECTORY: "It lists the independent bodies for your country.",
    RouteKind.NONE_YET: "There is no body yet; courts and councils can help.",
}


def ladder(case: Case, routes: tuple[EscalationRoute, ...]) -> tuple[Rung, ...]:
    """Return the six steps with where the case stands; `routes` are those that fit, the best first.

    The case stands on the highest step that was taken: by a letter that was sent, or by a contact. Without a
    body, or without a court that the rulebook knows, the step stays and says what it is in general.
    """
    body = next((r for r in routes if r.kind not in (RouteKind.COURT, RouteKind.REPORT_ONLY)), None)
    court = next((r for r in routes if r.kind is RouteKind.COURT), None)
    steps = tuple(Step)
    here = _highest(case)
    at = -1 if here is None else steps.index(here)
    return tuple(
        Rung(
            step,
            _state(index, at),
            _who(step, case, body, court),
            _can_do(step, body),
            _route(step, body, court),
        )
        for index, step in enumerate(steps)
    )


def _state(index: int, at: int) -> StepState:
    if index < at:
        return StepState.DONE
    if index == at:
        return StepState.HERE
    return StepState.NEXT if index == at + 1 else StepState.LATER


def _highest(case: Case) -> Step | None:
    steps = tuple(Step)
    taken = [_TAKEN[x.kind] for x in case.letters if x.state is LetterState.SENT and x.kind in _TAKEN]
    for contact in case.contacts:
        step = next((step for role, step in _ROLES if role.search(contact.role)), None)
        if step is not None or contact.direction is Direction.OUT:
            taken.append(step or Step.PERSON)
    return max(taken, key=steps.index, default=None)


def _who(step: Step, case: Case, body: EscalationRoute | None, court: EscalationRoute | None) -> str:
    name = case.organisation.name
    return {
        Step.PERSON: f"The person you reach at {name}",
        Step.MANAGER: "Their manager",
        Step.COMPLAINTS_TEAM: f"The complaints team of {name}",
        Step.FINAL_LETTER: f"A final letter to {name}",
        Step.BODY: body.body.name if body else "An independent body, if there is one",
        Step.COURT: court.body.name if court else "A court for small claims",
    }[step]


def _can_do(step: Step, body: EscalationRoute | None) -> str:
    if step is Step.BODY and body is not None:
        return _BODY_CAN.get(body.kind, _CAN_DO[step])
    return _CAN_DO[step]


def _route(step: Step, body: EscalationRoute | None, court: EscalationRoute | None) -> EscalationRoute | None:
    return {Step.BODY: body, Step.COURT: court}.get(step)
