"""Tells facts, contacts and promises in the customer's own words, one line each, citing exhibits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from advocate.domain.case import Contact, Fact, Promise, PromiseState, When
from advocate.domain.letters.dating import dated, says_day, with_whole_day, without_relative_day
from advocate.domain.letters.lines import cited, ended, lowered, one_line, raised, shortened, tidied
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.wording import plural

FACT_WORDS = 45
CONTACT_WORDS = 30

_REPORTED = re.compile(r"\b(?:said|says|promised|told|assured|agreed|confirmed|offered)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"(?:(?P<was>was|were) (?:told|promised|assured|advised|informed)"
    r"|(?:told|assured|promised|advised|informed) (?:me|(?P<us>us))|said)(?= )",
    re.IGNORECASE,
)
_MODAL = re.compile(r"^(?:\S+\s+){1,5}?(?:would|will|could|should|is|are|was|were)\b", re.IGNORECASE)
_OWN_VOICE = re.compile(r"^(?:i|we|you|i['’]ll|we['’]ll|you['’]ll)\b", re.IGNORECASE)
# What begins like this says itself how they were in touch.
REACHED = re.compile(
    r"(?:i|we) (?:\w+ )?"
    r"(?:rang|called|phoned|telephoned|e-?mailed|wrote|visited|went|chatted|texted|messaged)\b",
    re.IGNORECASE,
)
_ARTICLES = frozenset(("a", "an", "the", "my", "our", "some", "any", "one", "two", "another", "full"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a letter: its text, the ids of what it tells, the labels it cites, the day it sorts by."""

    text: str
    entries: tuple[str, ...]
    exhibits: tuple[str, ...] = ()
    day: date = date.max

    def and_then(self, line: Line, entry: str = "", exhibits: Sequence[str] = ()) -> Line:
        """Return the line with another after it, which tells the entry besides its own."""
        entries = dict.fromkeys((*self.entries, *((entry,) if entry else ()), *line.entries))
        labels = dict.fromkeys((*self.exhibits, *exhibits, *line.exhibits))
        return Line(f"{self.text} {line.text}", tuple(entries), tuple(labels), self.day)


def fact_line(pen: Pen, fact: Fact) -> Line:
    """Return a fact with its date, unless its words say when, and with its exhibits."""
    labels = pen.labels(fact.exhibits)
    told = with_whole_day(tidied(fact.text), fact.when, pen.case.country)
    text = cited(pen.to_reader(shortened(told, FACT_WORDS)), pen.cites(labels))
    return Line(dated(pen, text, fact.when), (fact.id,), labels, day_of(fact.when))


def contact_line(pen: Pen, contact: Contact) -> Line:
    """Return a contact: when, how and with whom, what was said, its reference and its exhibits."""
    labels = pen.labels(contact.exhibits)
    told = with_whole_day(tidied(contact.text), contact.when, pen.case.country)
    notes = [*_reference_note(pen, contact), *pen.cites(labels)]
    text = shortened(told, CONTACT_WORDS)
    said = _contact_told(pen, contact, text, notes) if text else _bare_contact(pen, contact, notes)
    return Line(said, (contact.id,), labels, day_of(contact.when))


def promise_line(pen: Pen, promise: Promise, outcome: Line | None = None) -> Line:
    """Return a promise: who said it, when, and what became of it, in `outcome` or in the letter's words."""
    labels = pen.labels(promise.exhibits)
    text = shortened(tidied(promise.text), CONTACT_WORDS).rstrip(".")
    said = Line(
        cited(_said(pen, promise, text), pen.cites(labels)), (promise.id,), labels, day_of(promise.made)
    )
    return said.and_then(outcome or Line(outcome_of(pen, promise), ()))


def is_cut_from(promise: Promise, contact: Contact) -> bool:
    """Return whether a promise goes on where the words of a contact stop: both come from one sentence."""
    start, end = promise.text.strip()[:1], contact.text.strip()[-1:]
    is_open = end.isalnum() or end == ")"
    return promise.made is not None and promise.made == contact.when and is_open and start.islower()


def continued(line: Line, pen: Pen, promise: Promise, outcome: Line) -> Line | None:
    """Return the line of a contact with the promise that goes on from it, None where nobody speaks in it."""
    text = shortened(tidied(promise.text), CONTACT_WORDS).rstrip(".")
    heard = _TOLD.match(text)
    if heard is None and not _REPORTED.search(text):
        return None
    labels = pen.labels(promise.exhibits)
    joint = " and " if heard else ", and "
    whole = f"{line.text.rstrip('.')}{joint}{cited(pen.to_reader(text), pen.cites(labels))}"
    return replace(line, text=whole).and_then(outcome, promise.id, labels)


def day_of(when: When | None) -> date:
    """Return the day that an entry is sorted by; one without a date comes last."""
    return when.start if when else date.max


def outcome_of(pen: Pen, promise: Promise) -> str:
    """Return what became of a promise, as one sentence."""
    due = promise.due_on
    names_day = due is None or says_day(promise.text, When.on(due), pen.case.country)
    if promise.state is PromiseState.KEPT:
        return pen.say(Phrase.KEPT_THEM if pen.is_outside else Phrase.KEPT)
    if promise.state is PromiseState.BROKEN:
        return (
            pen.say(Phrase.NOT_DONE)
            if due is None or names_day
            else pen.say(Phrase.NOT_BY_DAY, day=pen.day(due))
        )
    if due is None:
        return pen.say(Phrase.STILL_OPEN)
    is_past = due < pen.today
    return pen.say(Phrase.UNSURE_BY_DAY if is_past else Phrase.DUE_BY_DAY, day=pen.day(due))


def _said(pen: Pen, promise: Promise, text: str) -> str:
    who = one_line(promise.by_whom)
    if whole := _with_subject(text, who):
        return f"{pen.opening(promise.made)} {whole}" if promise.made else raised(whole)
    told = pen.to_reader(text)
    if (who and who.casefold() in text.casefold()) or _REPORTED.search(text):
        return dated(pen, told, promise.made)
    first = text.split(maxsplit=1)[0].casefold() if text else ""
    if _MODAL.match(text) and not _OWN_VOICE.match(text):
        pair, text = (Phrase.SAID, Phrase.SAID_NOBODY), lowered(told)
    elif first in _ARTICLES:
        pair, text = (Phrase.PROMISED_THING, Phrase.PROMISED_THING_NOBODY), lowered(text)
    elif first in pen.texts.verbs:
        nobody = Phrase.PROMISED_ACT_THEM if pen.is_outside else Phrase.PROMISED_ACT_NOBODY
        pair, text = (Phrase.PROMISED_ACT, nobody), lowered(text)
    else:
        pair = (Phrase.QUOTED, Phrase.QUOTED_NOBODY)
    sentence = pen.say(pair[0], who=who, text=text) if who else pen.say(pair[1], text=text)
    return f"{pen.opening(promise.made)} {sentence}" if promise.made else raised(sentence)


def _with_subject(text: str, who: str) -> str:
    """Return words that begin without who said or heard them, "told me …", as a sentence; "" for others."""
    heard = _TOLD.match(text)
    if heard is None:
        return ""
    rest = text[heard.end() :]
    if heard["was"]:
        return f"{'I' if heard['was'].lower() == 'was' else 'we'} {lowered(text)}"
    return f"{who} {lowered(text)}" if who else f"{'we were' if heard['us'] else 'I was'} told{rest}"


def _contact_told(pen: Pen, contact: Contact, text: str, notes: Sequence[str]) -> str:
    """Return a contact in the customer's words, with its day, kind and person where these don't say them."""
    says_when = contact.when is None or says_day(text, contact.when, pen.case.country)
    is_named = not contact.person or contact.person.casefold() in text.casefold()
    told = text if says_when else without_relative_day(text)
    said = cited(pen.to_reader(told), notes)
    if is_named and (says_when or REACHED.match(told)):
        return dated(pen, said, contact.when)
    heads = [] if says_when or contact.when is None else [pen.when(contact.when)]
    heads.append(pen.plain_noun(contact) if is_named else pen.contact_noun(contact))
    return f"{raised(', '.join(heads))}: {said}"


def _bare_contact(pen: Pen, contact: Contact, notes: Sequence[str]) -> str:
    pieces = [pen.when(contact.when)] if contact.when else []
    pieces.append(pen.contact_noun(contact))
    if contact.minutes:
        pieces.append(plural(contact.minutes, "minute", "minutes"))
    return ended(cited(raised(", ".join(pieces)), notes))


def _reference_note(pen: Pen, contact: Contact) -> list[str]:
    value = one_line(contact.reference)
    if not value or value in contact.text:
        return []
    names_itself = pen.say(Phrase.REFERENCE, value="").strip() in contact.text.casefold()
    return [value if names_itself else pen.say(Phrase.REFERENCE, value=value)]
