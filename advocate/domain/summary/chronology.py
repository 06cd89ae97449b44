"""Facts, contacts, promises and notes in order of time; derived, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from advocate.domain.case import (
    Case,
    ChannelKind,
    Contact,
    Direction,
    Exhibit,
    Fact,
    Letter,
    LetterState,
    Note,
    Promise,
    PromiseState,
    When,
)
from advocate.domain.wording import plural


class EntryKind(StrEnum):
    """What stands in the chronology; each has its own way of being shown."""

    FACT = "fact"
    CONTACT = "contact"
    LETTER = "letter"
    PROMISE = "promise"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chronology.

    `when` is None where no date is known. A promise stands at the day on which it fell due, or at the day on
    which it was made where no day was named. `source` is the part of the case that it comes from.
    """

    kind: EntryKind
    id: str
    when: When | None
    text: str
    exhibits: tuple[Exhibit, ...]
    source: Fact | Contact | Promise | Note
    at: time | None = None
    letter: Letter | None = None

    @property
    def day(self) -> date | None:
        """The first day it can have been."""
        return self.when.start if self.when else None


def chronology(case: Case, *, with_notes: bool = True) -> tuple[Entry, ...]:
    """Return the case's entries, oldest first; those without a date come last, in the order of recording.

    On one day: what happened, then contacts by the clock, then promises that fell due. Notes are private and
    can be left out.
    """
    found = [*_facts(case), *_contacts(case), *_promises(case)]
    if with_notes:
        found += [Entry(EntryKind.NOTE, n.id, n.when, n.text, (), n) for n in case.notes]
    return tuple(sorted(found, key=_order))


_RANK = {
    EntryKind.FACT: 0,
    EntryKind.CONTACT: 1,
    EntryKind.LETTER: 1,
    EntryKind.PROMISE: 2,
    EntryKind.NOTE: 3,
}


def _order(entry: Entry) -> tuple[bool, date, date, int, bool, time]:
    start = entry.when.start if entry.when else date.max
    end = entry.when.end if entry.when else date.max
    return (entry.when is None, start, end, _RANK[entry.kind], entry.at is None, entry.at or time.min)


def _facts(case: Case) -> Iterator[Entry]:
    for fact in case.facts:
        yield Entry(EntryKind.FACT, fact.id, fact.when, fact.text, _exhibits(case, fact.exhibits), fact)


def _contacts(case: Case) -> Iterator[Entry]:
    for contact in case.contacts:
        letter = case.letter(contact.letter_id) if contact.letter_id else None
        kind = EntryKind.LETTER if letter and letter.state is LetterState.SENT else EntryKind.CONTACT
        backed_by = _exhibits(case, contact.exhibits)
        yield Entry(kind, contact.id, contact.when, contact.text, backed_by, contact, contact.at, letter)


def _promises(case: Case) -> Iterator[Entry]:
    for promise in case.promises:
        when = When.on(promise.due_on) if promise.due_on else promise.made
        yield Entry(
            EntryKind.PROMISE, promise.id, when, promise.text, _exhibits(case, promise.exhibits), promise
        )


def _exhibits(case: Case, ids: tuple[str, ...]) -> tuple[Exhibit, ...]:
    return tuple(sorted((e for e in case.exhibits if e.id in ids), key=lambda e: e.number))


def contact_line(contact: Contact, organisation: str, *, by_me: bool = False) -> str:
    """Return who reached out to whom, how, with whom and for how long: "You called. Priya, 47 minutes".

    `by_me` says it in the customer's own voice: "I called. Priya, 47 minutes".
    """
    if contact.direction is Direction.OUT:
        who = f"{'I' if by_me else 'You'} {_OUT[contact.channel]}"
    else:
        who = f"{organisation} {_IN[contact.channel].replace('you', 'me' if by_me else 'you')}"
    parts = [p for p in (contact.person, contact.role) if p]
    if contact.minutes is not None:
        parts.append(plural(contact.minutes, "minute", "minutes"))
    return f"{who}. {', '.join(parts)}" if parts else who


def promise_line(promise: Promise) -> str:
    """Return what became of a promise: "Promise not kept"."""
    return {
        PromiseState.KEPT: "Promise kept",
        PromiseState.BROKEN: "Promise not kept",
        PromiseState.OPEN: "Promise, still open",
    }[promise.state]


_OUT = {
    ChannelKind.CALL: "called",
    ChannelKind.EMAIL: "sent an e-mail",
    ChannelKind.LETTER: "wrote a letter",
    ChannelKind.CHAT: "chatted",
    ChannelKind.VISIT: "went there",
    ChannelKind.WEB_FORM: "filled in their form",
    ChannelKind.OTHER: "contacted them",
}
_IN = {
    ChannelKind.CALL: "called",
    ChannelKind.EMAIL: "sent an e-mail",
    ChannelKind.LETTER: "wrote a letter",
    ChannelKind.CHAT: "chatted with you",
    ChannelKind.VISIT: "came",
    ChannelKind.WEB_FORM: "wrote through their site",
    ChannelKind.OTHER: "contacted you",
}
