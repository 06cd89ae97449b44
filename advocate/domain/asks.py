"""What a case asks for, one by one, and what came of each."""

from __future__ import annotations

from advocate.domain.case import AskEnd, AskResult, Case, ClosingKind
from advocate.domain.goal import goal_sentence

_ALONE = {
    ClosingKind.MET: AskResult.MET,
    ClosingKind.PARTLY: AskResult.PARTLY,
    ClosingKind.GAVE_UP: AskResult.NOT,
}


def asks_of(case: Case) -> tuple[str, ...]:
    """Return the goal in its sentence, then the goals that were put aside; nothing where there is no goal."""
    goal = goal_sentence(case)
    return (*((goal,) if goal else ()), *(parked.text for parked in case.parked))


def ends_of(case: Case, kind: ClosingKind, said: dict[int, AskResult]) -> tuple[AskEnd, ...]:
    """Return what came of each ask; `said` maps the place of an ask to what the customer said of it.

    With a single ask the ending itself says it. An ask of which nothing was said is left out.
    """
    asks = asks_of(case)
    if len(asks) == 1 and kind in _ALONE:
        said = {0: _ALONE[kind], **said}
    return tuple(AskEnd(text, said[place]) for place, text in enumerate(asks) if place in said)
