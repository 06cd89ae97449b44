"""The customer's own details, asked once and reused in every case."""

from __future__ import annotations

from flask import Blueprint, flash, render_template, request, url_for
from werkzeug.wrappers import Response

from advocate.casework import owners
from advocate.web import visit
from advocate.web.forms import save, status_of
from advocate.web.pages.complainant.forms import ComplainantForm

page = Blueprint("complainant", __name__)


@page.route("/me", methods=["GET", "POST"])
def edit() -> str | Response | tuple[str, int]:
    """Name, address, e-mail, phone; `case` says which case to go back to."""
    me = owners.details(visit.session(), owner_id=visit.owner_id())
    form = ComplainantForm(
        data={
            "version": me.version,
            "name": me.name,
            "address": me.address,
            "email": me.email,
            "phone": me.phone,
        }
    )
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
