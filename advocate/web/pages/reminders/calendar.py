"""The calendar of all cases: its secret address, and what a calendar program gets there."""

from __future__ import annotations

from flask import flash, make_response, session, url_for
from werkzeug.wrappers import Response

from advocate.casework import calendars
from advocate.web import visit
from advocate.web.forms import press, write
from advocate.web.pages.reminders.views import Answer, page

# The new address is on the next page and on no other: only its hash is kept.
FRESH = "calendar_address"


@page.post("/reminders/calendar")
def make_calendar() -> Answer:
    """Make the address, or a new one in its place."""
    here = url_for("reminders.settings")

    def work() -> str:
        session[FRESH] = calendars.make_address(visit.session(), owner_id=visit.owner_id(), now=visit.now())
        return here

    return press(work, back_to=here)


@page.post("/reminders/calendar/end")
def end_calendar() -> Answer:
    """Close it."""
    here = url_for("reminders.settings")

    def work() -> str:
        calendars.end_address(visit.session(), owner_id=visit.owner_id())
        flash("The address opens nothing any more. Calendars that have it stay as they last were.")
        return here

    return press(work, back_to=here)


@page.get("/calendar/<token>.ics")
def feed(token: str) -> Response:
    """The days of all cases, for whoever has the secret address; it needs no session and gives none."""
    owner_id = calendars.owner_of(visit.session(), token)
    if owner_id is None:
        visit.nothing_here()

    def made() -> bytes:
        return calendars.feed(
            visit.session(),
            owner_id=owner_id,
            address=lambda case_id: url_for("cases.show", case_id=case_id, _external=True),
            today=visit.today(),
            now=visit.now(),
        )

    answer = make_response(write(made, owner_id=owner_id))
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8"
    answer.headers["Content-Disposition"] = 'inline; filename="advocate.ics"'
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def fresh_address() -> str:
    """Return the address that was just made, once, and "" from then on."""
    token = session.pop(FRESH, "")
    return url_for("reminders.feed", token=token, _external=True) if token else ""
