"""The one table of step order: four steps from the raw story to the letter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the way to the first letter; `endpoint` is where it starts."""

    number: int
    name: str
    endpoint: str


STEPS = (
    Step(1, "Let it out", "story.write"),
    Step(2, "Your goal", "outcome.edit"),
    Step(3, "What happened", "timeline.gather"),
    Step(4, "Your letter", "letters.first"),
)


def step(number: int) -> Step:
    """Return the step with that number, 1 to 4."""
    return STEPS[number - 1]
