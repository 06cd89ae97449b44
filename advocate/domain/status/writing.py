"""Says which letters fit a case now, which one is next, and why another had better wait."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import (
    Case,
    CaseState,
    ClosingKind,
    Contact,
    Direction,
    Letter,
    LetterKind,
    LetterState,
    PromiseState,
)
from advocate.domain.status.record import (
    is_silent,
    last_sent,
    sent_complaints,
    waiting_until,
    was_answered,
    was_let_down,
)
from advocate.domain.wording import say_day

_REMINDERS = (LetterKind.FOLLOW_UP, LetterKind.BROKEN_PROMISE)
_OFFERS = re.compile(r"\b(?:offer\w*|goodwill|gesture|voucher|discount)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:please send|need(?:s|ed)?|asked? (?:me )?for|provide|upload)\b", re.IGNORECASE)
# These can be written at once: the case knows all that they say.
WRITTEN_AT_ONCE = frozenset(
    {LetterKind.FOLLOW_UP, LetterKind.BROKEN_PROMISE, LetterKind.ESCALATION, LetterKind.FINAL_LETTER}
)
_WAIT = "Not yet. They still have time until {day}."
_SEND_FIRST = "First send your complaint. They may put it right at once."


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """A kind of letter for a case: whether it fits now, and what it does or why it had better wait."""

    kind: LetterKind
    is_fitting: bool
    note: str


def letter_choices(case: Case, today: date) -> tuple[LetterChoice, ...]:
    """Return every kind of letter: the next one first, then the others that fit, then those that wait.

    None is locked: the customer may know better, and the note says what is usual.
    """
    suggested = next_letter(case, today)
    choices = [_choice(case, kind, today) for kind in LetterKind]
    return tuple(sorted(choices, key=lambda c: (c.kind is not suggested, not c.is_fitting)))


def next_letter(case: Case, today: date) -> LetterKind | None:
    """Return the letter to write next; None while the organisation still has time, or nothing is left."""
    if case.state is not CaseState.OPEN:
        return _last_note(case)
    sent = last_sent(case)
    if sent is None:
        return LetterKind.FIRST_COMPLAINT
    if is_referred(case) is not None:
        return None
    if was_let_down(case, sent):
        return LetterKind.BROKEN_PROMISE
    if was_answered(case, sent):
        return _answer(case) or (_step_after(case) if is_silent(sent, today) else None)
    return _step_after(case) if is_silent(sent, today) else None


def is_referred(case: Case) -> Letter | None:
    """Return the letter to a body that was sent after all letters to the organisation, or None."""
    sent = [
        x for x in case.letters if x.kind is LetterKind.REFERRAL and x.state is LetterState.SENT and x.sent_on
    ]
    last, complaint = (sent[-1] if sent else None), last_sent(case)
    if last is None or last.sent_on is None:
        return None
    is_last = complaint is None or complaint.sent_on is None or complaint.sent_on <= last.sent_on
    return last if is_last else None


def _last_note(case: Case) -> LetterKind | None:
    """Return what closes the loop once a case is closed: first that it is settled, then thanks."""
    done = {x.kind for x in case.letters if x.state is LetterState.SENT}
    was_met = case.closing is not None and case.closing.kind in (ClosingKind.MET, ClosingKind.PARTLY)
    helped = any(contact.helped for contact in case.contacts)
    if last_sent(case) is not None and LetterKind.CLOSING not in done:
        return LetterKind.CLOSING
    return LetterKind.THANKS if (was_met or helped) and LetterKind.THANKS not in done else None


def _step_after(case: Case) -> LetterKind:
    """Return the next step after silence: a reminder, a manager, the final response, somebody independent."""
    kinds = {x.kind for x in sent_complaints(case)}
    if LetterKind.FINAL_LETTER in kinds or LetterKind.SMALL_CLAIM in kinds:
        return LetterKind.REFERRAL
    if LetterKind.ESCALATION in kinds:
        return LetterKind.FINAL_LETTER
    return LetterKind.ESCALATION if kinds.intersection(_REMINDERS) else LetterKind.FOLLOW_UP


def _answer(case: Case) -> LetterKind | None:
    """Return how to answer what they said last, as far as its words tell."""
    last = _last_from_them(case)
    if last is None:
        return None
    if _OFFERS.search(last.text):
        return LetterKind.OFFER_REPLY
    return LetterKind.INFORMATION if _ASKS.search(last.text) else None


def _last_from_them(case: Case) -> Contact | None:
    theirs = [c for c in case.contacts if c.direction is Direction.IN and c.when is not None]
    return max(theirs, key=lambda c: c.when.end if c.when else date.min, default=None)


def _choice(case: Case, kind: LetterKind, today: date) -> LetterChoice:
    why_not = _why_not(case, kind, today)
    return LetterChoice(kind, not why_not, why_not or _WHAT[kind])


def _why_not(case: Case, kind: LetterKind, today: date) -> str:
    """Return why a letter of that kind had better wait, "" where it fits."""
    sent = last_sent(case)
    match kind:
        case LetterKind.FIRST_COMPLAINT:
            return "You have sent it. A reminder or the next step does more now." if sent else ""
        case LetterKind.FOLLOW_UP | LetterKind.ESCALATION | LetterKind.FINAL_LETTER:
            return _too_soon(case, kind, today)
        case LetterKind.REFERRAL | LetterKind.SMALL_CLAIM:
            return _not_outside_yet(case, kind, today)
        case _:
            return _nothing_for_it(case, kind, today)


def _nothing_for_it(case: Case, kind: LetterKind, today: date) -> str:
    """Return what the case still lacks for a note of that kind, "" where nothing."""
    own = [contact for contact in case.contacts if not contact.letter_id]
    match kind:
        case LetterKind.BROKEN_PROMISE:
            unkept = [p for p in case.promises if p.state is PromiseState.BROKEN or p.is_overdue(today)]
            return "" if unkept else "No promise is past its day."
        case LetterKind.CONFIRMATION:
            return "" if own else "After a call, a chat or a visit."
        case LetterKind.OFFER_REPLY | LetterKind.INFORMATION:
            return "" if own or last_sent(case) else _SEND_FIRST
        case LetterKind.CLOSING:
            is_over = case.state is not CaseState.OPEN
            sent = last_sent(case)
            return "" if sent and (is_over or was_answered(case, sent)) else "When it is settled."
        case LetterKind.THANKS:
            is_over = case.state is not CaseState.OPEN
            return "" if is_over or any(c.helped for c in own) else "When somebody has helped you."
        case _:
            return ""


def _too_soon(case: Case, kind: LetterKind, today: date) -> str:
    sent = last_sent(case)
    if sent is None:
        return _SEND_FIRST
    due = waiting_until(case, sent, today)
    has_time = not (is_silent(sent, today) or was_answered(case, sent) or was_let_down(case, sent))
    if has_time and due is not None:
        return _WAIT.format(day=say_day(due, case.country, today))
    kinds = {x.kind for x in sent_complaints(case)}
    if kind is LetterKind.FINAL_LETTER and LetterKind.ESCALATION not in kinds:
        return "Most people ask a manager first. It is quicker, and it often works."
    return ""


def _not_outside_yet(case: Case, kind: LetterKind, today: date) -> str:
    money = case.outcome.money if case.outcome else None
    if kind is LetterKind.SMALL_CLAIM and money is None:
        return "A small claim is about a sum of money. Your goal names none so far."
    final = [x for x in sent_complaints(case) if x.kind is LetterKind.FINAL_LETTER]
    if not final:
        return "Ask for their final response first. It shows that they had their chance."
    return _too_soon(case, LetterKind.FOLLOW_UP, today)


_WHAT = {
    LetterKind.FIRST_COMPLAINT: "Says what happened and asks for what would put it right.",
    LetterKind.FOLLOW_UP: "The day for their reply has passed. It may have been missed.",
    LetterKind.BROKEN_PROMISE: "Names what was promised, and asks by when it can still be done.",
    LetterKind.CONFIRMATION: "Puts in writing what was said, so that both sides have it.",
    LetterKind.OFFER_REPLY: "Accepts it, accepts a part, or suggests something else.",
    LetterKind.INFORMATION: "Sends what they asked you for.",
    LetterKind.ESCALATION: "Tells a manager why they are needed, and what they can do.",
    LetterKind.FINAL_LETTER: "Asks for their last word in writing.",
    LetterKind.REFERRAL: "Asks somebody independent to look at it.",
    LetterKind.SMALL_CLAIM: "Says what a claim would be about, and gives them 14 days to settle.",
    LetterKind.DATA_REQUEST: "Asks for a copy of what they hold about you: notes, recordings, messages.",
    LetterKind.THANKS: "For somebody who helped.",
    LetterKind.CLOSING: "Closes the loop: what was done, and that nothing is open.",
}
