"""An organisation that the customer knows from before: its details, its people, and what worked."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from wtforms import BooleanField

from advocate.casework import experience
from advocate.domain.case import Case
from advocate.domain.experience import Experience
from advocate.web import visit
from advocate.web.forms import CaseForm, save, status_of
from advocate.web.pages.cases.views import Answer, page


class KnownForm(CaseForm):
    """What to take over from earlier cases."""

    email = BooleanField("Their e-mail address")
    address = BooleanField("Their postal address")
    references = BooleanField("Your numbers with them")

    @classmethod
    def of(cls, case: Case, known: Experience) -> KnownForm:
        """Return the form; what the case doesn't have yet is ticked."""
        there = case.organisation
        data = {
            "version": case.version,
            "email": bool(known.email) and not there.email,
            "address": bool(known.address) and not there.address,
            "references": bool(known.references) and not case.references,
        }
        return cls(country=case.country, data=data)


@page.route("/cases/<case_id>/known", methods=["GET", "POST"])
def known(case_id: str) -> Answer:
    """What earlier cases with the same organisation tell."""
    case = visit.load_case(case_id)
    found = experience.of_organisation(visit.session(), owner_id=visit.owner_id(), case=case)
    further = url_for("cases.show" if case.has_story else "story.write", case_id=case_id)
    if found is None:
        return redirect(further, 303)
    form = KnownForm.of(case, found)

    def work() -> str:
        experience.take_over(
            visit.session(),
            owner_id=visit.owner_id(),
            case=case,
            version=form.version.data,
            email=found.email if form.email.data else "",
            address=found.address if form.address.data else "",
            references=found.references if form.references.data else (),
            now=visit.now(),
        )
        if form.email.data or form.address.data or form.references.data:
            flash("Taken over. You can change it under “Details of the case”.")
        return further

    return save(form, work) or (
        render_template("cases/known.html", case=case, form=form, known=found, further=further),
        status_of(form),
    )
