"""The customer's own details, asked once and reused in every case; and those of a case that differ."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, flash, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import complainant, owners
from advocate.domain.case import Complainant
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.complainant.forms import ComplainantForm

page = Blueprint("complainant", __name__)
Answer = str | Response | tuple[str, int]


@page.route("/me", methods=["GET", "POST"])
def edit() -> Answer:
    """Name, address, e-mail, phone; `case` says which case to go back to."""
    me = owners.details(visit.session(), owner_id=visit.owner_id())
    usual = complainant.owners_details(me)
    form = ComplainantForm(data={"version": me.version, **asdict(usual)})
    back_to = request.args.get("case", "")
    case = visit.load_case(back_to) if back_to else None

    def work() -> str:
        owners.save_details(
            visit.session(),
            owner_id=visit.owner_id(),
            version=form.version.data,
            name=form.name.data,
            address=form.address.data,
            email=form.email.data,
            phone=form.phone.data,
        )
        flash("Saved. Your details are used in every letter.")
        return url_for("letters.first", case_id=case.id) if case else url_for("cases.home")

    return save(form, work) or (
        render_template("complainant/edit.html", form=form, case=case),
        status_of(form),
    )


@page.route("/cases/<case_id>/me", methods=["GET", "POST"])
def differ(case_id: str) -> Answer:
    """Who signs this one case, where that is somebody else."""
    case = visit.load_case(case_id)
    form = ComplainantForm(data={"version": case.version, **asdict(case.complainant)})

    def work() -> str:
        complainant.sign_case(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            version=form.version.data,
            signer=Complainant(form.name.data, form.address.data, form.email.data, form.phone.data),
            now=visit.now(),
        )
        flash("Saved for this case. Each new letter of it is signed with these details.")
        return url_for("cases.edit", case_id=case_id)

    answer = save(form, work)
    has_own = complainant.has_own(visit.session(), owner_id=visit.owner_id(), case_id=case_id)
    return answer or (
        render_template("complainant/differ.html", form=form, case=case, has_own=has_own),
        status_of(form),
    )


@page.post("/cases/<case_id>/me/usual")
def usual(case_id: str) -> Answer:
    """Sign this case with the usual details again."""
    case = visit.load_case(case_id)

    def work() -> str:
        complainant.sign_as_owner(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            version=case.version,
            now=visit.now(),
        )
        flash("This case is signed with your usual details again.")
        return url_for("cases.edit", case_id=case_id)

    return press(work, back_to=url_for("complainant.differ", case_id=case_id))
