"""One page for what reaches the customer outside of Advocate: a calendar of all cases, and e-mail."""

from __future__ import annotations

from flask import render_template, request

from advocate.casework import calendars
from advocate.web import visit
from advocate.web.pages.reminders.calendar import fresh_address
from advocate.web.pages.reminders.views import Answer, page

_THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


@page.get("/reminders")
def settings() -> Answer:
    """What reminds the customer, and how."""
    return render_template(
        "reminders/settings.html",
        address=fresh_address(),
        made_at=calendars.made_at(visit.session(), owner_id=visit.owner_id()),
        is_laptop=request.host.rpartition(":")[0] in _THIS_MACHINE or request.host in _THIS_MACHINE,
    )
