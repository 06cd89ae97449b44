"""The form that asks for the one day that is missing, wherever a clock cannot start without it."""

from __future__ import annotations

from wtforms import HiddenField

from advocate.domain.deadlines import StartEvent
from advocate.web.fields import Needed, NotInFuture, WhenField
from advocate.web.forms import CaseForm


class DayForm(CaseForm):
    """The one day that is missing."""

    event = HiddenField()
    day = WhenField("Which day was it?", [Needed("Enter the day."), NotInFuture()], one_day=True)

    def what(self) -> StartEvent | None:
        """Return the event that the day is of; None for one that nobody knows."""
        known = {event.value: event for event in StartEvent}
        return known.get(self.event.data or "")
