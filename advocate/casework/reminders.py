"""What reminds the customer of the days a case waits for."""

from __future__ import annotations

from datetime import datetime

from advocate.domain.case import Case
from advocate.domain.status import due_days
from advocate.printing.calendar_file import calendar_file


def case_calendar(case: Case, *, address: str, now: datetime) -> bytes:
    """Return the case's days as an .ics file; `address` is where the case's page is, `now` is in UTC."""
    name = f"{case.organisation.name} (Advocate)"
    return calendar_file(due_days(case), name=name, address=address, now=now)
