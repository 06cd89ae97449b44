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
    """Heated words and what to say instead; "" leaves them out.

    `after_have` is said instead after "have" or "had"; `unless` phrases anywhere in the sentence silence it.
    `matches` are heated sentences with their calm wordings, `others` sentences that stay as they are.
    """

    patterns: tuple[str, ...]
    instead: str
    after_have: str = ""
    unless: tuple[str, ...] = ()
    matches: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()


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
    calmer_owners: tuple[tuple[int, bool], ...] = field(init=False)
    """The same for the calmer words."""

    def __post_init__(self) -> None:
        """Compile the patterns. Raises PhraseError where one cannot be read."""
        for name, rules in (("", self.rules), ("calmer_", self.calmer)):
            index, owners = self._indexed(rules)
            object.__setattr__(self, f"{name}index", index)
            object.__setattr__(self, f"{name}owners", owners)

    def _indexed(self, rules: Iterable[StoryRule | Calmer]) -> tuple[Index, tuple[tuple[int, bool], ...]]:
        listed = [
            (number, is_veto, notation)
            for number, rule in enumerate(rules)
            for is_veto, notations in ((False, rule.patterns), (True, rule.unless))
            for notation in notations
        ]
        patterns = (parse(notation, self.classes) for _, _, notation in listed)
        return Index(patterns, shortest=True), tuple((number, is_veto) for number, is_veto, _ in listed)
