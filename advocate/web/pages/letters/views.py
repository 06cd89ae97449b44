"""Letters: writing, the coach's offers, versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import letters
from advocate.casework.errors import CaseworkError, StaleError
from advocate.domain.case import Case, Letter, LetterState
from advocate.domain.letters.diffing import changes
from advocate.web import disk, visit
from advocate.web.forms import press, save, status_of, write
from advocate.web.pages.letters.forms import LetterForm
from advocate.web.pages.letters.jumps import Jumps
from advocate.web.pages.letters.marking import bumps, paragraphs
from advocate.web.steps import step

page = Blueprint("letters", __name__, url_prefix="/cases/<case_id>/letters")
# Each version is compared with the one after it, and the page stays light.
_SHOWN = 12
Answer = str | Response | tuple[str, int]


@page.get("")
def index(case_id: str) -> Answer:
    """The letters of the case."""
    return render_template("letters/index.html", case=visit.load_case(case_id))


@page.get("/<letter_id>")
def show(case_id: str, letter_id: str) -> Answer:
    """The letter with the coach's notes beside it; a sent one as it was sent."""
    case, letter = load_letter(case_id, letter_id)
    if letter.state is LetterState.SENT:
        return render_template("letters/sent.html", case=case, letter=letter)
    checks = _checks(case, letter)
    return render_template(
        "letters/show.html",
        case=case,
        letter=letter,
        step=step(4),
        paragraphs=paragraphs(letter.body, checks["seen"].tone.findings),
        is_strong=letters.has_strong_words(letter),
        **checks,
    )


@page.post("/<letter_id>/rest")
def rest(case_id: str, letter_id: str) -> Answer:
    """Sleep on it: the draft comes back tomorrow; or not, after all."""
    load_letter(case_id, letter_id)
    here = url_for("letters.show", case_id=case_id, letter_id=letter_id)
    tomorrow = visit.today() + timedelta(days=1)
    until = tomorrow if request.form.get("rest") == "on" else None

    def work() -> str:
        letters.rest(visit.session(), **_place(case_id, letter_id), until=until)
        if until is None:
            return here
        flash("Your letter rests. Tomorrow it is the first thing that we show you.")
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=here)


@page.route("/<letter_id>/edit", methods=["GET", "POST"])
def edit(case_id: str, letter_id: str) -> Answer:
    """Free editing."""
    case, letter = load_letter(case_id, letter_id)
    if letter.state is LetterState.SENT and request.method == "GET":
        return redirect(url_for("letters.show", case_id=case_id, letter_id=letter_id), 303)
    form = LetterForm.of(letter, case.country)

    def work() -> str:
        letters.save(
            visit.session(),
            **_place(case_id, letter_id),
            version=form.version.data,
            subject=form.subject.data,
            body=form.body.data,
            now=visit.now(),
        )
        return url_for("letters.show", case_id=case_id, letter_id=letter_id)

    answer = save(form, work)
    return answer or (
        render_template(
            "letters/edit.html", case=case, letter=letter, form=form, step=step(4), **_checks(case, letter)
        ),
        status_of(form),
    )


@page.post("/<letter_id>/autosave")
def autosave(case_id: str, letter_id: str) -> Response | tuple[Response, int]:
    """Save what is being typed, and answer with the checks on it; for the script of the edit page."""
    case, _ = load_letter(case_id, letter_id)
    form = LetterForm(country=case.country)
    if not form.validate_on_submit():
        return jsonify(
            saved=False, why=form.problem or "Not saved yet: the letter needs a subject and words."
        ), 422

    def work() -> int:
        return letters.save(
            visit.session(),
            **_place(case_id, letter_id),
            version=form.version.data,
            subject=form.subject.data,
            body=form.body.data,
            now=visit.now(),
            is_automatic=True,
        )

    try:
        version = write(work)
    except StaleError as error:
        return jsonify(saved=False, why=f"{error} Press “Save” to see both."), 409
    except CaseworkError as error:
        return jsonify(saved=False, why=str(error)), 409
    except disk.TROUBLES as error:
        if sentence := disk.sentence_for(error):
            return jsonify(saved=False, why=sentence), 503
        raise
    case, letter = load_letter(case_id, letter_id)
    html = render_template("letters/checks.html", case=case, letter=letter, **_checks(case, letter))
    return jsonify(saved=True, version=version, html=html)


@page.post("/<letter_id>/calmer")
def calmer(case_id: str, letter_id: str) -> Answer:
    """Put in a calm wording, with a way back."""
    finding = request.form.get("finding", "")

    def deed(place: dict[str, Any]) -> None:
        letters.use_calmer(visit.session(), **place, finding_id=finding, now=visit.now())
        undo = url_for("letters.undo", case_id=case_id, letter_id=letter_id)
        flash({"text": "The calmer words are in.", "undo": undo})  # type: ignore[arg-type]

    return press_letter(case_id, letter_id, deed)


@page.post("/<letter_id>/own")
def own(case_id: str, letter_id: str) -> Answer:
    """Put in what the case knows, with a way back."""
    finding = request.form.get("finding", "")

    def deed(place: dict[str, Any]) -> None:
        letters.use_own(visit.session(), **place, finding_id=finding, now=visit.now())
        undo = url_for("letters.undo", case_id=case_id, letter_id=letter_id)
        flash({"text": "Your own facts are in.", "undo": undo})  # type: ignore[arg-type]

    return press_letter(case_id, letter_id, deed)


@page.post("/<letter_id>/keep")
def keep(case_id: str, letter_id: str) -> Answer:
    """Keep a phrase as it is, for this letter."""
    finding = request.form.get("finding", "")
    return press_letter(
        case_id, letter_id, lambda place: letters.keep_phrase(visit.session(), **place, finding_id=finding)
    )


@page.post("/<letter_id>/undo")
def undo(case_id: str, letter_id: str) -> Answer:
    """Take the last change back."""
    return press_letter(
        case_id,
        letter_id,
        lambda place: letters.bring_back(visit.session(), **place, revision_id=None, now=visit.now()),
    )


@page.get("/<letter_id>/versions")
def versions(case_id: str, letter_id: str) -> Answer:
    """What the letter said before."""
    case, letter = load_letter(case_id, letter_id)
    earlier = letters.earlier_versions(visit.session(), **_place(case_id, letter_id))
    return render_template(
        "letters/versions.html", case=case, letter=letter, earlier=earlier[:_SHOWN], changes=changes
    )


@page.post("/<letter_id>/versions/<int:number>")
def bring_back(case_id: str, letter_id: str, number: int) -> Answer:
    """Use an earlier version again."""
    return press_letter(
        case_id,
        letter_id,
        lambda place: letters.bring_back(visit.session(), **place, revision_id=number, now=visit.now()),
    )


@page.post("/<letter_id>/delete")
def delete(case_id: str, letter_id: str) -> Answer:
    """Delete a draft, with a way back."""
    visit.load_case(case_id)
    index_url = url_for("letters.index", case_id=case_id)

    def work() -> str:
        letters.delete_draft(visit.session(), **_place(case_id, letter_id), now=visit.now())
        back = url_for("letters.restore", case_id=case_id, letter_id=letter_id)
        flash({"text": "The draft is deleted.", "undo": back})  # type: ignore[arg-type]
        return index_url

    return press(work, back_to=index_url)


@page.post("/<letter_id>/restore")
def restore(case_id: str, letter_id: str) -> Answer:
    """Undo that."""
    visit.load_case(case_id)

    def work() -> str:
        letters.restore_draft(visit.session(), **_place(case_id, letter_id))
        return url_for("letters.show", case_id=case_id, letter_id=letter_id)

    return press(work, back_to=url_for("letters.index", case_id=case_id))


def load_letter(case_id: str, letter_id: str) -> tuple[Case, Letter]:
    """Return the case and the letter that the address names; without one the answer is 404."""
    case = visit.load_case(case_id)
    return case, case.letter(letter_id) or visit.nothing_here()


def _checks(case: Case, letter: Letter) -> dict[str, Any]:
    seen = letters.look_over(case, letter, visit.today())
    return {
        "seen": seen,
        "bumps": bumps(letter.body, seen.tone.findings),
        "jumps": Jumps(case, letter),
        "key": letters.finding_key,
    }


def press_letter(case_id: str, letter_id: str, deed: Callable[[dict[str, Any]], None]) -> Response:
    """Do something to a letter at one press, and go back to it."""
    load_letter(case_id, letter_id)
    here = url_for("letters.show", case_id=case_id, letter_id=letter_id)

    def work() -> str:
        deed(_place(case_id, letter_id))
        return here

    return press(work, back_to=here)


def _place(case_id: str, letter_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id, "letter_id": letter_id}
