"""Writes a draft again from the case as it is now: the whole, or the passages that the customer takes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.orm import Session

from advocate.casework import letters, snapshot
from advocate.casework.drafting import propose
from advocate.casework.errors import CaseworkError
from advocate.casework.particulars import from_words
from advocate.domain.case import ChannelKind, LetterKind
from advocate.domain.letters import Draft
from advocate.domain.letters.passages import joined, passages
from advocate.store.models import LetterRow

_MOVED_ON = "Your letter or your case has changed since the page was opened. Look again and choose."


def write_again(
    session: Session, *, owner_id: int, case_id: str, letter_id: str, today: date, now: datetime
) -> None:
    """Put the letter as the program would write it now in place of the draft, which is kept as a version."""
    row = letters.draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    made = _proposed(session, row, owner_id=owner_id, case_id=case_id, today=today)
    letters.put_words(session, row, {"subject": made.subject, "body": made.body}, now=now)


def take_parts(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    letter_id: str,
    version: int,
    seal: str,
    taken: Collection[int],
    with_subject: bool,
    today: date,
    now: datetime,
) -> None:
    """Put the chosen passages of the new wording into the draft; the rest of it stays sign for sign.

    `seal` is that of the wording that was looked at. CaseworkError when it or the draft changed meanwhile.
    """
    row = letters.draft_row(session, owner_id=owner_id, case_id=case_id, letter_id=letter_id)
    made = _proposed(session, row, owner_id=owner_id, case_id=case_id, today=today)
    if row.version != version or seal_of(made) != seal:
        raise CaseworkError(_MOVED_ON)
    body = joined(passages(row.body, made.body), taken)
    letters.put_words(
        session, row, {"subject": made.subject if with_subject else row.subject, "body": body}, now=now
    )


def seal_of(made: Draft) -> str:
    """Return what tells one wording from another."""
    words = f"{made.subject}\0{made.body}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(words).hexdigest()[:16]


def _proposed(session: Session, row: LetterRow, *, owner_id: int, case_id: str, today: date) -> Draft:
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    kind, channel = LetterKind(row.kind), ChannelKind(row.channel)
    return propose(case, kind=kind, channel=channel, about=from_words(row.particulars), today=today)
