"""Their reply: pasted or taken from an exhibit, read, checked, kept; and what it says, looked at again."""

from __future__ import annotations

from typing import Any

from flask import flash, render_template, request, url_for

from advocate.casework import replies
from advocate.casework.errors import NotFoundError
from advocate.domain.asks import asks_by_name
from advocate.domain.case import Case, Contact, Reply
from advocate.domain.replies import ReplyReading
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.timeline.reply_form import ReplyEditForm, ReplyForm, ReplyPasteForm
from advocate.web.pages.timeline.views import Answer, page


@page.get("/timeline/reply")
def reply(case_id: str) -> Answer:
    """The place to paste a reply; `contact` names the contact that it came in, `exhibit` what holds it."""
    case = visit.load_case(case_id)
    there = contact_named(case, request.args.get("contact", ""))
    data = {
        "exhibit": request.args.get("exhibit", ""),
        "contact": there.id if there else "",
        "when": there.when if there and there.when and there.when.start == there.when.end else None,
    }
    form = ReplyPasteForm(formdata=None, country=case.country, data=data)
    return _paste_page(case, form)


@page.post("/timeline/reply/read")
def read_reply(case_id: str) -> Answer:
    """What was understood of a reply; nothing is kept before it is checked."""
    case = visit.load_case(case_id)
    form = ReplyPasteForm(country=case.country)
    form.offer_exhibits(case)
    if not form.validate():
        return _paste_page(case, form), status_of(form)
    text, chosen = form.reply.data, form.exhibit.data or ""
    if not text and chosen:
        text = _exhibit_text(case, chosen)
    if not text.strip():
        why = (
            "No text could be read in this exhibit. Paste what it says."
            if chosen
            else "Paste what they wrote."
        )
        form.reply.errors = [why]
        return _paste_page(case, form), 422
    day = form.when.data.start if form.when.data else None
    found = replies.read(case, text, said_on=day, today=visit.today())
    there = contact_named(case, form.contact.data or "")
    formed = ReplyForm.of(case, found, pasted=text, exhibit=chosen, contact=there.id if there else "")
    if there is not None:
        formed.channel.data, formed.text.data = there.channel.value, there.text or formed.text.data
        formed.person.data = there.person or formed.person.data
    return _check_page(case, formed, found, is_unsaved=True)


@page.post("/timeline/reply")
def keep_reply(case_id: str) -> Answer:
    """Keep a reply as it was confirmed: its contact, its promises, its clocks."""
    case = visit.load_case(case_id)
    form = ReplyForm.sent(case)

    def work() -> str:
        there = contact_named(case, form.contact.data or "")
        reply_id = replies.keep(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            contact=form.values(),
            contact_id=there.id if there else "",
            text=form.reply.data,
            confirmed=form.confirmed(),
            promises=form.promises(),
            exhibit_id=form.exhibit.data if case.exhibit(form.exhibit.data or "") else "",
            now=visit.now(),
        )
        flash("Their reply is on the timeline, whole and as it came.")
        has_offer = form.offer.data or form.offer_money.data
        if has_offer:
            return url_for("timeline.offer", case_id=case_id, reply_id=reply_id)
        return url_for("timeline.show_reply", case_id=case_id, reply_id=reply_id)

    answer = save(form, work)
    if answer is not None:
        return answer
    day = form.when.data.start if form.when.data else None
    found = replies.read(case, form.reply.data, said_on=day, today=visit.today())
    return _check_page(case, form, found, is_unsaved=False), status_of(form)


@page.get("/timeline/replies/<reply_id>")
def show_reply(case_id: str, reply_id: str) -> Answer:
    """A reply, whole and unchanged, with what it says to each ask."""
    case = visit.load_case(case_id)
    kept = reply_named(case, reply_id)
    said = [(words, one) for name, words in asks_by_name(case) for one in kept.asks if one.ask == name]
    there = contact_named(case, kept.contact_id)
    return render_template("timeline/reply_show.html", case=case, reply=kept, said=said, contact=there)


@page.get("/timeline/replies/<reply_id>/edit")
def edit_reply(case_id: str, reply_id: str) -> Answer:
    """What a reply was understood to say, to be put right."""
    case = visit.load_case(case_id)
    kept = reply_named(case, reply_id)
    return _edit_page(case, kept, ReplyEditForm.of(case, kept))


@page.post("/timeline/replies/<reply_id>/edit")
def change_reply(case_id: str, reply_id: str) -> Answer:
    """Change what it was understood to say; what they sent stays as it came."""
    case = visit.load_case(case_id)
    kept = reply_named(case, reply_id)
    form = ReplyEditForm.sent(case)

    def work() -> str:
        replies.revise(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            reply_id=reply_id,
            version=form.version.data,
            confirmed=form.confirmed([said for said in kept.asks if said.ask not in form.names]),
            now=visit.now(),
        )
        flash("Changed. Clocks and your next letter go by it.")
        return url_for("timeline.show_reply", case_id=case_id, reply_id=reply_id)

    return save(form, work) or (_edit_page(case, kept, form), status_of(form))


@page.post("/timeline/replies/<reply_id>/remove")
def remove_reply(case_id: str, reply_id: str) -> Answer:
    """Take the reading of a reply back."""
    reply_named(visit.load_case(case_id), reply_id)

    def work() -> str:
        place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case_id}
        replies.remove(visit.session(), **place, reply_id=reply_id, now=visit.now())
        undo = url_for("timeline.restore_reply", case_id=case_id, reply_id=reply_id)
        flash({"text": "Taken back. What they sent stays on the timeline.", "undo": undo})  # type: ignore[arg-type]
        return url_for("cases.show", case_id=case_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


@page.post("/timeline/replies/<reply_id>/restore")
def restore_reply(case_id: str, reply_id: str) -> Answer:
    """Bring the reading of a reply back."""
    visit.load_case(case_id)

    def work() -> str:
        try:
            replies.restore(visit.session(), owner_id=visit.owner_id(), case_id=case_id, reply_id=reply_id)
        except NotFoundError:
            visit.nothing_here()
        flash("It is back.")
        return url_for("timeline.show_reply", case_id=case_id, reply_id=reply_id)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


def reply_named(case: Case, reply_id: str) -> Reply:
    """Return the reply that the address names; without one the answer is 404."""
    try:
        return replies.reply_of(case, reply_id)
    except NotFoundError:
        visit.nothing_here()


def contact_named(case: Case, contact_id: str) -> Contact | None:
    """Return the contact with that id, None where the case has none."""
    return next((contact for contact in case.contacts if contact.id == contact_id), None)


def _edit_page(case: Case, kept: Reply, form: ReplyEditForm) -> str:
    return render_template("timeline/reply_edit.html", case=case, reply=kept, form=form)


def _exhibit_text(case: Case, exhibit_id: str) -> str:
    if case.exhibit(exhibit_id) is None:
        return ""
    place: dict[str, Any] = {"owner_id": visit.owner_id(), "case_id": case.id}
    return replies.text_of_exhibit(visit.session(), **place, exhibit_id=exhibit_id)


def _paste_page(case: Case, form: ReplyPasteForm) -> str:
    form.offer_exhibits(case)
    return render_template("timeline/reply.html", case=case, form=form)


def _check_page(case: Case, form: ReplyForm, found: ReplyReading, *, is_unsaved: bool) -> str:
    return render_template(
        "timeline/reply_check.html", case=case, form=form, found=found, is_unsaved=is_unsaved
    )
