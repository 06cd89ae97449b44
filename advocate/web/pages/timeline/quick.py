"""A contact in one line: typed on the case page, understood, checked here, kept."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for

from advocate.casework import calls
from advocate.domain.quick_line import read_line
from advocate.web import visit
from advocate.web.forms import save, status_of
from advocate.web.pages.timeline.quick_form import LineForm, QuickForm
from advocate.web.pages.timeline.views import Answer, page


@page.post("/timeline/log/read")
def read_log(case_id: str) -> Answer:
    """What was understood of the line; nothing is kept before it is checked."""
    case, line = visit.load_case(case_id), LineForm().line.data
    if not line:
        return redirect(url_for("timeline.add", case_id=case_id, kind="contact"), 303)
    form = QuickForm.of(read_line(line, today=visit.today(), country=case.country), case.country)
    return render_template("timeline/log.html", case=case, form=form, is_unsaved=True)


@page.post("/timeline/log")
def log(case_id: str) -> Answer:
    """Keep a contact that was noted in one line."""
    case = visit.load_case(case_id)
    form = QuickForm(country=case.country)

    def work() -> str:
        calls.record_with_promises(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            contact=form.values(),
            promises=form.promises(),
            now=visit.now(),
        )
        flash("Added to the timeline.")
        return url_for("cases.show", case_id=case_id)

    return save(form, work) or (
        render_template("timeline/log.html", case=case, form=form, is_unsaved=False),
        status_of(form),
    )
