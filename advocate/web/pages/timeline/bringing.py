"""A call log or notes from a file: chosen, understood, looked through, brought in, taken back."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from advocate.casework import call_log, evidence, taking_in
from advocate.casework.call_log import Brought
from advocate.casework.errors import CaseworkError
from advocate.casework.taking_in import TakenIn
from advocate.domain.case import Case
from advocate.domain.wording import plural
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of
from advocate.web.pages.timeline.bringing_forms import ColumnsForm, RowsForm, TableForm, left_out
from advocate.web.pages.timeline.views import Answer, page
from advocate.web.portions import portion


@page.route("/timeline/bring-in", methods=["GET", "POST"])
def bring_in(case_id: str) -> Answer:
    """The place to choose the file with a list; the lists that were chosen before."""
    case, form = visit.load_case(case_id), TableForm()
    cells: list[list[str]] = []
    taken: TakenIn | None = None
    problem: CaseworkError | None = None
    if request.method == "POST" and form.validate():
        try:
            cells, taken = _read(form)
        except CaseworkError as error:
            problem = error

    def work() -> str:
        if problem is not None:
            raise problem
        place = _place(case_id)
        table_id = call_log.receive(
            visit.session(),
            **place,
            cells=cells,
            filename=form.files.data.filename,
            exhibit_id=_add(case_id, taken) if taken else "",
            today=visit.today(),
            now=visit.now(),
        )
        return url_for("timeline.table", case_id=case_id, table_id=table_id)

    answer = save(form, work)
    before = call_log.waiting_and_landed(visit.session(), **_place(case_id))
    limit = visit.settings().file_limit
    return answer or (
        render_template("timeline/bring_in.html", case=case, form=form, before=before, limit=limit),
        status_of(form),
    )


@page.route("/timeline/bring-in/<table_id>", methods=["GET", "POST"])
def table(case_id: str, table_id: str) -> Answer:
    """What each row would become; the ticked ones come in together."""
    case = visit.load_case(case_id)
    form = RowsForm()

    def work() -> str:
        place: dict[str, Any] = {"owner_id": visit.owner_id(), "table_id": table_id, "today": visit.today()}
        call_log.tick(visit.session(), case, **place, shown=form.shown, ticked=form.ticked)
        if request.form.get("do") != "keep":
            return _portion_at(case_id, table_id)
        count = call_log.bring_in(visit.session(), case, **place, now=visit.now())
        undo = url_for("timeline.take_back", case_id=case_id, table_id=table_id)
        said = f"{plural(count, 'entry is', 'entries are')} on the timeline."
        flash({"text": said, "undo": undo})  # type: ignore[arg-type]  # the session keeps any JSON
        return url_for("cases.show", case_id=case_id)

    return save(form, work) or (_rows_page(case, form, _load(case, table_id)), status_of(form))


@page.route("/timeline/bring-in/<table_id>/columns", methods=["GET", "POST"])
def columns(case_id: str, table_id: str) -> Answer:
    """What each column of a list means."""
    case = visit.load_case(case_id)
    found = _load(case, table_id)
    if found.brought_at is not None:
        return redirect(url_for("timeline.table", case_id=case_id, table_id=table_id), 303)
    form = ColumnsForm.of(found)

    def work() -> str:
        call_log.choose_plan(
            visit.session(),
            **_place(case_id),
            table_id=table_id,
            version=form.version.data,
            plan=form.plan(),
            now=visit.now(),
        )
        return url_for("timeline.table", case_id=case_id, table_id=table_id)

    return save(form, work) or (
        render_template("timeline/columns.html", case=case, form=form, table=found),
        status_of(form),
    )


@page.post("/timeline/bring-in/<table_id>/take-back")
def take_back(case_id: str, table_id: str) -> Answer:
    """Take everything that came from a list off the timeline again."""
    _load(visit.load_case(case_id), table_id)

    def work() -> str:
        count = call_log.take_back(visit.session(), **_place(case_id), table_id=table_id, now=visit.now())
        flash(f"{plural(count, 'entry is', 'entries are')} off the timeline. Your list is as it was before.")
        return url_for("timeline.table", case_id=case_id, table_id=table_id)

    return press(work, back_to=url_for("timeline.bring_in", case_id=case_id))


@page.post("/timeline/bring-in/<table_id>/leave")
def leave(case_id: str, table_id: str) -> Answer:
    """Forget a list; what came from it stays."""
    visit.load_case(case_id)

    def work() -> str:
        call_log.leave(visit.session(), **_place(case_id), table_id=table_id)
        flash("The list is gone. Your timeline is as it was.")
        return url_for("timeline.bring_in", case_id=case_id)

    return press(work, back_to=url_for("timeline.bring_in", case_id=case_id))


def _rows_page(case: Case, form: RowsForm, found: Brought) -> str:
    return render_template(
        "timeline/table.html",
        case=case,
        form=form,
        table=found,
        shown=portion(found.rows, length=lambda row: min(len(row.text), 400)),
        left_out=left_out(found),
        counts=Counter(row.end.value for row in found.rows),
    )


def _read(form: TableForm) -> tuple[list[list[str]], TakenIn | None]:
    """Read the list, and take the file in where it is to be an exhibit, before the database has to wait."""
    limit, name = visit.settings().file_limit, form.files.data.filename
    cells = call_log.read_file(form.stream, name, limit=limit)
    form.contents = hashlib.sha256(repr(cells).encode("utf-8", "replace")).hexdigest()
    if not form.keeps_file.data:
        return cells, None
    form.stream.seek(0)
    return cells, taking_in.take_in(blobs(), stream=form.stream, filename=name, limit=limit)


def _add(case_id: str, taken: TakenIn) -> str:
    limit = visit.settings().case_limit
    place = _place(case_id)
    added = evidence.add(visit.session(), **place, taken=taken, case_limit=limit, now=visit.now())
    taking_in.make_sure(visit.session(), blobs(), taken)
    flash(f"The file is exhibit {added.label}.")
    return added.exhibit_id


def _portion_at(case_id: str, table_id: str) -> str:
    """Return the address of the rows to show next, as the pressed button says."""
    told = request.form.get("do", "")
    start = int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 0
    values: dict[str, Any] = {"case_id": case_id, "table_id": table_id, "from": start or None}
    return url_for("timeline.table", **values)


def _load(case: Case, table_id: str) -> Brought:
    return call_log.load(
        visit.session(), case, owner_id=visit.owner_id(), table_id=table_id, today=visit.today()
    )


def _place(case_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id}
