"""What is asked of a reminder, and when to come back to something."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from wtforms import HiddenField
from wtforms.validators import Email

from advocate.web import visit
from advocate.web.fields import (
    AtMost,
    InFuture,
    LineField,
    Needed,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

MOST_WORDS = 1_000
MAIL = "Enter an e-mail address such as name@example.com."
PUT_OFF = (
    ("1", "Until tomorrow"),
    ("3", "For 3 days"),
    ("7", "For a week"),
    ("", "Until a day that I choose"),
)


class ReminderForm(CaseForm):
    """One reminder: what, and when."""

    text = WordsField(
        "What do you want to be reminded of?", [Needed("Say what it is about."), AtMost(MOST_WORDS)]
    )
    on = WhenField("On which day?", [Needed("Enter a day, such as 3 June 2026."), InFuture()], one_day=True)

    def day(self) -> date:
        """Return the day; the form has to be valid."""
        found = self.on.data
        return found.start if found else visit.today()


class ChangedReminderForm(ReminderForm):
    """A reminder that is there: its day may stay, though it is over."""

    on = WhenField("On which day?", [Needed("Enter a day, such as 3 June 2026.")], one_day=True)


class LaterForm(CaseForm):
    """For how long something is put off; `action` names what was on the page."""

    action = HiddenField()
    days = PickField("For how long?", choices=options(PUT_OFF), default="1")
    on = WhenField("Which day? (if you choose one)", one_day=True)

    def validate(self, extra_validators: Any = None) -> bool:
        """A day is needed where none of the usual times was chosen, and it is ahead."""
        is_good = super().validate(extra_validators)
        if not self.days.errors and not self.days.data:
            if not self.on.data and not self.on.errors:
                self.on.errors = ["Enter a day, such as 3 June 2026."]
            elif self.on.data and self.on.data.end <= visit.today():
                self.on.errors = ["Choose a day after today."]
        return is_good and not self.on.errors

    def day(self) -> date:
        """Return the day until which it is put off; the form has to be valid."""
        if self.days.data:
            return visit.today() + timedelta(days=int(self.days.data))
        return self.on.data.start if self.on.data else visit.today()


class MailForm(CaseForm):
    """Where the e-mail of what is due goes."""

    address = LineField(
        "Your e-mail address",
        [Needed("Enter your e-mail address."), AtMost(320), Email(MAIL, allow_smtputf8=False)],
    )
