"""What the sorter's rulebook holds: cues for each kind, channel and broken promise, and calmer words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from advocate.domain.case import ChannelKind
from advocate.domain.story.parts import PartKind
from advocate.domain.text.phrase_index import Index
from advocate.domain.text.phrases import parse


@dataclass(frozen=True, slots=True)
class StoryRule:
    """A cue: where one of `patterns` is in a sentence and none of `unless`, it speaks for `kind`.

    `tag` marks what it says beside the kind: "broken", "kept", "praise", "in"; `weight` is how loudly.
    """

    id: str
    kind: PartKind | None
    weight: float
    patterns: tuple[str, ...]
    why: str = ""
    unless: tuple[str, ...] = ()
    channel: ChannelKind | None = None
    tag: str = ""
    matches: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calmer:
    """Heated words and what to say instead; "" leaves them out."""

    pattern: str
    instead: str


@dataclass(frozen=True)
class StoryRules:
    """The whole rulebook, compiled once."""

    rules: tuple[StoryRule, ...]
    classes: Mapping[str, frozenset[str]]
    spellings: Mapping[str, str]
    calmer: tuple[Calmer, ...] = ()
    whys: Mapping[PartKind, str] = field(default_factory=dict)
    index: Index = field(init=False)
    owners: tuple[tuple[int, bool], ...] = field(init=False)
    """For every pattern of the index: the rule it belongs to, and whether it forbids that rule."""
    calmer_index: Index = field(init=False)

    def __post_init__(self) -> None:
        """Compile the patterns. Raises PhraseError where one cannot be read."""
        listed = [
            (number, is_veto, notation)
            for number, rule in enumerate(self.rules)
            for is_veto, notations in ((False, rule.patterns), (True, rule.unless))
            for notation in notations
        ]
        compiled = self._index(notation for _, _, notation in listed)
        object.__setattr__(self, "index", compiled)
        object.__setattr__(self, "owners", tuple((number, is_veto) for number, is_veto, _ in listed))
        object.__setattr__(self, "calmer_index", self._index(one.pattern for one in self.calmer))

    def _index(self, notations: Iterable[str]) -> Index:
        return Index((parse(notation, self.classes) for notation in notations), shortest=True)
