"""Composes the first complaint: the ask first, the facts in order, a way to yes that costs little."""

from __future__ import annotations

from datetime import date

from advocate.domain.letters.asking import ask, subject
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.middle import fair, middle, suggest
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase


def first_complaint(pen: Pen, reply_by: date) -> Draft:
    """Return the first complaint, asking for the outcome and for a reply by `reply_by`."""
    told = middle(pen)
    blocks = [
        pen.greeting(),
        Block(BlockKind.BRIDGE, pen.say(Phrase.BRIDGE)),
        ask(pen, reply_by),
        *told.blocks,
        *fair(pen),
        suggest(pen),
        Block(BlockKind.WHY, pen.say(Phrase.WHY)),
        Block(BlockKind.REPLY, pen.say(Phrase.REPLY, day=pen.day(reply_by))),
        Block(BlockKind.NEXT, pen.say(Phrase.NEXT_STEP)),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *pen.enclosures(told.labels, last=told.papers),
    ]
    return Draft(subject(pen, pen.say(Phrase.SUBJECT_FIRST), reply_by), tuple(blocks))
