"""Says by when a reply to a letter is due, and why then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from advocate.domain.wording import say_date

# 14 days is what the practice direction on pre-action conduct for England and Wales calls reasonable in a
# straightforward case (paragraph 6), and what most consumer advice uses elsewhere.
REPLY_DAYS = 14

# A reminder asks about something the reader knows already, so a week is enough.
REMINDER_DAYS = 7


@dataclass(frozen=True, slots=True)
class ReplyDue:
    """A day something is due, with its working: `rule` is a sentence a customer can check."""

    due_on: date
    rule: str


def reply_due(sent_on: date, *, by: date | None, country: str, days: int = REPLY_DAYS) -> ReplyDue:
    """Return when a reply to a letter sent on `sent_on` is due: `days` later, or on `by` if that is later.

    `by` is the day the letter asks for. A sooner one is not taken, so that no one is called late before
    they had a fair time to answer; the rule says so.
    """
    usual = sent_on + timedelta(days=days)
    sent = say_date(sent_on, country)
    if by is not None and by > usual:
        return ReplyDue(
            by, f"The day you asked for. It is later than {days} days after you sent it on {sent}."
        )
    if by is not None and sent_on <= by < usual:
        asked = say_date(by, country)
        return ReplyDue(
            usual, f"{days} days after you sent it on {sent}. You asked for {asked}, which is sooner."
        )
    return ReplyDue(usual, f"{days} days after you sent it on {sent}.")
