"""A chat that was pasted: read into its turns, checked, kept as one contact with its transcript."""

from __future__ import annotations

import io

from flask import flash, render_template, request, url_for

from advocate.casework import calls, taking_in
from advocate.casework.errors import CaseworkError
from advocate.casework.taking_in import TakenIn
from advocate.domain.call_log import KnownEntries, LogRow, RowEnd
from advocate.domain.case import Case, ChannelKind
from advocate.domain.wording import say_when
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.forms import save, status_of
from advocate.web.pages.timeline.chat_form import ChatForm, PasteForm, read
from advocate.web.pages.timeline.views import Answer, page
from advocate.web.portions import AT_ONCE


@page.get("/timeline/chat")
def chat(case_id: str) -> Answer:
    """The place to paste a chat."""
    case = visit.load_case(case_id)
    return render_template("timeline/chat.html", case=case, form=PasteForm(country=case.country))


@page.post("/timeline/chat/read")
def read_chat(case_id: str) -> Answer:
    """What was understood of a chat; nothing is kept before it is checked."""
    case = visit.load_case(case_id)
    form = PasteForm(country=case.country)
    if not form.validate():
        return render_template("timeline/chat.html", case=case, form=form), status_of(form)
    found = read(case, form.transcript.data, request.form.get("me", ""), form.day)
    return _check_page(case, ChatForm.of_chat(case, found, form.transcript.data), is_unsaved=True)


@page.post("/timeline/chat")
def keep_chat(case_id: str) -> Answer:
    """Keep a chat as one contact, with what was promised in it and the transcript as an exhibit."""
    case = visit.load_case(case_id)
    form = ChatForm.sent(case)
    taken: TakenIn | None = None
    problem: CaseworkError | None = None
    if form.validate():
        try:
            taken = _take_in(form)
        except CaseworkError as error:
            problem = error

    def work() -> str:
        if problem is not None or taken is None:
            raise problem or CaseworkError("The chat was not kept. Press the button again.")
        day = say_when(form.when.data, case.country) if form.when.data else ""
        contact_id = calls.record_chat(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            contact=form.values(),
            promises=form.promises(),
            transcript=taken,
            title=f"Chat with {form.person.data or case.organisation.name}, {day}",
            when=form.when.data,
            case_limit=visit.settings().case_limit,
            now=visit.now(),
        )
        taking_in.make_sure(visit.session(), blobs(), taken)
        flash("Your chat is on the timeline, with its transcript. Now put it in writing, today.")
        return url_for("letters.start", case_id=case_id, kind="confirmation", about=contact_id)

    return save(form, work) or (_check_page(case, form, is_unsaved=False), status_of(form))


def _take_in(form: ChatForm) -> TakenIn:
    """Store the transcript as it was pasted, before the database has to wait."""
    data = form.transcript.data.encode("utf-8", "replace")
    day = form.when.data.start.isoformat() if form.when.data else ""
    name = f"chat {day}.txt"
    return taking_in.take_in(
        blobs(), stream=io.BytesIO(data), filename=name, limit=visit.settings().file_limit
    )


def _check_page(case: Case, form: ChatForm, *, is_unsaved: bool) -> str:
    found = read(case, form.transcript.data or "", form.me.data or "", None)
    row = LogRow(
        number=0,
        end=RowEnd.CONTACT,
        text=form.text.data or "",
        when=form.when.data,
        at=form.at.data,
        channel=ChannelKind.CHAT,
        person=form.person.data or "",
        reference=form.reference.data or "",
    )
    return render_template(
        "timeline/chat_check.html",
        case=case,
        form=form,
        turns=found.turns[:AT_ONCE],
        more=max(0, len(found.turns) - AT_ONCE),
        is_unsaved=is_unsaved,
        known=KnownEntries(case).like(row),
    )
