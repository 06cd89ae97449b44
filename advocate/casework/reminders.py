"""What reminds the customer of the days a case waits for."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from advocate.casework.deadlines import Days, days_of
from advocate.domain.case import Case, CaseState
from advocate.domain.status import DueDay, due_days, rule_days
from advocate.printing.calendar_file import calendar_file

_A_MINUTE = 60


def case_calendar(
    session: Session, case: Case, *, owner_id: int, address: str, today: date, now: datetime
) -> bytes:
    """Return the case's days as an .ics file; `address` is where the case's page is, `now` is in UTC."""
    days = list(due_days(case))
    if case.state is CaseState.OPEN:
        found = days_of(session, case, owner_id=owner_id, today=today)
        version = int(now.timestamp()) // _A_MINUTE
        days += [*rule_days(case, found.board, version), *_opening(case, found, version)]
    name = f"{case.organisation.name} (Advocate)"
    return calendar_file(days, name=name, address=address, now=now)


def _opening(case: Case, found: Days, version: int) -> list[DueDay]:
    """Return the day on which to come back for going further, where one can be told."""
    decision = found.outlook.decision
    if decision.come_back_on is None or decision.route is None:
        return []
    words = "\n".join(decision.until_then)
    title = f"You may go to {decision.route.body.name}"[:90]
    return [DueDay(f"come-back-{case.id}", decision.come_back_on, title, words, version)]
