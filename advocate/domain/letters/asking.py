"""Words the one thing asked for, from the outcome sought: in the subject and in a sentence of its own."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from advocate.domain.case import ChannelKind, Money, OutcomeSought, RemedyKind, When
from advocate.domain.letters.dating import says_day
from advocate.domain.letters.draft import Block, BlockKind
from advocate.domain.letters.lines import ended, lowered, one_line
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase

_DEEDS = {
    RemedyKind.REFUND: Phrase.REFUND,
    RemedyKind.REPAIR: Phrase.REPAIR,
    RemedyKind.REPLACEMENT: Phrase.REPLACEMENT,
    RemedyKind.CORRECTION: Phrase.CORRECTION,
    RemedyKind.SERVICE: Phrase.SERVICE,
    RemedyKind.CANCELLATION: Phrase.CANCELLATION,
    RemedyKind.COMPENSATION: Phrase.COMPENSATION,
    RemedyKind.APOLOGY: Phrase.APOLOGY,
    RemedyKind.OTHER: Phrase.OTHER,
}
_DEEDS_WITH_SUM = {
    RemedyKind.REFUND: Phrase.REFUND_SUM,
    RemedyKind.CORRECTION: Phrase.CORRECTION_SUM,
    RemedyKind.COMPENSATION: Phrase.COMPENSATION_SUM,
}
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_BY_A_DAY = re.compile(
    r"\b(?:by|before|no later than) (?:the )?(?:end of )?"
    r"(?:\d|today|tomorrow|next|this|christmas|easter|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    re.IGNORECASE,
)
_SUBJECT_REFERENCES = 2
# These have a subject, or say the references by themselves.
_NAMED_BESIDES = (ChannelKind.EMAIL, ChannelKind.LETTER, ChannelKind.CALL, ChannelKind.CHAT)
_SUBJECT_LENGTH = 150


def ask(
    pen: Pen, by: date | None, entry: Phrase = Phrase.ASK, records: Phrase | None = Phrase.RECORDS
) -> Block:
    """Return the block that asks: the outcome and by when; without an outcome an open question.

    `entry` and `records` are the phrases around the act and around the references, which None leaves out.
    """
    sought = pen.case.outcome
    if sought is None:
        return Block(BlockKind.ASK, pen.say(Phrase.ASK_OPEN))
    deed = _deed(pen, sought)
    if deed:
        sentences = [ended(pen.say(entry, act=_with_day(pen, deed, by)))]
    else:
        sentences = [ended(pen.say(Phrase.ASK_WORDS, words=_with_day(pen, _words(sought), by)))]
    if sought.money is not None and not _has_sum(pen, sentences[0], sought.money):
        sentences.append(pen.say(Phrase.STAKE, sum=pen.sum(sought.money)))
    if records and _has_to_name(pen):
        sentences.append(ended(pen.say(records, references=pen.join(pen.references()))))
    return Block(BlockKind.ASK, " ".join(sentences))


def _has_to_name(pen: Pen) -> bool:
    """Return whether the references have to stand in the text: where they aren't all named besides."""
    count = len(pen.references())
    return count > _SUBJECT_REFERENCES or (count > 0 and pen.channel not in _NAMED_BESIDES)


def subject(pen: Pen, head: str, by: date | None) -> str:
    """Return a subject line: what it is, the references, the ask; shorter where it would get too long."""
    start = headed(pen, head)
    sought = pen.case.outcome
    asks = [_asked(pen, sought, by), _asked(pen, sought, None)] if sought else []
    candidates = [*asks, one_line(pen.case.title)]
    fitting = (f"{start}: {text}" for text in candidates if text)
    return next((line for line in fitting if len(line) <= _SUBJECT_LENGTH), start)


def headed(pen: Pen, head: str) -> str:
    """Return a subject of a head and the first references."""
    return ", ".join([head, *pen.references()[:_SUBJECT_REFERENCES]])


def act_from(pen: Pen, words: str) -> str:
    """Return words as a phrase that "please" can stand before, or "" where they don't allow it."""
    act = one_line(words).rstrip(".")
    first, _, rest = act.partition(" ")
    if first.casefold() in ("please", "to") and rest:
        act, first = rest, rest.split()[0]
    if first.strip(",").casefold() not in pen.texts.verbs or act.endswith("?"):
        return ""
    return lowered(act)


def _asked(pen: Pen, sought: OutcomeSought, by: date | None) -> str:
    deed = _deed(pen, sought)
    if deed:
        return pen.say(Phrase.ASK_PLEASE, act=_with_day(pen, deed, by))
    return _with_day(pen, _words(sought), by)


def _deed(pen: Pen, sought: OutcomeSought) -> str:
    """Return what to do as a phrase that "please" can stand before, or "" where the words don't allow it."""
    act = _words(sought)
    if not act:
        plain, with_sum = _DEEDS[sought.remedy], _DEEDS_WITH_SUM.get(sought.remedy)
        return pen.say(with_sum, sum=pen.sum(sought.money)) if with_sum and sought.money else pen.say(plain)
    act = act_from(pen, act)
    if act and sought.money and sought.remedy in _DEEDS_WITH_SUM and not _has_sum(pen, act, sought.money):
        return f"{act} ({pen.sum(sought.money)})"
    return act


def _words(sought: OutcomeSought) -> str:
    return one_line(sought.act).rstrip(".")


def _with_day(pen: Pen, text: str, by: date | None) -> str:
    names_day = by is not None and (_BY_A_DAY.search(text) or says_day(text, When.on(by), pen.case.country))
    if by is None or names_day or text.endswith(("?", "!")):
        return text
    return pen.say(Phrase.BY_DAY, text=text, day=pen.day(by))


def _has_sum(pen: Pen, text: str, money: Money) -> bool:
    numbers = (Decimal(found.replace(",", "")) for found in _NUMBER.findall(text))
    return pen.sum(money) in text or money.amount in numbers
