"""A letter as files to send: PDF, a word processor's file, and an e-mail draft with the exhibits it cites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework.redaction import copy_to_send
from advocate.casework.rows import load_owned
from advocate.casework.slips import slip_of, without_slip
from advocate.domain.case import Case, ChannelKind, Letter
from advocate.domain.letters.checks import labels_told
from advocate.domain.letters.whole import receiver_of, whole_text
from advocate.printing import letter as on_paper
from advocate.printing.docx import letter_docx as in_a_word_processor
from advocate.printing.eml import Attachment, email_draft
from advocate.printing.pages import is_letter_paper
from advocate.store.blobs import BlobStore
from advocate.store.models import ExhibitRow

_AMERICAN = ("US",)


def letter_pdf(case: Case, letter: Letter, *, today: date) -> bytes:
    """Return the letter as a PDF: as it was sent, or as it would be sent today."""
    return on_paper.letter_pdf(
        _on_paper(case, letter, today),
        title=letter.subject or "Letter",
        language=_language(case),
        is_letter=is_letter_paper(case.country),
        made_on=letter.sent_on or today,
        slip=slip_of(case, letter, today),
    )


def letter_docx(case: Case, letter: Letter, *, today: date) -> bytes:
    """Return the letter as .docx: as it was sent, or as it would be sent today."""
    return in_a_word_processor(
        _on_paper(case, letter, today),
        subject=letter.subject,
        author=case.complainant.name,
        language=_language(case),
        made_on=letter.sent_on or today,
        slip=slip_of(case, letter, today),
        is_letter=is_letter_paper(case.country),
    )


def letter_eml(
    session: Session, blobs: BlobStore, *, owner_id: int, case: Case, letter: Letter, today: date
) -> bytes:
    """Return the letter as an .eml draft; the exhibits named in it are attached.

    That is the original, or the copy where parts of it are covered, under a name that says so.
    """
    row = load_owned(session, owner_id=owner_id, case_id=case.id)
    cited = {int(label[1:]) for label in labels_told(letter.body)}
    query = (
        select(ExhibitRow)
        .where(ExhibitRow.case_id == row.id, ExhibitRow.number.in_(cited), ExhibitRow.deleted_at.is_(None))
        .order_by(ExhibitRow.number)
    )
    attachments = [Attachment(*copy_to_send(blobs, e)) for e in session.scalars(query)]
    them = receiver_of(case, letter)
    return email_draft(
        sender=(case.complainant.name, case.complainant.email),
        receiver=(them.name, them.email),
        subject=letter.subject,
        body=email_body(case, letter, today),
        attachments=attachments,
    )


def email_body(case: Case, letter: Letter, today: date) -> str:
    """Return the text of the letter as an e-mail: its body, and the reply slip in plain text."""
    slip = slip_of(case, letter, today)
    return f"{letter.body.rstrip()}\n\n\n{slip}\n" if slip else letter.body


def _on_paper(case: Case, letter: Letter, today: date) -> str:
    if letter.sent_text:
        return without_slip(letter.sent_text)
    return whole_text(case, replace(letter, channel=ChannelKind.LETTER), today)


def _language(case: Case) -> str:
    return "en-US" if case.country in _AMERICAN else "en-GB"
