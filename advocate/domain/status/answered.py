"""Chooses the next action after a reply that was read: each kind of reply has its own."""

from __future__ import annotations

from datetime import date

from advocate.domain.asks import is_all_met
from advocate.domain.case import Case, Letter, LetterKind, Reply, ReplyKind
from advocate.domain.status.kinds import ActionKind, NextAction
from advocate.domain.status.record import draft_of, is_silent, sent_complaints, waiting_until
from advocate.domain.wording import say_day

_LAST_WORDS = (ReplyKind.FINAL_RESPONSE, ReplyKind.DEADLOCK)
_FIRST_NOTES = (ReplyKind.ACKNOWLEDGEMENT, ReplyKind.HOLDING)


def latest_reply(case: Case, since: date | None = None) -> Reply | None:
    """Return the reply that came last, on `since` or after it; None where there is none."""
    days = {contact.id: contact.when.end for contact in case.contacts if contact.when}
    there = [r for r in case.replies if days.get(r.contact_id, date.min) >= (since or date.min)]
    return (
        max(enumerate(there), key=lambda one: (days.get(one[1].contact_id, date.min), one[0]))[1]
        if there
        else None
    )


def after_reply(case: Case, sent: Letter | None, today: date) -> NextAction | None:
    """Return what to do about the reply to the last letter; None where that was not read."""
    reply = latest_reply(case, sent.sent_on if sent else None)
    if reply is None:
        return None
    if reply.is_open_offer(today):
        detail = "See what it meets and what it leaves open before you say anything."
        return _act(
            ActionKind.COMPARE_OFFER, "Compare their offer with your goal", detail, reply, reply.until
        )
    if reply.has_offer and reply.stance is not None:
        headline = "Tell them what you decided"
        return _letter(
            case, reply, LetterKind.OFFER_REPLY, headline, "It counts once they have it in writing."
        )
    if is_all_met(case):
        return _act(
            ActionKind.WEIGH_ANSWER, "They agree to what you asked", "Once it is done, close the case.", reply
        )
    if reply.kind in _LAST_WORDS:
        detail = "This is their last word. Somebody independent may look at it now, for a limited time."
        return _act(ActionKind.LOOK_FURTHER, "See who can look at it next", detail, reply)
    return _by_kind(case, sent, reply, today)


def is_first_note(case: Case, sent: Letter) -> bool:
    """Return whether all that was read after a letter is that they have it."""
    reply = latest_reply(case, sent.sent_on)
    return reply is not None and reply.kind in _FIRST_NOTES


def _by_kind(case: Case, sent: Letter | None, reply: Reply, today: date) -> NextAction | None:
    if reply.kind is ReplyKind.REQUEST:
        return _letter(
            case, reply, LetterKind.INFORMATION, "Answer their questions", "A quick answer keeps it moving."
        )
    if reply.kind in _FIRST_NOTES:
        is_waiting = sent is not None and not is_silent(sent, today)
        return _wait(case, sent, reply, today) if sent and is_waiting else None
    if reply.kind is ReplyKind.REFUSAL:
        kinds = {letter.kind for letter in sent_complaints(case)}
        if LetterKind.ESCALATION in kinds:
            detail = "With their last word in writing, somebody independent can look at it."
            return _letter(case, reply, LetterKind.FINAL_LETTER, "Ask for their final response", detail)
        detail = "They refused. A manager can decide what the last person could not."
        return _letter(case, reply, LetterKind.ESCALATION, "Ask a manager to look at it", detail)
    headline = "Ask for what is still open"
    return _letter(case, reply, LetterKind.FOLLOW_UP, headline, "The letter asks for that alone.")


def _wait(case: Case, sent: Letter, reply: Reply, today: date) -> NextAction:
    due = waiting_until(case, sent, today)
    until = f" until {say_day(due, case.country, today)}" if due else ""
    words = f"They have it, and have not answered yet. Give them time{until}."
    return _act(ActionKind.NOTHING, "Nothing to do today", words, reply, due)


def _letter(case: Case, reply: Reply, kind: LetterKind, headline: str, detail: str) -> NextAction:
    """Return the writing of a letter, or the finishing of the one that is a draft."""
    draft = draft_of(case)
    if draft is not None and draft.kind is kind:
        return NextAction(
            ActionKind.SEND_LETTER,
            "Finish your letter and send it",
            detail,
            letter_id=draft.id,
            reply_id=reply.id,
        )
    return NextAction(ActionKind.WRITE_ANSWER, headline, detail, letter_kind=kind, reply_id=reply.id)


def _act(
    kind: ActionKind, headline: str, detail: str, reply: Reply, due_on: date | None = None
) -> NextAction:
    return NextAction(kind, headline, detail, due_on, reply_id=reply.id)
