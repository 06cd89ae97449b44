"""Cases: the list, the start, the case page, its details, the archive, deleting."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, flash, render_template, url_for
from werkzeug.wrappers import Response

from advocate.casework import cases, deadlines, experience, owners, snapshot
from advocate.domain import asks, status
from advocate.domain.case import Case, CaseState, Contact, Sector
from advocate.domain.goal import goal_sentence
from advocate.domain.summary.attempts import attempts
from advocate.domain.summary.chronology import chronology
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of, write
from advocate.web.pages.cases.actions import go_to
from advocate.web.pages.cases.forms import CaseDetailsForm, DeleteForm, StartForm, read_references
from advocate.web.portions import characters, portion

page = Blueprint("cases", __name__)
Answer = str | Response | tuple[str, int]


@page.get("/")
def home() -> Answer:
    """The cases, grouped by whose turn it is, each with its next step."""
    everything = snapshot.load_all(visit.session(), owner_id=visit.owner_id())
    shown = [case for case in everything if case.state is not CaseState.ARCHIVED]
    if not everything:
        return render_template("cases/empty.html")
    standings = [status.standing(case, visit.today()) for case in shown]
    return render_template(
        "cases/home.html",
        groups=status.by_turn(standings),
        archived=len(everything) - len(shown),
    )


@page.get("/archive")
def archived() -> Answer:
    """The cases that were put out of sight."""
    everything = snapshot.load_all(visit.session(), owner_id=visit.owner_id())
    return render_template(
        "cases/archived.html", cases=[c for c in everything if c.state is CaseState.ARCHIVED]
    )


@page.route("/cases/start", methods=["GET", "POST"])
def start() -> Answer:
    """Whom it is with, what kind, which country."""
    me = owners.details(visit.session(), owner_id=visit.owner_id())
    form = StartForm(data={"country": me.country})
    names = experience.known_names(visit.session(), owner_id=visit.owner_id())
    form.organisation_name.render_kw = {"list": "names"} if names else {}

    def work() -> str:
        case_id = cases.start(
            visit.session(),
            owner_id=visit.owner_id(),
            organisation_name=form.organisation_name.data,
            sector=form.sector.data,
            country=form.country.data,
            title=form.title.data,
            now=visit.now(),
        )
        is_known = bool(_others(visit.load_case(case_id)))
        return url_for("cases.known" if is_known else "story.write", case_id=case_id)

    return save(form, work) or (
        render_template("cases/start.html", form=form, names=names),
        status_of(form),
    )


@page.get("/cases/<case_id>")
def show(case_id: str) -> Answer:
    """The case page: where it stands, the one next action, the timeline."""
    case = visit.load_case(case_id)
    standing = status.standing(case, visit.today())
    days = deadlines.days_of(visit.session(), case, owner_id=visit.owner_id(), today=visit.today())
    return render_template(
        "cases/show.html",
        coming=days.board.soonest[:2],
        ahead=[line.due_on for line in days.board.soonest if line.due_on],
        case=case,
        goal=goal_sentence(case),
        status=standing.status,
        action=standing.action,
        go=go_to(case, standing.action),
        shown=portion(list(reversed(chronology(case))), length=characters),
        costs=portion(case.impacts, length=lambda impact: len(impact.text), name="costs", at_once=8),
        helpers=_helpers(case.contacts),
        check_on=status.check_day(case),
        is_known=bool(_others(case)),
        tried=attempts(case),
        asks=list(zip(asks.asks_of(case), asks.standing(case), strict=True)),
    )


@page.route("/cases/<case_id>/details", methods=["GET", "POST"])
def edit(case_id: str) -> Answer:
    """Organisation, kind of matter, country, references."""
    case = visit.load_case(case_id)
    form = CaseDetailsForm.of(case)

    def work() -> str:
        values = {
            "organisation_name": form.organisation_name.data,
            "organisation_email": form.organisation_email.data,
            "organisation_address": form.organisation_address.data,
            "sector": Sector(form.sector.data).value,
            "country": form.country.data,
            "title": form.title.data,
            "references": [
                {"label": r.label, "value": r.value} for r in read_references(form.references.data)
            ],
        }
        cases.revise(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            version=form.version.data,
            values=values,
            now=visit.now(),
        )
        flash("Saved.")
        return url_for("cases.show", case_id=case_id)

    return save(form, work) or (render_template("cases/edit.html", form=form, case=case), status_of(form))


@page.post("/cases/<case_id>/archive")
def archive(case_id: str) -> Answer:
    """Put a closed case out of sight."""
    visit.load_case(case_id)

    def work() -> str:
        cases.archive(visit.session(), owner_id=visit.owner_id(), case_id=case_id)
        flash("The case is in the archive.")
        return url_for("cases.home")

    return press(work, back_to=url_for("cases.show", case_id=case_id))


@page.route("/cases/<case_id>/delete", methods=["GET", "POST"])
def delete(case_id: str) -> Answer:
    """Delete a case with everything in it, files too."""
    case = visit.load_case(case_id)
    form = DeleteForm(expected=case.organisation.name)
    unneeded: set[str] = set()

    def work() -> str:
        unneeded.update(cases.delete_case(visit.session(), owner_id=visit.owner_id(), case_id=case_id))
        flash("The case and everything in it is deleted.")
        return url_for("cases.home")

    def after() -> None:
        write(lambda: cases.drop_blobs(visit.session(), blobs(), unneeded))
        visit.forget()

    answer = save(form, work, after=after)
    return answer or (render_template("cases/delete.html", form=form, case=case), status_of(form))


def _others(case: Case) -> list[str]:
    return experience.others_with(visit.session(), owner_id=visit.owner_id(), case=case)


def _helpers(contacts: Sequence[Contact]) -> list[Contact]:
    """Return the latest contact with each person who helped, by name."""
    latest = {contact.person: contact for contact in contacts if contact.helped and contact.person}
    return [latest[name] for name in sorted(latest)]
