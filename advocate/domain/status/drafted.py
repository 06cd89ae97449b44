"""Letters that were drafted and not sent: which to read again after a night, and which to ask about."""

from __future__ import annotations

from datetime import date, timedelta

from advocate.domain.case import Case, Direction, Letter, LetterKind, LetterState, PromiseState
from advocate.domain.status.record import COMPLAINTS, last_sent

# A draft that lay for three days was forgotten, or it was sent and nobody said so here.
FORGOTTEN_AFTER = timedelta(days=3)


def drafts(case: Case) -> tuple[Letter, ...]:
    """Return the drafts that still fit the case, in the order they were begun.

    A draft no longer fits once a later letter of the complaint was sent, once they were in touch after its
    words were written, or once the promise that it is about was kept.
    """
    return tuple(x for x in case.letters if x.state is LetterState.DRAFT and not _is_past(case, x))


def rested(case: Case, today: date) -> Letter | None:
    """Return the draft that rested and is to be read again; None when it has been changed since."""
    ready = [x for x in drafts(case) if x.resting_until and x.resting_until <= today]
    return next((x for x in ready if x.changed_on is None or _rests_since(x) > x.changed_on), None)


def is_resting(letter: Letter, today: date) -> bool:
    """Return whether a letter is a draft that the customer sleeps on."""
    return (
        letter.state is LetterState.DRAFT
        and letter.resting_until is not None
        and letter.resting_until > today
    )


def forgotten(case: Case, today: date) -> Letter | None:
    """Return the newest draft that has lain for `FORGOTTEN_AFTER` and does not rest, or None."""
    lain = [x for x in drafts(case) if x.changed_on and x.changed_on + FORGOTTEN_AFTER <= today]
    return next((x for x in reversed(lain) if not is_resting(x, today)), None)


def _rests_since(letter: Letter) -> date:
    return letter.resting_until or date.min


def _is_past(case: Case, letter: Letter) -> bool:
    since = letter.changed_on or date.max
    sent = last_sent(case)
    if letter.kind in COMPLAINTS and sent is not None:
        if letter.kind is LetterKind.FIRST_COMPLAINT or (sent.sent_on and sent.sent_on > since):
            return True
        if any(
            c.direction is Direction.IN and c.when is not None and c.when.end > since for c in case.contacts
        ):
            return True
    about = letter.particulars.promise_id
    return any(p.id == about and p.state is PromiseState.KEPT for p in case.promises)
