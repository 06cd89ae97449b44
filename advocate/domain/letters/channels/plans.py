"""Which ways suit a kind of letter, and which of its parts are said on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advocate.domain.kinds import LetterKind, Stance
from advocate.domain.letters.channels.sayings import Saying
from advocate.domain.letters.draft import BlockKind

_ASK_THEM = (Saying.CALL_QUESTION_TODAY, Saying.CALL_QUESTION_NEED, Saying.CALL_QUESTION_PLACE)
_WHEN = (Saying.CALL_QUESTION_WHEN, Saying.CALL_QUESTION_WRITING)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of a letter in a chat and on the phone.

    `first` are the parts that come with the hello, `asked` those that are the point of it; the facts and what
    was tried follow where they are asked about. `is_problem` says that the hello speaks of a problem to sort
    out, `may_be_no` that a no is an answer.
    """

    first: tuple[BlockKind, ...] = ()
    asked: tuple[BlockKind, ...] = (BlockKind.ASK,)
    heading: Saying = Saying.CALL_ASK
    questions: tuple[Saying, ...] = _ASK_THEM
    chat_question: Saying | None = Saying.CHAT_QUESTION
    is_problem: bool = True
    may_be_no: bool = True
    told: tuple[BlockKind, ...] = field(default=(BlockKind.FACTS, BlockKind.PROMISES))


_PLANS: Mapping[LetterKind, Plan] = {
    LetterKind.FIRST_COMPLAINT: Plan(),
    LetterKind.FOLLOW_UP: Plan(first=(BlockKind.BACKGROUND,), is_problem=False),
    LetterKind.BROKEN_PROMISE: Plan(
        first=(BlockKind.BRIDGE,),
        asked=(BlockKind.PROMISES, BlockKind.OPTIONS, BlockKind.ASK),
        chat_question=None,
    ),
    LetterKind.ESCALATION: Plan(first=(BlockKind.BACKGROUND, BlockKind.REASON)),
    LetterKind.OFFER_REPLY: Plan(
        first=(BlockKind.BRIDGE,),
        asked=(BlockKind.OFFER, BlockKind.MESSAGE, BlockKind.REASON, BlockKind.ASK),
        heading=Saying.CALL_ANSWER,
        chat_question=None,
        is_problem=False,
    ),
    LetterKind.INFORMATION: Plan(
        first=(BlockKind.BRIDGE,),
        asked=(BlockKind.BACKGROUND, BlockKind.ANSWERS, BlockKind.OPTIONS),
        heading=Saying.CALL_ANSWER,
        questions=(Saying.CALL_QUESTION_NEXT,),
        chat_question=None,
        is_problem=False,
        may_be_no=False,
    ),
}
_IN_PUBLIC = frozenset(
    (LetterKind.FIRST_COMPLAINT, LetterKind.FOLLOW_UP, LetterKind.BROKEN_PROMISE, LetterKind.ESCALATION)
)
_THANKS_IN_PUBLIC = frozenset((LetterKind.THANKS, LetterKind.CLOSING))


def plan_of(kind: LetterKind, stance: Stance | None = None) -> Plan | None:
    """Return what is said of a letter of that kind; None where it has to be in writing.

    `stance` is the answer that a reply to an offer gives.
    """
    plan = _PLANS.get(kind)
    if plan is None or kind is not LetterKind.OFFER_REPLY or stance is not Stance.ACCEPT:
        return plan
    return replace(plan, questions=_WHEN, chat_question=Saying.CALL_QUESTION_WHEN, may_be_no=False)


def is_for_public(kind: LetterKind) -> bool:
    """Return whether a letter of that kind may have a public message beside it that asks for an answer."""
    return kind in _IN_PUBLIC


def is_public_thanks(kind: LetterKind) -> bool:
    """Return whether what belongs beside a letter of that kind in public is a word of thanks."""
    return kind in _THANKS_IN_PUBLIC
