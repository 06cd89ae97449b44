"""On the phone: the sheet before the call, the page while it runs, and what is kept of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from advocate.casework import calls
from advocate.casework.timeline import contact_values
from advocate.domain.call_sheet import call_sheet
from advocate.domain.case import ChannelKind, Direction, When
from advocate.web import visit
from advocate.web.forms import save, status_of
from advocate.web.pages.timeline.call_form import CallForm
from advocate.web.pages.timeline.views import Answer, page

# A page left open for longer than this is not a call; its length is then not guessed.
LONGEST = timedelta(hours=5)


@page.get("/timeline/call")
def before_call(case_id: str) -> Answer:
    """What to have in front of you before you ring; prints on one page."""
    case = visit.load_case(case_id)
    words = calls.calm_words(case.complainant.name)
    return render_template("timeline/before_call.html", case=case, sheet=call_sheet(case), words=words)


@page.route("/timeline/call/now", methods=["GET", "POST"])
def call(case_id: str) -> Answer:
    """The page while the call runs; `since` in its address is when it started."""
    case, since = visit.load_case(case_id), _since()
    if since is None and request.method == "GET":
        now = visit.now().isoformat(timespec="minutes")
        return redirect(url_for("timeline.call", case_id=case_id, since=now), 303)
    form = CallForm(country=case.country)

    def work() -> str:
        contact_id = calls.record_with_promises(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            contact=_contact(form, since),
            promises=form.promises(),
            now=visit.now(),
        )
        flash("Well done. Your call is on the timeline. Now put it in writing, today.")
        return url_for("letters.start", case_id=case_id, kind="confirmation", about=contact_id)

    return save(form, work) or (
        render_template(
            "timeline/call.html",
            case=case,
            form=form,
            since=since,
            started=f"{since.astimezone():%H:%M}" if since else "",
            sheet=call_sheet(case),
            words=calls.calm_words(case.complainant.name),
        ),
        status_of(form),
    )


def _contact(form: CallForm, since: datetime | None) -> dict[str, Any]:
    began = (since or visit.now()).astimezone()
    return contact_values(
        text=form.text.data,
        when=When.on(began.date()),
        channel=ChannelKind.CALL,
        direction=Direction.OUT,
        at=began.time().replace(second=0, microsecond=0),
        minutes=_minutes(since),
        person=form.person.data,
        reference=form.reference.data,
        is_helper=form.is_helper.data,
    )


def _since() -> datetime | None:
    """Return when the call started; None where the address doesn't say it or can't be right."""
    try:
        since = datetime.fromisoformat(request.args.get("since", ""))
    except ValueError:
        return None
    if since.tzinfo is None:
        return None
    return since if timedelta(0) <= visit.now() - since < timedelta(days=2) else None


def _minutes(since: datetime | None) -> int | None:
    """Return the call's length in whole minutes, at least one; None when it can't be told."""
    if since is None or visit.now() - since > LONGEST:
        return None
    return max(1, round((visit.now() - since) / timedelta(minutes=1)))
