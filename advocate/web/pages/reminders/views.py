"""The customer's own reminders of a case: adding, changing, ticking off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, render_template, url_for
from werkzeug.wrappers import Response

from advocate.casework import reminders
from advocate.casework.errors import NotFoundError
from advocate.domain.case import When
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.reminders.forms import ChangedReminderForm, ReminderForm

page = Blueprint("reminders", __name__)
Answer = str | Response | tuple[str, int]


@page.route("/cases/<case_id>/reminders", methods=["GET", "POST"])
def index(case_id: str) -> Answer:
    """The reminders of a case, and a new one."""
    case = visit.load_case(case_id)
    form = ReminderForm(country=case.country)

    def work() -> str:
        reminders.add(
            visit.session(),
            **_place(case_id),
            text=form.text.data,
            remind_on=form.day(),
            today=visit.today(),
            now=visit.now(),
        )
        flash("Kept. It comes up here on its day, and in your calendar.")
        return url_for("cases.show", case_id=case_id)

    answer = save(form, work)
    if answer is not None:
        return answer
    ahead = sorted((r for r in case.reminders if r.done_on is None), key=lambda r: r.remind_on)
    done = [r for r in reversed(case.reminders) if r.done_on is not None]
    context = {"case": case, "form": form, "ahead": ahead, "done": done}
    return render_template("reminders/index.html", **context), status_of(form)


@page.route("/cases/<case_id>/reminders/<reminder_id>", methods=["GET", "POST"])
def edit(case_id: str, reminder_id: str) -> Answer:
    """Change a reminder."""
    case = visit.load_case(case_id)
    row = next((r for r in case.reminders if r.id == reminder_id), None) or visit.nothing_here()
    known = {"text": row.text, "on": When.on(row.remind_on), "version": row.version}
    form = ChangedReminderForm(country=case.country, data=known)

    def work() -> str:
        reminders.revise(
            visit.session(),
            **_place(case_id),
            reminder_id=reminder_id,
            version=form.version.data,
            text=form.text.data,
            remind_on=form.day(),
            today=visit.today(),
            now=visit.now(),
        )
        flash("Saved.")
        return url_for("reminders.index", case_id=case_id)

    return save(form, work) or (
        render_template("reminders/edit.html", case=case, form=form, reminder=row),
        status_of(form),
    )


@page.post("/cases/<case_id>/reminders/<reminder_id>/done")
def done(case_id: str, reminder_id: str) -> Answer:
    """Tick a reminder off, with a way back."""

    def deed(place: dict[str, Any]) -> None:
        reminders.tick(visit.session(), **place, done_on=visit.today(), now=visit.now())
        undo = url_for("reminders.undone", case_id=case_id, reminder_id=reminder_id)
        flash({"text": "Ticked off.", "undo": undo})  # type: ignore[arg-type]

    return _press(case_id, reminder_id, "cases.show", deed)


@page.post("/cases/<case_id>/reminders/<reminder_id>/undone")
def undone(case_id: str, reminder_id: str) -> Answer:
    """Undo that."""

    def deed(place: dict[str, Any]) -> None:
        reminders.tick(visit.session(), **place, done_on=None, now=visit.now())

    return _press(case_id, reminder_id, "cases.show", deed)


@page.post("/cases/<case_id>/reminders/<reminder_id>/delete")
def delete(case_id: str, reminder_id: str) -> Answer:
    """Delete a reminder, with a way back."""

    def deed(place: dict[str, Any]) -> None:
        reminders.delete(visit.session(), **place, now=visit.now())
        undo = url_for("reminders.restore", case_id=case_id, reminder_id=reminder_id)
        flash({"text": "The reminder is deleted.", "undo": undo})  # type: ignore[arg-type]

    return _press(case_id, reminder_id, "reminders.index", deed)


@page.post("/cases/<case_id>/reminders/<reminder_id>/restore")
def restore(case_id: str, reminder_id: str) -> Answer:
    """Undo that."""
    return _press(
        case_id, reminder_id, "reminders.index", lambda place: reminders.restore(visit.session(), **place)
    )


def _press(case_id: str, reminder_id: str, then: str, deed: Callable[[dict[str, Any]], None]) -> Answer:
    visit.load_case(case_id)
    there = url_for(then, case_id=case_id)

    def work() -> str:
        try:
            deed({**_place(case_id), "reminder_id": reminder_id})
        except NotFoundError:
            visit.nothing_here()
        return there

    return press(work, back_to=there)


def _place(case_id: str) -> dict[str, Any]:
    return {"owner_id": visit.owner_id(), "case_id": case_id}
