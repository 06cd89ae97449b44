"""Tells the case in the middle of a letter: facts, what it meant, what was tried, and why the ask is fair."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from advocate.domain.case import Contact, Fact, Impact, Promise, PromiseState, RemedyKind
from advocate.domain.letters.draft import Block, BlockKind
from advocate.domain.letters.lines import (
    ended,
    one_line,
    opening_lowered,
    raised,
    shortened,
    tells,
    tidied,
    word_count,
)
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.letters.picking import (
    BRIEF,
    FULL,
    Picked,
    Room,
    pick_contacts,
    pick_facts,
    pick_promises,
)
from advocate.domain.letters.telling import (
    Line,
    contact_line,
    continued,
    fact_line,
    is_cut_from,
    outcome_of,
    promise_line,
)
from advocate.domain.wording import plural

_IMPACTS = 2
# Rage says less than what it cost, and is for the story.
_RAGE = re.compile(
    r"\b(?:livid|furious|fuming|raging|seething|incensed|enraged|outraged|disgusted)\b", re.IGNORECASE
)
_PARAGRAPH_WORDS = 40
_SHORT_MIDDLE = 170

_OPTIONS = {
    RemedyKind.REFUND: Phrase.OPTION_REFUND,
    RemedyKind.REPAIR: Phrase.OPTION_REPAIR,
    RemedyKind.REPLACEMENT: Phrase.OPTION_REPLACEMENT,
    RemedyKind.CORRECTION: Phrase.OPTION_CORRECTION,
    RemedyKind.SERVICE: Phrase.OPTION_SERVICE,
    RemedyKind.CANCELLATION: Phrase.OPTION_CANCELLATION,
    RemedyKind.COMPENSATION: Phrase.OPTION_COMPENSATION,
    RemedyKind.APOLOGY: Phrase.OPTION_APOLOGY,
    RemedyKind.OTHER: Phrase.OPTION_OTHER,
}


@dataclass(frozen=True, slots=True)
class Middle:
    """The told case: its blocks, the exhibits they cite, and the papers that go along besides those."""

    blocks: tuple[Block, ...]
    labels: tuple[str, ...]
    papers: tuple[str, ...]


def middle(pen: Pen, room: Room = FULL) -> Middle:
    """Return the facts, the impact and what was tried, as far as there is room for them.

    What is left out or cut short is in the chronology, which is then said to go along.
    """
    facts = pick_facts(pen.case, room)
    fact_lines = [fact_line(pen, fact) for fact in facts.entries]
    contacts = pick_contacts(pen.case, [fact.text for fact in facts.entries], room)
    contact_lines = _in_place([contact_line(pen, contact) for contact in contacts.entries])
    loose = _settle(pen, fact_lines, contact_lines, contacts.entries)
    promises = pick_promises(loose, room.promises)
    promise_lines = [promise_line(pen, promise) for promise in promises]
    is_whole = facts.is_all and contacts.is_all and len(promises) == len(loose)
    blocks = [
        *_facts(pen, fact_lines, facts),
        *_impact(pen, [line.text for line in fact_lines]),
        *_tried(pen, sorted([*contact_lines, *promise_lines], key=lambda line: line.day)),
        *([] if is_whole else [_chronology(pen)]),
    ]
    labels = dict.fromkeys(label for block in blocks for label in block.exhibits)
    return Middle(tuple(blocks), tuple(labels), () if is_whole else (pen.say(Phrase.FULL_CHRONOLOGY),))


def middle_in_short(pen: Pen, without: Collection[BlockKind] = ()) -> Middle:
    """Return the middle for a letter that has more to say besides: whole where it is short, else brief."""
    whole = middle(pen)
    is_short = sum(word_count(block.text) for block in whole.blocks) <= _SHORT_MIDDLE
    chosen = whole if is_short and not whole.papers else middle(pen, BRIEF)
    return replace(chosen, blocks=tuple(block for block in chosen.blocks if block.kind not in without))


def fair(pen: Pen) -> list[Block]:
    """Return how the sum was worked out, why it matters, and why the ask is fair."""
    sought = pen.case.outcome
    told = [(Phrase.WORKING, sought.working), (Phrase.MATTERS, sought.why)] if sought else []
    return _fair(pen, told, is_based=False)


def fair_sum(pen: Pen, *, working: str = "", is_based: bool = False) -> list[Block]:
    """Return how the sum was worked out, in `working` or the goal; `is_based` says that its basis is told."""
    sought = pen.case.outcome
    return _fair(pen, [(Phrase.WORKING, working or (sought.working if sought else ""))], is_based)


def suggest(pen: Pen) -> Block:
    """Return the open question, with an option that costs the reader little."""
    remedy = pen.case.outcome.remedy if pen.case.outcome else RemedyKind.OTHER
    return Block(BlockKind.OPTIONS, pen.say(Phrase.SUGGEST, option=pen.say(_OPTIONS[remedy])))


def block_of(kind: BlockKind, text: str, lines: Sequence[Line]) -> Block:
    """Return a block that tells some lines, with what they rest on."""
    entries = dict.fromkeys(entry for line in lines for entry in line.entries)
    labels = dict.fromkeys(label for line in lines for label in line.exhibits)
    return Block(kind, text, tuple(entries), tuple(labels))


def helpers(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """Return the names of the people who helped, each once, in the order of their contacts."""
    names = (one_line(contact.person) for contact in contacts if contact.helped)
    return tuple(dict.fromkeys(name for name in names if name))


def _fair(pen: Pen, told: Sequence[tuple[Phrase, str]], is_based: bool) -> list[Block]:
    parts = [
        pen.say(phrase, text=opening_lowered(ended(shortened(tidied(text), _PARAGRAPH_WORDS))))
        for phrase, text in told
        if one_line(text)
    ]
    if not is_based and any(promise.state is PromiseState.BROKEN for promise in pen.case.promises):
        parts.append(pen.say(Phrase.RELIED))
    return [Block(BlockKind.FAIR, "\n".join(parts))] if parts else []


def _in_place(lines: Sequence[Line]) -> list[Line]:
    """Return lines in the order of their entries, one without a day with the day of the line before it."""
    at, placed = date.min, []
    for line in lines:
        at = at if line.day == date.max else line.day
        placed.append(replace(line, day=at))
    return placed


def _settle(pen: Pen, facts: list[Line], contacts: list[Line], told: Sequence[Contact]) -> list[Promise]:
    """Say what became of a promise behind the line that tells of it; return the promises still untold.

    `told` are the contacts of the lines: one that a promise was cut from is told with it.
    """
    loose = []
    for promise in pen.case.promises:
        if not one_line(promise.text):
            continue
        at = next((i for i, contact in enumerate(told) if is_cut_from(promise, contact)), None)
        if at is not None and (whole := continued(contacts[at], pen, promise)):
            contacts[at] = whole
            continue
        place = _place(promise, (contacts, facts))
        if place is None:
            loose.append(promise)
            continue
        lines, index = place
        labels = pen.labels(promise.exhibits)
        lines[index] = lines[index].and_then(outcome_of(pen, promise), promise.id, labels)
    return loose


def _place(promise: Promise, groups: Sequence[list[Line]]) -> tuple[list[Line], int] | None:
    for lines in groups:
        for index, line in enumerate(lines):
            if tells(line.text, promise.text):
                return lines, index
    return None


def _facts(pen: Pen, lines: list[Line], picked: Picked[Fact]) -> list[Block]:
    if not lines:
        return []
    heading = pen.say(Phrase.FACTS if picked.is_all else Phrase.FACTS_PICKED)
    numbered = (f"{number}. {line.text}" for number, line in enumerate(lines, start=1))
    return [block_of(BlockKind.FACTS, "\n".join([heading, *numbered]), lines)]


def _impact(pen: Pen, facts: Sequence[str]) -> list[Block]:
    untold = [
        i for i in pen.case.impacts if one_line(i.text) and not any(tells(fact, i.text) for fact in facts)
    ]
    told = [impact for impact in untold if not _RAGE.search(impact.text)] or untold
    chosen: list[Impact] = sorted(told, key=lambda impact: impact.money is None)[:_IMPACTS]
    if not chosen:
        return []
    texts = [ended(shortened(tidied(impact.text), _PARAGRAPH_WORDS // len(chosen))) for impact in chosen]
    text = pen.say(
        Phrase.IMPACT, text=" ".join([opening_lowered(texts[0]), *(raised(text) for text in texts[1:])])
    )
    return [Block(BlockKind.IMPACT, text, tuple(impact.id for impact in chosen))]


def _tried(pen: Pen, lines: list[Line]) -> list[Block]:
    helped = helpers(pen.case.contacts)
    if not lines and not helped:
        return []
    parts = [pen.say(Phrase.TRIED), *(f"- {line.text}" for line in lines)] if lines else []
    if helped:
        phrase = Phrase.HELPED_ONE if len(helped) == 1 else Phrase.HELPED_MANY
        parts.append(pen.say(phrase, people=pen.join(helped)))
    return [block_of(BlockKind.TRIED, "\n".join(parts), lines)]


def _chronology(pen: Pen) -> Block:
    facts = plural(len(pen.case.facts), "fact", "facts")
    own = sum(1 for contact in pen.case.contacts if not contact.letter_id)
    counts = [facts, plural(own, "contact", "contacts")] if own else [facts]
    phrase = pen.by_channel(
        Phrase.CHRONOLOGY_ENCLOSED, Phrase.CHRONOLOGY_ATTACHED, Phrase.CHRONOLOGY_ON_REQUEST
    )
    return Block(BlockKind.CHRONOLOGY, pen.say(phrase, count=pen.join(counts)))
