"""Starts letters: composed from the case and from what each is about; a draft that is there is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import snapshot
from advocate.casework.errors import NotFoundError
from advocate.casework.particulars import to_words
from advocate.casework.rows import belongs, load_owned
from advocate.domain.asks import open_case
from advocate.domain.case import Case, ChannelKind, LetterKind, LetterState, Particulars
from advocate.domain.letters import Draft, compose
from advocate.rulebook import letter_texts
from advocate.store.models import LetterRow

_texts = cache(letter_texts.load)
# These say what was asked for from the beginning; all others ask for what is still open.
_ABOUT_THE_WHOLE = (LetterKind.FIRST_COMPLAINT, LetterKind.OFFER_REPLY, LetterKind.CLOSING, LetterKind.THANKS)


@dataclass(frozen=True, slots=True)
class Started:
    """A letter that was started; `is_new` is False for a draft that was there, `is_told` where it knows more.

    A draft that was there keeps its words; what it is about may be new, and the letter is then proposed anew.
    """

    letter_id: str
    is_new: bool
    is_told: bool = False


def draft(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    kind: LetterKind,
    channel: ChannelKind,
    about: Particulars | None = None,
    today: date,
    now: datetime,
) -> Started:
    """Compose a letter from the case; an open draft of that kind about the same thing is used again.

    `about` is what the letter needs to know beyond the case. Raises NotFoundError when the case has no such
    contact or promise.
    """
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    about = about or Particulars()
    about_id = _about_id(case, about)
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    there = _open_draft(session, row.id, kind, about_id, about.body)
    if there is not None:
        is_told = there.particulars != to_words(about)
        there.particulars = to_words(about)
        session.flush()
        return Started(there.public_id, is_new=False, is_told=is_told)
    made = propose(case, kind=kind, channel=channel, about=about, today=today)
    letter = LetterRow(
        **belongs(row, now=now),
        kind=kind.value,
        channel=channel.value,
        subject=made.subject,
        body=made.body,
        about_id=about_id,
        particulars=to_words(about),
    )
    session.add(letter)
    session.flush()
    return Started(letter.public_id, is_new=True)


def propose(
    case: Case, *, kind: LetterKind, channel: ChannelKind, about: Particulars | None = None, today: date
) -> Draft:
    """Return the letter as the program would write it from the case now; nothing is stored."""
    asked = case if kind in _ABOUT_THE_WHOLE else open_case(case)
    return compose(asked, kind=kind, channel=channel, today=today, texts=_texts(), about=about)


def _about_id(case: Case, about: Particulars) -> str:
    """Return the id of the contact or the promise that a letter is about, "" for none."""
    there = {c.id for c in case.contacts} | {p.id for p in case.promises}
    named = [entry_id for entry_id in (about.promise_id, about.contact_id) if entry_id]
    if not there.issuperset(named):
        raise NotFoundError
    return named[0] if named else ""


def _open_draft(
    session: Session, case_id: int, kind: LetterKind, about_id: str, body: str
) -> LetterRow | None:
    """Return the open draft of that kind about the same contact, promise or body, or None."""
    query = select(LetterRow).where(LetterRow.case_id == case_id, LetterRow.deleted_at.is_(None))
    query = query.where(LetterRow.kind == kind.value, LetterRow.state == LetterState.DRAFT.value)
    drafts = session.scalars(query.where(LetterRow.about_id == about_id))
    return next((row for row in drafts if row.particulars.get("body", "") == body), None)
