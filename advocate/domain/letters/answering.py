"""Composes the answers: to an offer, and to questions that the organisation asked."""

from __future__ import annotations

from datetime import date

from advocate.domain.case import Contact, Money, Particulars, RemedyKind
from advocate.domain.kinds import Stance
from advocate.domain.letters.asking import act_from, headed
from advocate.domain.letters.draft import Block, BlockKind, Draft
from advocate.domain.letters.lines import ended, items, one_line, opening_lowered, shortened
from advocate.domain.letters.middle import fair
from advocate.domain.letters.notes import contact_of
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase

_WORDS = 60
_MONEY = (RemedyKind.REFUND, RemedyKind.CORRECTION, RemedyKind.COMPENSATION)
# How a suggestion is said in words, as something to do, and as a sum.
_Ways = tuple[Phrase, Phrase, Phrase]
_WHOLE: _Ways = (Phrase.COUNTER, Phrase.COUNTER_ACT, Phrase.COUNTER_SUM)
_REST: _Ways = (Phrase.COUNTER_PART, Phrase.COUNTER_PART_ACT, Phrase.COUNTER_PART_SUM)
_SUBJECTS = {
    Stance.ACCEPT: Phrase.SUBJECT_OFFER_ACCEPT,
    Stance.ACCEPT_PART: Phrase.SUBJECT_OFFER_PART,
    Stance.DECLINE: Phrase.SUBJECT_OFFER_DECLINE,
}


def offer_reply(pen: Pen, about: Particulars, reply_by: date) -> Draft:
    """Return the answer to an offer: it says the offer back, answers it, and names the next day."""
    stance = about.stance or Stance.DECLINE
    contact = contact_of(pen.case, about.contact_id)
    answer = {
        Stance.ACCEPT: lambda: _accepting(pen, reply_by),
        Stance.ACCEPT_PART: lambda: _accepting_part(pen, about, reply_by),
        Stance.DECLINE: lambda: _declining(pen, about, reply_by),
    }[stance]()
    blocks = [
        pen.greeting(one_line(contact.person) if contact else ""),
        Block(BlockKind.BRIDGE, _thanking(pen, contact)),
        *_offered(pen, about),
        *answer,
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
    ]
    return Draft(headed(pen, pen.say(_SUBJECTS[stance])), tuple(blocks))


def information(pen: Pen, about: Particulars, reply_by: date) -> Draft:
    """Return what they asked for, question and answer, with the exhibits that the answer cites."""
    contact = contact_of(pen.case, about.contact_id)
    asked, answer = items(about.asked), about.answer.strip()
    blocks = [
        pen.greeting(one_line(contact.person) if contact else ""),
        Block(BlockKind.BRIDGE, pen.say(Phrase.INFORMATION_THANKS)),
    ]
    if asked:
        dated = contact is not None and contact.when is not None and contact.when.start == contact.when.end
        heading = (
            pen.say(Phrase.INFORMATION_ASKED_ON, on_day=pen.opening(contact.when))
            if contact and contact.when and dated
            else pen.say(Phrase.INFORMATION_ASKED)
        )
        blocks.append(Block(BlockKind.BACKGROUND, "\n".join([heading, *(f"- {item}" for item in asked)])))
    labels = pen.labels_in(answer)
    if answer:
        text = f"{pen.say(Phrase.INFORMATION_ANSWER)}\n{answer}"
        blocks.append(Block(BlockKind.ANSWERS, text, exhibits=labels))
    blocks += [
        Block(BlockKind.OPTIONS, pen.say(Phrase.INFORMATION_MORE)),
        Block(BlockKind.REPLY, pen.say(Phrase.INFORMATION_REPLY, day=pen.day(reply_by))),
        Block(BlockKind.THANKS, pen.say(Phrase.THANKS)),
        pen.signature(),
        *pen.enclosures(labels),
    ]
    return Draft(headed(pen, pen.say(Phrase.SUBJECT_INFORMATION)), tuple(blocks))


def _thanking(pen: Pen, contact: Contact | None) -> str:
    if contact is None or contact.when is None or contact.when.start != contact.when.end:
        return pen.say(Phrase.OFFER_THANKS)
    return pen.say(Phrase.OFFER_THANKS_DAY, day=pen.when(contact.when))


def _offered(pen: Pen, about: Particulars) -> list[Block]:
    words = opening_lowered(shortened(one_line(about.offer), _WORDS))
    if words:
        return [
            Block(BlockKind.OFFER, pen.say(Phrase.OFFER_IS, text=_with_sum(pen, words, about.offer_money)))
        ]
    if about.offer_money:
        return [Block(BlockKind.OFFER, pen.say(Phrase.OFFER_SUM, sum=pen.sum(about.offer_money)))]
    return []


def _with_sum(pen: Pen, words: str, money: Money | None) -> str:
    """Return the words as a sentence, with the sum in brackets where they don't name it."""
    text = words.rstrip(".")
    plain = pen.sum(money) if money else ""
    if not plain or plain in text or plain.removesuffix(".00") in text:
        return ended(words)
    return f"{text} ({plain})."


def _accepting(pen: Pen, reply_by: date) -> list[Block]:
    return [
        Block(BlockKind.MESSAGE, pen.say(Phrase.OFFER_ACCEPT)),
        Block(BlockKind.REPLY, pen.say(Phrase.OFFER_CONFIRM, day=pen.day(reply_by))),
    ]


def _accepting_part(pen: Pen, about: Particulars, reply_by: date) -> list[Block]:
    return [
        Block(BlockKind.MESSAGE, pen.say(Phrase.OFFER_PART)),
        *_gap(pen, about),
        *_counter(pen, about, _REST),
        Block(BlockKind.REPLY, pen.say(Phrase.REPLY_DAY, day=pen.day(reply_by))),
    ]


def _declining(pen: Pen, about: Particulars, reply_by: date) -> list[Block]:
    return [
        Block(BlockKind.MESSAGE, pen.say(Phrase.OFFER_DECLINE)),
        *_gap(pen, about),
        *fair(pen),
        *_counter(pen, about, _WHOLE),
        Block(BlockKind.REPLY, pen.say(Phrase.REPLY_DAY, day=pen.day(reply_by))),
    ]


def _gap(pen: Pen, about: Particulars) -> list[Block]:
    """Return how much of the sum asked for the offer leaves open, where both are sums to be paid."""
    sought, offered = pen.case.outcome, about.offer_money
    if sought is None or sought.money is None or offered is None or sought.remedy not in _MONEY:
        return []
    rest = sought.money.amount - offered.amount
    if sought.money.currency != offered.currency or rest <= 0:
        return []
    left = pen.sum(Money(rest, offered.currency))
    if left in about.counter:
        return []
    return [Block(BlockKind.REASON, pen.say(Phrase.OFFER_GAP, sum=pen.sum(sought.money), rest=left))]


def _counter(pen: Pen, about: Particulars, ways: _Ways) -> list[Block]:
    words, money = shortened(one_line(about.counter), _WORDS), about.counter_money
    if not words and money is None:
        said, question = pen.say(Phrase.COUNTER_OPEN), Phrase.OFFER_QUESTION_OPEN
    else:
        said, question = _suggested(pen, words, money, ways), Phrase.OFFER_QUESTION
    return [Block(BlockKind.ASK, f"{said} {pen.say(question)}")]


def _suggested(pen: Pen, words: str, money: Money | None, ways: _Ways) -> str:
    in_words, as_act, as_sum = ways
    if not words and money is not None:
        return pen.say(as_sum, sum=pen.sum(money))
    act = act_from(pen, words)
    if act:
        return ended(pen.say(as_act, act=_with_sum(pen, act, money).removesuffix(".")))
    return pen.say(in_words, text=_with_sum(pen, words, money))
