"""Builds the case summary: what a reviewer with five minutes has to see, in the order in which they look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.case import (
    Case,
    Closing,
    Direction,
    Exhibit,
    Impact,
    Letter,
    LetterState,
    OutcomeSought,
    Promise,
    PromiseState,
    Reference,
)
from advocate.domain.goal import goal_sentence
from advocate.domain.summary.attempts import Attempts, attempts
from advocate.domain.summary.choices import SummaryChoices
from advocate.domain.summary.chronology import Entry, EntryKind, chronology
from advocate.domain.summary.correspondence import Message, correspondence
from advocate.domain.summary.further import ForBody, ReliedOn
from advocate.domain.summary.left_out import LeftOut, left_out
from advocate.domain.summary.offers import Offer, offers

BRIEF_LINES = 5


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date that matters, and why: the brief lists few of them."""

    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Tally:
    """How the customer has tried to settle it, in counts."""

    contacts_out: int
    contacts_in: int
    kept: int
    broken: int
    open: int
    minutes: int

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Return the counts with their words; promises and times only where there were any."""
        promises = (
            ("Promises kept", self.kept),
            ("Promises not kept", self.broken),
            ("Promises still open", self.open),
        )
        contacts = [("My calls, messages and visits", f"{self.contacts_out:,}")]
        if self.minutes:
            hours, rest = divmod(self.minutes, 60)
            contacts.append(
                ("Time they took, where noted", f"{hours} h {rest:02} min" if hours else f"{rest} min")
            )
        contacts.append(("Contacts from them", f"{self.contacts_in:,}"))
        return (*contacts, *((words, f"{count:,}") for words, count in promises if count))


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """Everything that the paper says, decided; `left_out` says what is not in it and why."""

    case: Case
    made_on: date
    title: str
    references: tuple[Reference, ...]
    goal: str
    outcome: OutcomeSought | None
    brief: tuple[Entry, ...]
    tally: Tally
    dates: tuple[KeyDate, ...]
    entries: tuple[Entry, ...]
    impacts: tuple[Impact, ...]
    promises: tuple[Promise, ...]
    attempts: Attempts | None
    offers: tuple[Offer, ...]
    letters: tuple[Letter, ...]
    messages: tuple[Message, ...]
    rights: tuple[ReliedOn, ...]
    body: ForBody | None
    exhibits: tuple[Exhibit, ...]
    ended: Closing | None
    story: str
    fallback: str
    choices: SummaryChoices
    left_out: tuple[LeftOut, ...]

    def citations(self) -> dict[str, tuple[Entry, ...]]:
        """Return for each exhibit's id the entries that it backs, in order of time."""
        found: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            for exhibit in entry.exhibits:
                found[exhibit.id] = (*found.get(exhibit.id, ()), entry)
        return found


def build(
    case: Case,
    choices: SummaryChoices,
    *,
    today: date,
    body: ForBody | None = None,
    rights: tuple[ReliedOn, ...] = (),
) -> CaseSummary:
    """Return the summary of a case for a reviewer, as of `today`.

    `body` is the one it is made for and `rights` are the rules to name, as the rulebook has them.
    """
    entries = chronology(case, with_notes=choices.takes("notes"))
    me, them = case.complainant.name or "The customer", case.organisation.name
    return CaseSummary(
        case=case,
        made_on=today,
        title=f"{me} and {them}",
        references=_references(case),
        goal=goal_sentence(case),
        outcome=case.outcome,
        brief=_brief(entries),
        tally=_tally(case),
        dates=_dates(case, body if choices.asked else None),
        entries=entries,
        impacts=case.impacts if choices.impacts else (),
        promises=case.promises if choices.promises else (),
        attempts=_attempts(case) if choices.attempts else None,
        offers=offers(case) if choices.offers else (),
        letters=_sent(case) if choices.letters else (),
        messages=correspondence(entries, case.replies) if choices.received else (),
        rights=rights if choices.rights else (),
        body=body if choices.asked else None,
        exhibits=tuple(sorted(case.exhibits, key=lambda e: e.number)) if choices.exhibits else (),
        ended=case.closing,
        story=case.story if choices.takes("story") else "",
        fallback=case.outcome.fallback if case.outcome and choices.takes("fallback") else "",
        choices=choices,
        left_out=tuple(one for one in left_out(case, choices) if not one.is_private),
    )


def _references(case: Case) -> tuple[Reference, ...]:
    given = {contact.reference for contact in case.contacts if contact.reference}
    known = {reference.value for reference in case.references}
    return (*case.references, *(Reference("Given in a contact", value) for value in sorted(given - known)))


def _brief(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return about five entries that tell the story: facts and broken promises first, then contacts.

    The first and the last fact always stay; of the rest, those that something backs.
    """
    dated = [e for e in entries if e.when is not None]
    strong = [e for e in dated if e.kind is EntryKind.FACT or _is_broken(e)]
    if len(strong) < BRIEF_LINES:
        strong += [e for e in dated if e.kind in (EntryKind.CONTACT, EntryKind.LETTER)][
            : BRIEF_LINES - len(strong)
        ]
    if len(strong) > BRIEF_LINES:
        middle = sorted(strong[1:-1], key=lambda e: not e.exhibits)[: BRIEF_LINES - 2]
        strong = [strong[0], *middle, strong[-1]]
    return tuple(e for e in entries if e in strong)


def _is_broken(entry: Entry) -> bool:
    return isinstance(entry.source, Promise) and entry.source.state is PromiseState.BROKEN


def _tally(case: Case) -> Tally:
    mine = attempts(case)
    out = len(mine.contacts)
    by_state = {s: sum(1 for p in case.promises if p.state is s) for s in PromiseState}
    return Tally(
        contacts_out=out,
        contacts_in=len(case.contacts) - out,
        kept=by_state[PromiseState.KEPT],
        broken=by_state[PromiseState.BROKEN],
        open=by_state[PromiseState.OPEN],
        minutes=mine.minutes,
    )


def _dates(case: Case, body: ForBody | None) -> tuple[KeyDate, ...]:
    """Return at most nine days: the beginning, the first contact, the letters, what is due, the end."""
    sent = [letter for letter in _sent(case) if letter.sent_on]
    due = [letter.reply_due_on for letter in sent if letter.reply_due_on]
    found = [
        ("It began", min((f.when.start for f in case.facts if f.when), default=None)),
        ("I first contacted them", min(_contacted(case), default=None)),
        ("I first wrote to them", sent[0].sent_on if sent else None),
        ("I last wrote to them", sent[-1].sent_on if len(sent) > 1 else None),
        ("Their reply is due", max(due, default=None)),
        ("I asked for it by", case.outcome.by if case.outcome else None),
        ("I closed the case", case.closing.closed_on if case.closing else None),
        ("This way opens", body.opens_on if body else None),
        ("My last safe day for it", body.last_on if body else None),
    ]
    return tuple(sorted((KeyDate(what, day) for what, day in found if day), key=lambda d: d.day))


def _contacted(case: Case) -> list[date]:
    return [c.when.start for c in case.contacts if c.when and c.direction is Direction.OUT]


def _sent(case: Case) -> tuple[Letter, ...]:
    sent = [letter for letter in case.letters if letter.state is LetterState.SENT]
    return tuple(sorted(sent, key=lambda letter: letter.sent_on or date.max))


def _attempts(case: Case) -> Attempts | None:
    found = attempts(case)
    return found if found.contacts else None
