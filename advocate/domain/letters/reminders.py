"""Composes the reminders: after silence, each one a little plainer than the last, and of a promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advocate.domain.case import ChannelKind, Letter, Promise, PromiseState
from advocate.domain.letters.asking import ask, headed, subject
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.lines import one_line
from advocate.domain.letters.middle import block_of
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.letters.picking import pick_promises
from advocate.domain.letters.settling import failures_of, outcome_line
from advocate.domain.letters.telling import Line, day_of, promise_line
from advocate.domain.status.record import is_silent, sent_complaints, was_answered

_OTHERS = 2


def follow_up(pen: Pen, reply_by: date) -> Draft:
    """Return a reminder of the complaint that was sent, with the promises still open."""
    sent = sent_complaints(pen.case)
    lines = [_line(pen, promise) for promise in pick_promises(_unkept(pen, sent))]
    labels = [label for line in lines for label in line.exhibits]
    first = sent[0].sent_on if sent else None
    head = pen.say(Phrase.SUBJECT_FOLLOW_UP, day=pen.day(first)) if first else pen.say(Phrase.SUBJECT_FIRST)
    blocks = [
        pen.greeting(),
        Block(BlockKind.BACKGROUND, " ".join(_reminding(pen, sent))),
        ask(pen, _own_day(pen, reply_by)),
        *_listed(pen, Phrase.STILL_TO_DO, lines),
        Block(BlockKind.OPTIONS, pen.say(Phrase.ANYTHING_NEEDED)),
        Block(BlockKind.REPLY, pen.say(Phrase.REPLY, day=pen.day(reply_by))),
        Block(BlockKind.NEXT, pen.say(Phrase.NEXT_STEP if len(sent) < 2 else Phrase.NEXT_MANAGER)),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *pen.enclosures(labels, first=pen.copies_of(sent)),
    ]
    return Draft(subject(pen, head, reply_by), tuple(blocks))


def broken_promise(pen: Pen, promise_id: str, reply_by: date) -> Draft:
    """Return a reminder of one promise: the one named, or else the latest that was not kept."""
    unkept = _unkept(pen, ())
    promise = next((p for p in pen.case.promises if p.id == promise_id), None)
    promise = promise or max(unkept, key=_told_on, default=None)
    if promise is None or not one_line(promise.text):
        return follow_up(pen, reply_by)
    line = _line(pen, promise)
    others = [_line(pen, p) for p in pick_promises((p for p in unkept if p != promise), _OTHERS)]
    sent = sent_complaints(pen.case)
    labels = [label for told in (line, *others) for label in told.exhibits]
    blocks = [
        pen.greeting(),
        Block(BlockKind.BRIDGE, " ".join([pen.say(Phrase.PROMISE_OF), *_part_of(pen, sent)])),
        block_of(BlockKind.PROMISES, f"{line.text} {pen.say(Phrase.PROMISE_RELIED)}", [line]),
        *_listed(pen, Phrase.PROMISE_OTHERS, others),
        Block(BlockKind.OPTIONS, pen.say(Phrase.PROMISE_QUESTION)),
        ask(pen, _own_day(pen, reply_by), Phrase.STILL_ASK if sent else Phrase.ASK),
        Block(BlockKind.REPLY, pen.say(Phrase.REPLY_DAY, day=pen.day(reply_by))),
        Block(BlockKind.NEXT, pen.say(Phrase.NEXT_MANAGER if sent else Phrase.NEXT_STEP)),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *pen.enclosures(labels, first=pen.copies_of(sent[:1])),
    ]
    return Draft(_promise_subject(pen, promise), tuple(blocks))


def _line(pen: Pen, promise: Promise) -> Line:
    failure = failures_of(pen.case).get(promise.id)
    return promise_line(pen, promise, outcome_line(pen, promise, failure))


def _reminding(pen: Pen, sent: Sequence[Letter]) -> list[str]:
    days = [letter.sent_on for letter in sent if letter.sent_on]
    if not days:
        return [pen.say(Phrase.WROTE_NEVER)]
    if len(days) == 1:
        said = [pen.say(Phrase.WROTE_ON, day=pen.day(days[0]))]
    else:
        said = [pen.say(Phrase.WROTE_AGAIN, day=pen.day(days[0]), days=pen.days(days[1:]))]
    last = sent[-1]
    if last.reply_due_on and is_silent(last, pen.today) and not was_answered(pen.case, last):
        is_first = len(days) == 1 or was_answered(pen.case, sent[0])
        may_have_crossed = is_first and pen.channel not in (ChannelKind.CALL, ChannelKind.CHAT)
        silence = Phrase.SILENCE if may_have_crossed else Phrase.SILENCE_AGAIN
        said.append(pen.say(silence, day=pen.day(last.reply_due_on)))
    return [*said, pen.say(Phrase.WITH_YOU)]


def _part_of(pen: Pen, sent: Sequence[Letter]) -> list[str]:
    days = [pen.day(letter.sent_on) for letter in sent if letter.sent_on]
    return [pen.say(Phrase.PROMISE_IN_COMPLAINT, day=days[0])] if days else []


def _listed(pen: Pen, heading: Phrase, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    text = "\n".join([pen.say(heading), *(f"- {line.text}" for line in lines)])
    return [block_of(BlockKind.PROMISES, text, lines)]


def _promise_subject(pen: Pen, promise: Promise) -> str:
    made = promise.made
    about = (
        pen.say(Phrase.SUBJECT_PROMISE, day=pen.when(made))
        if made and made.start == made.end
        else pen.say(Phrase.SUBJECT_PROMISE_UNDATED)
    )
    return headed(pen, f"{pen.say(Phrase.SUBJECT_FIRST)}: {about[:1].lower()}{about[1:]}")


def _own_day(pen: Pen, reply_by: date) -> date | None:
    """Return the customer's own day where it is the one asked for, so that no other day is said twice."""
    by = pen.case.outcome.by if pen.case.outcome else None
    return by if by == reply_by else None


def _unkept(pen: Pen, sent: Sequence[Letter]) -> list[Promise]:
    """Return the promises not kept that the letter before doesn't tell of already."""
    since = max((letter.sent_on for letter in sent if letter.sent_on), default=date.min)
    unkept = [p for p in pen.case.promises if p.state is PromiseState.BROKEN or p.is_overdue(pen.today)]
    return [p for p in unkept if max(p.due_on or date.min, p.settled_on or date.min, _told_on(p)) >= since]


def _told_on(promise: Promise) -> date:
    return day_of(promise.made) if promise.made else date.min
