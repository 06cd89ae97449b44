"""Going further: whether it is time, to whom, until when, and with which rights."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import escalation
from advocate.casework.escalation import Choice
from advocate.domain.case import Case
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.missing_day import DayForm
from advocate.web.pages.escalation.forms import ReasonForm, WayForm

page = Blueprint("escalation", __name__, url_prefix="/cases/<case_id>/escalation")
Answer = str | Response | tuple[str, int]


@page.get("")
def show(case_id: str) -> Answer:
    """What the rules say of the case today."""
    case = visit.load_case(case_id)
    return _page(case, _choice(case_id))


@page.post("/way")
def choose_way(case_id: str) -> Answer:
    """Choose the part of the country, and which of the ways that fit."""
    case, choice = visit.load_case(case_id), _choice(case_id)
    form = _way_form(case, choice)

    def work() -> str:
        region, route = form.region.data or "", form.route.data or ""
        if region != choice.region:
            route = ""
        escalation.check_route(case, route, region)
        return _keep(case_id, form.version.data, {"region": region, "route": route})

    return save(form, work) or (_page(case, choice, way=form), status_of(form))


@page.post("/day")
def tell_day(case_id: str) -> Answer:
    """Tell the one day that is missing."""
    case, choice = visit.load_case(case_id), _choice(case_id)
    form = DayForm(country=case.country)
    event = form.what() or abort(404)

    def work() -> str:
        day = form.day.data.start if form.day.data else None
        told = escalation.told_with(choice, event, day)
        return _keep(case_id, form.version.data, {"told": told})

    return save(form, work) or (_page(case, choice, day=form), status_of(form))


@page.post("/forget")
def forget_days(case_id: str) -> Answer:
    """Take back the days that were told."""
    visit.load_case(case_id)

    def work() -> str:
        return _keep(case_id, _choice(case_id).version, {"told": {}})

    return press(work, back_to=url_for("escalation.show", case_id=case_id))


@page.post("/reason")
def give_reason(case_id: str) -> Answer:
    """Record why it is fair to go further; the rules advise, the customer decides."""
    case, choice = visit.load_case(case_id), _choice(case_id)
    form = ReasonForm(country=case.country)

    def work() -> str:
        flash("Your reason is kept.")
        values = {"reason": form.reason.data, "reason_words": form.reason_words.data}
        return _keep(case_id, form.version.data, values)

    return save(form, work) or (_page(case, choice, reason=form), status_of(form))


@page.post("/tick")
def tick(case_id: str) -> Response:
    """Say of a thing that the body asks for that it is there, or that it isn't."""
    case, choice = visit.load_case(case_id), _choice(case_id)
    said = request.form.get("said", "")
    if said not in ("yes", "no"):
        abort(400)

    def work() -> str:
        need = request.form.get("need", "")
        ticked = escalation.ticked_with(case, choice, need, is_there=said == "yes", today=visit.today())
        return f"{_keep(case_id, choice.version, {'ticked': ticked})}#needs"

    return press(work, back_to=url_for("escalation.show", case_id=case_id))


def _choice(case_id: str) -> Choice:
    return escalation.load_choice(visit.session(), owner_id=visit.owner_id(), case_id=case_id)


def _keep(case_id: str, version: int, values: dict[str, Any]) -> str:
    escalation.choose(
        visit.session(),
        owner_id=visit.owner_id(),
        case_id=case_id,
        version=version,
        values=values,
        now=visit.now(),
    )
    return url_for("escalation.show", case_id=case_id)


def _way_form(case: Case, choice: Choice) -> WayForm:
    seen = escalation.outlook(case, choice, today=visit.today())
    chosen = seen.routes[0].id if seen.routes else ""
    data = {"region": choice.region, "route": choice.route or chosen, "version": choice.version}
    form = WayForm(country=case.country, data=data)
    form.offer(seen.regions, seen.routes)
    return form


def _page(
    case: Case,
    choice: Choice,
    *,
    way: WayForm | None = None,
    day: DayForm | None = None,
    reason: ReasonForm | None = None,
) -> str:
    seen = escalation.outlook(case, choice, today=visit.today())
    given = {"reason": choice.reason.value if choice.reason else "", "reason_words": choice.reason_words}
    fresh: dict[str, Any] = {"country": case.country, "formdata": None}
    missing = seen.decision.missing.value if seen.decision.missing else ""
    context: dict[str, Any] = {
        "case": case,
        "choice": choice,
        "seen": seen,
        "way": way or _way_form(case, choice),
        "day": day or DayForm(**fresh, data={"event": missing, "version": choice.version}),
        "reason": reason or ReasonForm(**fresh, data={**given, "version": choice.version}),
    }
    sent = way or day or reason
    return render_template("escalation/show.html", **context, **({"form": sent} if sent else {}))
