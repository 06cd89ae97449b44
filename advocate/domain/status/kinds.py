"""The values that say where a case stands and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advocate.domain.case import Case, LetterKind


class Turn(StrEnum):
    """Who has to do something next."""

    YOURS = "yours"
    THEIRS = "theirs"
    LATER = "later"
    NONE = "none"


class ActionKind(StrEnum):
    """The kinds of next best action; each has one page where it is done."""

    TELL_STORY = "tell_story"
    CHOOSE_GOAL = "choose_goal"
    ADD_FACTS = "add_facts"
    ADD_EVIDENCE = "add_evidence"
    WRITE_LETTER = "write_letter"
    SEND_LETTER = "send_letter"
    SETTLE_PROMISE = "settle_promise"
    WEIGH_ANSWER = "weigh_answer"
    SEND_REMINDER = "send_reminder"
    WRITE_ANSWER = "write_answer"
    GO_FURTHER = "go_further"
    COMPARE_OFFER = "compare_offer"
    LOOK_FURTHER = "look_further"
    OWN_REMINDER = "own_reminder"
    READ_AGAIN = "read_again"
    ASK_IF_SENT = "ask_if_sent"
    PUT_OFF = "put_off"
    NOTHING = "nothing"
    CHECK_KEPT = "check_kept"
    REOPEN = "reopen"
    CLOSED = "closed"


# There is nothing to put off, or the page has its own way of doing so.
_CANNOT_WAIT = frozenset(
    {ActionKind.NOTHING, ActionKind.PUT_OFF, ActionKind.CLOSED, ActionKind.CHECK_KEPT, ActionKind.REOPEN}
)


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing to do next; `letter_id`, `promise_id`, `reply_id`, `reminder_id` name what it is done to.

    `letter_kind` is the letter to write, where that is what to do; `until` the day to which it was put off.
    """

    kind: ActionKind
    headline: str
    detail: str
    due_on: date | None = None
    letter_id: str = ""
    promise_id: str = ""
    letter_kind: LetterKind | None = None
    reply_id: str = ""
    reminder_id: str = ""
    until: date | None = None

    @property
    def can_wait(self) -> bool:
        """Whether there is something to do that can be put off."""
        return self.kind not in _CANNOT_WAIT

    @property
    def key(self) -> str:
        """What names this very action, so that putting it off puts nothing else off."""
        about = self.letter_id or self.promise_id or self.reply_id or self.reminder_id
        return ":".join(part for part in (self.kind.value, about, self.letter_kind or "") if part)


@dataclass(frozen=True, slots=True)
class Status:
    """Where a case stands: `line` is the title, `detail` what comes after it; `sentence` is both."""

    line: str
    detail: str
    due_on: date | None
    days_left: int | None
    turn: Turn
    is_sent: bool

    @property
    def sentence(self) -> str:
        """The whole line: "Waiting for Northwind Broadband: reply due Friday 4 December, 11 days left"."""
        return f"{self.line}: {self.detail[:1].lower()}{self.detail[1:]}" if self.detail else self.line


@dataclass(frozen=True, slots=True)
class Standing:
    """A case with its status and its next action, for the list of cases."""

    case: Case
    status: Status
    action: NextAction


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one turn; `look` is "now" for what needs attention, "past" for what is over, else ""."""

    title: str
    look: str
    cases: tuple[Standing, ...]
