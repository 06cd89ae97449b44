"""Composes a letter of any kind from a case and what that letter is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from advocate.domain.case import Case, ChannelKind, LetterKind, Particulars
from advocate.domain.deadlines import REMINDER_DAYS, REPLY_DAYS, ReplyDue, reply_due
from advocate.domain.letters.answering import information, offer_reply
from advocate.domain.letters.data_request import data_request
from advocate.domain.letters.draft import Draft
from advocate.domain.letters.filling import LetterTexts
from advocate.domain.letters.first_complaint import first_complaint
from advocate.domain.letters.further import escalation, final_letter, small_claim
from advocate.domain.letters.lines import ONE_PAGE_WORDS, word_count
from advocate.domain.letters.notes import closing, confirmation, thanks
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.referral import referral
from advocate.domain.letters.reminders import broken_promise, follow_up
from advocate.domain.wording import say_date

# How long each kind of letter gives for a reply, in days; a kind that isn't here asks for none.
DAYS = {
    LetterKind.FIRST_COMPLAINT: REPLY_DAYS,
    LetterKind.FOLLOW_UP: REMINDER_DAYS,
    LetterKind.BROKEN_PROMISE: REMINDER_DAYS,
    LetterKind.OFFER_REPLY: REPLY_DAYS,
    LetterKind.INFORMATION: REPLY_DAYS,
    LetterKind.ESCALATION: REPLY_DAYS,
    LetterKind.FINAL_LETTER: REPLY_DAYS,
    LetterKind.SMALL_CLAIM: REPLY_DAYS,
}
# The day in these isn't the customer's own from long before, but a full time from today.
_ALWAYS_FROM_TODAY = (LetterKind.FINAL_LETTER, LetterKind.SMALL_CLAIM, LetterKind.DATA_REQUEST)

_WRITERS: Mapping[LetterKind, Callable[[Pen, Particulars, date], Draft]] = {
    LetterKind.FIRST_COMPLAINT: lambda pen, _, day: first_complaint(pen, day),
    LetterKind.FOLLOW_UP: lambda pen, _, day: follow_up(pen, day),
    LetterKind.BROKEN_PROMISE: lambda pen, about, day: broken_promise(pen, about.promise_id, day),
    LetterKind.CONFIRMATION: lambda pen, about, _: confirmation(pen, about),
    LetterKind.OFFER_REPLY: offer_reply,
    LetterKind.INFORMATION: information,
    LetterKind.ESCALATION: escalation,
    LetterKind.FINAL_LETTER: final_letter,
    LetterKind.REFERRAL: lambda pen, about, _: referral(pen, about),
    LetterKind.SMALL_CLAIM: small_claim,
    LetterKind.DATA_REQUEST: data_request,
    LetterKind.THANKS: lambda pen, about, _: thanks(pen, about),
    LetterKind.CLOSING: lambda pen, about, _: closing(pen, about),
}


def compose(
    case: Case,
    *,
    kind: LetterKind,
    channel: ChannelKind,
    today: date,
    texts: LetterTexts,
    reply_by: date | None = None,
    about: Particulars | None = None,
) -> Draft:
    """Return a letter of that kind, as a person would write it from what the case knows.

    `reply_by` is the day a reply is asked for; without it `reply_date` decides. `about` is what the letter
    needs to know beyond the case; without it the case decides as well as it can. The private fallback, notes
    and the raw story are never read.
    """
    pen = Pen(case, texts, channel, today)
    day = reply_by or reply_date(case, kind, today)
    made: list[Draft] = []
    for one in (pen, replace(pen, is_tight=True), replace(pen, is_tight=True, is_brief=True)):
        made.append(_WRITERS[kind](one, about or Particulars(), day))
        if word_count(made[-1].body) <= ONE_PAGE_WORDS:
            break
    return min(reversed(made), key=lambda draft: word_count(draft.body))


def reply_date(case: Case, kind: LetterKind, today: date) -> date:
    """Return the day a letter of that kind asks a reply by.

    The customer's own day while it is ahead; otherwise 14 days from today, or a week for a reminder. A
    request for data gives a month (GDPR and UK GDPR, Article 12(3)); the last letters always a full time.
    """
    by = _own_day(case, kind)
    if by is not None and by > today:
        return by
    return (reply_clock(case, kind, today) or reply_due(today, by=None, country=case.country)).due_on


def reply_clock(case: Case, kind: LetterKind, sent_on: date) -> ReplyDue | None:
    """Return when a reply to a letter sent on that day is due, and why then; None where none is asked for."""
    if kind is LetterKind.DATA_REQUEST:
        sent = say_date(sent_on, case.country)
        return ReplyDue(sent_on + relativedelta(months=1), f"One month after you sent it on {sent}.")
    if kind not in DAYS:
        return None
    return reply_due(sent_on, by=_own_day(case, kind), country=case.country, days=DAYS[kind])


def _own_day(case: Case, kind: LetterKind) -> date | None:
    """Return the day of the customer's goal, where a letter of that kind goes by it."""
    if kind in _ALWAYS_FROM_TODAY or case.outcome is None:
        return None
    return case.outcome.by
