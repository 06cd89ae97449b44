"""A letter as files to send: PDF, and an e-mail draft with the exhibits that it cites."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.rows import load_owned
from advocate.domain.case import Case, ChannelKind, Letter, LetterState
from advocate.domain.letters.whole import whole_text
from advocate.printing import letter as on_paper
from advocate.printing.eml import Attachment, email_draft
from advocate.printing.pages import is_letter_paper
from advocate.store.blobs import BlobStore
from advocate.store.models import ExhibitRow

_LABEL = re.compile(r"\bE(\d{1,5})\b")


def letter_pdf(case: Case, letter: Letter, *, today: date) -> bytes:
    """Return the letter as a PDF: as it was sent, or as it would be sent today."""
    text = letter.sent_text or _on_paper(case, letter, today)
    language = "en-US" if case.country == "US" else "en-GB"
    return on_paper.letter_pdf(
        text,
        title=letter.subject or "Letter",
        language=language,
        is_letter=is_letter_paper(case.country),
        made_on=letter.sent_on or today,
    )


def letter_eml(session: Session, blobs: BlobStore, *, owner_id: int, case: Case, letter: Letter) -> bytes:
    """Return the letter as an .eml draft; the originals of the exhibits named in it are attached."""
    row = load_owned(session, owner_id=owner_id, case_id=case.id)
    cited = {int(number) for number in _LABEL.findall(letter.body)}
    query = (
        select(ExhibitRow)
        .where(ExhibitRow.case_id == row.id, ExhibitRow.number.in_(cited), ExhibitRow.deleted_at.is_(None))
        .order_by(ExhibitRow.number)
    )
    attachments = [
        Attachment(f"E{e.number} {e.filename}", e.media_type, blobs.read(e.sha256))
        for e in session.scalars(query)
    ]
    return email_draft(
        sender=(case.complainant.name, case.complainant.email),
        receiver=(case.organisation.name, case.organisation.email),
        subject=letter.subject,
        body=letter.body,
        attachments=attachments,
    )


def _on_paper(case: Case, letter: Letter, today: date) -> str:
    if letter.state is LetterState.SENT:
        return letter.sent_text
    as_letter = ChannelKind.LETTER
    return whole_text(case, _with_channel(letter, as_letter), today)


def _with_channel(letter: Letter, channel: ChannelKind) -> Letter:
    return Letter(letter.id, letter.kind, channel, letter.subject, letter.body)
