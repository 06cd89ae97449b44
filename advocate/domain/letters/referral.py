"""Composes the letter to an ombudsman or regulator: both sides' steps so far, the facts, and the ask."""

from __future__ import annotations

from dataclasses import replace

from advocate.domain.case import Direction, Letter, LetterKind, Particulars
from advocate.domain.letters.asking import ask, headed
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.further import enclosed
from advocate.domain.letters.lines import ended, one_line, shortened
from advocate.domain.letters.middle import fair, middle_in_short
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.status.record import sent_complaints, was_answered

_WORDS = 40


def referral(pen: Pen, about: Particulars) -> Draft:
    """Return the request that a body which the customer named looks at the complaint."""
    pen = replace(pen, is_outside=True)
    told = middle_in_short(pen)
    name = pen.organisation
    opening = pen.say(Phrase.REFER, organisation=name) if name else pen.say(Phrase.REFER_NAMELESS)
    blocks = [
        pen.greeting(_named(about.body)),
        Block(BlockKind.MESSAGE, opening),
        *_so_far(pen),
        ask(pen, None, Phrase.REFER_ASK, Phrase.REFER_RECORDS),
        *told.blocks,
        *fair(pen),
        Block(BlockKind.REPLY, pen.say(Phrase.REFER_REPLY)),
        Block(BlockKind.THANKS, pen.say(Phrase.REFER_THANKS)),
        pen.signature(),
        *enclosed(pen, told.labels, told.papers),
    ]
    head = pen.say(Phrase.SUBJECT_REFERRAL, organisation=name) if name else pen.say(Phrase.SUBJECT_FIRST)
    return Draft(headed(pen, head), tuple(blocks))


def _named(body: str) -> str:
    """Return the body's name as a greeting takes it: without "the", and "" where it isn't a name."""
    name = one_line(body)
    name = name[4:] if name[:4].casefold() == "the " else name
    return name if name[:1].isupper() else ""


def _so_far(pen: Pen) -> list[Block]:
    """Return when the organisation was written to, how it answered, and what it offered."""
    sent = sent_complaints(pen.case)
    days = [letter.sent_on for letter in sent if letter.sent_on]
    if not days:
        return []
    said = [pen.say(Phrase.REFER_WROTE, days=pen.days(days)), *_answer(pen, sent[-1])]
    replies = [x.particulars.offer for x in sent if x.kind is LetterKind.OFFER_REPLY]
    offers = [shortened(one_line(offer), _WORDS) for offer in replies if one_line(offer)]
    if offers:
        said.append(pen.say(Phrase.REFER_OFFER, text=ended(offers[-1])))
    return [Block(BlockKind.BACKGROUND, " ".join(said))]


def _answer(pen: Pen, last: Letter) -> list[str]:
    due = last.reply_due_on
    if was_answered(pen.case, last):
        days = [c.when.end for c in pen.case.contacts if c.direction is Direction.IN and c.when]
        return [pen.say(Phrase.REFER_ANSWERED, day=pen.day(max(days)))]
    if due is not None and due < pen.today:
        return [pen.say(Phrase.REFER_SILENT, day=pen.day(due))]
    return []
