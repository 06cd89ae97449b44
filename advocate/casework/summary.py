"""The case summary: choosing what goes in, and showing it before it is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, undefer

from advocate.casework import snapshot
from advocate.casework.rows import load_owned
from advocate.casework.summary_further import further
from advocate.domain.case import Exhibit
from advocate.domain.summary import CaseSummary, Reader, SummaryChoices, build, recall, remember
from advocate.printing.summary import ExhibitPages, summary_html
from advocate.store.models import CaseRow, ExhibitRow

# What e-mail programs commonly take, in megabytes; the customer's own copy goes nowhere by e-mail.
USUAL_LIMITS = {Reader.ORGANISATION: 20, Reader.OMBUDSMAN: 20, Reader.COURT: 20, Reader.ADVISER: 20}
_LIMITS = "limits"


def choices(session: Session, *, owner_id: int, case_id: str, reader: Reader | None = None) -> SummaryChoices:
    """Return what goes in for a reader, as it was last chosen for this case; for the last reader if None."""
    return recall(load_owned(session, owner_id=owner_id, case_id=case_id).summary_choices, reader)


def choose(
    session: Session, *, owner_id: int, case_id: str, chosen: SummaryChoices, limit: int | None = None
) -> None:
    """Remember the reader and what goes in for them; what was ticked for others stays.

    `limit` is how many megabytes a file may have, 0 for any; None leaves it as it was.
    """
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    limits = dict(row.summary_choices.get(_LIMITS, {}))
    limits |= {} if limit is None else {chosen.reader.value: limit}
    row.summary_choices = {**remember(row.summary_choices, chosen), _LIMITS: limits}
    session.flush()


def limit(session: Session, *, owner_id: int, case_id: str, reader: Reader) -> int:
    """Return how many megabytes a file for a reader may have, as it was last chosen; 0 for any size."""
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    said = row.summary_choices.get(_LIMITS, {}).get(reader.value, USUAL_LIMITS.get(reader, 0))
    return said if isinstance(said, int) else 0


def summarise(
    session: Session, *, owner_id: int, case_id: str, today: date, chosen: SummaryChoices | None = None
) -> CaseSummary:
    """Return the case's summary with what is `chosen`, or else with what was chosen last."""
    case = snapshot.load(session, owner_id=owner_id, case_id=case_id)
    chosen = chosen or choices(session, owner_id=owner_id, case_id=case_id)
    found = further(session, case, chosen.reader, owner_id=owner_id, today=today)
    return build(case, chosen, today=today, body=found.body, rights=found.rights)


def preview(
    session: Session,
    *,
    owner_id: int,
    case_id: str,
    today: date,
    address: Callable[[Exhibit, int], str],
    style: str,
    chosen: SummaryChoices | None = None,
) -> str:
    """Return the summary as HTML; `address` says where a page's picture is found, `style` the style sheet."""
    made = summarise(session, owner_id=owner_id, case_id=case_id, today=today, chosen=chosen)
    row = load_owned(session, owner_id=owner_id, case_id=case_id)
    contents = {exhibit.public_id: _outline(exhibit) for exhibit in session.scalars(exhibits_of(row))}
    return summary_html(made, contents, address=address, style=style)


def _outline(row: ExhibitRow) -> ExhibitPages:
    """Return what an exhibit prints as, with a place for each picture that is drawn already."""
    return ExhibitPages(
        images=tuple(row.pages_sha256),
        text="" if row.pages_sha256 else row.text,
        headers=tuple((name, value) for name, value in row.headers),
        note=row.why_no_preview,
    )


def exhibits_of(case: CaseRow) -> Select[ExhibitRow]:
    """Return the query for the exhibits of a case, with what was read in them."""
    return (
        select(ExhibitRow)
        .where(ExhibitRow.case_id == case.id, ExhibitRow.deleted_at.is_(None))
        .options(undefer(ExhibitRow.text), undefer(ExhibitRow.headers))
    )
