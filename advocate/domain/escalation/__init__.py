"""When to go further, to whom, and with which rights: routes as data, and a decision with its reasons.

The routes come from the rulebook; nothing here reads a file or a clock.
"""

from advocate.domain.escalation.checklist import Need, checklist
from advocate.domain.escalation.choosing import first_body, routes_for
from advocate.domain.escalation.deciding import CLOSING_DAYS, Decision, Verdict, decide, say_verdict
from advocate.domain.escalation.going import Going, GoingError, going
from advocate.domain.escalation.ladder import Rung, Step, StepState, ladder
from advocate.domain.escalation.reasons import FoundReason, found_reasons
from advocate.domain.escalation.rights import FEW, FittingRight, rights_for, say
from advocate.domain.escalation.routes import (
    Alternative,
    Binding,
    Body,
    EscalationRoute,
    LocalPart,
    NoteKind,
    Right,
    RouteBook,
    RouteFact,
    RouteKind,
    RouteNote,
)
from advocate.domain.escalation.telling import say_fact, say_notes

__all__ = [
    "CLOSING_DAYS",
    "FEW",
    "Alternative",
    "Binding",
    "Body",
    "Decision",
    "EscalationRoute",
    "FittingRight",
    "FoundReason",
    "Going",
    "GoingError",
    "LocalPart",
    "Need",
    "NoteKind",
    "Right",
    "RouteBook",
    "RouteFact",
    "RouteKind",
    "RouteNote",
    "Rung",
    "Step",
    "StepState",
    "Verdict",
    "checklist",
    "decide",
    "first_body",
    "found_reasons",
    "going",
    "ladder",
    "rights_for",
    "routes_for",
    "say",
    "say_fact",
    "say_notes",
    "say_verdict",
]
