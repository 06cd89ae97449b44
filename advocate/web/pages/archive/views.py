"""One case as a file: saving it, looking at what would come in, bringing it in."""

from __future__ import annotations

import tempfile
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, send_file, url_for
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from advocate.casework import archive, cases
from advocate.casework.errors import CaseworkError, NotFoundError
from advocate.jobs import queue
from advocate.jobs.queue import JobState
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of, write
from advocate.web.pages.archive.forms import AgreeForm, BringInForm

page = Blueprint("archive", __name__, url_prefix="/cases")
# so much is packed while somebody waits; the command line has no such limit
MOST_BYTES_AT_ONCE = 200_000_000
Answer = str | Response | tuple[str, int]


@page.get("/<case_id>/copy")
def offer(case_id: str) -> Answer:
    """What is in a saved case, and the choice between everything and what can be passed on."""
    return render_template("archive/offer.html", case=visit.load_case(case_id))


@page.get("/<case_id>/copy/case.zip")
def download(case_id: str) -> Answer:
    """The case as one file; with what is private only where the address says so."""
    case = visit.load_case(case_id)
    # on the disk that has the room, and gone with its last reader
    out = tempfile.TemporaryFile(dir=visit.settings().instance)  # noqa: SIM115
    try:
        archive.write(
            visit.session(),
            blobs(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            with_private=request.args.get("private") == "yes",
            today=visit.today(),
            now=visit.now(),
            out=out,
        )
    except CaseworkError as error:
        out.close()
        flash(str(error))
        return redirect(url_for("archive.offer", case_id=case_id), 303)
    except Exception:
        out.close()
        raise
    return _sent(out, archive.file_name(case.organisation.name, visit.today()))


@page.get("/copy")
def offer_all() -> Answer:
    """All cases as one file, with or without what is private."""
    found = archive.all_cases(visit.session(), owner_id=visit.owner_id())
    return render_template("archive/offer_all.html", found=found, most=MOST_BYTES_AT_ONCE)


@page.get("/copy/cases.zip")
def download_all() -> Answer:
    """All cases; with what is private only where the address says so."""
    if archive.all_cases(visit.session(), owner_id=visit.owner_id()).size > MOST_BYTES_AT_ONCE:
        return redirect(url_for("archive.offer_all"), 303)
    out = tempfile.TemporaryFile(dir=visit.settings().instance)  # noqa: SIM115
    try:
        archive.write_all(
            visit.session(),
            blobs(),
            owner_id=visit.owner_id(),
            with_private=request.args.get("private") == "yes",
            today=visit.today(),
            now=visit.now(),
            out=out,
        )
    except CaseworkError as error:
        out.close()
        flash(str(error))
        return redirect(url_for("archive.offer_all"), 303)
    except Exception:
        out.close()
        raise
    return _sent(out, f"cases-{visit.today().isoformat()}.zip")


def _sent(out: Any, name: str) -> Response:
    out.seek(0)
    answer = send_file(out, mimetype="application/zip", as_attachment=True, download_name=name, etag=False)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@page.route("/bring-in", methods=["GET", "POST"])
def bring_in() -> Answer:
    """The place to choose the file of a saved case; it is checked whole before anything is kept."""
    form, kept, problem = BringInForm(), "", ""
    if request.method == "POST" and form.validate():
        try:
            kept = archive.keep(blobs(), form.stream, limit=visit.settings().case_limit)
        except CaseworkError as error:
            problem = str(error)
    form.contents = kept

    def work() -> str:
        if problem:
            raise CaseworkError(problem, field="files")
        return url_for("archive.look", token=_seal().dumps([visit.owner_id(), kept]))

    answer = save(form, work)
    limit = visit.settings().case_limit
    return answer or (render_template("archive/bring_in.html", form=form, limit=limit), status_of(form))


@page.route("/bring-in/<token>", methods=["GET", "POST"])
def look(token: str) -> Answer:
    """What would come in; the button brings it in, off the request."""
    kept = _kept(token)
    try:
        incoming = archive.reread(blobs(), kept, limit=visit.settings().case_limit)
    except CaseworkError as error:
        flash(str(error))
        return redirect(url_for("archive.bring_in"), 303)
    form = AgreeForm()
    there = archive.same_case(visit.session(), incoming, owner_id=visit.owner_id())

    def work() -> str:
        as_copy = request.form.get("how") == "copy"
        if there is not None and not as_copy:
            raise CaseworkError(archive.HERE_ALREADY)
        return url_for("archive.arriving", job_id=_enqueue(kept, as_copy=as_copy))

    page_values = {"token": token, "form": form, "incoming": incoming, "there": there}
    return save(form, work) or (render_template("archive/look.html", **page_values), status_of(form))


def _enqueue(kept: str, *, as_copy: bool) -> str:
    settings = visit.settings()
    asked = {
        "kept": kept,
        "as_copy": as_copy,
        "file_limit": settings.file_limit,
        "case_limit": settings.case_limit,
    }
    return queue.enqueue_arrival(
        visit.session(), owner_id=visit.owner_id(), today=visit.today(), now=visit.now(), asked=asked
    )


@page.get("/bringing-in/<job_id>")
def arriving(job_id: str) -> Answer:
    """How far it is; the page asks again by itself until the case is here."""
    job: Any = None
    try:
        job = queue.load_arrival(visit.session(), owner_id=visit.owner_id(), job_id=job_id)
    except NotFoundError:
        visit.nothing_here()
    if job.state == JobState.DONE:
        flash(
            "The case is here, as a second one."
            if job.payload["is_copy"]
            else "The case is here with its files."
        )
        return redirect(url_for("cases.show", case_id=job.payload["case"]), 303)
    return render_template("archive/arriving.html", job=job, is_going_on=job.state != JobState.FAILED)


@page.post("/bring-in/<token>/leave")
def leave(token: str) -> Answer:
    """Bring nothing in; the file that was sent is deleted."""
    kept = _kept(token)

    def work() -> str:
        flash("Nothing was brought in.")
        return url_for("cases.home")

    return press(work, back_to=url_for("cases.home"), after=lambda: _drop({kept}))


def _drop(names: set[str]) -> None:
    write(lambda: cases.drop_blobs(visit.session(), blobs(), names))


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a saved case that waits")


def _kept(token: str) -> str:
    """Return the name of a file that this owner sent; 404 for anybody else's."""
    found: Any = None
    try:
        found = _seal().loads(token)
    except BadSignature:
        visit.nothing_here()
    owner_id, kept = found
    if owner_id != visit.owner_id():
        visit.nothing_here()
    return str(kept)
