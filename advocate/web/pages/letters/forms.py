"""What is asked about a letter."""

from __future__ import annotations

from datetime import date

from wtforms.fields.choices import SelectChoice

from advocate.domain import labels
from advocate.domain.case import ChannelKind, Letter, When
from advocate.web.fields import (
    LONG_TEXT,
    AtMost,
    LineField,
    Needed,
    NotInFuture,
    PickField,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

WAYS = (ChannelKind.EMAIL, ChannelKind.LETTER, ChannelKind.WEB_FORM)


def ways() -> list[SelectChoice]:
    """Return the ways in which a letter goes out, as choices."""
    return options((way.value, labels.CHANNELS[way]) for way in WAYS)


class LetterForm(CaseForm):
    """The words of a letter."""

    subject = LineField("Subject", [Needed("Enter a subject."), AtMost(300)])
    body = WordsField(
        "Letter", [Needed("Write the letter, or go back to an earlier version."), AtMost(LONG_TEXT)]
    )

    @classmethod
    def of(cls, letter: Letter, country: str) -> LetterForm:
        """Return the form filled in from the letter."""
        return cls(
            country=country, data={"version": letter.version, "subject": letter.subject, "body": letter.body}
        )


class SentForm(CaseForm):
    """ "I sent it": when and how."""

    sent_on = WhenField(
        "Which day did you send it?", [Needed("Enter the day you sent it."), NotInFuture()], one_day=True
    )
    channel = PickField(
        "How did you send it?", choices=ways(), validators=[Needed("Choose how you sent it.")]
    )

    def day(self) -> date:
        """Return the day it was sent; the form has to be valid."""
        found = self.sent_on.data
        if found is None:
            raise ValueError("the form was not validated")
        return found.start

    @classmethod
    def of(cls, letter: Letter, when: When, country: str) -> SentForm:
        """Return the form with today's date and the letter's way."""
        way = letter.channel.value if letter.channel in WAYS else ChannelKind.EMAIL.value
        return cls(country=country, data={"version": letter.version, "sent_on": when, "channel": way})
