"""Where each next action is done, and the words on its button."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from advocate.domain.case import Case, LetterKind
from advocate.domain.status import ActionKind, NextAction


@dataclass(frozen=True, slots=True)
class Go:
    """A button that leads to where something is done."""

    url: str
    label: str


_PLACES: dict[ActionKind, tuple[str, str]] = {
    ActionKind.TELL_STORY: ("story.write", "Let it out"),
    ActionKind.CHOOSE_GOAL: ("outcome.edit", "Choose my goal"),
    ActionKind.ADD_FACTS: ("timeline.gather", "Add what happened"),
    ActionKind.ADD_EVIDENCE: ("evidence.index", "Add evidence"),
    ActionKind.WRITE_LETTER: ("letters.first", "Write my letter"),
    ActionKind.LOOK_FURTHER: ("escalation.show", "See who is next"),
    ActionKind.WEIGH_ANSWER: ("cases.close", "It is settled: close the case"),
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
    if action.kind is ActionKind.SEND_LETTER:
        return Go(url_for("letters.show", case_id=case.id, letter_id=action.letter_id), "Go to my letter")
    if action.kind is ActionKind.COMPARE_OFFER:
        return Go(url_for("timeline.offer", case_id=case.id, reply_id=action.reply_id), "Compare the offer")
    if action.letter_kind is not None:
        about = next((r.contact_id for r in case.replies if r.id == action.reply_id), None)
        about = about if action.letter_kind in _ANSWERS else None
        url = url_for("letters.start", case_id=case.id, kind=action.letter_kind.value, about=about)
        return Go(url, _LETTERS.get(action.letter_kind, "Write the letter"))
    place = _PLACES.get(action.kind)
    return Go(url_for(place[0], case_id=case.id), place[1]) if place else None
