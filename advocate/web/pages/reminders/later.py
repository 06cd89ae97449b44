"""Putting the next action of a case off, and taking it up again."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, url_for

from advocate.casework import reminders
from advocate.domain.case import Case
from advocate.domain.status import ActionKind, NextAction, next_action
from advocate.domain.wording import say_day
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.reminders.forms import LaterForm
from advocate.web.pages.reminders.views import Answer, page

NEWS = "Something else has come up since you opened the page. Look at it first."


@page.route("/cases/<case_id>/later", methods=["GET", "POST"])
def later(case_id: str) -> Answer:
    """Put the next action off until a day."""
    case = visit.load_case(case_id)
    action = next_action(case, visit.today())
    here = url_for("cases.show", case_id=case_id)
    form = LaterForm(country=case.country, data={"action": action.key})
    if not action.can_wait and not form.is_submitted():
        return redirect(here, 303)

    def work() -> str:
        if form.action.data != action.key or not action.can_wait:
            flash(NEWS)
            return here
        day = form.day()
        _put_off(case, action, day)
        words = say_day(day, case.country, visit.today())
        flash(f"Put off until {words}. Whatever else comes up is still shown.")
        return here

    return save(form, work) or (
        render_template("reminders/later.html", case=case, form=form, action=action),
        status_of(form),
    )


@page.post("/cases/<case_id>/wake")
def wake(case_id: str) -> Answer:
    """Take up now what was put off."""
    visit.load_case(case_id)
    here = url_for("cases.show", case_id=case_id)

    def work() -> str:
        reminders.wake(visit.session(), owner_id=visit.owner_id(), case_id=case_id)
        return here

    return press(work, back_to=here)


def _put_off(case: Case, action: NextAction, day: date) -> None:
    """Move an own reminder to the day; put anything else off until then."""
    place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case.id, "today": visit.today()}
    if action.kind is not ActionKind.OWN_REMINDER:
        reminders.snooze(visit.session(), **place, action=action.key, until=day, now=visit.now())
        return
    own = next(r for r in case.reminders if r.id == action.reminder_id)
    reminders.revise(
        visit.session(),
        **place,
        reminder_id=own.id,
        version=own.version,
        text=own.text,
        remind_on=day,
        now=visit.now(),
    )
