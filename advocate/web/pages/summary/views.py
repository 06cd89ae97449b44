"""The case summary: what goes in, how it looks, the PDF."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

from flask import Blueprint, abort, make_response, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from advocate.casework import evidence, summary
from advocate.casework.chronology_files import FORMS, chronology_file
from advocate.casework.summary_build import volume_in
from advocate.casework.summary_size import estimate
from advocate.domain.case import Case, Exhibit
from advocate.domain.summary import PRIVATE, Reader, SummaryChoices, as_told, left_out
from advocate.jobs import queue
from advocate.jobs.queue import JobKind, JobState
from advocate.web import visit
from advocate.web.assets import asset
from advocate.web.extensions import blobs
from advocate.web.forms import save, status_of
from advocate.web.pages.summary.forms import MEGABYTE, READERS, CancelForm, ChoicesForm

page = Blueprint("summary", __name__, url_prefix="/cases/<case_id>/summary")
Answer = str | Response | tuple[str, int]


@page.route("", methods=["GET", "POST"])
def show(case_id: str) -> Answer:
    """For whom, and what goes in; one button makes the PDF, another shows how it will look."""
    case = visit.load_case(case_id)
    choices = _choices(case_id)
    limit = summary.limit(visit.session(), **_place(case_id), reader=choices.reader)
    form = ChoicesForm.of(choices, limit=limit)

    def work() -> str:
        chosen = form.choices()
        summary.choose(visit.session(), **_place(case_id), chosen=chosen, limit=form.megabytes())
        views = {"preview": "summary.preview", "keep": "summary.show"}
        if view := views.get(request.form.get("next", "")):
            named: dict[str, Any] = {"case_id": case_id, "for": chosen.reader.value}
            return url_for(view, **named)
        job_id = queue.enqueue(
            visit.session(),
            **_place(case_id),
            kind=JobKind.SUMMARY_PDF,
            today=visit.today(),
            now=visit.now(),
            asked={**as_told(chosen), "limit": form.megabytes() * MEGABYTE},
        )
        return url_for("summary.progress", case_id=case_id, job_id=job_id)

    return save(form, work) or (_choices_page(case, choices, form), status_of(form))


def _choices_page(case: Case, choices: SummaryChoices, form: ChoicesForm) -> str:
    made = summary.summarise(visit.session(), **_place(case.id), today=visit.today(), chosen=choices)
    latest = queue.latest(visit.session(), **_place(case.id), kind=JobKind.SUMMARY_PDF)
    return render_template(
        "summary/show.html",
        case=case,
        form=form,
        reader=choices.reader,
        readers=READERS,
        private=PRIVATE,
        left_out=left_out(case, choices),
        size=estimate(visit.session(), blobs(), made, owner_id=visit.owner_id()),
        body=made.body,
        latest=latest,
        latest_for=READERS[_reader_of(latest)].name if latest else "",
    )


@page.get("/preview")
def preview(case_id: str) -> Answer:
    """The summary as HTML, from the partials that the PDF is made of."""
    visit.load_case(case_id)

    def address(exhibit: Exhibit, number: int) -> str:
        return url_for("summary.exhibit_page", case_id=case_id, exhibit_id=exhibit.id, number=number)

    made = summary.preview(
        visit.session(),
        **_place(case_id),
        today=visit.today(),
        address=address,
        style=asset("css/print.css"),
        chosen=_choices(case_id),
    )
    return make_response(made)


@page.get("/chronology.<ending>")
def chronology(case_id: str, ending: str) -> Answer:
    """What happened, in order, for spreadsheets and word processors."""
    visit.load_case(case_id)
    form = FORMS.get(ending) or abort(404)
    made = chronology_file(
        visit.session(), **_place(case_id), today=visit.today(), ending=ending, reader=_reader_asked()
    )
    name = f"chronology.{ending}"
    answer = send_file(
        io.BytesIO(made), mimetype=form.media_type, as_attachment=True, download_name=name, etag=False
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


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
    words, reader = READERS[_reader_of(job)], _reader_of(job).value
    return render_template(
        "summary/progress.html",
        case=case,
        job=job,
        state=job.state,
        is_going_on=job.state in (JobState.WAITING, JobState.RUNNING),
        words=words,
        reader=reader,
        form=CancelForm(),
    )


@page.post("/pdf/<job_id>/cancel")
def cancel(case_id: str, job_id: str) -> Answer:
    """End what is being made; what is made already stays as it is."""
    visit.load_case(case_id)
    _job(case_id, job_id)
    back = url_for("summary.progress", case_id=case_id, job_id=job_id)

    def work() -> str:
        queue.cancel(visit.session(), **_place(case_id), job_id=job_id)
        return back

    return save(CancelForm(), work) or redirect(back, 303)


@page.get("/pdf/<job_id>/case-summary.pdf")
def pdf(case_id: str, job_id: str) -> Answer:
    """The PDF, or the ZIP of its volumes."""
    visit.load_case(case_id)
    job = _made(case_id, job_id)
    name = READERS[_reader_of(job)].file
    if job.files:
        return _sent(blobs().open(job.result), name.replace(".pdf", ".zip"), "application/zip")
    return _sent(blobs().open(job.result), name, "application/pdf")


@page.get("/pdf/<job_id>/volume-<int:number>.pdf")
def volume(case_id: str, job_id: str, number: int) -> Answer:
    """One volume of a summary that is in several files."""
    visit.load_case(case_id)
    job = _made(case_id, job_id)
    if not 1 <= number <= len(job.files):
        abort(404)
    name = job.files[number - 1]["name"]
    with blobs().open(job.result) as whole:
        return _sent(io.BytesIO(volume_in(whole, name)), name, "application/pdf")


def _made(case_id: str, job_id: str) -> Any:
    job = _job(case_id, job_id)
    if job.state != JobState.DONE:
        abort(404)
    return job


def _sent(stream: BinaryIO, name: str, mimetype: str) -> Response:
    answer = send_file(stream, mimetype=mimetype, as_attachment=True, download_name=name, etag=False)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _job(case_id: str, job_id: str) -> Any:
    return queue.load(visit.session(), **_place(case_id), job_id=job_id)


def _choices(case_id: str) -> SummaryChoices:
    """Return the choices for the reader that the address names, or else for the last one."""
    return summary.choices(visit.session(), **_place(case_id), reader=_reader_asked())


def _reader_asked() -> Reader | None:
    wanted = request.args.get("for")
    return Reader(wanted) if wanted in set(Reader) else None


def _reader_of(job: Any) -> Reader:
    return Reader(job.payload.get("asked", {}).get("reader", Reader.ORGANISATION))


def _place(case_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id}
