"""Decides which kind a sentence is of: the heaviest cue wins, and the cue says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advocate.domain.case import ChannelKind
from advocate.domain.story.parts import PartKind
from advocate.domain.story.phrases import Words, words_of
from advocate.domain.story.rules import StoryRule, StoryRules
from advocate.domain.text import FoundDate, FoundMoney, FoundPerson, FoundReference, quotations

FACT_WEIGHT = 2.0
_EACH_FURTHER = 0.4
_DETAIL = 0.5
_OPINION_ON_DETAIL = 2.5
_DECIDES = 6.0
# Where two kinds weigh the same: a promise before a contact before a fact, a request before an opinion.
_ORDER = (
    PartKind.PROMISE,
    PartKind.REQUEST,
    PartKind.CONTACT,
    PartKind.IMPACT,
    PartKind.OPINION,
    PartKind.FACT,
    PartKind.LEAVE_OUT,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a sentence: dates, sums, references and people, with offsets into the story."""

    dates: tuple[FoundDate, ...] = ()
    amounts: tuple[FoundMoney, ...] = ()
    references: tuple[FoundReference, ...] = ()
    people: tuple[FoundPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's kind, why, and what its cues say besides: tags, and the likeliest channel.

    `cues` are the ids of the rules that were heard.
    """

    kind: PartKind
    why: str
    cues: frozenset[str]
    tags: frozenset[str]
    channel: ChannelKind | None
    words: Words


def read_kind(text: str, start: int, found: Found, rules: StoryRules) -> Reading:
    """Return the kind of the sentence `text`, which stands at `start` of the story."""
    words = words_of(text, _named(start, found), rules.spellings)
    cues = _cues(words, rules)
    kind, why = _decide(cues, found, rules, has_quote=any(" " in quote.text for quote in quotations(text)))
    channels = [rule for rule in cues if rule.channel]
    return Reading(
        kind=kind,
        why=why,
        cues=frozenset(rule.id for rule in cues),
        tags=frozenset(rule.tag for rule in cues if rule.tag),
        channel=max(channels, key=lambda rule: rule.weight).channel if channels else None,
        words=words,
    )


def _named(start: int, found: Found) -> list[tuple[int, int, str]]:
    """Return what stands for one word in the rules, in order and without overlaps."""
    every = [(d.start, d.end, "DATE") for d in found.dates]
    every += [(a.start, a.end, "MONEY") for a in found.amounts]
    every += [(p.start, p.end, "NAME") for p in found.people]
    kept: list[tuple[int, int, str]] = []
    for first, last, name in sorted(every):
        if not kept or first - start >= kept[-1][1]:
            kept.append((first - start, last - start, name))
    return kept


def _cues(words: Words, rules: StoryRules) -> list[StoryRule]:
    """Return the rules that speak, each once; one that an exception silences is left out."""
    heard: set[int] = set()
    silenced: set[int] = set()
    for found in rules.index.found(words):
        number, is_veto = rules.owners[found]
        (silenced if is_veto else heard).add(number)
    return [rules.rules[number] for number in sorted(heard - silenced)]


def _decide(
    cues: Sequence[StoryRule], found: Found, rules: StoryRules, *, has_quote: bool
) -> tuple[PartKind, str]:
    best: dict[PartKind, StoryRule] = {}
    is_detailed = bool(found.dates or found.amounts or found.references)
    weights = {PartKind.FACT: FACT_WEIGHT + _DETAIL * is_detailed}
    for rule in sorted(cues, key=lambda rule: -rule.weight):
        if rule.kind is None or ((is_detailed or has_quote) and _is_only_heated(rule)):
            continue
        if rule.kind in best:
            weights[rule.kind] += _EACH_FURTHER
        else:
            best[rule.kind] = rule
            weight = rule.weight - _OPINION_ON_DETAIL * (is_detailed and rule.kind is PartKind.OPINION)
            weights[rule.kind] = max(weights.get(rule.kind, 0), weight)
    if PartKind.PROMISE in best:
        # a promise is made in a contact: however much tells of that, the promise is what it is kept for
        weights[PartKind.CONTACT] = min(weights.get(PartKind.CONTACT, 0), weights[PartKind.PROMISE])
    kind = max(_ORDER, key=lambda one: weights.get(one, -1))
    why = best[kind].why if kind in best else ""
    return kind, why or rules.whys.get(kind, "")


def _is_only_heated(rule: StoryRule) -> bool:
    """Return whether a cue hears nothing but heat: a fact with a date or their words stays one."""
    return rule.kind is PartKind.LEAVE_OUT and rule.weight < _DECIDES
