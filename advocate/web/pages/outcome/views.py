"""The one outcome sought; other goals are parked."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, flash, render_template, url_for
from werkzeug.wrappers import Response

from advocate.casework import outcome, story
from advocate.domain.case import RemedyKind, When
from advocate.domain.goal import goal_sentence
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.outcome.forms import OutcomeForm, ParkForm
from advocate.web.steps import step

page = Blueprint("outcome", __name__)
Answer = str | Response | tuple[str, int]
FAIR_TIME = timedelta(days=14)


@page.route("/cases/<case_id>/outcome", methods=["GET", "POST"])
def edit(case_id: str) -> Answer:
    """What would put this right?"""
    case = visit.load_case(case_id)
    form = OutcomeForm.of(case, {"by": When.on(visit.today() + FAIR_TIME)})

    def work() -> str:
        outcome.choose(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            version=form.version.data,
            remedy=RemedyKind(form.remedy.data),
            money=form.money.data,
            act=form.act.data,
            by=form.day(),
            fallback=form.fallback.data,
            why=form.why.data,
            working=form.working.data,
            now=visit.now(),
        )
        return url_for("timeline.gather", case_id=case_id)

    answer = save(form, work)
    if answer is not None:
        return answer
    wishes = story.wishes(visit.session(), owner_id=visit.owner_id(), case_id=case_id)
    context = {"form": form, "case": case, "step": step(2), "wishes": wishes, "goal": goal_sentence(case)}
    return render_template("outcome/edit.html", **context), status_of(form)


@page.route("/cases/<case_id>/outcome/park", methods=["GET", "POST"])
def park(case_id: str) -> Answer:
    """Put another goal aside, so that one stays clear."""
    case = visit.load_case(case_id)
    form = ParkForm(country=case.country)

    def work() -> str:
        outcome.park(
            visit.session(), owner_id=visit.owner_id(), case_id=case_id, text=form.text.data, now=visit.now()
        )
        flash("Parked. It is not lost, and one goal stays clear.")
        return url_for("outcome.edit", case_id=case_id)

    return save(form, work) or (render_template("outcome/park.html", form=form, case=case), status_of(form))


@page.post("/cases/<case_id>/outcome/parked/<goal_id>/remove")
def unpark(case_id: str, goal_id: str) -> Answer:
    """Take a parked goal off the list."""
    visit.load_case(case_id)

    def work() -> str:
        outcome.unpark(
            visit.session(), owner_id=visit.owner_id(), case_id=case_id, goal_id=goal_id, now=visit.now()
        )
        return url_for("outcome.edit", case_id=case_id)

    return press(work, back_to=url_for("outcome.edit", case_id=case_id))
