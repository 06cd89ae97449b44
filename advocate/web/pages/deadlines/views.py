"""Deadlines: every one with its working, the day that is missing, a day changed and changed back."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, render_template, url_for
from werkzeug.wrappers import Response

from advocate.casework import deadlines, escalation
from advocate.casework.deadlines import Days
from advocate.domain.case import Case
from advocate.domain.deadlines import WORDS, StartEvent
from advocate.domain.status import BoardLine
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.missing_day import DayForm
from advocate.web.pages.deadlines.forms import ChangeForm, ResumeForm
from advocate.web.portions import portion

page = Blueprint("deadlines", __name__, url_prefix="/cases/<case_id>/deadlines")
Answer = str | Response | tuple[str, int]
AT_ONCE = 8


@page.get("")
def show(case_id: str) -> Answer:
    """Every deadline of the case with its working."""
    return _page(visit.load_case(case_id))


@page.post("/day")
def tell_day(case_id: str) -> Answer:
    """Tell the day on which a clock started; it counts for every deadline that starts with it."""
    case = visit.load_case(case_id)
    form = DayForm(country=case.country)
    event = form.what() or abort(404)

    def work() -> str:
        day = form.day.data.start if form.day.data else None
        told = escalation.told_with(_choice(case_id), event, day)
        flash("Saved. The days are counted with it.")
        return _keep(case_id, form.version.data, told)

    return save(form, work) or (_page(case, day=form), status_of(form))


@page.post("/day/forget")
def forget_day(case_id: str) -> Answer:
    """Take a day back that was told."""
    case = visit.load_case(case_id)
    event = DayForm(country=case.country).what() or abort(404)

    def work() -> str:
        choice = _choice(case_id)
        flash("Forgotten. The days are counted without it.")
        return _keep(case_id, choice.version, escalation.told_with(choice, event, None))

    return press(work, back_to=_here(case_id))


@page.route("/<key>/change", methods=["GET", "POST"])
def change(case_id: str, key: str) -> Answer:
    """Move, extend or pause a deadline; what it was stays on record."""
    case = visit.load_case(case_id)
    line = deadlines.line_of(visit.session(), case, key, owner_id=visit.owner_id(), today=visit.today())
    form = ChangeForm(country=case.country, data={"version": line.seen})

    def work() -> str:
        change_id = deadlines.change_day(
            visit.session(),
            **_place(case_id),
            key=key,
            version=form.version.data,
            new=form.new_day(),
            today=visit.today(),
            now=visit.now(),
        )
        undo = url_for("deadlines.take_back", case_id=case_id, change_id=change_id)
        flash({"text": "Changed. What it was before stays on record.", "undo": undo})  # type: ignore[arg-type]
        return _here(case_id)

    return save(form, work) or (
        render_template("deadlines/change.html", case=case, line=line, form=form),
        status_of(form),
    )


@page.post("/changes/<change_id>/resume")
def resume(case_id: str, change_id: str) -> Answer:
    """Let a clock run again that stood still."""
    case = visit.load_case(case_id)
    form = ResumeForm(country=case.country)

    def work() -> str:
        deadlines.resume(
            visit.session(),
            **_place(case_id),
            change_id=change_id,
            version=form.version.data,
            resumed_on=form.day.data.start if form.day.data else None,
            now=visit.now(),
        )
        flash("Saved. The clock runs again.")
        return _here(case_id)

    if all(one.id != change_id for one in case.adjustments):
        visit.nothing_here()
    return save(form, work) or (_page(case, resumed=(change_id, form)), status_of(form))


@page.post("/changes/<change_id>/take-back")
def take_back(case_id: str, change_id: str) -> Answer:
    """Take a change back, with a way to make it count again."""
    visit.load_case(case_id)

    def work() -> str:
        moment: dict[str, Any] = {"today": visit.today(), "now": visit.now()}
        deadlines.take_back(visit.session(), **_place(case_id), change_id=change_id, **moment)
        undo = url_for("deadlines.bring_back", case_id=case_id, change_id=change_id)
        flash({"text": "Taken back. The day is as it was.", "undo": undo})  # type: ignore[arg-type]
        return _here(case_id)

    return press(work, back_to=_here(case_id))


@page.post("/changes/<change_id>/bring-back")
def bring_back(case_id: str, change_id: str) -> Answer:
    """Make a change count again that was taken back."""
    visit.load_case(case_id)

    def work() -> str:
        deadlines.bring_back(visit.session(), **_place(case_id), change_id=change_id, now=visit.now())
        flash("The change counts again.")
        return _here(case_id)

    return press(work, back_to=_here(case_id))


def _page(case: Case, *, day: DayForm | None = None, resumed: tuple[str, ResumeForm] | None = None) -> str:
    found = deadlines.days_of(visit.session(), case, owner_id=visit.owner_id(), today=visit.today())
    coming = {
        side: portion(lines, name=side.value, at_once=AT_ONCE)
        for side, lines in found.board.coming.items()
        if lines
    }
    past = portion(found.board.past, name="past", at_once=AT_ONCE)
    shown = [line for part in coming.values() for line in part.items]
    shown += [*found.board.undated, *past.items]
    sent = day or (resumed[1] if resumed else None)
    return render_template(
        "deadlines/show.html",
        case=case,
        found=found,
        coming=coming,
        past=past,
        asking=_asking(case, found, shown, day),
        resuming=_resuming(case, shown, resumed),
        told=[(event, WORDS[event], on) for event, on in found.choice.told.items()],
        **({"form": sent} if sent else {}),
    )


def _asking(case: Case, found: Days, shown: list[BoardLine], sent: DayForm | None) -> dict[str, DayForm]:
    """Return the form for each missing day, by the key of the first deadline that waits for it."""
    forms: dict[str, DayForm] = {}
    asked: set[StartEvent] = set()
    for number, line in enumerate(shown, 1):
        if line.asks is None or line.asks in asked:
            continue
        asked.add(line.asks)
        is_sent = sent is not None and sent.what() is line.asks
        data = {"event": line.asks.value, "version": found.choice.version}
        form = sent if sent and is_sent else DayForm(country=case.country, formdata=None, data=data)
        form.day.label.text = line.question
        form.day.id = "day" if is_sent else f"day-{number}"
        forms[line.key] = form
    return forms


def _resuming(
    case: Case, shown: list[BoardLine], sent: tuple[str, ResumeForm] | None
) -> dict[str, ResumeForm]:
    """Return the form for each clock that stands still, by the id of the change that stopped it."""
    forms: dict[str, ResumeForm] = {}
    for one in (one for line in shown for one in line.changes if one.is_running):
        form = ResumeForm(country=case.country, formdata=None, data={"version": one.version})
        form.day.id = f"again-{len(forms) + 1}"
        forms[one.id] = form
    if sent is not None and sent[0] in forms:
        sent[1].day.id = forms[sent[0]].day.id
        forms[sent[0]] = sent[1]
    return forms


def _choice(case_id: str) -> escalation.Choice:
    return escalation.load_choice(visit.session(), **_place(case_id))


def _keep(case_id: str, version: int, told: dict[str, str]) -> str:
    escalation.choose(
        visit.session(), **_place(case_id), version=version, values={"told": told}, now=visit.now()
    )
    return _here(case_id)


def _place(case_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id}


def _here(case_id: str) -> str:
    return url_for("deadlines.show", case_id=case_id)
