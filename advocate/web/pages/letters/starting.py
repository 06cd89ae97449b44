"""Starting a letter: which kind, what it is about, and which way it goes."""

from __future__ import annotations

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for

from advocate.casework import drafting
from advocate.domain.case import (
    Case,
    ChannelKind,
    Direction,
    Letter,
    LetterKind,
    LetterState,
    Particulars,
    PromiseState,
    ReplyKind,
)
from advocate.domain.goal import goal_sentence
from advocate.domain.kinds import Reason, Stance
from advocate.domain.status import WRITTEN_AT_ONCE, letter_choices, next_letter
from advocate.domain.status.answered import latest_reply
from advocate.domain.status.record import is_silent, last_sent, let_down_by, was_answered, was_let_down
from advocate.web import visit
from advocate.web.forms import press, save, status_of
from advocate.web.pages.letters.forms import WAYS
from advocate.web.pages.letters.starting_forms import FORMS, StartLetterForm
from advocate.web.pages.letters.views import Answer, page

_NEEDS_GOAL = frozenset(
    {
        LetterKind.FIRST_COMPLAINT,
        LetterKind.FOLLOW_UP,
        LetterKind.BROKEN_PROMISE,
        LetterKind.ESCALATION,
        LetterKind.FINAL_LETTER,
        LetterKind.REFERRAL,
        LetterKind.SMALL_CLAIM,
    }
)
_REASONS = {
    ReplyKind.REFUSAL: Reason.REFUSAL,
    ReplyKind.FINAL_RESPONSE: Reason.DEADLOCK,
    ReplyKind.DEADLOCK: Reason.DEADLOCK,
}


@page.get("/first")
def first(case_id: str) -> Answer:
    """Step 4: to the first complaint, or to where it is started."""
    case = visit.load_case(case_id)
    if not case.complainant.name:
        return redirect(url_for("complainant.edit", case=case_id), 303)
    there = [x for x in case.letters if x.kind is LetterKind.FIRST_COMPLAINT]
    if there:
        return redirect(url_for("letters.show", case_id=case_id, letter_id=there[-1].id), 303)
    return redirect(url_for("letters.start", case_id=case_id, kind=LetterKind.FIRST_COMPLAINT.value), 303)


@page.route("/start", methods=["GET", "POST"])
def start(case_id: str) -> Answer:
    """Which letter; then what it is about, `about` naming a contact or a promise, and which way it goes."""
    case = visit.load_case(case_id)
    name = request.args.get("kind", "")
    if name not in set(LetterKind):
        choices = letter_choices(case, visit.today())
        suggested = next_letter(case, visit.today())
        return render_template("letters/choose.html", case=case, choices=choices, suggested=suggested)
    kind, about_id = LetterKind(name), request.args.get("about", "")[:32]
    if case.outcome is None and kind in _NEEDS_GOAL and request.method == "GET":
        flash("Choose your goal first. The letter starts with it.")
        return redirect(url_for("outcome.edit", case_id=case_id), 303)
    form = FORMS.get(kind, StartLetterForm)(case, _known(case, kind, about_id))

    def work() -> str:
        return _draft(case_id, kind, ChannelKind(form.channel.data), form.about())

    return save(form, work) or (_asking(case, kind, form, about_id), status_of(form))


@page.post("/now")
def write_now(case_id: str) -> Answer:
    """Write a letter for which nothing has to be asked, the way the last one went; else ask."""
    case = visit.load_case(case_id)
    name, about_id = request.form.get("kind", ""), request.form.get("about", "")[:32]
    if name not in WRITTEN_AT_ONCE:
        visit.nothing_here()
    kind = LetterKind(name)
    about, sent = _known(case, kind, about_id), last_sent(case)
    needed = {LetterKind.ESCALATION: about.reason, LetterKind.BROKEN_PROMISE: about.promise_id}
    if case.outcome is None or not needed.get(kind, True):
        return redirect(url_for("letters.start", case_id=case_id, kind=name, about=about_id or None), 303)

    def work() -> str:
        flash("It is written. Read it and change what you like, then send it in your own name.")
        way = sent.channel if sent and sent.channel in WAYS else ChannelKind.EMAIL
        return _draft(case_id, kind, way, about)

    return press(work, back_to=url_for("cases.show", case_id=case_id))


def _draft(case_id: str, kind: LetterKind, channel: ChannelKind, about: Particulars) -> str:
    """Write the letter, and return where it is to be read."""
    started = drafting.draft(
        visit.session(),
        owner_id=visit.owner_id(),
        case_id=case_id,
        kind=kind,
        channel=channel,
        about=about,
        today=visit.today(),
        now=visit.now(),
    )
    if not started.is_told:
        return url_for("letters.show", case_id=case_id, letter_id=started.letter_id)
    flash("You have a draft of this letter. It is as you left it; the new one is beside it.")
    return url_for("letters.again", case_id=case_id, letter_id=started.letter_id)


def _asking(case: Case, kind: LetterKind, form: StartLetterForm, about_id: str) -> str:
    """Return the page that asks what a letter of that kind is about."""
    choice = next(c for c in letter_choices(case, visit.today()) if c.kind is kind)
    goal = goal_sentence(case)
    return render_template(
        "letters/start.html", case=case, form=form, choice=choice, about_id=about_id, goal=goal
    )


def _known(case: Case, kind: LetterKind, about_id: str) -> Particulars:
    """Return what can be filled in already: from a draft of that kind, or else from the case."""
    drafts = [x for x in case.letters if x.kind is kind and x.state is LetterState.DRAFT]
    about = drafts[-1].particulars if drafts and not about_id else _from_case(case, kind)
    if not about_id:
        return about
    contact = next((contact for contact in case.contacts if contact.id == about_id), None)
    if contact is not None and kind is LetterKind.THANKS:
        return replace(about, person=contact.person)
    if contact is not None:
        return _of_reply(case, kind, about_id) or replace(about, contact_id=about_id)
    if any(promise.id == about_id for promise in case.promises):
        return replace(about, promise_id=about_id)
    return visit.nothing_here()


def _from_case(case: Case, kind: LetterKind) -> Particulars:
    own, sent = [contact for contact in case.contacts if not contact.letter_id], last_sent(case)
    match kind:
        case LetterKind.BROKEN_PROMISE:
            late = [p for p in case.promises if p.state is PromiseState.BROKEN or p.is_overdue(visit.today())]
            promise = (let_down_by(case, sent) if sent else None) or (late[-1] if late else None)
            return Particulars(promise_id=promise.id) if promise else Particulars()
        case LetterKind.CONFIRMATION:
            return Particulars(contact_id=own[-1].id) if own else Particulars()
        case LetterKind.OFFER_REPLY | LetterKind.INFORMATION:
            theirs = [contact for contact in own if contact.direction is Direction.IN]
            last = theirs[-1].id if theirs else ""
            return _of_reply(case, kind, last) or Particulars(contact_id=last)
        case LetterKind.ESCALATION:
            is_let_down = sent is not None and was_let_down(case, sent)
            return Particulars(reason=Reason.PROMISE if is_let_down else _reason_told(case, sent))
        case LetterKind.SMALL_CLAIM:
            return Particulars(working=case.outcome.working if case.outcome else "")
        case LetterKind.CLOSING if case.closing is not None:
            return Particulars(got=case.closing.got, got_money=case.closing.money)
        case _:
            return Particulars()


def _reason_told(case: Case, sent: Letter | None) -> Reason | None:
    """Return why a manager is needed as far as the case tells: what they replied, or that they did not."""
    reply = latest_reply(case)
    if reply is not None and reply.kind in _REASONS:
        return _REASONS[reply.kind]
    is_quiet = sent is not None and is_silent(sent, visit.today()) and not was_answered(case, sent)
    return Reason.DEADLINE if is_quiet else None


def _of_reply(case: Case, kind: LetterKind, contact_id: str) -> Particulars | None:
    """Return what a reply that was read tells of the letter that answers it, None where it was not read."""
    reply = next((reply for reply in case.replies if reply.contact_id == contact_id), None)
    if reply is None:
        return None
    if kind is LetterKind.INFORMATION:
        return Particulars(contact_id=contact_id, asked=reply.asked)
    if kind is not LetterKind.OFFER_REPLY:
        return None
    left = next((said.left for said in reply.asks if said.left), "")
    is_part = reply.stance is Stance.ACCEPT_PART
    return Particulars(
        contact_id=contact_id,
        offer=reply.offer,
        offer_money=reply.offer_money,
        stance=reply.stance,
        counter=f"The rest of {left}" if left and is_part else "",
    )
