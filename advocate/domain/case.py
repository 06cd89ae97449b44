"""A case and its parts, as the customer knows them: frozen values that every other room passes around."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from advocate.domain.adjustments import Adjustment
from advocate.domain.closing import AskEnd, Closing
from advocate.domain.kinds import (
    PHOTOGRAPHS,
    AskResult,
    AskState,
    CaseState,
    ChannelKind,
    ClosingKind,
    Direction,
    LetterKind,
    LetterState,
    Precision,
    PromiseState,
    RemedyKind,
    ReplyKind,
    Sector,
)
from advocate.domain.particulars import Particulars
from advocate.domain.parties import Complainant, Organisation, Reference
from advocate.domain.reminding import Reminder, Snooze
from advocate.domain.replied import AskSaid, Reply
from advocate.domain.values import Money, When

__all__ = [
    "AskEnd",
    "AskResult",
    "AskSaid",
    "AskState",
    "Case",
    "CaseState",
    "ChannelKind",
    "Closing",
    "ClosingKind",
    "Complainant",
    "Contact",
    "Direction",
    "Exhibit",
    "Fact",
    "Impact",
    "Letter",
    "LetterKind",
    "LetterState",
    "Money",
    "Note",
    "Organisation",
    "OutcomeSought",
    "ParkedGoal",
    "Particulars",
    "Precision",
    "Promise",
    "PromiseState",
    "Reference",
    "RemedyKind",
    "Reply",
    "ReplyKind",
    "Sector",
    "When",
]


@dataclass(frozen=True, slots=True)
class OutcomeSought:
    """The one goal. `fallback` and nothing derived from it is ever printed or sent."""

    remedy: RemedyKind
    money: Money | None = None
    act: str = ""
    by: date | None = None
    fallback: str = ""
    why: str = ""
    working: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class ParkedGoal:
    """A goal put aside so that one stays clear; parked, not lost."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, which someone could check. `exhibits` are exhibit ids."""

    id: str
    text: str
    when: When | None = None
    exhibits: tuple[str, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A call, e-mail, letter, chat, visit or web form; `minutes` is its length."""

    id: str
    channel: ChannelKind
    direction: Direction
    text: str
    when: When | None = None
    at: time | None = None
    person: str = ""
    role: str = ""
    reference: str = ""
    minutes: int | None = None
    helped: bool = False
    letter_id: str = ""
    exhibits: tuple[str, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """What someone of the organisation said they would do, and by when.

    `due_on` is None when no day can be told from what was said; `due_words` keeps what was said
    ("within 48 hours"), then how the day was worked out. `due_before` is its day before it was changed.
    """

    id: str
    text: str
    made: When | None = None
    by_whom: str = ""
    due_on: date | None = None
    due_words: str = ""
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    due_before: date | None = None
    exhibits: tuple[str, ...] = ()
    version: int = 0

    def is_overdue(self, today: date) -> bool:
        """Return whether the promise is open and its day has passed."""
        return self.state is PromiseState.OPEN and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class Note:
    """The customer's own note on the timeline; private, in no letter and by default in no summary."""

    id: str
    text: str
    when: When | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Impact:
    """What the trouble cost: money, time, health, feeling. One or two belong in the letter."""

    id: str
    text: str
    money: Money | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One piece of evidence; its number is for ever, never reused or renumbered.

    `media_type` is what the content showed, never what the name claimed. `pages` counts printable pages
    (0: listed only). `has_preview` says that a safe copy can be shown; `why_no_preview` says why not.
    `came_with` is the label of the exhibit it was taken from, as an attachment from its mail. `kind` is
    what it is in words; `covered` counts the places that are covered in its copy. `passage` are the words in
    it that matter, `passage_page` their page from 1, 0 where none is named.
    """

    id: str
    number: int
    title: str
    filename: str
    media_type: str
    size: int
    sha256: str
    received_at: datetime
    shows: str = ""
    when: When | None = None
    pages: int = 0
    has_preview: bool = False
    why_no_preview: str = ""
    came_with: str = ""
    kind: str = ""
    is_looked: bool = True
    covered: int = 0
    passage: str = ""
    passage_page: int = 0
    version: int = 0

    @property
    def label(self) -> str:
        """The permanent label, "E3"."""
        return f"E{self.number}"

    @property
    def is_photographs(self) -> bool:
        """Whether it is several photographs that were put together, each a page of it."""
        return self.media_type == PHOTOGRAPHS

    @property
    def cited_as(self) -> str:
        """The label with the page that matters where one is named: "E3, page 2"."""
        return f"{self.label}, page {self.passage_page}" if self.passage_page else self.label


@dataclass(frozen=True, slots=True)
class Letter:
    """Anything drafted to be sent. `sent_text` and `sent_sha256` are set once and never change.

    `particulars` is what its kind needed to know that the case didn't. `slip` says whether a reply slip goes
    with it; None leaves that to its kind. `reply_due_before` is the day before the customer changed it. A
    draft rests until the day on which it is to be read again.
    """

    id: str
    kind: LetterKind
    channel: ChannelKind
    subject: str
    body: str
    state: LetterState = LetterState.DRAFT
    sent_on: date | None = None
    sent_text: str = ""
    sent_sha256: str = ""
    reply_due_on: date | None = None
    reply_due_rule: str = ""
    reply_due_before: date | None = None
    kept_phrases: tuple[str, ...] = ()
    slip: bool | None = None
    particulars: Particulars = field(default_factory=Particulars)
    changed_on: date | None = None
    resting_until: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """One problem with one organisation, whole, as one snapshot: everything a page or a PDF needs.

    Tuples are in the order recorded; the chronology is derived. `earlier_closing` is how it had ended before,
    `adjustments` are the changes to days, with those taken back.
    """

    id: str
    organisation: Organisation
    sector: Sector
    country: str
    title: str = ""
    complainant: Complainant = field(default_factory=Complainant)
    references: tuple[Reference, ...] = ()
    state: CaseState = CaseState.OPEN
    created_at: datetime | None = None
    story: str = ""
    has_story: bool = False
    outcome: OutcomeSought | None = None
    parked: tuple[ParkedGoal, ...] = ()
    facts: tuple[Fact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    promises: tuple[Promise, ...] = ()
    impacts: tuple[Impact, ...] = ()
    notes: tuple[Note, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    letters: tuple[Letter, ...] = ()
    replies: tuple[Reply, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    closing: Closing | None = None
    earlier_closing: Closing | None = None
    reminders: tuple[Reminder, ...] = ()
    snooze: Snooze | None = None
    version: int = 0

    def exhibit(self, exhibit_id: str) -> Exhibit | None:
        """Return the exhibit with that id, or None."""
        return next((e for e in self.exhibits if e.id == exhibit_id), None)

    def letter(self, letter_id: str) -> Letter | None:
        """Return the letter with that id, or None."""
        return next((x for x in self.letters if x.id == letter_id), None)
