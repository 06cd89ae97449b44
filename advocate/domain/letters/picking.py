"""Picks the facts and contacts that matter, so that a long case still makes a letter of one page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from advocate.domain.case import Case, Contact, Fact, Precision, Promise, PromiseState, When
from advocate.domain.letters.lines import one_line, shortened, word_count
from advocate.domain.letters.telling import CONTACT_WORDS, FACT_WORDS, day_of

PROMISES = 3

_SILENCE = re.compile(
    r"(?:(?:and|but|shock horror,?|surprise,? surprise,?|of course,?|needless to say,?) )?"
    r"(?:nothing|nobody|no[ -]?one|none)(?: of (?:it|this|that))?"
    r"(?: has| have)?(?: ever)? (?:came|come|happened|arrived|called|rang|turned up|did|showed(?: up)?)[.!]*",
    re.IGNORECASE,
)
_STILL_NOTHING = re.compile(
    r"(?:(?:as of |and |but )?(?:today|now|to this day|to date|so far),? )?"
    r"(?:(?:it|that) (?:has|had) |it['’]s |it is )?still "
    r"(?:not (?:there|here|arrived|come|done|happened)|nothing(?: there| came)?|no sign(?: of it)?)[.!]*"
    r"|(?:nothing|nada|zilch|silence|crickets|radio silence)[.!]*"
    r"|(?:no (?:call|reply|answer|show|refund|word)|not (?:there|done|here|yet)"
    r"|(?:they |he |she |it )?(?:was|did|has|have|were)n['’]?t)[.!]*"
    r"|it(?:['’]s| has) been (?:more than |over |nearly )?\w+ (?:days|weeks|months) and nobody has[.!]*",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:kind|lovely|helpful|nice|polite|patient|friendly|wonderful|great|courteous|understanding)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\w-]*\d[\w-]*")
_SUM = re.compile(r"[£$€¥]\s?\d|\d[.,]\d\d\b")

Entry = TypeVar("Entry", Fact, Contact)


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a case a letter has room for, in entries and in words.

    `all_facts` and `all_fact_words` are the most that a case may have to be told whole; a longer one is
    picked from, down to `facts` and `fact_words`.
    """

    all_facts: int
    all_fact_words: int
    facts: int
    fact_words: int
    contacts: int
    contact_words: int
    promises: int


FULL = Room(10, 170, 8, 120, contacts=4, contact_words=90, promises=PROMISES)
BRIEF = Room(8, 120, 6, 90, contacts=2, contact_words=40, promises=2)


@dataclass(frozen=True, slots=True)
class Picked(Generic[Entry]):
    """What was picked, in order of time; `is_all` says whether nothing is left out or cut short."""

    entries: tuple[Entry, ...]
    is_all: bool


def pick_facts(case: Case, room: Room = FULL) -> Picked[Fact]:
    """Return all facts of a short case; of a long one the first, the last, those proved or about money.

    "Nothing came", without a day, is left to the broken promise that says the same with one.
    """
    is_told = any(promise.state is PromiseState.BROKEN for promise in case.promises)
    telling = (f for f in case.facts if one_line(f.text) and not (is_told and _is_bare_silence(f)))
    facts = _in_time(_without_doubles(telling))
    short = [fact for fact in facts if _is_told_whole(fact, FACT_WORDS)]
    is_short = len(facts) <= room.all_facts and _words(facts) <= room.all_fact_words
    if is_short and len(short) == len(facts):
        return Picked(tuple(facts), is_all=True)
    scores = [_fact_score(case, fact) for fact in facts]
    wanted = _best(facts, scores, FACT_WORDS, room.facts, room.fact_words)
    return Picked(wanted, is_all=len(wanted) == len(short) == len(facts))


def pick_contacts(case: Case, told: Sequence[str], room: Room = FULL) -> Picked[Contact]:
    """Return the contacts that show best what was tried; letters sent from here and `told` texts aside.

    Praise of somebody who helped, of a day that is told anyhow, is left to the thanks that name them.
    """
    heard = {one_line(text).casefold() for text in told}
    contacts = [
        c
        for c in case.contacts
        if not c.letter_id and one_line(c.text).casefold() not in heard - {""} and not _only_praises(c, case)
    ]
    contacts = _in_time(contacts)
    scores = [_contact_score(contact) for contact in contacts]
    wanted = _best(contacts, scores, CONTACT_WORDS, room.contacts, room.contact_words)
    whole = all(_is_told_whole(contact, CONTACT_WORDS) for contact in wanted)
    return Picked(wanted, is_all=whole and len(wanted) == len(contacts))


def pick_promises(promises: Iterable[Promise], limit: int = PROMISES) -> tuple[Promise, ...]:
    """Return the promises to tell: those not kept first, then open ones, then kept; in order of time."""
    rank = {PromiseState.BROKEN: 0, PromiseState.OPEN: 1, PromiseState.KEPT: 2}
    chosen = sorted(promises, key=lambda p: rank[p.state])[:limit]
    return tuple(sorted(chosen, key=lambda p: p.made.start if p.made else p.due_on or date.max))


def _is_bare_silence(fact: Fact) -> bool:
    text = one_line(fact.text)
    is_silence = _SILENCE.fullmatch(text) is not None and fact.when is None
    return not fact.exhibits and (is_silence or _STILL_NOTHING.fullmatch(text) is not None)


def _only_praises(contact: Contact, case: Case) -> bool:
    """Return whether a contact says how kind somebody was, and nothing that isn't told elsewhere."""
    text = one_line(contact.text)
    if not contact.helped or contact.exhibits or contact.when is None or not _PRAISE.search(text):
        return False
    others = [c for c in case.contacts if c is not contact and c.when == contact.when and c.text]
    promised = [p for p in case.promises if p.made == contact.when]
    known = " ".join(
        [*(o.text for o in others), *(p.text for p in promised), *(r.value for r in case.references)]
    )
    numbers = [*_NUMBER.findall(text), *([contact.reference] if contact.reference else [])]
    return bool(others or promised) and all(number in known for number in numbers)


def _is_told_whole(entry: Fact | Contact, limit: int) -> bool:
    text = one_line(entry.text)
    return shortened(text, limit) == text


def _in_time(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in order of time; one without a date stays behind the one that it was told after."""
    told = list(entries)
    days = [day_of(entry.when) for entry in told if entry.when]
    if not days:
        return told
    at, places = date.min, []
    for entry in told:
        at = entry.when.start if entry.when else at
        places.append(at)
    return [told[i] for i in sorted(range(len(told)), key=lambda i: places[i])]


def _without_doubles(facts: Iterable[Fact]) -> Iterable[Fact]:
    firsts: dict[tuple[str, When | None], Fact] = {}
    for fact in facts:
        firsts.setdefault((one_line(fact.text).casefold(), fact.when), fact)
    return firsts.values()


def _words(facts: Sequence[Fact]) -> int:
    return sum(word_count(fact.text) for fact in facts)


def _best(
    entries: Sequence[Entry], scores: Sequence[int], each: int, count: int, words: int
) -> tuple[Entry, ...]:
    """Return the best entries within a number and a sum of words, in their order; `each` caps one.

    The first and the last count for more; among equals those that stand evenly over the whole time win.
    """
    chosen: set[int] = set()
    last, step = len(entries) - 1, max(1, len(entries) // count)
    worth = [score + 3 * (i == 0) + 2 * (i == last) for i, score in enumerate(scores)]
    for index in sorted(range(len(entries)), key=lambda i: (-worth[i], i % step, i)):
        size = min(word_count(entries[index].text), each)
        if len(chosen) < count and (size <= words or not chosen):
            chosen.add(index)
            words -= size
    return tuple(entries[i] for i in sorted(chosen))


def _fact_score(case: Case, fact: Fact) -> int:
    money = case.outcome.money if case.outcome else None
    names_sum = money is not None and f"{money.amount:,.2f}" in fact.text
    is_exact = fact.when is not None and fact.when.precision is Precision.DAY
    return 2 * bool(fact.exhibits) + is_exact + bool(_SUM.search(fact.text)) + 2 * names_sum


def _contact_score(contact: Contact) -> int:
    return 2 * bool(contact.exhibits) + bool(contact.person) + bool(contact.reference) + bool(contact.text)
