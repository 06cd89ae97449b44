"""What is asked about going further: where, which way, the reason."""

from __future__ import annotations

from collections.abc import Sequence

from advocate.casework.regions import REGIONS
from advocate.domain import labels
from advocate.domain.escalation import EscalationRoute
from advocate.domain.kinds import Reason
from advocate.web.fields import (
    LONG_TEXT,
    AtMost,
    ListField,
    Needed,
    PickField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

ELSEWHERE = "Somewhere else, or I’d rather not say"


class WayForm(CaseForm):
    """Which part of the country, and which of the ways that fit."""

    region = ListField("Which part of the country do you live in?")
    route = PickField("Which one is it?")

    def offer(self, regions: Sequence[str], routes: Sequence[EscalationRoute]) -> None:
        """Offer these regions and ways."""
        self.region.choices = options([("", ELSEWHERE), *((r, REGIONS[r]) for r in regions)])
        self.route.choices = options((route.id, _name(route)) for route in routes)


class ReasonForm(CaseForm):
    """Why it is fair to go further; any reason will do, and it is kept."""

    reason = PickField(
        "What is your reason?",
        choices=options((reason.value, labels.REASONS[reason]) for reason in Reason),
        validators=[Needed("Choose the reason. It goes into what you write to them.")],
    )
    reason_words = WordsField("In your own words (optional)", [AtMost(LONG_TEXT)])


def _name(route: EscalationRoute) -> str:
    only = f", if {route.only_if}" if route.only_if else ""
    return f"{route.body.name}{only}"
