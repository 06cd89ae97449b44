"""What earlier cases with the same organisation teach: whom to write to, who helped, and what worked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import (
    Case,
    CaseState,
    ChannelKind,
    Closing,
    ClosingKind,
    Contact,
    Letter,
    LetterState,
    Reference,
)

# what a firm is called by law and seldom on its own bills
_LEGAL = re.compile(
    r"\b(?:the|ltd|limited|plc|llp|llc|inc|incorporated|corp|corporation|company|co|group|holdings|gmbh|ag|sa|bv"
    r"|pty|dac|uk|usa|ireland|international)\b"
)
_PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the customer dealt with; `helped` says that they were marked as a help."""

    name: str
    role: str
    helped: bool
    last_on: date | None


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """How an earlier case with the organisation went.

    `days` counts from the first complaint to the end, None where either is missing. `step` is the letter that
    went out last before the end, and `talk` the contact after it, each None where there was none.
    """

    id: str
    title: str
    closing: Closing | None
    days: int | None
    step: Letter | None
    talk: Contact | None


@dataclass(frozen=True, slots=True)
class Experience:
    """What is known of an organisation from earlier cases, the newest first; "" and () for what isn't."""

    cases: tuple[EarlierCase, ...]
    email: str = ""
    address: str = ""
    references: tuple[Reference, ...] = ()
    people: tuple[Person, ...] = ()


def same_name(name: str) -> str:
    """Return a name as it is compared, without capitals, marks and legal forms ("Northwind Ltd.").

    A name that is nothing but such words is compared as it is.
    """
    words = " ".join(re.sub(r"[^\w]+", " ", name.casefold().replace("&", " and ")).split())
    return " ".join(_LEGAL.sub(" ", words).split()) or words or name.casefold()


def experience(case: Case, others: Sequence[Case]) -> Experience | None:
    """Return what the owner's other cases tell of the organisation of `case`; None where it has no other.

    `others` are the newest first, as the details of the newest are the likeliest to hold.
    """
    name = same_name(case.organisation.name)
    there = [c for c in others if c.id != case.id and same_name(c.organisation.name) == name]
    if not there:
        return None
    return Experience(
        cases=tuple(_earlier(c) for c in there),
        email=next((c.organisation.email for c in there if c.organisation.email), ""),
        address=next((c.organisation.address for c in there if c.organisation.address), ""),
        references=_references(there),
        people=_people(there),
    )


def days_taken(case: Case, until: date) -> int | None:
    """Return the days from the first letter or contact of a matter to a day; None without either."""
    days = [letter.sent_on for letter in case.letters if letter.sent_on]
    days += [contact.when.start for contact in case.contacts if contact.when]
    return max(0, (until - min(days)).days) if days else None


def _earlier(case: Case) -> EarlierCase:
    closing = case.closing if case.state is not CaseState.OPEN else None
    if closing is None:
        return EarlierCase(case.id, case.title, None, None, None, None)
    sent = [
        x
        for x in case.letters
        if x.state is LetterState.SENT and x.sent_on and x.sent_on <= closing.closed_on
    ]
    step = max(sent, key=lambda x: x.sent_on or date.min, default=None)
    since = step.sent_on if step and step.sent_on else date.min
    talks = [
        c for c in case.contacts if not c.letter_id and c.when and since <= c.when.start <= closing.closed_on
    ]
    talk = max(talks, key=lambda c: c.when.start if c.when else date.min, default=None)
    worked = closing.kind in (ClosingKind.MET, ClosingKind.PARTLY)
    return EarlierCase(
        id=case.id,
        title=case.title,
        closing=closing,
        days=days_taken(case, closing.closed_on),
        step=step if worked else None,
        talk=talk if worked else None,
    )


def _references(cases: Sequence[Case]) -> tuple[Reference, ...]:
    """Return the account numbers; the reference of a complaint belongs to that complaint alone."""
    found = {r.value: r for c in reversed(cases) for r in c.references if _is_lasting(r)}
    return tuple(found.values())


def _is_lasting(reference: Reference) -> bool:
    return bool(
        re.search(r"\b(?:account|customer|member\w*|policy|contract)\b", reference.label, re.IGNORECASE)
    )


def _people(cases: Sequence[Case]) -> tuple[Person, ...]:
    """Return whom the customer dealt with, those who helped first, then the latest; each once."""
    found: dict[str, Person] = {}
    contacts = [c for case in cases for c in case.contacts if c.person and c.channel is not ChannelKind.OTHER]
    for contact in sorted(contacts, key=lambda c: c.when.start if c.when else date.min):
        known = found.get(contact.person.casefold())
        found[contact.person.casefold()] = Person(
            contact.person,
            contact.role or (known.role if known else ""),
            contact.helped or (known is not None and known.helped),
            contact.when.start if contact.when else None,
        )
    ordered = sorted(found.values(), key=lambda p: (p.helped, p.last_on or date.min), reverse=True)
    return tuple(ordered[:_PEOPLE])
