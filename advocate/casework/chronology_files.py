"""What happened, in order, as files for other programs: a workbook, a plain table, a word processor's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from advocate.casework.summary import choices, summarise
from advocate.domain.summary import CaseSummary, Reader
from advocate.printing.chronology_csv import chronology_csv
from advocate.printing.chronology_docx import chronology_docx
from advocate.printing.chronology_xlsx import chronology_xlsx

_AMERICAN = ("US",)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that the chronology comes in: its media type, and how it is made."""

    media_type: str
    make: Callable[[CaseSummary], bytes]


def _docx(summary: CaseSummary) -> bytes:
    return chronology_docx(summary, language="en-US" if summary.case.country in _AMERICAN else "en-GB")


FORMS: Mapping[str, Form] = {
    "csv": Form("text/csv", chronology_csv),
    "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", chronology_xlsx),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
}


def chronology_file(
    session: Session, *, owner_id: int, case_id: str, today: date, ending: str, reader: Reader | None = None
) -> bytes:
    """Return what happened with what is chosen for a reader; KeyError for an ending not in `FORMS`."""
    chosen = choices(session, owner_id=owner_id, case_id=case_id, reader=reader)
    made = summarise(session, owner_id=owner_id, case_id=case_id, today=today, chosen=chosen)
    return FORMS[ending].make(made)
