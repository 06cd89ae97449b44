"""Evidence: the exhibits, one exhibit, its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import evidence, findings, redaction, wanted_evidence
from advocate.casework.errors import CaseworkError
from advocate.casework.evidence import Added, TakenIn
from advocate.domain.case import Case, Exhibit
from advocate.domain.evidence.honesty import honesty_label
from advocate.web import visit
from advocate.web.chooser import chosen, fits, is_looking, words_looked_for
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of
from advocate.web.pages.evidence.backing import events, what_it_backs
from advocate.web.pages.evidence.forms import ExhibitForm, InsideForm, UploadForm
from advocate.web.portions import last_start, portion

page = Blueprint("evidence", __name__, url_prefix="/cases/<case_id>/evidence")
Answer = str | Response | tuple[str, int]
MOST_SAID = 5


@page.route("", methods=["GET", "POST"])
def index(case_id: str) -> Answer:
    """The exhibits, and the place to add more."""
    case = visit.load_case(case_id)
    form = UploadForm(country=case.country)
    taken, refused = _take_in(form) if request.method == "POST" and form.validate() else ([], [])
    form.contents = " ".join(found.sha256 for found in taken)

    def work() -> str:
        said = _add(case_id, taken, refused)
        if refused and not taken:
            raise CaseworkError(" ".join(refused[:MOST_SAID]), field="files")
        for sentence in _in_short(said, refused):
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
    names, why = evidence.inside(blobs(), row)
    form = InsideForm(country=case.country)
    chosen_ones = form.chosen(len(names)) if request.method == "POST" and form.validate() else ()
    taken, refused = _take_each(chosen_ones, partial(_take_from, row))
    form.contents = " ".join(found.sha256 for found in taken)

    def work() -> str:
        said = [] if refused else _add(case_id, taken, refused, came_with=exhibit.number)
        if refused:
            raise CaseworkError(" ".join(refused[:MOST_SAID]), field="part")
        for sentence in _in_short(said, []):
            flash(sentence)
        where: dict[str, Any] = {"from": last_start(len(case.exhibits) + len(taken))}
        return url_for("evidence.index", case_id=case_id, **where)

    told = {"case": case, "exhibit": exhibit, "names": names, "why": why, "form": form}
    return save(form, work) or (render_template("evidence/inside.html", **told), status_of(form))


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


def _in_short(said: list[str], refused: list[str]) -> list[str]:
    """Return what the next page says; it travels in the session's cookie, which has to stay small."""
    shown = [*refused[:MOST_SAID], *said[: max(0, MOST_SAID - len(refused))]]
    more_refused, more_said = len(refused[MOST_SAID:]), len(said) - max(0, len(shown) - len(refused))
    if more_refused:
        shown.append(f"{more_refused} more files were not taken. The rest is in the list below.")
    elif more_said:
        shown.append(f"{more_said} more files are in the list below.")
    return shown


def _take_in(form: UploadForm) -> tuple[list[TakenIn], list[str]]:
    """Store and look into the files before the database is asked to wait."""
    taken, refused = [], []
    for file in form.files.data:
        try:
            found = evidence.take_in(
                blobs(), stream=file.stream, filename=file.filename, limit=visit.settings().file_limit
            )
            taken.append(found)
        except CaseworkError as error:
            refused.append(str(error))
    return taken, refused


def _take_each(numbers: Sequence[int], take: Callable[[int], TakenIn]) -> tuple[list[TakenIn], list[str]]:
    """Take files out of an exhibit, before the database is asked to wait."""
    taken, refused = [], []
    for number in numbers:
        try:
            taken.append(take(number))
        except CaseworkError as error:
            refused.append(str(error))
    return taken, refused


def _take_from(row: Any, number: int) -> TakenIn:
    return evidence.take_from(blobs(), row, number=number, limit=visit.settings().file_limit)


def _add(case_id: str, taken: list[TakenIn], refused: list[str], *, came_with: int = 0) -> list[str]:
    said = []
    for found in list(taken):
        try:
            evidence.make_sure(blobs(), found)
            added = evidence.add(
                visit.session(),
                owner_id=visit.owner_id(),
                case_id=case_id,
                taken=found,
                case_limit=visit.settings().case_limit,
                now=visit.now(),
                came_with=came_with,
            )
        except CaseworkError as error:
            refused.append(str(error))
            taken.remove(found)
        else:
            said.append(_sentence(added, found))
    return said


def _sentence(added: Added, found: TakenIn) -> str:
    if added.is_known:
        kept = "It is kept once and can back several facts."
        return f"“{evidence.shortened(found.filename)}” is here already, as {added.label}. {kept}"
    return f"“{evidence.shortened(found.filename)}” is now {added.label}."


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
        honesty=honesty_label(exhibit, case.country),
        can_be_covered=redaction.can_be_covered(row),
        backing=what_it_backs(case, exhibit),
        found=findings.offered(
            visit.session(),
            owner_id=visit.owner_id(),
            case=case,
            exhibit_id=exhibit.id,
            today=visit.today(),
        ),
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
        backs=_backs(case),
        wanted_lines=wanted_evidence.lines(visit.session(), owner_id=visit.owner_id(), case=case),
        file_limit=visit.settings().file_limit,
        case_limit=visit.settings().case_limit,
    )


def _backs(case: Case) -> Mapping[str, int]:
    """Return for each exhibit how many entries it backs."""
    return Counter(exhibit for entry in events(case) for exhibit in entry.exhibits)
