"""The reasons for going further that a case itself shows, each in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, Direction, PromiseState
from advocate.domain.deadlines import Deadline, DeadlineRule, Purpose, RuleKind, StartEvent
from advocate.domain.deadlines.known_dates import Dates, known, known_dates
from advocate.domain.kinds import LetterState, Reason, ReplyKind
from advocate.domain.wording import say_date, say_when


@dataclass(frozen=True, slots=True)
class FoundReason:
    """A reason with the words that show it, such as the promise that was not kept."""

    kind: Reason
    words: str


def found_reasons(
    case: Case, deadlines: tuple[Deadline, ...], today: date, *, told: Dates | None = None
) -> tuple[FoundReason, ...]:
    """Return the reasons that the case shows without being asked; hardship only the customer can know."""
    shown = (*_deadlines(case, deadlines, today), *_promises(case, today))
    return (*shown, *_refusals(case), *_last_word(case, told))


def _deadlines(case: Case, deadlines: tuple[Deadline, ...], today: date) -> tuple[FoundReason, ...]:
    found = [
        FoundReason(Reason.DEADLINE, _say(d.rule, d.due_on, case.country))
        for d in deadlines
        if d.rule.kind is RuleKind.ORGANISATION and d.due_on is not None and d.due_on < today and d.is_certain
    ]
    return (*found, *_silence(case, today))


def _say(rule: DeadlineRule, due_on: date, country: str) -> str:
    day = say_date(due_on, country)
    if rule.purpose is Purpose.WAIT:
        return f"Their time to answer ended on {day}."
    return f"{rule.what[0].upper()}{rule.what[1:]}: it was due on {day}."


def _silence(case: Case, today: date) -> list[FoundReason]:
    answered = [c.when.end for c in case.contacts if c.direction is Direction.IN and c.when is not None]
    found = []
    for letter in case.letters:
        sent_on, due = letter.sent_on, letter.reply_due_on
        if letter.state is not LetterState.SENT or sent_on is None or due is None or due >= today:
            continue
        if not any(day >= sent_on for day in answered):
            words = f"Your letter of {say_date(sent_on, case.country)} has had no reply."
            found.append(FoundReason(Reason.DEADLINE, words))
    return found


def _promises(case: Case, today: date) -> tuple[FoundReason, ...]:
    return tuple(
        FoundReason(Reason.PROMISE, f"Not kept: {promise.text}")
        for promise in case.promises
        if promise.state is PromiseState.BROKEN or promise.is_overdue(today)
    )


def _refusals(case: Case) -> tuple[FoundReason, ...]:
    days = {contact.id: contact.when for contact in case.contacts}
    return tuple(
        FoundReason(Reason.REFUSAL, f"They refused it on {say_when(when, case.country)}.")
        for reply in case.replies
        if reply.kind is ReplyKind.REFUSAL and (when := days.get(reply.contact_id)) is not None
    )


def _last_word(case: Case, told: Dates | None) -> tuple[FoundReason, ...]:
    last = known(StartEvent.FINAL_RESPONSE, known_dates(case, told))
    if last is None:
        return ()
    words = f"They gave their last word on {say_date(last.latest, case.country)}."
    return (FoundReason(Reason.DEADLOCK, words),)
