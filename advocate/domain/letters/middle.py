"""Tells the case in the middle of a letter: facts, what it meant, what was tried, and why the ask is fair."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from advocate.domain.case import Contact, Impact, PromiseState, RemedyKind
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
    words_of,
)
from advocate.domain.letters.pen import Pen
from advocate.domain.letters.phrases import Phrase
from advocate.domain.letters.picking import BRIEF, FULL, Room
from advocate.domain.letters.settling import tell
from advocate.domain.letters.telling import Line
from advocate.domain.wording import plural

_IMPACTS = 2
_SUM = re.compile(r"[£$€¥]\s?\d[\d,.]*\d|[£$€¥]\s?\d")
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
    told = tell(pen, BRIEF if pen.is_brief else room)
    blocks = [
        *_facts(pen, told.facts, is_all=told.has_all_facts),
        *_impact(pen, [line.text for line in (*told.facts, *told.tried)]),
        *_tried(pen, told.tried),
        *_helped(pen),
        *([] if told.is_whole else [_chronology(pen)]),
    ]
    labels = dict.fromkeys(label for block in blocks for label in block.exhibits)
    papers = () if told.is_whole else (pen.say(Phrase.FULL_CHRONOLOGY),)
    return Middle(tuple(blocks), tuple(labels), papers)


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
        pen.say(phrase, text=opening_lowered(ended(_in_own_words(pen, text, _PARAGRAPH_WORDS))))
        for phrase, text in told
        if one_line(text)
    ]
    is_spare = is_based or (parts and pen.is_tight)
    if not is_spare and any(promise.state is PromiseState.BROKEN for promise in pen.case.promises):
        parts.append(pen.say(Phrase.RELIED))
    return [Block(BlockKind.FAIR, "\n".join(parts))] if parts else []


def _in_own_words(pen: Pen, text: str, limit: int) -> str:
    return pen.to_reader(shortened(tidied(text), limit))


def _facts(pen: Pen, lines: Sequence[Line], *, is_all: bool) -> list[Block]:
    if not lines:
        return []
    heading = pen.say(Phrase.FACTS if is_all else Phrase.FACTS_PICKED)
    numbered = (f"{number}. {line.text}" for number, line in enumerate(lines, start=1))
    return [block_of(BlockKind.FACTS, "\n".join([heading, *numbered]), lines)]


def _impact(pen: Pen, facts: Sequence[str]) -> list[Block]:
    untold = [
        i for i in pen.case.impacts if one_line(i.text) and not any(tells(fact, i.text) for fact in facts)
    ]
    why = pen.case.outcome.why if pen.case.outcome else ""
    untold = [impact for impact in untold if not _says_same_sum(impact.text, why)]
    told = [impact for impact in untold if not _RAGE.search(impact.text)] or untold
    chosen: list[Impact] = sorted(told, key=lambda impact: impact.money is None)[:_IMPACTS]
    if not chosen:
        return []
    texts = [ended(_in_own_words(pen, impact.text, _PARAGRAPH_WORDS // len(chosen))) for impact in chosen]
    text = pen.say(
        Phrase.IMPACT, text=" ".join([opening_lowered(texts[0]), *(raised(text) for text in texts[1:])])
    )
    return [Block(BlockKind.IMPACT, text, tuple(impact.id for impact in chosen))]


def _says_same_sum(text: str, other: str) -> bool:
    """Return whether two texts name one sum and speak of the same: "€14 a week at the launderette"."""
    shared = set(words_of(text)) & set(words_of(other))
    return bool(set(_SUM.findall(text)) & set(_SUM.findall(other))) and any(len(w) > 4 for w in shared)


def _tried(pen: Pen, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    return [
        block_of(
            BlockKind.TRIED, "\n".join([pen.say(Phrase.TRIED), *(f"- {line.text}" for line in lines)]), lines
        )
    ]


def _helped(pen: Pen) -> list[Block]:
    names = helpers(pen.case.contacts)
    if not names:
        return []
    phrase = Phrase.HELPED_ONE if len(names) == 1 else Phrase.HELPED_MANY
    return [Block(BlockKind.THANKS, pen.say(phrase, people=pen.join(names)))]


def _chronology(pen: Pen) -> Block:
    facts = plural(len(pen.case.facts), "fact", "facts")
    own = sum(1 for contact in pen.case.contacts if not contact.letter_id)
    counts = [facts, plural(own, "contact", "contacts")] if own else [facts]
    phrase = pen.by_channel(
        Phrase.CHRONOLOGY_ENCLOSED, Phrase.CHRONOLOGY_ATTACHED, Phrase.CHRONOLOGY_ON_REQUEST
    )
    return Block(BlockKind.CHRONOLOGY, pen.say(phrase, count=pen.join(counts)))
