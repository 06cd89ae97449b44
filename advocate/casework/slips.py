"""The reply slip of a letter: whether it goes along, its words, and the whole letter with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from advocate.casework.errors import CaseworkError
from advocate.casework.rows import load_entry
from advocate.domain.case import Case, Letter, LetterState
from advocate.domain.letters.reading import reply_day
from advocate.domain.letters.slip import has_slip, reply_slip, split_slip
from advocate.domain.letters.whole import whole_text
from advocate.rulebook import channel_texts
from advocate.store.models import LetterRow

_SENT = "This letter was sent. What was sent can’t change."


def choose_slip(session: Session, *, owner_id: int, case_id: str, letter_id: str, is_on: bool) -> None:
    """Let the slip go with a draft, or leave it off; CaseworkError for a letter that was sent."""
    row = load_entry(session, LetterRow, owner_id=owner_id, case_id=case_id, entry_id=letter_id)
    if row.state != LetterState.DRAFT:
        raise CaseworkError(_SENT)
    row.slip = is_on
    session.flush()


def slip_of(case: Case, letter: Letter, today: date) -> str:
    """Return the slip that went with a letter, or that would go with it today; "" for none."""
    texts = channel_texts.load().in_country(case.country)
    if letter.state is LetterState.SENT:
        return split_slip(letter.sent_text, texts)[1]
    if not has_slip(letter):
        return ""
    day = reply_day(f"{letter.subject}\n\n{letter.body}", case, today)
    return reply_slip(case, letter.subject, reply_by=day, texts=texts)


def whole_letter(case: Case, letter: Letter, day: date) -> str:
    """Return the letter as it was sent, or as it would be sent on that day, with its slip at the end."""
    if letter.state is LetterState.SENT:
        return letter.sent_text
    whole, slip = whole_text(case, letter, day), slip_of(case, letter, day)
    return f"{whole.rstrip()}\n\n{slip}\n" if slip else whole


def without_slip(whole: str) -> str:
    """Return a whole letter without the slip at its end."""
    return split_slip(whole, channel_texts.load())[0]
