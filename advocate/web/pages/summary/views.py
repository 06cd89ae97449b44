"""The case summary: what goes in, how it looks, the PDF."""

from __future__ import annotations

import io
from typing import Any

from flask import Blueprint, abort, make_response, render_template, send_file, url_for
from werkzeug.wrappers import Response

from advocate.casework import evidence, summary
from advocate.domain.case import Exhibit
from advocate.domain.summary import PRIVATE
from advocate.jobs import queue
from advocate.jobs.queue import JobKind, JobState
from advocate.web import visit
from advocate.web.assets import asset
from advocate.web.extensions import blobs
from advocate.web.forms import save, status_of
from advocate.web.pages.summary.forms import ChoicesForm

page = Blueprint("summary", __name__, url_prefix="/cases/<case_id>/summary")
Answer = str | Response | tuple[str, int]


@page.route("", methods=["GET", "POST"])
def show(case_id: str) -> Answer:
    """What goes in; the button makes the PDF."""
    case = visit.load_case(case_id)
    place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case_id}
    form = ChoicesForm.of(summary.choices(visit.session(), **place))

    def work() -> str:
        summary.choose(visit.session(), **place, chosen=form.choices())
        job_id = queue.enqueue(
            visit.session(), **place, kind=JobKind.SUMMARY_PDF, today=visit.today(), now=visit.now()
        )
        return url_for("summary.progress", case_id=case_id, job_id=job_id)

    answer = save(form, work)
    latest = queue.latest(visit.session(), **place, kind=JobKind.SUMMARY_PDF)
    return answer or (
        render_template("summary/show.html", case=case, form=form, private=PRIVATE, latest=latest),
        status_of(form),
    )


@page.get("/preview")
def preview(case_id: str) -> Answer:
    """The summary as HTML, from the partials that the PDF is made of."""
    visit.load_case(case_id)
    place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case_id}

    def address(exhibit: Exhibit, number: int) -> str:
        return url_for("summary.exhibit_page", case_id=case_id, exhibit_id=exhibit.id, number=number)

    style = asset("css/print.css")
    made = summary.preview(visit.session(), **place, today=visit.today(), address=address, style=style)
    return make_response(made)


@page.get("/exhibits/<exhibit_id>/<int:number>")
def exhibit_page(case_id: str, exhibit_id: str, number: int) -> Answer:
    """One printable page of an exhibit, as a picture of our own making."""
    visit.load_case(case_id)
    row = evidence.load(visit.session(), owner_id=visit.owner_id(), case_id=case_id, exhibit_id=exhibit_id)
    if number >= len(row.pages_sha256):
        abort(404)
    return send_file(io.BytesIO(blobs().read(row.pages_sha256[number])), mimetype="image/jpeg", etag=False)


@page.get("/pdf/<job_id>")
def progress(case_id: str, job_id: str) -> Answer:
    """How far the PDF is; the page asks again by itself until it is there."""
    case = visit.load_case(case_id)
    job = _job(case_id, job_id)
    is_going_on = job.state in (JobState.WAITING, JobState.RUNNING)
    return render_template("summary/progress.html", case=case, job=job, is_going_on=is_going_on)


@page.get("/pdf/<job_id>/case-summary.pdf")
def pdf(case_id: str, job_id: str) -> Answer:
    """The PDF."""
    visit.load_case(case_id)
    job = _job(case_id, job_id)
    if job.state != JobState.DONE:
        abort(404)
    answer = send_file(
        blobs().open(job.result),
        mimetype="application/pdf",
        as_attachment=True,
        download_name="case-summary.pdf",
        etag=False,
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _job(case_id: str, job_id: str) -> Any:
    return queue.load(visit.session(), owner_id=visit.owner_id(), case_id=case_id, job_id=job_id)
