"""The e-mail of what is due: asking for it, and stopping it from the mail itself."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for

from advocate.casework import digests
from advocate.casework.errors import NotFoundError
from advocate.web import visit
from advocate.web.forms import press, save, status_of, write
from advocate.web.pages.reminders.forms import MailForm
from advocate.web.pages.reminders.settings import page_of_settings
from advocate.web.pages.reminders.views import Answer, page


@page.route("/reminders/mail", methods=["GET", "POST"])
def mail() -> Answer:
    """Say where it goes; there is no such page where no mail server is set up."""
    if visit.settings().smtp is None:
        visit.nothing_here()
    if request.method == "GET":
        return redirect(url_for("reminders.settings"), 303)
    form = MailForm()

    def work() -> str:
        digests.ask_for(
            visit.session(),
            owner_id=visit.owner_id(),
            version=form.version.data,
            address=form.address.data,
            is_on=True,
            now=visit.now(),
        )
        flash("Kept. A mail comes on the morning on which something is due, one a day at most.")
        return url_for("reminders.settings")

    return save(form, work) or (page_of_settings(form), status_of(form))


@page.post("/reminders/mail/end")
def end_mail() -> Answer:
    """Stop the mails, from the page."""
    here = url_for("reminders.settings")

    def work() -> str:
        digests.stop(visit.session(), owner_id=visit.owner_id())
        flash("No more e-mails come.")
        return here

    return press(work, back_to=here)


@page.route("/reminders/stop/<token>", methods=["GET", "POST"])
def stop_mail(token: str) -> Answer:
    """Stop the mails from a link in one of them: no session, the link itself says whose they are.

    Opening it alone stops nothing, because programs that look into mails open links too. A mail program's own
    button sends the form at once (RFC 8058).
    """
    try:
        owner_id = digests.owner_to_stop(visit.session(), token)
    except NotFoundError:
        visit.nothing_here()
    is_stopped = request.method == "POST"
    if is_stopped:
        write(lambda: digests.stop(visit.session(), owner_id=owner_id), owner_id=owner_id)
    return render_template("reminders/stop.html", token=token, is_stopped=is_stopped)
