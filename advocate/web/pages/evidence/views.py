"""Evidence: the exhibits, one exhibit, its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import evidence, findings, reading, redaction, taking_in, wanted_evidence
from advocate.casework.errors import CaseworkError
from advocate.domain.case import Case, Exhibit
from advocate.domain.evidence.honesty import honesty_label
from advocate.web import visit
from advocate.web.chooser import chosen, fits, is_looking, words_looked_for
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of
from advocate.web.pages.evidence.adding import (
    MOST_SAID,
    add,
    have_looked_into,
    in_hand,
    in_short,
    take_each,
    take_from,
    take_in,
)
from advocate.web.pages.evidence.backing import events, what_it_backs
from advocate.web.pages.evidence.forms import ExhibitForm, InsideForm, UploadForm
from advocate.web.pages.evidence.text_in_pictures import ask, state_of
from advocate.web.portions import last_start, portion

page = Blueprint("evidence", __name__, url_prefix="/cases/<case_id>/evidence")
Answer = str | Response | tuple[str, int]


@page.route("", methods=["GET", "POST"])
def index(case_id: str) -> Answer:
    """The exhibits, and the place to add more."""
    case = visit.load_case(case_id)
    form = UploadForm(country=case.country)
    taken, refused = take_in(form) if request.method == "POST" and form.validate() else ([], [])
    form.contents = " ".join(found.sha256 for found in taken)

    def work() -> str:
        said = add(case_id, taken, refused)
        if refused and not taken:
            raise CaseworkError(" ".join(refused[:MOST_SAID]), field="files")
        for sentence in in_short(said, refused):
            flash(sentence)
        where: dict[str, Any] = {"from": last_start(len(case.exhibits) + len(taken))}
        return url_for("evidence.index", case_id=case_id, **where)

    return save(form, work) or (_list_page(case, form), status_of(form))


@page.route("/<exhibit_id>", methods=["GET", "POST"])
def show(case_id: str, exhibit_id: str) -> Answer:
    """One exhibit: its preview, its title, what it shows and what it backs."""
    case = visit.load_case(case_id)
    exhibit = case.exhibit(exhibit_id) or visit.nothing_here()
    form = ExhibitForm.of(exhibit, case.country)

    def work() -> str:
        evidence.revise(
            visit.session(),
            **_place(case_id, exhibit_id),
            version=form.version.data,
            title=form.title.data,
            shows=form.shows.data,
            when=form.when.data,
            passage=form.passage.data,
            passage_page=form.passage_page.data or 0,
            now=visit.now(),
        )
        said, known = chosen("entries"), {entry.id for entry in events(case)}
        evidence.show(
            visit.session(),
            **_place(case_id, exhibit_id),
            shown=said.shown & known,
            ticked=said.ticked & known,
        )
        flash(" ".join(filter(None, (f"{exhibit.label} is saved.", _on_passage(case_id, exhibit_id)))))
        return url_for("evidence.index", case_id=case_id)

    answer = None if is_looking("entries") else save(form, work)
    return answer or (_exhibit_page(case, exhibit, form), status_of(form))


@page.route("/<exhibit_id>/inside", methods=["GET", "POST"])
def inside(case_id: str, exhibit_id: str) -> Answer:
    """What came with a mail or is in an archive: each can become an exhibit of its own."""
    case = visit.load_case(case_id)
    exhibit = case.exhibit(exhibit_id) or visit.nothing_here()
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    names, why = taking_in.inside(blobs(), row)
    form = InsideForm(country=case.country)
    chosen_ones = form.chosen(len(names)) if request.method == "POST" and form.validate() else ()
    taken, refused = take_each(chosen_ones, partial(take_from, row))
    form.contents = " ".join(found.sha256 for found in taken)

    def work() -> str:
        said = [] if refused else add(case_id, taken, refused, came_with=exhibit.number)
        if refused:
            raise CaseworkError(" ".join(refused[:MOST_SAID]), field="part")
        for sentence in in_short(said, []):
            flash(sentence)
        where: dict[str, Any] = {"from": last_start(len(case.exhibits) + len(taken))}
        return url_for("evidence.index", case_id=case_id, **where)

    told = {"case": case, "exhibit": exhibit, "names": names, "why": why, "form": form}
    return save(form, work) or (render_template("evidence/inside.html", **told), status_of(form))


@page.post("/<exhibit_id>/look-again")
def look_again(case_id: str, exhibit_id: str) -> Answer:
    """Look into a file once more, where it did not work."""
    case = visit.load_case(case_id)
    where = url_for("evidence.show", case_id=case_id, exhibit_id=exhibit_id)

    def work() -> str:
        row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
        if row.looked_at is None and exhibit_id not in in_hand(case):
            have_looked_into(case_id, exhibit_id)
        return where

    return press(work, back_to=where)


@page.post("/<exhibit_id>/read")
def read_text(case_id: str, exhibit_id: str) -> Answer:
    """Have the text in its pictures read, where a program for it is installed and has not done so."""
    visit.load_case(case_id)
    where = url_for("evidence.show", case_id=case_id, exhibit_id=exhibit_id, _anchor="reading")

    def work() -> str:
        ask(case_id, evidence.load(visit.session(), **_place(case_id, exhibit_id)))
        return where

    return press(work, back_to=where)


@page.post("/<exhibit_id>/take-out")
def take_out(case_id: str, exhibit_id: str) -> Answer:
    """Take an exhibit out of the case, with a way back."""
    visit.load_case(case_id)

    def work() -> str:
        label = evidence.take_out(visit.session(), **_place(case_id, exhibit_id), now=visit.now())
        undo = url_for("evidence.put_back", case_id=case_id, exhibit_id=exhibit_id)
        flash({"text": f"{label} is taken out. Its label stays its own.", "undo": undo})  # type: ignore[arg-type]
        return url_for("evidence.index", case_id=case_id)

    return press(work, back_to=url_for("evidence.index", case_id=case_id))


@page.post("/<exhibit_id>/put-back")
def put_back(case_id: str, exhibit_id: str) -> Answer:
    """Undo that."""
    visit.load_case(case_id)

    def work() -> str:
        evidence.put_back(visit.session(), **_place(case_id, exhibit_id))
        flash("The exhibit is back.")
        return url_for("evidence.index", case_id=case_id)

    return press(work, back_to=url_for("evidence.index", case_id=case_id))


def _place(case_id: str, exhibit_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id, "exhibit_id": exhibit_id}


def _on_passage(case_id: str, exhibit_id: str) -> str:
    row = evidence.load(visit.session(), **_place(case_id, exhibit_id))
    return evidence.say_of_passage(row)


def _exhibit_page(case: Case, exhibit: Exhibit, form: ExhibitForm) -> str:
    row = evidence.load(visit.session(), **_place(case.id, exhibit.id))
    return render_template(
        "evidence/show.html",
        case=case,
        exhibit=exhibit,
        form=form,
        row=row,
        on_passage=evidence.say_of_passage(row),
        honesty=honesty_label(exhibit, case.country, read_pages=row.findings.get(reading.READ, ())),
        reading=state_of(case.id, row),
        can_be_covered=redaction.can_be_covered(row),
        backing=what_it_backs(case, exhibit),
        found=findings.offered(
            visit.session(),
            owner_id=visit.owner_id(),
            case=case,
            exhibit_id=exhibit.id,
            today=visit.today(),
        ),
        is_in_hand=exhibit.id in in_hand(case),
    )


def _list_page(case: Case, form: UploadForm) -> str:
    wanted = words_looked_for("find")
    found = [e for e in case.exhibits if fits(f"{e.label} {e.title} {e.filename} {e.shows}", wanted)]
    return render_template(
        "evidence/index.html",
        case=case,
        form=form,
        shown=portion(found, length=lambda e: len(e.title)),
        wanted=wanted,
        in_hand=in_hand(case),
        backs=_backs(case),
        wanted_lines=wanted_evidence.lines(visit.session(), owner_id=visit.owner_id(), case=case),
        can_read=reading.can_read(),
        file_limit=visit.settings().file_limit,
        case_limit=visit.settings().case_limit,
    )


def _backs(case: Case) -> Mapping[str, int]:
    """Return for each exhibit how many entries it backs."""
    return Counter(exhibit for entry in events(case) for exhibit in entry.exhibits)
