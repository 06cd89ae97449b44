"""What a body asks for, ticked from what the case already holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advocate.domain.case import Case
from advocate.domain.deadlines import StartEvent
from advocate.domain.deadlines.known_dates import Dates, known, known_dates
from advocate.domain.escalation.routes import EscalationRoute
from advocate.domain.kinds import Direction, LetterState

# Words that say nothing about which paper is meant.
_EMPTY = frozenset(
    (
        *("about", "after", "against", "and", "any", "both", "case", "copies", "copy"),
        *("date", "dates", "details", "each", "evidence", "for", "from", "full", "has"),
        *("have", "how", "its", "letter", "not", "number", "one", "original", "other"),
        *("our", "own", "papers", "proof", "reference", "relevant", "that", "the", "their"),
        *("they", "this", "was", "what", "when", "which", "why", "with", "you"),
        "your",
    )
)
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a body asks for. `found` says where the case has it, "" where it was not found.

    `is_guess` says that only the words of a title speak for it: fit for the customer to check, not for paper.
    """

    text: str
    found: str = ""
    is_guess: bool = False

    @property
    def is_there(self) -> bool:
        """Whether the case seems to hold it."""
        return bool(self.found)


def checklist(case: Case, route: EscalationRoute, *, told: Dates | None = None) -> tuple[Need, ...]:
    """Return what the route's body asks for, each ticked where the case shows it.

    A tick is a guess from titles and kinds, which the customer can see and check; it never hides a need.
    """
    titles = [(f"{e.label} {e.title}", _words(f"{e.title} {e.shows} {e.filename}")) for e in case.exhibits]
    known = [(need, _by_kind(need, case, told)) for need in route.needs]
    return tuple(
        Need(need, found) if found else Need(need, guess := _by_words(need, titles), is_guess=bool(guess))
        for need, found in known
    )


def _by_kind(need: str, case: Case, told: Dates | None) -> str:
    words = need.lower()
    if words.startswith("copy of the complaint"):
        is_sent = any(letter.state is LetterState.SENT for letter in case.letters)
        return "The letter you sent" if is_sent else ""
    if words == "complaint reference":
        return "Your references" if any("complaint" in r.label.lower() for r in case.references) else ""
    if "final response" in words or "deadlock letter" in words:
        last = known(StartEvent.FINAL_RESPONSE, known_dates(case, told))
        return "Their final response" if last else ""
    if words.startswith("proof it was received"):
        return "Their answer" if any(c.direction is Direction.IN for c in case.contacts) else ""
    if "timeline" in words or "chronology" in words or "contacts so far" in words:
        return "The chronology of the case" if case.contacts and case.facts else ""
    return ""


def _by_words(need: str, titles: list[tuple[str, frozenset[str]]]) -> str:
    wanted = _words(need)
    return next((title for title, words in titles if wanted & words), "")


def _words(text: str) -> frozenset[str]:
    """Return the telling words of a text, without the s of a plural."""
    found = (word.lower().removesuffix("s") for word in _WORD.findall(text))
    return frozenset(word for word in found if word not in _EMPTY and f"{word}s" not in _EMPTY)
