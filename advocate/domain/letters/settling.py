"""Tells facts, contacts and promises in lines, each promise where it was made, with what became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advocate.domain.case import Case, Contact, Fact, Precision, Promise, PromiseState, When
from advocate.domain.letters.dating import says_day
from advocate.domain.letters.lines import one_line, tells, word_count
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.picking import Room, pick_contacts, pick_facts, pick_promises
from advocate.domain.letters.telling import (
    Line,
    contact_line,
    continued,
    fact_line,
    is_cut_from,
    outcome_of,
    promise_line,
)

# What tells that a promise wasn't kept is short, and says that something did not happen.
_FAILURE_WORDS = 25
_NOT = re.compile(r"\b(?:nobody|no[ -]?one|none|nothing|never|not|no)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of a letter's middle; `is_whole` says that nothing of the case is left out or cut short."""

    facts: tuple[Line, ...]
    tried: tuple[Line, ...]
    has_all_facts: bool
    is_whole: bool


def tell(pen: Pen, room: Room) -> Told:
    """Return the lines that there is room for.

    A fact that says how a promise wasn't kept ("Nobody came") is told behind that promise and not among the
    facts, where the reader doesn't know yet who was to come.
    """
    failures = failures_of(pen.case)
    told, untold = _tell(pen, room, failures)
    if untold:
        failures = {key: fact for key, fact in failures.items() if key not in untold}
        told, _ = _tell(pen, room, failures)
    return told


def outcome_line(pen: Pen, promise: Promise, failure: Fact | None) -> Line:
    """Return what became of a promise, in the words of the fact that says how it failed if there is one."""
    if failure is None:
        return Line(outcome_of(pen, promise), ())
    names_day = failure.when is None or says_day(promise.text, failure.when, pen.case.country)
    return fact_line(pen, replace(failure, when=None) if names_day else failure)


def failures_of(case: Case) -> dict[str, Fact]:
    """Return by the ids of promises not kept the fact of their last day that says that it didn't happen."""
    found: dict[str, Fact] = {}
    for promise in case.promises:
        if promise.state is not PromiseState.BROKEN or promise.due_on is None:
            continue
        due = When.on(promise.due_on)
        said = (fact for fact in case.facts if fact.when == due and _says_failure(fact))
        fact = next((fact for fact in said if fact not in found.values()), None)
        if fact is not None:
            found[promise.id] = fact
    return found


def _tell(pen: Pen, room: Room, failures: Mapping[str, Fact]) -> tuple[Told, set[str]]:
    """Return the lines, and the ids of the promises whose failure was to be told but that have no line."""
    behind = {fact.id for fact in failures.values()}
    left = replace(pen.case, facts=tuple(fact for fact in pen.case.facts if fact.id not in behind))
    facts = pick_facts(left, room)
    fact_lines = [fact_line(pen, fact) for fact in facts.entries]
    contacts = pick_contacts(pen.case, [fact.text for fact in facts.entries], room)
    contact_lines = _in_place([contact_line(pen, contact) for contact in contacts.entries])
    settler = _Settler(pen, failures, contacts.entries)
    loose = settler.settle(fact_lines, contact_lines)
    promises = pick_promises(loose, room.promises)
    lines = [*contact_lines, *(promise_line(pen, p, settler.outcome(p)) for p in promises)]
    is_whole = facts.is_all and contacts.is_all and len(promises) == len(loose)
    told = Told(tuple(fact_lines), tuple(sorted(lines, key=lambda x: x.day)), facts.is_all, is_whole)
    return told, {p.id for p in loose if p not in promises} & set(failures)


@dataclass(frozen=True, slots=True)
class _Settler:
    """Puts each promise behind the line that tells of it. `told` are the contacts of the contact lines."""

    pen: Pen
    failures: Mapping[str, Fact]
    told: Sequence[Contact]

    def settle(self, facts: list[Line], contacts: list[Line]) -> list[Promise]:
        """Say what became of a promise where the lines tell of it; return the promises still untold."""
        promises = [promise for promise in self.pen.case.promises if one_line(promise.text)]
        return [promise for promise in promises if not self._is_settled(promise, facts, contacts)]

    def outcome(self, promise: Promise) -> Line:
        """Return what became of a promise: the fact that says so, or else the letter's own words."""
        return outcome_line(self.pen, promise, self.failures.get(promise.id))

    def _is_settled(self, promise: Promise, facts: list[Line], contacts: list[Line]) -> bool:
        at = next((i for i, contact in enumerate(self.told) if is_cut_from(promise, contact)), None)
        if at is not None and (whole := continued(contacts[at], self.pen, promise, self.outcome(promise))):
            contacts[at] = whole
            return True
        place = _place(promise, (contacts, facts))
        if place is not None:
            lines, index = place
            labels = self.pen.labels(promise.exhibits)
            lines[index] = lines[index].and_then(self.outcome(promise), promise.id, labels)
            return True
        at = self._made_in(promise)
        if at is None:
            return False
        line = promise_line(self.pen, replace(promise, made=None), self.outcome(promise))
        contacts[at] = contacts[at].and_then(line)
        return True

    def _made_in(self, promise: Promise) -> int | None:
        """Return the one contact that a promise was made in, by its day and by who spoke; None for none."""
        if promise.made is None or promise.made.precision is not Precision.DAY:
            return None
        same_day = [i for i, contact in enumerate(self.told) if contact.when == promise.made]
        who = one_line(promise.by_whom).casefold()
        heard = [i for i in same_day if who and who in _who_spoke(self.told[i])]
        return (heard or same_day)[0] if len(heard) == 1 or (not who and len(same_day) == 1) else None


def _says_failure(fact: Fact) -> bool:
    is_short = word_count(fact.text) <= _FAILURE_WORDS
    return is_short and not fact.exhibits and _NOT.search(fact.text) is not None


def _who_spoke(contact: Contact) -> str:
    return f"{contact.person} {contact.text}".casefold()


def _place(promise: Promise, groups: Sequence[list[Line]]) -> tuple[list[Line], int] | None:
    for lines in groups:
        for index, line in enumerate(lines):
            if tells(line.text, promise.text):
                return lines, index
    return None


def _in_place(lines: Sequence[Line]) -> list[Line]:
    """Return lines in the order of their entries, one without a day with the day of the line before it."""
    at, placed = date.min, []
    for line in lines:
        at = at if line.day == date.max else line.day
        placed.append(replace(line, day=at))
    return placed
