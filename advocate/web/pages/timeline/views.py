"""The timeline: adding, changing, deleting and undoing what happened."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

from flask import Blueprint, abort, flash, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import evidence, origins, timeline
from advocate.casework.snapshot import money
from advocate.casework.timeline import EntryKind
from advocate.domain.case import Case, Contact, Fact, Promise, PromiseState
from advocate.domain.goal import goal_sentence
from advocate.domain.summary.attempts import attempts as made_attempts
from advocate.domain.summary.chronology import chronology
from advocate.web import visit
from advocate.web.chooser import Chooser, Option, chooser, chosen, is_looking
from advocate.web.forms import press, save, status_of
from advocate.web.pages.timeline.finding import Asked, filled_from, finding_asked_for, note_answer
from advocate.web.pages.timeline.forms import FORMS, data_of
from advocate.web.portions import characters, portion
from advocate.web.steps import step

page = Blueprint("timeline", __name__, url_prefix="/cases/<case_id>")
Answer = str | Response | tuple[str, int]


@page.get("/timeline/attempts")
def attempts(case_id: str) -> Answer:
    """The ledger of attempts: each contact of the customer's own, with totals."""
    case = visit.load_case(case_id)
    tried = made_attempts(case)
    return render_template("timeline/attempts.html", case=case, tried=tried, shown=portion(tried.contacts))


@page.get("/timeline/gather")
def gather(case_id: str) -> Answer:
    """Step 3: the chronology with what backs it, and what is still missing."""
    case = visit.load_case(case_id)
    return render_template(
        "timeline/gather.html",
        case=case,
        shown=portion(chronology(case), length=characters),
        step=step(3),
        goal=goal_sentence(case),
        gaps=_gaps(case),
    )


@page.get("/timeline/add")
def choose(case_id: str) -> Answer:
    """Which kind of entry to add."""
    return render_template("timeline/choose.html", case=visit.load_case(case_id))


@page.route("/timeline/add/<kind>", methods=["GET", "POST"])
def add(case_id: str, kind: str) -> Answer:
    """Put an entry on the timeline."""
    case, entry_kind = visit.load_case(case_id), _kind(kind)
    finding = finding_asked_for(case, entry_kind)
    form = FORMS[entry_kind](country=case.country, data=filled_from(finding))

    def work() -> str:
        entry_id = timeline.record(
            visit.session(), entry_kind, **_place(case_id), values=form.values(), now=visit.now()
        )
        _back(case_id, entry_id)
        flash("Added to the timeline.")
        return note_answer(case, finding, entry_id) or _return_to(case_id)

    backing = _backing(case, entry_kind, [finding.exhibit_id] if finding else [])
    shown = partial(_form_page, case, entry_kind, form, None, backing, finding)
    return shown() if is_looking("exhibits") else save(form, work) or (shown(), status_of(form))


@page.route("/timeline/<kind>/<entry_id>", methods=["GET", "POST"])
def edit(case_id: str, kind: str, entry_id: str) -> Answer:
    """Change an entry; what it said before is kept."""
    case, entry_kind = visit.load_case(case_id), _kind(kind)
    row = timeline.load(visit.session(), entry_kind, **_place(case_id), entry_id=entry_id)
    data = data_of(row)
    if entry_kind is EntryKind.IMPACT:
        data["money"] = money(data.pop("amount"), data.pop("currency"))
    form = FORMS[entry_kind](country=case.country, data=data)

    def work() -> str:
        timeline.revise(
            visit.session(),
            entry_kind,
            **_place(case_id),
            entry_id=entry_id,
            version=form.version.data,
            values=form.values(),
            now=visit.now(),
        )
        _back(case_id, entry_id)
        flash("Saved.")
        return _return_to(case_id)

    backing = _backing(case, entry_kind, _linked(case, entry_id))
    if is_looking("exhibits"):
        return _form_page(case, entry_kind, form, entry_id, backing)
    return save(form, work) or (_form_page(case, entry_kind, form, entry_id, backing), status_of(form))


@page.get("/timeline/<kind>/<entry_id>/history")
def history(case_id: str, kind: str, entry_id: str) -> Answer:
    """What an entry said before."""
    case, entry_kind = visit.load_case(case_id), _kind(kind)
    row = timeline.load(visit.session(), entry_kind, **_place(case_id), entry_id=entry_id)
    earlier = timeline.history(visit.session(), owner_id=visit.owner_id(), entry_id=entry_id)
    return render_template("timeline/history.html", case=case, kind=entry_kind, row=row, earlier=earlier)


@page.post("/timeline/<kind>/<entry_id>/delete")
def delete(case_id: str, kind: str, entry_id: str) -> Answer:
    """Take an entry off the timeline, with a way back."""
    visit.load_case(case_id)
    entry_kind = _kind(kind)

    def work() -> str:
        timeline.delete(visit.session(), entry_kind, **_place(case_id), entry_id=entry_id, now=visit.now())
        undo = url_for("timeline.restore", case_id=case_id, kind=kind, entry_id=entry_id)
        flash({"text": "Deleted.", "undo": undo})  # type: ignore[arg-type]  # the session keeps any JSON
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


@page.post("/timeline/<kind>/<entry_id>/restore")
def restore(case_id: str, kind: str, entry_id: str) -> Answer:
    """Undo a deletion."""
    visit.load_case(case_id)

    def work() -> str:
        timeline.restore(visit.session(), _kind(kind), **_place(case_id), entry_id=entry_id)
        flash("It is back on the timeline.")
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


@page.post("/timeline/promise/<entry_id>/settle")
def settle(case_id: str, entry_id: str) -> Answer:
    """Say that a promise was kept, was not kept, or is open again."""
    visit.load_case(case_id)
    timeline.load(visit.session(), EntryKind.PROMISE, **_place(case_id), entry_id=entry_id)
    wanted = request.form.get("state", "")
    if wanted not in set(PromiseState):
        abort(400)

    def work() -> str:
        timeline.settle_promise(
            visit.session(),
            **_place(case_id),
            entry_id=entry_id,
            state=PromiseState(wanted),
            today=visit.today(),
            now=visit.now(),
        )
        flash("Saved. Thank you for keeping track.")
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


def _kind(kind: str) -> EntryKind:
    if kind not in set(EntryKind):
        abort(404)
    return EntryKind(kind)


def _place(case_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id}


def _back(case_id: str, entry_id: str) -> None:
    said = chosen("exhibits")
    evidence.back(visit.session(), **_place(case_id), entry_id=entry_id, shown=said.shown, ticked=said.ticked)


def _return_to(case_id: str) -> str:
    wanted = "timeline.gather" if request.args.get("to") == "gather" else "cases.show"
    return url_for(wanted, case_id=case_id)


def _form_page(
    case: Case,
    kind: EntryKind,
    form: Any,
    entry_id: str | None,
    backing: Chooser | None,
    finding: Asked | None = None,
) -> str:
    origin = entry_id and origins.origin_of(visit.session(), **_place(case.id), entry_id=entry_id)
    return render_template(
        "timeline/form.html",
        case=case,
        origin=origin,
        kind=kind,
        form=form,
        entry_id=entry_id,
        backing=backing,
        finding=finding,
        to=request.args.get("to", ""),
    )


def _linked(case: Case, entry_id: str) -> set[str]:
    events: list[Fact | Contact | Promise] = [*case.facts, *case.contacts, *case.promises]
    return {exhibit for event in events if event.id == entry_id for exhibit in event.exhibits}


def _backing(case: Case, kind: EntryKind, linked: Collection[str]) -> Chooser | None:
    """Return the exhibits to choose from, the latest first, or None for what needs no evidence."""
    if kind in (EntryKind.IMPACT, EntryKind.NOTE) or not case.exhibits:
        return None
    options = [Option(e.id, f"{e.label} {e.title}", f"{e.filename} {e.shows}") for e in case.exhibits]
    return chooser("exhibits", options, likeliest=options[::-1], linked=linked)


def _gaps(case: Case) -> list[tuple[bool, str]]:
    """Return what a reviewer looks for, and whether it is there: (is there, in words)."""
    events: list[Fact | Contact] = [*case.facts, *case.contacts]
    undated = sum(1 for event in events if event.when is None)
    unbacked = sum(1 for event in events if not event.exhibits)
    return [
        (bool(case.facts), "What went wrong, as a fact"),
        (bool(events) and not undated, "Dates" if not undated else f"Dates ({undated} still without)"),
        (bool(case.contacts), "Whom you contacted, and when"),
        (bool(case.exhibits), "Evidence"),
        (
            bool(events) and not unbacked,
            "Something that shows each" if not unbacked else f"{unbacked} without evidence",
        ),
    ]
