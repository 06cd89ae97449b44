"""How a case ends, whether what was agreed is kept, and opening it again."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from advocate.casework import calls, cases
from advocate.domain import status
from advocate.domain.case import CaseState, ClosingKind, PromiseState
from advocate.domain.experience import days_taken
from advocate.domain.goal import goal_sentence
from advocate.domain.summary.attempts import attempts
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.cases.ending_form import CloseForm
from advocate.web.pages.cases.views import Answer, page


@page.route("/cases/<case_id>/close", methods=["GET", "POST"])
def close(case_id: str) -> Answer:
    """How it ended, against what was asked for."""
    case = visit.load_case(case_id)
    if case.state is not CaseState.OPEN and request.method == "GET":
        return redirect(url_for("cases.show", case_id=case_id), 303)
    form = CloseForm.of(case)

    def work() -> str:
        place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case_id}
        calls.record_promises(
            visit.session(), **place, promises=form.promises(), made_on=visit.today(), now=visit.now()
        )
        cases.close(
            visit.session(),
            **place,
            kind=ClosingKind(form.kind.data),
            got=form.got.data,
            money=form.money.data,
            worked=form.worked.data,
            asks=form.asks(),
            time_back=form.time_back.data,
            today=visit.today(),
            now=visit.now(),
        )
        return url_for("cases.show", case_id=case_id)

    return save(form, work) or (
        render_template(
            "cases/close.html",
            form=form,
            case=case,
            goal=goal_sentence(case),
            tried=attempts(case),
            days=days_taken(case, visit.today()),
            waiting=[p for p in case.promises if p.state is PromiseState.OPEN],
        ),
        status_of(form),
    )


@page.post("/cases/<case_id>/reopen")
def reopen(case_id: str) -> Answer:
    """Open a closed case again, its days as they were."""
    visit.load_case(case_id)

    def work() -> str:
        cases.reopen(visit.session(), owner_id=visit.owner_id(), case_id=case_id, today=visit.today())
        now_stands = status.status(visit.load_case(case_id), visit.today())
        flash(f"The case is open again, with its days as they were. {now_stands.sentence}.")
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


@page.post("/cases/<case_id>/not-yet")
def not_yet(case_id: str) -> Answer:
    """What was agreed is still to be done: ask again later."""
    visit.load_case(case_id)

    def work() -> str:
        cases.not_yet(visit.session(), owner_id=visit.owner_id(), case_id=case_id, today=visit.today())
        asked_on = status.check_day(visit.load_case(case_id))
        flash(
            "Noted. We ask you once more in a while."
            if asked_on
            else "Noted. We don’t ask again. You can open the case again at any time."
        )
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))
