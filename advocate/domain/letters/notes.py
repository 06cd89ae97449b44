"""Composes the short notes: what was agreed, thanks, and that it is settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advocate.domain.case import (
    Case,
    ChannelKind,
    Closing,
    ClosingKind,
    Contact,
    Money,
    Particulars,
    Promise,
    RemedyKind,
    When,
)
from advocate.domain.letters.addressing import addressed_person
from advocate.domain.letters.asking import headed
from advocate.domain.letters.dating import says_day
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.lines import (
    cited,
    ended,
    items,
    one_line,
    opening_lowered,
    raised,
    shortened,
)
from advocate.domain.letters.middle import block_of, helpers
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.letters.telling import REACHED, Line, day_of
from advocate.domain.status.record import sent_complaints
from advocate.domain.text import sentences

_TOLD_WORDS = 60
_OURS = (ChannelKind.CALL, ChannelKind.CHAT)
_TALKS = (ChannelKind.CALL, ChannelKind.VISIT, ChannelKind.CHAT)
# A talk in which nothing could be agreed.
_CUT_SHORT = re.compile(
    r"\b(?:hung up|cut off|cut me off|disconnected|engaged|no (?:answer|reply)|(?:no ?one|nobody) answered)"
    r"\b",
    re.I,
)


def confirmation(pen: Pen, about: Particulars) -> Draft:
    """Return a note that says what was agreed in a contact: the one named, or else the latest talk."""
    contact = contact_of(pen.case, about.contact_id) if about.contact_id else latest_talk(pen.case)
    if contact is None:
        blocks = _agreement(pen, pen.say(Phrase.THANK_OPEN), _Agreed("", pen.case.promises, "", about.agreed))
        return Draft(headed(pen, pen.say(Phrase.SUBJECT_FIRST)), (pen.greeting(), *blocks))
    day = pen.day(contact.when.start if contact.when else pen.today)
    reference = one_line(contact.reference)
    head = Phrase.SUBJECT_CONFIRMATION if contact.channel in _OURS else Phrase.SUBJECT_CONFIRMATION_THE
    pieces = [pen.say(head, contact=pen.plain_noun(contact), day=day)]
    if reference:
        pieces.append(pen.say(Phrase.REFERENCE, value=reference))
    pieces += pen.references(without=reference)[:2]
    opening = pen.say(Phrase.TALKED if contact.channel in _TALKS else Phrase.WROTE_TO_ME, day=day)
    promises = [p for p in pen.case.promises if _is_from(p, contact)]
    person = one_line(contact.person)
    agreed = _Agreed(person, promises, one_line(contact.text), about.agreed)
    return Draft(", ".join(pieces), (pen.greeting(person), *_agreement(pen, opening, agreed)))


def thanks(pen: Pen, about: Particulars) -> Draft:
    """Return a thank-you note to the one who helped, or to the team with the names of those who did."""
    case = pen.case
    names = (one_line(about.person),) if one_line(about.person) else helpers(case.contacts)
    one = names[0] if len(names) == 1 else ""
    is_settled = case.closing is not None and case.closing.kind in (ClosingKind.MET, ClosingKind.PARTLY)
    parts = [pen.say(Phrase.THANK_CLOSED if is_settled else Phrase.THANK_OPEN)]
    if one:
        parts += _remembered(pen, one)
    if one_line(about.helped):
        parts.append(pen.say(Phrase.HELPED_WITH, text=ended(shortened(one_line(about.helped), _TOLD_WORDS))))
    if is_settled and case.closing is not None:
        parts += _done(pen, case.closing.money, case.closing.got)
    if len(names) > 1:
        parts.append(pen.say(Phrase.SPECIAL_THANKS, people=pen.join(names)))
    if is_settled:
        parts.append(pen.say(Phrase.KIND_END))
    head = headed(pen, pen.say(Phrase.SUBJECT_THANKS))
    return Draft(head, (pen.greeting(one), Block(BlockKind.MESSAGE, " ".join(parts)), pen.signature()))


def closing(pen: Pen, about: Particulars) -> Draft:
    """Return the message that a complaint is settled, or that the customer doesn't go on with it."""
    end = pen.case.closing
    if end is not None and end.kind in (ClosingKind.WITHDREW, ClosingKind.GAVE_UP):
        head, said = Phrase.SUBJECT_WITHDRAWN, [pen.say(Phrase.CLOSED_WITHDRAWN)]
        last = Phrase.CLOSING_WITHDRAWN
    else:
        head, said, last = Phrase.SUBJECT_CLOSING, _settled(pen, about, end), Phrase.CLOSING_BOTH
    helped = helpers(pen.case.contacts)
    special = [pen.say(Phrase.SPECIAL_THANKS, people=pen.join(helped))] if helped else []
    blocks = [
        pen.greeting(),
        Block(BlockKind.MESSAGE, " ".join(said)),
        Block(BlockKind.REPLY, pen.say(last)),
        *(Block(BlockKind.THANKS, text) for text in special),
        pen.signature(),
    ]
    return Draft(headed(pen, pen.say(head)), tuple(blocks))


def contact_of(case: Case, contact_id: str) -> Contact | None:
    """Return the contact with that id, or None."""
    return next((c for c in case.contacts if c.id == contact_id), None) if contact_id else None


def latest_talk(case: Case) -> Contact | None:
    """Return the latest call, visit or chat that was not cut short; else the latest contact, or None."""
    own = [c for c in case.contacts if not c.letter_id]
    talks = [c for c in own if c.channel in _TALKS and not _CUT_SHORT.search(c.text)] or own
    dated = [c for c in talks if c.when is not None] or talks
    return max(dated, key=lambda c: day_of(c.when), default=None)


def _settled(pen: Pen, about: Particulars, end: Closing | None) -> list[str]:
    sent = [letter.sent_on for letter in sent_complaints(pen.case) if letter.sent_on]
    money = about.got_money or (end.money if end else None)
    done = _done(pen, money, about.got or (end.got if end else ""))
    if sent and done:
        return [*done, pen.say(Phrase.CLOSED_ON_DAY, day=pen.day(sent[0]))]
    return [pen.say(Phrase.CLOSED), *done]


def _done(pen: Pen, money: Money | None, got: str) -> list[str]:
    """Return what was received and what was done, the sum once."""
    words = opening_lowered(ended(shortened(one_line(got), _TOLD_WORDS)))
    is_correction = pen.case.outcome is not None and pen.case.outcome.remedy is RemedyKind.CORRECTION
    phrase = Phrase.CORRECTED if is_correction else Phrase.RECEIVED
    parts = [pen.say(phrase, sum=pen.sum(money))] if money and pen.sum(money) not in words else []
    return [*parts, pen.say(Phrase.DONE, text=words)] if words else parts


def _is_from(promise: Promise, contact: Contact) -> bool:
    """Return whether a promise was made in a contact: on its day, and by its person where both are known."""
    if promise.made is None or contact.when is None or promise.made.start != contact.when.start:
        return False
    said, heard = promise.by_whom.casefold(), contact.person.casefold()
    return not said or not heard or said in heard or heard in said


@dataclass(frozen=True, slots=True)
class _Agreed:
    """What was agreed with `person`: what was promised, what was told of it, and the customer's own list."""

    person: str
    promises: Sequence[Promise]
    told: str
    own: str


def _agreement(pen: Pen, opening: str, agreed: _Agreed) -> list[Block]:
    own = [Line(ended(raised(_to_person(pen, item, agreed.person))), ()) for item in items(agreed.own)]
    promised = (promise for promise in agreed.promises if one_line(promise.text))
    lines = own or [_agreed_line(pen, promise, agreed.person) for promise in promised]
    middle = []
    if lines:
        text = "\n".join([pen.say(Phrase.AGREED), *(f"- {line.text}" for line in lines)])
        middle = [block_of(BlockKind.AGREED, text, lines)]
    elif agreed.told:
        words = _to_person(pen, shortened(agreed.told, _TOLD_WORDS), agreed.person)
        middle = [Block(BlockKind.AGREED, pen.say(Phrase.UNDERSTOOD, text=ended(words)))]
    if middle:
        middle.append(Block(BlockKind.REPLY, pen.say(Phrase.CORRECT_ME)))
    last = Block(BlockKind.THANKS, pen.say(Phrase.THANKS_FOR_HELP))
    return [Block(BlockKind.BRIDGE, opening), *middle, last, pen.signature()]


def _agreed_line(pen: Pen, promise: Promise, person: str) -> Line:
    said = [span.text.strip() for span in sentences(shortened(one_line(promise.text), _TOLD_WORDS))]
    heard = [sentence for sentence in said if not REACHED.match(sentence)] or said
    text = _to_person(pen, " ".join(heard), person)
    due = promise.due_on
    if due is not None and not says_day(text, When.on(due), pen.case.country):
        text = pen.say(Phrase.AGREED_BY_DAY, text=text.rstrip("."), day=pen.day(due))
    labels = pen.labels(promise.exhibits)
    return Line(cited(raised(text), pen.cites(labels)), (promise.id,), labels)


def _to_person(pen: Pen, text: str, person: str) -> str:
    """Return words as told to the person that the letter goes to: "You gave me", "You said you would"."""
    told = (addressed_person(span.text.strip(), person, pen.texts.verbs) for span in sentences(text))
    return pen.to_reader(" ".join(told) or text)


def _remembered(pen: Pen, name: str) -> list[str]:
    days = [
        pen.when(c.when)
        for c in pen.case.contacts
        if c.helped and c.when is not None and c.when.start == c.when.end and one_line(c.person) == name
    ]
    return [pen.say(Phrase.HELP_ON, days=pen.join(dict.fromkeys(days)))] if days else []
