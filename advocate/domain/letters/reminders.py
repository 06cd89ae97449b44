"""Composes the shorter letters: the friendly reminder, the confirmation of a talk, the thank-you note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advocate.domain.case import (
    Case,
    ChannelKind,
    ClosingKind,
    Contact,
    Direction,
    Letter,
    LetterKind,
    LetterState,
    Promise,
    PromiseState,
    When,
)
from advocate.domain.letters.asking import ask, subject
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.first_complaint import block_of, closing_question, helpers
from advocate.domain.letters.lines import cited, ended, one_line, says_day, shortened
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.letters.picking import pick_promises
from advocate.domain.letters.telling import Line, day_of, promise_line

_TOLD_WORDS = 60
_TALKS = (ChannelKind.CALL, ChannelKind.VISIT, ChannelKind.CHAT)


def follow_up(pen: Pen, reply_by: date) -> Draft:
    """Return a friendly reminder of the last complaint that was sent, with what is still open."""
    sent = _last_complaint(pen.case)
    open_lines = [promise_line(pen, promise) for promise in pick_promises(_unkept(pen, sent))]
    told = "\n".join([pen.say(Phrase.STILL_TO_DO), *(f"- {line.text}" for line in open_lines)])
    middle = [block_of(BlockKind.TRIED, told, open_lines)] if open_lines else []
    labels = [label for block in middle for label in block.exhibits]
    head = pen.say(Phrase.SUBJECT_FOLLOW_UP, day=pen.day(sent.sent_on or pen.today)) if sent else ""
    blocks = [
        pen.greeting(),
        Block(BlockKind.BRIDGE, " ".join(_reminding(pen, sent))),
        ask(pen, reply_by),
        *middle,
        Block(BlockKind.OPTIONS, pen.say(Phrase.ANYTHING_NEEDED)),
        closing_question(pen, reply_by),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *pen.enclosures(labels, first=[pen.copy_of(sent)] if sent else []),
    ]
    return Draft(subject(pen, head or pen.say(Phrase.SUBJECT_FIRST), reply_by), tuple(blocks))


def confirmation(pen: Pen, contact_id: str) -> Draft:
    """Return a note that says what was agreed in a contact: the one named, or else the latest talk."""
    contact = _contact(pen.case, contact_id)
    if contact is None:
        title = ", ".join([pen.say(Phrase.SUBJECT_FIRST), *pen.references()[:2]])
        blocks = _agreement(pen, pen.say(Phrase.THANK_OPEN), pen.case.promises, "")
        return Draft(title, (pen.greeting(), *blocks))
    day = pen.day(contact.when.start if contact.when else pen.today)
    reference = one_line(contact.reference)
    pieces = [pen.say(Phrase.SUBJECT_CONFIRMATION, contact=pen.plain_noun(contact), day=day)]
    if reference:
        pieces.append(pen.say(Phrase.REFERENCE, value=reference))
    pieces += pen.references(without=reference)[:2]
    opening = pen.say(Phrase.TALKED if contact.channel in _TALKS else Phrase.WROTE_TO_ME, day=day)
    promises = [p for p in pen.case.promises if _is_from(p, contact)]
    blocks = _agreement(pen, opening, promises, one_line(contact.text))
    return Draft(", ".join(pieces), (pen.greeting(one_line(contact.person)), *blocks))


def thanks(pen: Pen) -> Draft:
    """Return a thank-you note to the one who helped, or to the team with the names of those who did."""
    case = pen.case
    names = helpers(case.contacts)
    one = names[0] if len(names) == 1 else ""
    is_settled = case.closing is not None and case.closing.kind in (ClosingKind.MET, ClosingKind.PARTLY)
    parts = [pen.say(Phrase.THANK_CLOSED if is_settled else Phrase.THANK_OPEN)]
    if is_settled:
        parts += _what_was_done(pen)
    if len(names) > 1:
        parts.append(pen.say(Phrase.SPECIAL_THANKS, people=pen.join(names)))
    elif one:
        parts += _remembered(pen, one)
    if is_settled:
        parts.append(pen.say(Phrase.KIND_END))
    head = ", ".join([pen.say(Phrase.SUBJECT_THANKS), *pen.references()[:2]])
    return Draft(head, (pen.greeting(one), Block(BlockKind.THANKS, " ".join(parts)), pen.signature()))


def _reminding(pen: Pen, sent: Letter | None) -> list[str]:
    if sent is None or sent.sent_on is None:
        return [pen.say(Phrase.WROTE_NEVER)]
    said = [pen.say(Phrase.WROTE_ON, day=pen.day(sent.sent_on))]
    due = sent.reply_due_on
    if due is not None and due < pen.today and not _has_answered(pen.case, sent.sent_on):
        said.append(pen.say(Phrase.SILENCE, day=pen.day(due)))
    return said


def _last_complaint(case: Case) -> Letter | None:
    kinds = (LetterKind.FIRST_COMPLAINT, LetterKind.FOLLOW_UP)
    sent = [x for x in case.letters if x.state is LetterState.SENT and x.sent_on and x.kind in kinds]
    return max(sent, key=lambda x: x.sent_on or date.min, default=None)


def _has_answered(case: Case, since: date) -> bool:
    return any(
        c.direction is Direction.IN and c.when is not None and c.when.end >= since for c in case.contacts
    )


def _unkept(pen: Pen, sent: Letter | None) -> list[Promise]:
    """Return the promises not kept that the letter before doesn't tell of already."""
    since = sent.sent_on if sent and sent.sent_on else date.min
    unkept = [p for p in pen.case.promises if p.state is PromiseState.BROKEN or p.is_overdue(pen.today)]
    return [p for p in unkept if max(p.due_on or date.min, p.settled_on or date.min, _made(p)) >= since]


def _made(promise: Promise) -> date:
    return promise.made.end if promise.made else date.min


def _contact(case: Case, contact_id: str) -> Contact | None:
    if contact_id:
        return next((c for c in case.contacts if c.id == contact_id), None)
    own = [c for c in case.contacts if not c.letter_id]
    talks = [c for c in own if c.channel in _TALKS] or own
    dated = [c for c in talks if c.when is not None] or talks
    return max(dated, key=lambda c: day_of(c.when), default=None)


def _is_from(promise: Promise, contact: Contact) -> bool:
    """Return whether a promise was made in a contact: on its day, and by its person where both are known."""
    if promise.made is None or contact.when is None or promise.made.start != contact.when.start:
        return False
    said, heard = promise.by_whom.casefold(), contact.person.casefold()
    return not said or not heard or said in heard or heard in said


def _agreement(pen: Pen, opening: str, promises: Sequence[Promise], told: str) -> list[Block]:
    lines = [_agreed_line(pen, promise) for promise in promises if one_line(promise.text)]
    middle = []
    if lines:
        text = "\n".join([pen.say(Phrase.AGREED), *(f"- {line.text}" for line in lines)])
        middle = [block_of(BlockKind.TRIED, text, lines)]
    elif told:
        said = pen.say(Phrase.UNDERSTOOD, text=ended(shortened(told, _TOLD_WORDS)))
        middle = [Block(BlockKind.TRIED, said)]
    if middle:
        middle.append(Block(BlockKind.OPTIONS, pen.say(Phrase.CORRECT_ME)))
    last = Block(BlockKind.THANKS, pen.say(Phrase.THANKS_FOR_HELP))
    return [Block(BlockKind.BRIDGE, opening), *middle, last, pen.signature()]


def _agreed_line(pen: Pen, promise: Promise) -> Line:
    text = shortened(one_line(promise.text), _TOLD_WORDS)
    due = promise.due_on
    if due is not None and not says_day(text, When.on(due), pen.case.country):
        text = pen.say(Phrase.AGREED_BY_DAY, text=text.rstrip("."), day=pen.day(due))
    labels = pen.labels(promise.exhibits)
    return Line(cited(text, pen.cites(labels)), (promise.id,), labels)


def _what_was_done(pen: Pen) -> list[str]:
    closing = pen.case.closing
    if closing is None:
        return []
    parts = [pen.say(Phrase.RECEIVED, sum=pen.sum(closing.money))] if closing.money else []
    got = one_line(closing.got)
    return [*parts, pen.say(Phrase.DONE, text=ended(got))] if got else parts


def _remembered(pen: Pen, name: str) -> list[str]:
    days = [
        pen.when(c.when)
        for c in pen.case.contacts
        if c.helped and c.when is not None and c.when.start == c.when.end and one_line(c.person) == name
    ]
    return [pen.say(Phrase.HELP_ON, days=pen.join(dict.fromkeys(days)))] if days else []
