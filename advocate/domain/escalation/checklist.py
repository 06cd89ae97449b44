"""What a body asks for, ticked from what the case already holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advocate.domain.case import Case, Exhibit
from advocate.domain.deadlines import StartEvent
from advocate.domain.deadlines.known_dates import Dates, known, known_dates
from advocate.domain.escalation.routes import EscalationRoute
from advocate.domain.kinds import Direction, LetterState

# Words that say nothing about which paper is meant.
_EMPTY = frozenset(
    (
        *("about", "after", "against", "and", "any", "both", "case", "copies", "copy", "correspondence"),
        *("date", "dates", "dated", "details", "each", "evidence", "for", "from", "full", "has", "have"),
        *("how", "its", "letter", "letters", "not", "number", "numbers", "one", "original", "other", "our"),
        *("own", "papers", "proof", "reference", "relevant", "that", "the", "their", "they", "this", "was"),
        *("what", "when", "which", "why", "with", "you", "your", "organisation", "firm", "company"),
        *("provider", "service", "list", "name", "key", "possible", "asked", "exact"),
    )
)
# Words that many papers have: one of these alone makes no tick.
_WEAK = frozenset(
    (
        *("account", "amount", "answer", "application", "claim", "complaint", "contact", "data"),
        *("decision", "email", "form", "loss", "message", "money", "notice", "order", "payment"),
        *("problem", "reason", "refusal", "refund", "reply", "request", "response"),
        *("summary", "value", "written"),
    )
)
_BRACKET = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"\s*[,;]\s*|\s+and\s+")
_EITHER = re.compile(r"\s*/\s*|\s+or\s+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = re.compile(
    r"(?:copy of |copies of )?(?:the )?"
    r"(?:written complaints?|complaint(?: letter)?s? sent|letters|correspondence)\b"
)
_THEIR_LAST = re.compile(r"\b(?:final (?:response|position|answer|decision)|deadlock(?: letter)?)\b")
_STORY = re.compile(
    r"\b(?:timeline|chronology|contacts so far|contact log|call log|short story|what happened)\b"
)
_GOAL = re.compile(r"\b(?:outcome|remedy|resolution)\b")
_THEIRS = re.compile(r"(?:\w+['’]?s? )?(?:reply|replies|response|answer)|copies of replies")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a body asks for. `found` says where the case has it, "" where it was not found.

    `is_guess` says that only the words of a title speak for it: fit for the customer to check, not for paper.
    `said` is what the customer says of it, None where they said nothing.
    """

    text: str
    found: str = ""
    is_guess: bool = False
    said: bool | None = None

    @property
    def is_there(self) -> bool:
        """Whether the case holds it: as the customer says, or else as it seems."""
        return bool(self.found) if self.said is None else self.said

    @property
    def is_sure(self) -> bool:
        """Whether it may be told to the body: it was found for certain, or the customer says so."""
        return self.is_there and (self.said is True or not self.is_guess)


def checklist(
    case: Case,
    route: EscalationRoute,
    *,
    told: Dates | None = None,
    said: Mapping[str, bool] | None = None,
) -> tuple[Need, ...]:
    """Return what the route's body asks for, each ticked where the case shows it.

    A tick from the words of a title is a guess, which the customer can see, check and change: `said` holds
    by its words what they say of a need. Every thing that a need names has to be there; a word that many
    papers have makes no tick alone.
    """
    answers = said or {}
    return tuple(_need(text, case, told, answers.get(text)) for text in route.needs)


def _need(text: str, case: Case, told: Dates | None, said: bool | None) -> Need:
    by_kind = _by_kind(text.lower(), case, told)
    if by_kind is not None:
        return Need(text, by_kind, said=said)
    found = _by_words(text, case.exhibits)
    return Need(text, found, is_guess=bool(found), said=said)


def _by_kind(words: str, case: Case, told: Dates | None) -> str | None:
    """Return where the case has something of that kind, "" where it hasn't; None for any other kind."""
    if "complaint reference" in words or re.fullmatch(r"(?:\w+ )?reference number", words):
        return _by_reference(words.replace("reference number", ""), case)
    if words.startswith("proof it was received"):
        return _answered(case)
    if _THEIR_LAST.search(words):
        last = known(StartEvent.FINAL_RESPONSE, known_dates(case, told))
        return "Their final response" if last else ""
    if words.startswith(("copy of the complaint", "written complaint")) or _LETTERS.fullmatch(words):
        is_sent = any(letter.state is LetterState.SENT for letter in case.letters)
        return "The letter you sent" if is_sent else ""
    if _STORY.search(words):
        return "The chronology of the case" if case.contacts and case.facts else ""
    if _GOAL.search(words) and len(words.split()) <= 3:
        return "Your goal" if case.outcome else ""
    if words.endswith((" number", " numbers")) and not _PARTS.search(words):
        return _by_reference(words, case)
    return _answered(case) if _THEIRS.fullmatch(words) else None


def _by_reference(words: str, case: Case) -> str:
    wanted = _words(words)
    for reference in case.references:
        if not wanted or wanted <= _words(reference.label):
            return "Your references"
    return ""


def _answered(case: Case) -> str:
    """Return what shows that they got the complaint: something from them after the first one was sent."""
    sent = [x.sent_on for x in case.letters if x.state is LetterState.SENT and x.sent_on]
    came = [c.when.end for c in case.contacts if c.direction is Direction.IN and c.when]
    return "Their answer" if sent and any(day >= min(sent) for day in came) else ""


def _by_words(need: str, exhibits: Sequence[Exhibit]) -> str:
    """Return the exhibits that have every thing a need names, by their titles; "" where one is missing."""
    parts = [part for part in _PARTS.split(_BRACKET.sub("", need.lower())) if _words(part)]
    found = [_first(part, exhibits) for part in parts]
    named = dict.fromkeys(exhibit for exhibit in found if exhibit is not None)
    return ", ".join(f"{e.label} {e.title}" for e in named) if parts and None not in found else ""


def _first(part: str, exhibits: Sequence[Exhibit]) -> Exhibit | None:
    """Return the first exhibit that is one of what a part names."""
    choices = [words for one in _EITHER.split(part) if (words := _words(one)) and not words <= _WEAK]
    for exhibit in exhibits:
        title = _words(f"{exhibit.title} {exhibit.shows}")
        if any(words <= title for words in choices):
            return exhibit
    return None


def _words(text: str) -> frozenset[str]:
    """Return the telling words of a text, a photograph as a photo and without the s of a plural."""
    found = (_plain(word.lower()) for word in _WORD.findall(text))
    return frozenset(word for word in found if word not in _EMPTY and f"{word}s" not in _EMPTY)


def _plain(word: str) -> str:
    if word.startswith("photo"):
        return "photo"
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
