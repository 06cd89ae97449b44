"""One case as a file: saving it, looking at what would come in, bringing it in."""

from __future__ import annotations

import tempfile
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, send_file, url_for
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from advocate.casework import archive, cases
from advocate.casework.archive import Incoming
from advocate.casework.errors import CaseworkError
from advocate.casework.taking_in import TakenIn
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of, write
from advocate.web.pages.archive.forms import AgreeForm, BringInForm

page = Blueprint("archive", __name__, url_prefix="/cases")
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
    out.seek(0)
    name = archive.file_name(case.organisation.name, visit.today())
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
    """What would come in; the button brings it in."""
    kept = _kept(token)
    try:
        incoming = archive.reread(blobs(), kept, limit=visit.settings().case_limit)
    except CaseworkError as error:
        flash(str(error))
        return redirect(url_for("archive.bring_in"), 303)
    form = AgreeForm()
    taken: dict[str, TakenIn] = {}
    problem = _take(kept, incoming, taken) if request.method == "POST" and form.validate() else None

    def work() -> str:
        if problem is not None:
            raise problem
        return url_for("cases.show", case_id=_bring(incoming, taken))

    # pictures of what is covered are stored before the cover is known, and needed no more after it
    answer = save(form, work, after=lambda: _drop({kept, *archive.stored(taken)}))
    if answer is None and taken:
        _drop(archive.stored(taken))
    there = archive.same_case(visit.session(), incoming, owner_id=visit.owner_id())
    page_values = {"token": token, "form": form, "incoming": incoming, "there": there}
    return answer or (render_template("archive/look.html", **page_values), status_of(form))


@page.post("/bring-in/<token>/leave")
def leave(token: str) -> Answer:
    """Bring nothing in; the file that was sent is deleted."""
    kept = _kept(token)

    def work() -> str:
        flash("Nothing was brought in.")
        return url_for("cases.home")

    return press(work, back_to=url_for("cases.home"), after=lambda: _drop({kept}))


def _take(kept: str, incoming: Incoming, taken: dict[str, TakenIn]) -> CaseworkError | None:
    """Store the exhibits' files before the database is asked to wait; returns what stood in the way."""
    try:
        with archive.reopen(blobs(), kept) as source:
            archive.take_files(blobs(), source, incoming, limit=visit.settings().file_limit, into=taken)
    except CaseworkError as error:
        return error
    except Exception:
        _drop(archive.stored(taken))
        raise
    return None


def _bring(incoming: Incoming, taken: dict[str, TakenIn]) -> str:
    brought = archive.bring_in(
        visit.session(),
        blobs(),
        incoming,
        taken,
        owner_id=visit.owner_id(),
        as_copy=request.form.get("how") == "copy",
        case_limit=visit.settings().case_limit,
        now=visit.now(),
    )
    flash("The case is here, as a second one." if brought.is_copy else "The case is here with its files.")
    return brought.case_id


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
