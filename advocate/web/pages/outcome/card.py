"""The private negotiation card: a page to fill in, and to print for oneself."""

from __future__ import annotations

from flask import flash, render_template, url_for

from advocate.casework import negotiation
from advocate.domain.goal import goal_sentence
from advocate.web import visit
from advocate.web.forms import save, status_of
from advocate.web.pages.outcome.forms import CardForm
from advocate.web.pages.outcome.views import Answer, page


@page.route("/cases/<case_id>/outcome/card", methods=["GET", "POST"])
def card(case_id: str) -> Answer:
    """What to keep in mind when an offer comes; it is in nothing that is sent."""
    case = visit.load_case(case_id)
    saved = negotiation.load_card(visit.session(), owner_id=visit.owner_id(), case_id=case_id)
    ideas = negotiation.ideas(case)
    form = CardForm.of(saved, case.country, questions=ideas.questions)

    def work() -> str:
        negotiation.save_card(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            card=form.card(),
            now=visit.now(),
        )
        flash("Your card is saved. Only you see it.")
        return url_for("outcome.card", case_id=case_id)

    answer = save(form, work)
    context = {"case": case, "form": form, "ideas": ideas, "goal": goal_sentence(case), "saved": saved}
    return answer or (render_template("outcome/card.html", **context), status_of(form))
