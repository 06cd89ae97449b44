"""What the rulebook of replies holds: for each thing that a sentence can say, the phrases that say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from advocate.domain.story.phrases import words_of
from advocate.domain.text.phrase_index import Index
from advocate.domain.text.phrases import parse


class Says(StrEnum):
    """What one sentence of a reply says."""

    RECEIVED = "received"
    MORE_TIME = "more_time"
    ASKS = "asks"
    OFFERS = "offers"
    AGREES = "agrees"
    IN_PART = "in_part"
    REFUSES = "refuses"
    SORRY = "sorry"
    FINAL = "final"
    DEADLOCK = "deadlock"
    SETTLES = "settles"
    STANDS_UNTIL = "stands_until"


@dataclass(frozen=True, slots=True)
class ReplyRule:
    """A cue: a sentence with one of `patterns` in it and none of `unless` says `says`.

    `why` is what the customer reads; `source` says where such words come from, where there is one. `matches`
    and `others` are sentences it hears and does not hear.
    """

    id: str
    says: Says
    patterns: tuple[str, ...]
    why: str
    unless: tuple[str, ...] = ()
    source: str = ""
    matches: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReplyRules:
    """The whole rulebook, compiled once."""

    rules: tuple[ReplyRule, ...]
    classes: Mapping[str, frozenset[str]]
    index: Index = field(init=False)
    owners: tuple[tuple[int, bool], ...] = field(init=False)
    """For every pattern of the index: the rule it belongs to, and whether it silences that rule."""

    def __post_init__(self) -> None:
        """Compile the patterns. Raises PhraseError where one cannot be read."""
        listed = [
            (number, is_veto, notation)
            for number, rule in enumerate(self.rules)
            for is_veto, notations in ((False, rule.patterns), (True, rule.unless))
            for notation in notations
        ]
        patterns = (parse(notation, self.classes) for _, _, notation in listed)
        object.__setattr__(self, "index", Index(patterns, shortest=True))
        owners = tuple((number, is_veto) for number, is_veto, _ in listed)
        object.__setattr__(self, "owners", owners)

    def heard(self, sentence: str, named: Sequence[tuple[int, int, str]]) -> tuple[ReplyRule, ...]:
        """Return the rules that hear a sentence; `named` are stretches that stand for one word, as MONEY."""
        speaking: set[int] = set()
        silenced: set[int] = set()
        for found in self.index.found(words_of(sentence, named, {})):
            number, is_veto = self.owners[found]
            (silenced if is_veto else speaking).add(number)
        return tuple(self.rules[number] for number in sorted(speaking - silenced))
