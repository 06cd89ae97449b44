"""Composes a letter of any kind from a case."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Case, ChannelKind, LetterKind
from advocate.domain.deadlines import REMINDER_DAYS, REPLY_DAYS, reply_due
from advocate.domain.letters.draft import Draft
from advocate.domain.letters.first_complaint import first_complaint
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import LetterTexts
from advocate.domain.letters.reminders import confirmation, follow_up, thanks


def compose(
    case: Case,
    *,
    kind: LetterKind,
    channel: ChannelKind,
    today: date,
    texts: LetterTexts,
    reply_by: date | None = None,
    contact_id: str = "",
) -> Draft:
    """Return a letter of that kind, as a person would write it from what the case knows.

    `reply_by` is the day a reply is asked for; without it `reply_date` decides. `contact_id` names the
    contact that a confirmation is about; without it the latest talk. The private fallback, notes and the
    raw story are never read.
    """
    pen = Pen(case, texts, channel, today)
    day = reply_by or reply_date(case, kind, today)
    match kind:
        case LetterKind.FIRST_COMPLAINT:
            return first_complaint(pen, day)
        case LetterKind.FOLLOW_UP:
            return follow_up(pen, day)
        case LetterKind.CONFIRMATION:
            return confirmation(pen, contact_id)
        case LetterKind.THANKS:
            return thanks(pen)


def reply_date(case: Case, kind: LetterKind, today: date) -> date:
    """Return the day a letter of that kind asks a reply by.

    The customer's own day while it is ahead; otherwise 14 days from today, or a week for a reminder.
    """
    by = case.outcome.by if case.outcome else None
    if by is not None and by > today:
        return by
    days = REMINDER_DAYS if kind is LetterKind.FOLLOW_UP else REPLY_DAYS
    return reply_due(today, by=None, country=case.country, days=days).due_on
