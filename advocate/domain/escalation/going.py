"""Going further is recorded with its reason; against advice it is possible too, with words of your own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.escalation.deciding import Decision, Verdict
from advocate.domain.kinds import Reason

# After these answers going further is what was advised.
_ADVISED = frozenset({Verdict.READY, Verdict.CLOSING})


class GoingError(ValueError):
    """Going further without a reason; the message is the customer's sentence."""


@dataclass(frozen=True, slots=True)
class Going:
    """That the customer goes further: to which body, on which day, why, and what the advice was then.

    `is_override` says that it was not advised, or that no reason of the list was given; `words` are then the
    customer's own reason.
    """

    body: str
    on: date
    verdict: Verdict
    reason: Reason | None
    words: str
    is_override: bool


def going(decision: Decision, *, today: date, reason: Reason | None = None, words: str = "") -> Going:
    """Return the record of going further. Raises GoingError where no reason is given at all.

    Against advice the customer's own words are needed; otherwise a reason of the list is enough.
    """
    is_override = decision.verdict not in _ADVISED or reason is None
    own = words.strip()
    if is_override and not own:
        raise GoingError("Say in your own words why you go further now, so that the record shows it.")
    body = decision.route.body.name if decision.route else ""
    return Going(body, today, decision.verdict, reason, own, is_override)
