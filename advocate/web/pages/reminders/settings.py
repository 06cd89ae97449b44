"""One page for what reaches the customer outside of Advocate: a calendar of all cases, and e-mail."""

from __future__ import annotations

from flask import render_template, request

from advocate.casework import calendars, digests, owners
from advocate.web import visit
from advocate.web.pages.reminders.calendar import fresh_address
from advocate.web.pages.reminders.forms import MailForm
from advocate.web.pages.reminders.views import Answer, page

_THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


@page.get("/reminders")
def settings() -> Answer:
    """What reminds the customer, and how."""
    return page_of_settings()


def page_of_settings(form: MailForm | None = None) -> str:
    """Return the page, with the form as it was sent where that has to be mended."""
    session, owner_id = visit.session(), visit.owner_id()
    wish = digests.wish_of(session, owner_id=owner_id)
    usual = owners.details(session, owner_id=owner_id).email
    fresh = MailForm(formdata=None, data={"address": wish.address or usual, "version": wish.version})
    return render_template(
        "reminders/settings.html",
        address=fresh_address(),
        made_at=calendars.made_at(session, owner_id=owner_id),
        is_laptop=request.host.rpartition(":")[0] in _THIS_MACHINE or request.host in _THIS_MACHINE,
        has_mail=visit.settings().smtp is not None,
        wish=wish,
        mail=form or fresh,
        **({"form": form} if form else {}),
    )
