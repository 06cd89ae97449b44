"""A contact noted in one line, as it was understood, for the customer to check."""

from __future__ import annotations

from typing import Any

from advocate.casework.calls import Promised
from advocate.domain.case import When
from advocate.domain.quick_line import QuickLine
from advocate.web.fields import LONG_TEXT, ONE_LINE, AtMost, LineField, WhenField
from advocate.web.forms import CaseForm
from advocate.web.pages.timeline.forms import ContactForm


class LineForm(CaseForm):
    """The line as it was typed."""

    line = LineField("Or note it in one line")


class QuickForm(ContactForm):
    """A contact with one promise that was made in it."""

    promise = LineField("Did they promise something? (optional)", [AtMost(LONG_TEXT)])
    due = WhenField("By when? (optional)", one_day=True)
    due_words = LineField("How did they put it? (optional)", [AtMost(ONE_LINE)])

    @classmethod
    def of(cls, said: QuickLine, country: str) -> QuickForm:
        """Return the form filled in with what a line was understood to say."""
        data = {
            **{
                name: getattr(said, name)
                for name in ("text", "when", "minutes", "person", "role", "reference")
            },
            "channel": said.channel.value,
            "direction": said.direction.value,
            "promise": said.promise,
            "due": When.on(said.due_on) if said.due_on else None,
            "due_words": said.due_working,
        }
        return cls(formdata=None, country=country, data=data)

    def validate(self, extra_validators: Any = None) -> bool:
        """A day needs its promise, and is not before the contact."""
        is_good = super().validate(extra_validators)
        if self.due.data and not self.promise.data:
            self.promise.errors = ["Say what they promised to do by that day."]
        elif self.due.data and self.when.data and self.due.data.start < self.when.data.start:
            self.due.errors = ["This day is before the day on which they said so."]
        return is_good and not (self.promise.errors or self.due.errors)

    def promises(self) -> tuple[Promised, ...]:
        """Return the promise, if there was one."""
        if not self.promise.data:
            return ()
        day = self.due.data.start if self.due.data else None
        return (Promised(self.promise.data, day, self.due_words.data),)
