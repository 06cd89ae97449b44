"""Chooses the next action that a case asks for by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocate.domain.case import Case, CaseState, ClosingKind, Letter, LetterKind, Promise
from advocate.domain.status.answered import after_reply, is_first_note
from advocate.domain.status.keeping import check_day, fell_through, to_ask_about
from advocate.domain.status.kinds import ActionKind, NextAction
from advocate.domain.status.record import (
    draft_of,
    is_late_answer,
    is_silent,
    last_sent,
    overdue_promise,
    untold_promise,
    waiting_until,
    was_answered,
    was_let_down,
)
from advocate.domain.status.writing import is_referred, next_letter
from advocate.domain.wording import say_day, say_money

_ENDINGS = {
    ClosingKind.MET: "Put right",
    ClosingKind.PARTLY: "Put right in part",
    ClosingKind.GAVE_UP: "Closed without a result",
    ClosingKind.WITHDREW: "Closed, because you changed your mind",
}


# What to do after silence, once a reminder has not helped: the headline, and why now.
_FURTHER = {
    LetterKind.ESCALATION: (
        "Ask a manager to look at it",
        "A reminder has not helped. A manager can decide what the last person could not.",
    ),
    LetterKind.FINAL_LETTER: (
        "Ask for their final response",
        "With their last word in writing, somebody independent can look at it.",
    ),
    LetterKind.REFERRAL: (
        "Ask somebody independent to look at it",
        "They had their chance. An ombudsman or a regulator may be able to help now.",
    ),
}
_ANSWERS = {
    LetterKind.OFFER_REPLY: (
        "They made an offer. Compare it with your goal",
        "You can accept it, accept a part of it, or suggest something else.",
    ),
    LetterKind.INFORMATION: (
        "Answer their questions",
        "They asked you for something. A quick answer keeps it moving.",
    ),
}


def usual_action(case: Case, today: date) -> NextAction:
    """Return the next action for the case, as if nothing had been put off."""
    if case.state is not CaseState.OPEN:
        return _after_the_end(case, today)
    if not (case.facts or case.contacts or case.has_story):
        return NextAction(
            ActionKind.TELL_STORY,
            "Tell the story",
            "Write down what happened, as angry as you like. Only you will see it.",
        )
    if case.outcome is None:
        return NextAction(
            ActionKind.CHOOSE_GOAL, "Choose your goal", "Say what would put this right, and by when."
        )
    sent = last_sent(case)
    if sent is None:
        return after_reply(case, None, today) or _before_sending(case, today)
    return _after_sending(case, sent, today)


def ending(case: Case) -> str:
    """Return how a closed case ended, with the sum where there is one."""
    closing = case.closing
    if closing is None:
        return "Closed"
    got = f": {say_money(closing.money, case.country)}" if closing.money else ""
    return _ENDINGS[closing.kind] + got


def _after_the_end(case: Case, today: date) -> NextAction:
    waiting, broken = to_ask_about(case, today), fell_through(case)
    if waiting is not None:
        due = f", by {say_day(waiting.due_on, case.country, today)}" if waiting.due_on else ""
        return NextAction(
            ActionKind.CHECK_KEPT,
            "Did they keep it?",
            f"When you closed the case, this was still to be done{due}: {waiting.text}",
            check_day(case),
            promise_id=waiting.id,
        )
    if broken is not None:
        return NextAction(
            ActionKind.REOPEN,
            "They did not keep it. Open the case again",
            f"It was agreed, and it was not done: {broken.text}. Your letters and days are as you left them.",
        )
    return NextAction(
        ActionKind.CLOSED,
        "This case is closed",
        f"{ending(case)}. You can reopen it at any time.",
        letter_kind=next_letter(case, today),
    )


def _before_sending(case: Case, today: date) -> NextAction:
    draft, overdue = draft_of(case), overdue_promise(case, today)
    if draft is not None:
        return NextAction(
            ActionKind.SEND_LETTER,
            "Finish your letter and send it",
            "Read it once more, send it in your own name, then say here that you sent it.",
            letter_id=draft.id,
        )
    if not case.facts:
        return NextAction(
            ActionKind.ADD_FACTS, "Add what happened", "A few facts with their dates are enough for a letter."
        )
    if overdue is not None:
        return _ask_about(case, overdue, today)
    if not case.exhibits:
        return NextAction(
            ActionKind.ADD_EVIDENCE,
            "Add something that shows it",
            "A bill, a photo or an e-mail. Gaps are fine: you can write the letter without.",
        )
    return NextAction(
        ActionKind.WRITE_LETTER,
        "Write your letter",
        "It is put together from your goal, your facts and your evidence. You can change every word.",
    )


def _after_sending(case: Case, sent: Letter, today: date) -> NextAction:
    overdue, referral = untold_promise(case, sent, today), is_referred(case)
    if overdue is not None:
        return replace(_ask_about(case, overdue, today), letter_kind=_letter_about(case, today))
    if referral is not None:
        return _with_a_body(referral)
    to_reply = after_reply(case, sent, today)
    if to_reply is not None:
        return to_reply
    kind = next_letter(case, today)
    if kind is not None and draft_of(case) is None and kind in _ANSWERS:
        return NextAction(
            ActionKind.WRITE_ANSWER, *_ANSWERS[kind], waiting_until(case, sent, today), letter_kind=kind
        )
    is_let_down = was_let_down(case, sent)
    if is_late_answer(case, sent, today) and not is_let_down and not is_first_note(case, sent):
        return _weigh(case, sent, today)
    if kind is not None and draft_of(case) is None and kind in _FURTHER:
        headline, detail = _FURTHER[kind]
        return NextAction(ActionKind.GO_FURTHER, headline, detail, sent.reply_due_on, letter_kind=kind)
    if is_silent(sent, today) or is_let_down:
        return _remind(case, sent, today)
    if was_answered(case, sent):
        return _weigh(case, sent, today)
    due = waiting_until(case, sent, today)
    day = say_day(due, case.country, today) if due else ""
    later = f" If you have heard nothing by {day}, we help you write a friendly reminder." if day else ""
    return NextAction(
        ActionKind.NOTHING, "Nothing to do today", f"You asked clearly and gave them time.{later}", due
    )


def _weigh(case: Case, sent: Letter, today: date) -> NextAction:
    due = waiting_until(case, sent, today)
    day = say_day(due, case.country, today) if due else ""
    later = f" If it is only a first note, there is nothing to do until {day}." if day else ""
    return NextAction(
        ActionKind.WEIGH_ANSWER,
        "Compare their answer with your goal",
        f"If it puts things right, you can close the case.{later}",
        due,
    )


def _with_a_body(referral: Letter) -> NextAction:
    body = referral.particulars.body or "the people you asked"
    return NextAction(
        ActionKind.NOTHING, "Nothing to do today", f"It is with {body} now. They tell you what they need."
    )


def _ask_about(case: Case, promise: Promise, today: date) -> NextAction:
    who = promise.by_whom or case.organisation.name
    due = f", by {say_day(promise.due_on, case.country, today)}" if promise.due_on else ""
    return NextAction(
        ActionKind.SETTLE_PROMISE,
        "Was the promise kept?",
        f"What {who} promised{due}: {promise.text}",
        promise.due_on,
        promise_id=promise.id,
    )


def _letter_about(case: Case, today: date) -> LetterKind:
    """Return the letter to write about a promise past its day: a reminder of it, or the step that is due."""
    step = next_letter(case, today)
    return LetterKind.BROKEN_PROMISE if step is None or step is LetterKind.FOLLOW_UP else step


def _remind(case: Case, sent: Letter, today: date) -> NextAction:
    draft = draft_of(case)
    if draft is not None:
        return NextAction(
            ActionKind.SEND_LETTER,
            "Finish your reminder and send it",
            "It may have been missed. A friendly line often is enough.",
            sent.reply_due_on,
            letter_id=draft.id,
        )
    is_quiet = is_silent(sent, today) and not was_answered(case, sent)
    return NextAction(
        ActionKind.SEND_REMINDER,
        "Send a friendly reminder",
        "The day for their reply has passed."
        if is_quiet
        else "Say what is still open, and by when you need it.",
        sent.reply_due_on,
        letter_kind=LetterKind.BROKEN_PROMISE if was_let_down(case, sent) else LetterKind.FOLLOW_UP,
    )
