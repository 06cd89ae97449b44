"""Rules of tone as frozen values, and the compiled book of them that a review reads a text with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from advocate.domain.text.phrase_index import Hit as Match
from advocate.domain.text.phrase_index import Index
from advocate.domain.text.phrases import Pattern, parse
from advocate.domain.text.tokens import Token, marked
from advocate.domain.tone.joints import Joint
from advocate.domain.tone.kinds import PraiseKind, ToneCategory


@dataclass(frozen=True, slots=True)
class Guards:
    """When a match of a rule is left alone; each entry names a group of guard phrases in the rulebook.

    `not_before` and `not_after` look at the words next to the match, `not_in_sentence` and `needs` at its
    sentence, `needs_just_before` and `not_just_before` at the sentence before.
    """

    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_in_sentence: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_just_before: tuple[str, ...] = ()
    not_just_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToneRule:
    """One rule: phrases of one kind, why they hurt, and the calm wording to offer instead.

    A pattern may bring its own wording ("pattern => wording"). `swaps` changes single words of the span and
    keeps the rest; where none of them is in the span, `wordings` has what fits the word before it, and else
    there is the suggestion. "{first}" in it stands for the span's first word, and "{span}" for all of it,
    which offers nothing. With `to_clause_end` the span reaches to the end of its clause.
    """

    id: str
    category: ToneCategory
    patterns: tuple[str, ...]
    why: str
    idea: str
    suggestion: str
    guards: Guards = Guards()
    swaps: Mapping[str, str] = field(default_factory=dict)
    wordings: Mapping[Joint, str] = field(default_factory=dict)
    to_clause_end: bool = False
    in_quotes: bool = False
    source: str = ""
    matches: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PraiseRule:
    """Phrases that help the customer's case, and why they do."""

    id: str
    kind: PraiseKind
    patterns: tuple[str, ...]
    why: str
    guards: Guards = Guards()
    matches: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the coach says about spans that are found by their look instead of by a phrase."""

    why: str
    idea: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ToneWords:
    """Word lists of the rulebook: classes for patterns, spellings, acronyms, swear words and stop words."""

    classes: Mapping[str, frozenset[str]]
    spellings: Mapping[str, str]
    guards: Mapping[str, tuple[str, ...]]
    acronyms: frozenset[str]
    stressed: frozenset[str]
    headings: frozenset[str]
    masked: frozenset[str]
    english: frozenset[str]
    foreign: frozenset[str]
    notes: Mapping[str, Note]


class Hit(NamedTuple):
    """A rule, praise rule or guard group that matched, with its token positions (ends exclusive)."""

    owner: ToneRule | PraiseRule | str
    match: Match
    wording: str | None = None


def split_wording(notation: str) -> tuple[str, str | None]:
    """Return a pattern and the wording it brings along ("pattern => wording"), if any."""
    phrase, arrow, wording = notation.partition("=>")
    return phrase.strip(), wording.strip() if arrow else None


@dataclass(frozen=True)
class ToneRules:
    """The whole rulebook of tone, compiled once; `matches` reads a text's tokens against all of it."""

    rules: tuple[ToneRule, ...]
    praises: tuple[PraiseRule, ...]
    words: ToneWords
    _owners: tuple[tuple[ToneRule | PraiseRule | str, str | None], ...] = field(
        init=False, repr=False, compare=False
    )
    _index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile every pattern. Raises PhraseError where one cannot be read."""
        owners: list[tuple[ToneRule | PraiseRule | str, str | None]] = []
        patterns: list[Pattern] = []
        groups: list[tuple[ToneRule | PraiseRule | str, Sequence[str]]] = []
        groups += [(rule, rule.patterns) for rule in self.rules]
        groups += [(praise, praise.patterns) for praise in self.praises]
        groups += list(self.words.guards.items())
        for owner, notations in groups:
            for notation in notations:
                phrase, wording = split_wording(notation)
                patterns.append(parse(phrase, self.words.classes))
                owners.append((owner, wording))
        object.__setattr__(self, "_owners", tuple(owners))
        object.__setattr__(self, "_index", Index(patterns))

    def hits(self, found: Sequence[Token]) -> list[Hit]:
        """Return everything in the rulebook that matches the tokens, guards included."""
        return [
            Hit(self._owners[match.number][0], match, self._owners[match.number][1])
            for match in self._index.hits(marked(found))
        ]

    def note(self, name: str) -> Note:
        """Return the coach's words for a span found by its look. Raises KeyError for an unknown name."""
        return self.words.notes[name]
