"""The days of a case as they go into a calendar: replies and promises still due, and own reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, CaseState, PromiseState
from advocate.domain.labels import LETTER_KINDS
from advocate.domain.status.keeping import check_day, still_to_be_done
from advocate.domain.status.record import last_sent, was_answered
from advocate.domain.wording import say_date

_TITLE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day to keep in mind. `id` stays the same for the same thing, `version` grows when it moves.

    `plain` is a title that names the organisation and nothing else. Only the customer's own, verified time
    and what they set themselves have an alarm; `is_warned` has one a week before, too.
    """

    id: str
    day: date
    title: str
    details: str
    version: int
    plain: str = ""
    has_alarm: bool = False
    is_warned: bool = False


def due_days(case: Case) -> tuple[DueDay, ...]:
    """Return what an open case waits for, in order of time; of a closed one when to see if it was kept.

    A reply that came, and a promise that is settled, are no longer waited for.
    """
    if case.state is not CaseState.OPEN:
        return tuple(_checks(case))
    days = [*_replies(case), *_promises(case), *_reminders(case)]
    return tuple(sorted(days, key=lambda due: (due.day, due.id)))


def _replies(case: Case) -> list[DueDay]:
    sent = last_sent(case)
    if sent is None or sent.reply_due_on is None or was_answered(case, sent):
        return []
    day = say_date(sent.sent_on, case.country) if sent.sent_on else ""
    return [
        DueDay(
            id=f"letter-{sent.id}",
            day=sent.reply_due_on,
            title=short_title(f"Reply due from {case.organisation.name}"),
            details=f"{LETTER_KINDS[sent.kind]}, sent {day}. If nothing has come, send a reminder.",
            version=sent.version + _changes(case, sent.id),
            plain=short_title(f"Reply due from {case.organisation.name}"),
        )
    ]


def _promises(case: Case) -> list[DueDay]:
    waiting = [p for p in case.promises if p.state is PromiseState.OPEN and p.due_on]
    return [
        DueDay(
            id=f"promise-{p.id}",
            day=p.due_on,
            title=short_title(f"{p.by_whom or case.organisation.name} promised: {p.text}"),
            details=f"{p.text}\nPromised by {p.by_whom or case.organisation.name}. Note if it was kept.",
            version=p.version + _changes(case, p.id),
            plain=short_title(f"A promise is due: {case.organisation.name}"),
        )
        for p in waiting
        if p.due_on
    ]


def _changes(case: Case, key: str) -> int:
    """Return a number that grows whenever the day of a letter or a promise is changed, or changed back."""
    return sum(change.version for change in case.adjustments if change.rule_id == key)


def _reminders(case: Case) -> list[DueDay]:
    return [
        DueDay(
            id=f"reminder-{r.id}",
            day=r.remind_on,
            title=short_title(r.text),
            details=r.text,
            version=r.version,
            plain=short_title(f"Your own reminder: {case.organisation.name}"),
            has_alarm=True,
        )
        for r in case.reminders
        if r.done_on is None
    ]


def _checks(case: Case) -> list[DueDay]:
    day, closing = check_day(case), case.closing
    if day is None or closing is None:
        return []
    waiting = "\n".join(promise.text for promise in still_to_be_done(case))
    title = short_title(f"Did {case.organisation.name} keep to what was agreed?")
    details = f"Still to be done when you closed the case:\n{waiting}"
    # a promise that was settled meanwhile moves the day, and counts too
    version = closing.version + sum(promise.version for promise in case.promises)
    return [DueDay(f"kept-{case.id}", day, title, details, version, plain=title)]


def short_title(title: str) -> str:
    """Return a title as calendars show it: one line of at most 90 characters."""
    words = " ".join(title.split())
    return words if len(words) <= _TITLE_LENGTH else f"{words[: _TITLE_LENGTH - 1].rstrip()}…"
