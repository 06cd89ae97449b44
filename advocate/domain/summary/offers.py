"""What the organisation offered, and what the customer answered: told by the answers that were sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.case import Case, LetterKind, LetterState, Money
from advocate.domain.kinds import Stance


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer with its answer; `answered_on` is the day on which the answer was sent."""

    offer: str
    money: Money | None
    answered_on: date
    stance: Stance | None
    counter: str
    counter_money: Money | None


def offers(case: Case) -> tuple[Offer, ...]:
    """Return the offers that were answered, the first answer first; an answer that was not sent is none."""
    found = [
        Offer(about.offer, about.offer_money, x.sent_on, about.stance, about.counter, about.counter_money)
        for x in case.letters
        if x.kind is LetterKind.OFFER_REPLY and x.state is LetterState.SENT and x.sent_on
        for about in (x.particulars,)
        if about.offer or about.offer_money
    ]
    return tuple(sorted(found, key=lambda one: one.answered_on))
