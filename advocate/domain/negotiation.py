"""The private negotiation card: what to keep in mind when an offer comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advocate.domain.case import Case, PromiseState, RemedyKind
from advocate.domain.wording import say_date, say_when

_MOST_PROMISES = 3


@dataclass(frozen=True, slots=True)
class NegotiationCard:
    """What the customer thought through beforehand: `theirs` is what matters to the other side.

    `alternative` is the best way on without an agreement. The goal and the fallback are the outcome's own.
    `version` is 0 while nothing was saved.
    """

    fair: str = ""
    options: str = ""
    alternative: str = ""
    theirs: str = ""
    questions: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class CardIdeas:
    """What may be put on a card: reasons from the case, and ideas of the rulebook."""

    fair: tuple[str, ...]
    options: tuple[str, ...]
    alternative: tuple[str, ...]
    theirs: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardTexts:
    """The rulebook's ideas; `options` are by remedy."""

    options: Mapping[RemedyKind, tuple[str, ...]]
    alternative: tuple[str, ...]
    theirs: tuple[str, ...]
    questions: tuple[str, ...]


def ideas_for(case: Case, texts: CardTexts) -> CardIdeas:
    """Return the ideas for a card of this case; each is one line that can be taken over as it is."""
    remedy = case.outcome.remedy if case.outcome else RemedyKind.OTHER
    return CardIdeas(
        fair=_reasons(case),
        options=texts.options[remedy],
        alternative=texts.alternative,
        theirs=texts.theirs,
        questions=texts.questions,
    )


def _reasons(case: Case) -> tuple[str, ...]:
    """Return what an outsider would call fair: how the sum is made up, and what was promised."""
    sought = case.outcome
    found = [sought.working, sought.why] if sought else []
    broken = [promise for promise in case.promises if promise.state is PromiseState.BROKEN]
    for promise in broken[:_MOST_PROMISES]:
        made = f"On {say_when(promise.made, case.country)} " if promise.made else ""
        who = promise.by_whom.strip() or case.organisation.name
        due = f" by {say_date(promise.due_on, case.country)}" if promise.due_on else ""
        found.append(f"{made}{who} promised: {promise.text.strip().rstrip('.')}. It was not kept{due}.")
    return tuple(" ".join(line.split()) for line in found if line.strip())
