"""Where each next action is done, and the words on its button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import url_for

from advocate.domain.case import Case, LetterKind
from advocate.domain.status import WRITTEN_AT_ONCE, ActionKind, NextAction


@dataclass(frozen=True, slots=True)
class Go:
    """A button that leads to where something is done, or with `fields` does it at one press."""

    url: str
    label: str
    fields: Mapping[str, str] = field(default_factory=dict)


_PLACES: dict[ActionKind, tuple[str, str]] = {
    ActionKind.TELL_STORY: ("story.write", "Let it out"),
    ActionKind.CHOOSE_GOAL: ("outcome.edit", "Choose my goal"),
    ActionKind.ADD_FACTS: ("timeline.gather", "Add what happened"),
    ActionKind.ADD_EVIDENCE: ("evidence.index", "Add evidence"),
    ActionKind.WRITE_LETTER: ("letters.first", "Write my letter"),
    ActionKind.LOOK_FURTHER: ("escalation.show", "See who is next"),
    ActionKind.WEIGH_ANSWER: ("cases.close", "It is settled: close the case"),
}


_DRAFTS = {
    ActionKind.ASK_IF_SENT: ("letters.send", "Yes, I sent it"),
    ActionKind.READ_AGAIN: ("letters.show", "Read my letter"),
    ActionKind.PUT_OFF: ("letters.show", "Read it now"),
}
_ANSWERS = (LetterKind.OFFER_REPLY, LetterKind.INFORMATION)
_LETTERS = {
    LetterKind.FOLLOW_UP: "Write the reminder",
    LetterKind.BROKEN_PROMISE: "Write the reminder",
    LetterKind.OFFER_REPLY: "Reply to the offer",
    LetterKind.INFORMATION: "Write my answer",
    LetterKind.CLOSING: "Tell them that it is settled",
    LetterKind.THANKS: "Write a thank-you note",
}


def go_to(case: Case, action: NextAction) -> Go | None:
    """Return the button for the next action; None when there is nothing to do or it is done on the page."""
    if action.letter_id:
        endpoint, label = _DRAFTS.get(action.kind, ("letters.show", "Go to my letter"))
        return Go(url_for(endpoint, case_id=case.id, letter_id=action.letter_id), label)
    if action.kind is ActionKind.COMPARE_OFFER:
        return Go(url_for("timeline.offer", case_id=case.id, reply_id=action.reply_id), "Compare the offer")
    if action.letter_kind in WRITTEN_AT_ONCE:
        return _write(case, action.letter_kind, action)
    if action.letter_kind is not None:
        about = next((r.contact_id for r in case.replies if r.id == action.reply_id), None)
        about = about if action.letter_kind in _ANSWERS else None
        url = url_for("letters.start", case_id=case.id, kind=action.letter_kind.value, about=about)
        return Go(url, _LETTERS.get(action.letter_kind, "Write the letter"))
    place = _PLACES.get(action.kind)
    return Go(url_for(place[0], case_id=case.id), place[1]) if place else None


def _write(case: Case, kind: LetterKind, action: NextAction) -> Go:
    """Return the button that writes a letter for which nothing has to be asked."""
    label = _LETTERS.get(kind, "Write the letter")
    if action.kind is ActionKind.SETTLE_PROMISE:
        label = f"Not yet: {label[:1].lower()}{label[1:]}"
    about = action.promise_id if kind is LetterKind.BROKEN_PROMISE else ""
    return Go(url_for("letters.write_now", case_id=case.id), label, {"kind": kind.value, "about": about})
