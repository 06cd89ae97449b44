"""Reads off a case what was sent, what came back, and what is still owed."""

from __future__ import annotations

from datetime import date, timedelta

from advocate.domain.case import (
    Case,
    ClosingKind,
    Direction,
    Letter,
    LetterKind,
    LetterState,
    Promise,
    PromiseState,
)

# A late reply is looked at within days; after a week what it left open is asked for.
FRESH = timedelta(days=7)
AGREED = frozenset({ClosingKind.MET, ClosingKind.PARTLY})
# The letters that carry a complaint on and wait for an answer; notes of thanks and the like don't.
COMPLAINTS = frozenset(
    {
        LetterKind.FIRST_COMPLAINT,
        LetterKind.FOLLOW_UP,
        LetterKind.BROKEN_PROMISE,
        LetterKind.OFFER_REPLY,
        LetterKind.INFORMATION,
        LetterKind.ESCALATION,
        LetterKind.FINAL_LETTER,
        LetterKind.SMALL_CLAIM,
    }
)


def sent_complaints(case: Case) -> tuple[Letter, ...]:
    """Return the letters that carried the complaint on, in the order they were sent."""
    sent = [x for x in case.letters if x.state is LetterState.SENT and x.kind in COMPLAINTS and x.sent_on]
    return tuple(sorted(sent, key=lambda x: x.sent_on or date.min))


def last_sent(case: Case) -> Letter | None:
    """Return the letter of the complaint that was sent last, or None."""
    sent = sent_complaints(case)
    return sent[-1] if sent else None


def draft_of(case: Case) -> Letter | None:
    """Return the newest letter of the complaint that is still a draft, or None."""
    drafts = [x for x in case.letters if x.state is LetterState.DRAFT and x.kind in COMPLAINTS]
    return drafts[-1] if drafts else None


def overdue_promise(case: Case, today: date) -> Promise | None:
    """Return the promise that is past its day and not settled, the oldest one, or None."""
    overdue = [p for p in case.promises if p.is_overdue(today)]
    return min(overdue, key=lambda p: p.due_on or today, default=None)


def untold_promise(case: Case, sent: Letter, today: date) -> Promise | None:
    """Return the overdue promise to ask about after a letter, or None.

    While its answer is waited for, one that was overdue when it went out is not asked about: they were told.
    """
    is_waiting = not is_silent(sent, today) and not was_answered(case, sent)
    since = sent.sent_on if is_waiting and sent.sent_on else date.min
    overdue = [p for p in case.promises if p.is_overdue(today) and p.due_on and p.due_on >= since]
    return min(overdue, key=lambda p: p.due_on or today, default=None)


def waiting_until(case: Case, sent: Letter, today: date) -> date | None:
    """Return the soonest day from today on which a reply or a promise is due, or None."""
    days = [
        p.due_on for p in case.promises if p.state is PromiseState.OPEN and p.due_on and p.due_on >= today
    ]
    if sent.reply_due_on and sent.reply_due_on >= today:
        days.append(sent.reply_due_on)
    return min(days, default=None)


def is_silent(sent: Letter, today: date) -> bool:
    """Return whether the day for the reply to a letter has passed."""
    return sent.reply_due_on is not None and sent.reply_due_on < today


def let_down_by(case: Case, sent: Letter) -> Promise | None:
    """Return the promise that turned out broken after the letter went out, the latest one, or None."""
    since = sent.sent_on or date.max
    broken = [p for p in case.promises if p.state is PromiseState.BROKEN and p.settled_on]
    since_then = [p for p in broken if p.settled_on and p.settled_on > since]
    return max(since_then, key=lambda p: p.settled_on or since, default=None)


def was_let_down(case: Case, sent: Letter) -> bool:
    """Return whether a promise turned out broken after the letter went out."""
    return let_down_by(case, sent) is not None


def is_late_answer(case: Case, sent: Letter, today: date) -> bool:
    """Return whether they answered a letter after its day, within the last week: that is weighed first."""
    days = [c.when.end for c in case.contacts if c.direction is Direction.IN and c.when]
    due = sent.reply_due_on
    return due is not None and any(max(due, today - FRESH) <= day <= today for day in days)


def was_answered(case: Case, sent: Letter) -> bool:
    """Return whether they were in touch after the letter: on a later day, or recorded after it that day.

    A case that had ended well and is open again was answered, whether or not the answer was noted.
    """
    since = sent.sent_on or date.max
    earlier = case.earlier_closing
    if earlier is not None and earlier.kind in AGREED and earlier.closed_on >= since:
        return True
    is_after = False
    for contact in case.contacts:
        is_after = is_after or contact.letter_id == sent.id
        if contact.direction is Direction.IN and contact.when is not None:
            day = contact.when.end
            if day > since or (is_after and day == since):
                return True
    return False
