"""A draft written again from the case as it is now: beside the customer's own, passage by passage."""

from __future__ import annotations

from typing import Any

from flask import flash, render_template, request, url_for

from advocate.casework import drafting, rewriting
from advocate.casework.errors import CaseworkError
from advocate.domain.letters.passages import passages
from advocate.web import visit
from advocate.web.pages.letters.views import Answer, load_letter, page, press_letter


@page.get("/<letter_id>/again")
def again(case_id: str, letter_id: str) -> Answer:
    """The letter as the program would write it now, beside the draft."""
    case, letter = load_letter(case_id, letter_id)
    made = drafting.propose(
        case, kind=letter.kind, channel=letter.channel, about=letter.particulars, today=visit.today()
    )
    found = passages(letter.body, made.body)
    seal = rewriting.seal_of(made)
    return render_template(
        "letters/again.html", case=case, letter=letter, proposal=made, found=found, seal=seal
    )


@page.post("/<letter_id>/again")
def write_again(case_id: str, letter_id: str) -> Answer:
    """Use that in place of the draft; the draft stays as an earlier version."""
    return press_letter(
        case_id,
        letter_id,
        lambda place: rewriting.write_again(visit.session(), **place, today=visit.today(), now=visit.now()),
    )


@page.post("/<letter_id>/parts")
def take_parts(case_id: str, letter_id: str) -> Answer:
    """Use the passages of it that were ticked; the others stay as the customer wrote them."""
    taken = request.form.getlist("take", type=int)
    has_subject = request.form.get("subject") == "y"

    def deed(place: dict[str, Any]) -> None:
        if not taken and not has_subject:
            raise CaseworkError("Nothing was ticked, so nothing has changed.")
        rewriting.take_parts(
            visit.session(),
            **place,
            version=request.form.get("letter_version", 0, type=int),
            seal=request.form.get("seal", ""),
            taken=frozenset(taken),
            with_subject=has_subject,
            today=visit.today(),
            now=visit.now(),
        )
        undo = url_for("letters.undo", case_id=case_id, letter_id=letter_id)
        flash({"text": "What you ticked is in. The rest is yours, as it was.", "undo": undo})  # type: ignore[arg-type]

    return press_letter(case_id, letter_id, deed)
