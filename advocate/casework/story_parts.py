"""From a sorted part to the columns that keep it, and from there to entries on the timeline."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework.rows import belongs
from advocate.casework.timeline import date_values
from advocate.domain.case import ChannelKind, Direction
from advocate.domain.story import Part, PartKind
from advocate.domain.text import find_references
from advocate.store.models import CaseRow, ContactRow, FactRow, ImpactRow, PromiseRow, StoryPartRow

# What a part's entry is called when it became one of the case's references.
AMONG_NUMBERS = "reference"

_OWN_NUMBERS = frozenset({
    "account", "booking", "claim", "confirmation", "contract", "customer", "fine", "invoice", "job", "loan",
    "membership", "order", "policy",
})  # fmt: skip
# a number that names a member of their staff, or a flight, finds no complaint
_PEOPLES = frozenset({"agent", "flight", "ID"})
_TELL_A_NUMBER = frozenset(
    (
        "my",
        "our",
        "the",
        "a",
        "is",
        "was",
        "it",
        "s",
        "number",
        "no",
        "nr",
        "ref",
        "reference",
        "id",
        "for",
        "code",
    )
)
_WORD = re.compile(r"[^\W\d_]+")

KEPT_AT_FIRST = {PartKind.FACT, PartKind.CONTACT, PartKind.PROMISE, PartKind.IMPACT, PartKind.REQUEST}


def part_columns(part: Part) -> dict[str, Any]:
    """Return the columns of a part as the sorter proposes it; guesses and heat start as dropped."""
    sums = part.amounts[0].money if part.amounts else None
    person = part.people[0] if part.people else None
    return {
        "start": part.start,
        "end": part.end,
        "kind": part.kind.value,
        "original": part.text,
        "text": part.text,
        "calmer": part.calmer,
        "why": part.why,
        "is_kept": part.kind in KEPT_AT_FIRST,
        **date_values(part.when),
        "channel": part.channel.value if part.channel else "",
        "direction": part.direction.value if part.direction else "",
        "person": person.name if person else "",
        "role": person.role if person else "",
        "is_helper": part.helped,
        "reference": next((r.value for r in part.references if r.label not in _PEOPLES), ""),
        "minutes": part.minutes,
        "amount": sums.amount if sums else None,
        "currency": sums.currency if sums else "",
        "due_on": part.promised_by,
        "due_words": part.promise_working,
        "promise_state": part.promise_state.value,
    }


def accept_part(session: Session, case: CaseRow, part: StoryPartRow, *, now: datetime) -> int:
    """Put one part on the timeline and note where it went; returns how many entries it became.

    A promise that was made in a call or a message is both: the contact, and what was promised in it. The
    customer's own numbers go to the case's references; a line that tells nothing else becomes one of them.
    """
    if _note_numbers(case, part) and part.kind == PartKind.FACT:
        part.entry_id = AMONG_NUMBERS
        return 1
    made: list[FactRow | ContactRow | PromiseRow | ImpactRow] = []
    place = {**belongs(case, now=now), "text": part.text}
    if part.kind == PartKind.CONTACT or (part.kind == PartKind.PROMISE and part.channel):
        made.append(_contact(place, part))
    if part.kind == PartKind.FACT:
        made.append(FactRow(**place, **date_values(part.when)))
    if part.kind == PartKind.PROMISE:
        made.append(_promise(place, part))
    if part.kind == PartKind.IMPACT:
        made.append(ImpactRow(**place, amount=part.amount, currency=part.currency))
    session.add_all(made)
    session.flush()
    part.entry_id = " ".join(row.public_id for row in made)
    return len(made)


def _note_numbers(case: CaseRow, part: StoryPartRow) -> bool:
    """Add the customer's own numbers to the case; return whether the line tells nothing but one."""
    own = [found for found in find_references(part.text) if found.label in _OWN_NUMBERS]
    known = {reference["value"] for reference in case.references}
    fresh = {found.value: found.label for found in own if found.value not in known}
    if fresh:
        case.references = [*case.references, *({"label": label, "value": v} for v, label in fresh.items())]
    if len(own) != 1:
        return False
    rest = part.text[: own[0].start] + part.text[own[0].end :]
    return set(_WORD.findall(rest.casefold())) <= _TELL_A_NUMBER | {own[0].label}


def _contact(place: dict[str, Any], part: StoryPartRow) -> ContactRow:
    return ContactRow(
        **place,
        **date_values(part.when),
        channel=part.channel or ChannelKind.OTHER.value,
        direction=part.direction or Direction.OUT.value,
        person=part.person,
        role=part.role,
        is_helper=part.is_helper,
        reference=part.reference,
        minutes=part.minutes,
    )


def _promise(place: dict[str, Any], part: StoryPartRow) -> PromiseRow:
    return PromiseRow(
        **place,
        **date_values(part.when),
        by_whom=part.person,
        due_on=part.due_on,
        due_words=part.due_words,
        state=part.promise_state,
    )
