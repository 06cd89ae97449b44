"""Composes the firmer letters to the organisation: to a manager, for the final response, before a claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advocate.domain.case import Particulars
from advocate.domain.kinds import Reason
from advocate.domain.letters.asking import ask, headed, subject
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.lines import ended, one_line, shortened
from advocate.domain.letters.middle import fair, fair_sum, middle_in_short, suggest
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.status.record import last_sent, sent_complaints, was_answered

_WORDS = 50
_REASONS = {
    Reason.PROMISE: Phrase.REASON_PROMISE,
    Reason.REFUSAL: Phrase.REASON_REFUSAL,
    Reason.DEADLOCK: Phrase.REASON_DEADLOCK,
    Reason.HARDSHIP: Phrase.REASON_HARDSHIP,
}


def escalation(pen: Pen, about: Particulars, reply_by: date) -> Draft:
    """Return a letter to a manager: the reason, what they can do, the case in short, and the ask."""
    told = middle_in_short(pen, without=(BlockKind.IMPACT,))
    blocks = [
        pen.greeting(one_line(about.person)),
        wrote(pen),
        Block(BlockKind.REASON, " ".join(_reasons(pen, about))),
        ask(pen, reply_by, records=None),
        *told.blocks,
        *fair_sum(pen),
        suggest(pen),
        Block(BlockKind.REPLY, pen.say(Phrase.REPLY_DAY, day=pen.day(reply_by))),
        Block(BlockKind.NEXT, pen.say(Phrase.NEXT_FINAL)),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *enclosed(pen, told.labels, told.papers),
    ]
    return Draft(subject(pen, pen.say(Phrase.SUBJECT_MANAGER), reply_by), tuple(blocks))


def final_letter(pen: Pen, about: Particulars, reply_by: date) -> Draft:
    """Return the letter that asks for the last word in writing before somebody independent is asked."""
    told = middle_in_short(pen)
    body = one_line(about.body)
    last = pen.say(Phrase.FINAL_NEXT_BODY, body=body) if body else pen.say(Phrase.FINAL_NEXT)
    agreement = Phrase.DEADLOCK_LETTER if pen.may_say(Phrase.DEADLOCK_LETTER) else Phrase.NO_AGREEMENT_LETTER
    request = f"{pen.say(Phrase.FINAL_REQUEST, day=pen.day(reply_by))} {pen.say(agreement)}"
    blocks = [
        pen.greeting(),
        wrote(pen),
        ask(pen, None, records=None),
        *told.blocks,
        *fair(pen),
        Block(BlockKind.REPLY, request),
        Block(BlockKind.NEXT, last),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *enclosed(pen, told.labels, told.papers),
    ]
    head = pen.say(Phrase.SUBJECT_FINAL)
    return Draft(headed(pen, head), tuple(blocks))


def small_claim(pen: Pen, about: Particulars, reply_by: date) -> Draft:
    """Return the letter before a small claim: basis, facts, what is wanted, the sum, papers, mediation.

    What it holds follows the Practice Direction on Pre-action Conduct for England and Wales, paragraphs 6
    and 8, and is sensible elsewhere too; it cites no law.
    """
    told = middle_in_short(pen, without=(BlockKind.IMPACT, BlockKind.THANKS))
    basis = shortened(one_line(about.basis), _WORDS)
    papers = Phrase.CLAIM_DOCUMENTS if told.labels else Phrase.CLAIM_DOCUMENTS_YOURS
    blocks = [
        pen.greeting(),
        Block(BlockKind.BRIDGE, pen.say(Phrase.CLAIM_BRIDGE)),
        wrote(pen),
        ask(pen, reply_by, records=None),
        *([Block(BlockKind.REASON, pen.say(Phrase.CLAIM_BASIS, text=ended(basis)))] if basis else []),
        *told.blocks,
        *(
            replace(block, kind=BlockKind.REASON)
            for block in fair_sum(pen, working=about.working, is_based=bool(basis))
        ),
        Block(BlockKind.BACKGROUND, pen.say(papers)),
        Block(BlockKind.OPTIONS, pen.say(Phrase.CLAIM_MEDIATION)),
        Block(BlockKind.REPLY, pen.say(Phrase.CLAIM_REPLY, day=pen.day(reply_by))),
        Block(BlockKind.NEXT, pen.say(Phrase.CLAIM_NEXT)),
        pen.signature(),
        *enclosed(pen, told.labels, told.papers),
    ]
    return Draft(subject(pen, pen.say(Phrase.SUBJECT_CLAIM), reply_by), tuple(blocks))


def wrote(pen: Pen) -> Block:
    """Return the block that says on which days the customer wrote before."""
    days = [x.sent_on for x in sent_complaints(pen.case) if x.sent_on]
    said = pen.say(Phrase.WROTE_ABOUT, days=pen.days(days)) if days else pen.say(Phrase.WROTE_NOT_YET)
    return Block(BlockKind.BACKGROUND, said)


def enclosed(pen: Pen, labels: tuple[str, ...], papers: tuple[str, ...]) -> list[Block]:
    """Return the list of enclosures: the letters sent before, the cited exhibits, the chronology."""
    return pen.enclosures(labels, first=pen.copies_of(sent_complaints(pen.case)), last=papers)


def _reasons(pen: Pen, about: Particulars) -> list[str]:
    said = [_reason(pen, about.reason)]
    own = shortened(one_line(about.reason_words), _WORDS)
    if own:
        said.append(ended(own))
    can_do = shortened(one_line(about.can_do), _WORDS)
    said.append(pen.say(Phrase.CAN_DO, text=ended(can_do)) if can_do else pen.say(Phrase.CAN_DO_DECIDE))
    return said


def _reason(pen: Pen, reason: Reason | None) -> str:
    if reason in _REASONS:
        return pen.say(_REASONS[reason])
    sent = last_sent(pen.case)
    due = sent.reply_due_on if sent else None
    is_late = due is not None and due < pen.today
    is_answered = sent is None or was_answered(pen.case, sent)
    if is_answered and not (is_late and reason is Reason.DEADLINE):
        return pen.say(Phrase.REASON_OPEN)
    if due is None or not is_late:
        return pen.say(Phrase.REASON_NO_REPLY)
    return pen.say(Phrase.REASON_DEADLINE, day=pen.day(due))
