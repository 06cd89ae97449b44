"""What the customer says of a line of the evidence checklist."""

from __future__ import annotations

from flask import abort, flash, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import wanted_evidence
from advocate.domain.evidence.checklist import Answer
from advocate.web import visit
from advocate.web.forms import press
from advocate.web.pages.evidence.views import page

OPEN = "open"


@page.post("/wanted/<item>")
def say_wanted(case_id: str, item: str) -> Response:
    """Note that it is here, that it was asked for, that there is none, or that it is open again."""
    visit.load_case(case_id)
    said = request.form.get("answer", "")
    if said not in {*Answer, OPEN}:
        abort(400)

    def work() -> str:
        wanted_evidence.answer(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            item=item,
            said=None if said == OPEN else Answer(said),
            now=visit.now(),
        )
        flash("Noted.")
        return url_for("evidence.index", case_id=case_id, _anchor="wanted")

    return press(work, back_to=url_for("evidence.index", case_id=case_id))
