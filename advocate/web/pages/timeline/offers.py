"""An offer: told by hand, put beside the goal, decided on, and the decision taken back."""

from __future__ import annotations

from typing import Any

from flask import flash, render_template, url_for

from advocate.casework import replies
from advocate.casework.replies import Confirmed
from advocate.casework.timeline import contact_values
from advocate.domain.case import ChannelKind, Direction, ReplyKind
from advocate.domain.kinds import Stance
from advocate.domain.summary.comparing import compare
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.timeline.replies import contact_named, reply_named
from advocate.web.pages.timeline.reply_form import DecideForm, OfferForm, offered_of
from advocate.web.pages.timeline.views import Answer, page


@page.route("/timeline/offer", methods=["GET", "POST"])
def tell_offer(case_id: str) -> Answer:
    """An offer in the customer's own words."""
    case = visit.load_case(case_id)
    form = OfferForm(country=case.country)

    def work() -> str:
        contact = contact_values(
            text=form.offer.data,
            when=form.when.data,
            channel=ChannelKind(form.channel.data),
            direction=Direction.IN,
            person=form.person.data,
        )
        reply_id = replies.keep(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            contact=contact,
            confirmed=Confirmed(ReplyKind.OFFER, **offered_of(form)),
            now=visit.now(),
        )
        flash("Their offer is on the timeline.")
        return url_for("timeline.offer", case_id=case_id, reply_id=reply_id)

    return save(form, work) or (
        render_template("timeline/offer_told.html", case=case, form=form),
        status_of(form),
    )


@page.route("/timeline/replies/<reply_id>/offer", methods=["GET", "POST"])
def offer(case_id: str, reply_id: str) -> Answer:
    """An offer beside the goal, and the three ways out."""
    case = visit.load_case(case_id)
    kept = reply_named(case, reply_id)
    form = DecideForm(data={"version": kept.version, "stance": kept.stance.value if kept.stance else None})

    def work() -> str:
        contact_id = replies.decide(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            reply_id=reply_id,
            version=form.version.data,
            stance=Stance(form.stance.data),
            today=visit.today(),
            now=visit.now(),
        )
        undo = url_for("timeline.reconsider", case_id=case_id, reply_id=reply_id)
        words = "Your decision is noted, for you alone. It counts once you have told them, in this letter."
        flash({"text": words, "undo": undo})  # type: ignore[arg-type]
        return url_for("letters.start", case_id=case_id, kind="offer_reply", about=contact_id)

    return save(form, work) or (
        render_template(
            "timeline/offer.html",
            case=case,
            reply=kept,
            form=form,
            seen=compare(case, kept, visit.today()),
            contact=contact_named(case, kept.contact_id),
        ),
        status_of(form),
    )


@page.post("/timeline/replies/<reply_id>/reconsider")
def reconsider(case_id: str, reply_id: str) -> Answer:
    """Take the decision on an offer back."""
    kept = reply_named(visit.load_case(case_id), reply_id)
    back = url_for("timeline.offer", case_id=case_id, reply_id=reply_id)

    def work() -> str:
        place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case_id}
        replies.reconsider(visit.session(), **place, reply_id=reply_id, version=kept.version, now=visit.now())
        flash("Your decision is taken back. A letter that you drafted is still there.")
        return back

    return press(work, back_to=back)
