"""Sorts a raw story into what carries a case and what doesn't; nothing in it is changed or lost."""

from advocate.domain.story.parts import Part, PartKind
from advocate.domain.story.rules import Calmer, StoryRule, StoryRules
from advocate.domain.story.sorting import sort

__all__ = ["Calmer", "Part", "PartKind", "StoryRule", "StoryRules", "sort"]
