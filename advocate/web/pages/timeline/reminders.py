"""The days of a case for the customer's own calendar."""

from __future__ import annotations

from flask import make_response, url_for
from werkzeug.wrappers import Response

from advocate.casework import calendars
from advocate.web import visit
from advocate.web.pages.timeline.views import page


@page.get("/timeline/calendar.ics")
def calendar(case_id: str) -> Response:
    """What the case waits for, as a file that calendar programs read."""
    case = visit.load_case(case_id)
    here = url_for("cases.show", case_id=case_id, _external=True)
    made = calendars.case_calendar(
        visit.session(), case, owner_id=visit.owner_id(), address=here, today=visit.today(), now=visit.now()
    )
    answer = make_response(made)
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8"
    answer.headers["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer
