"""What the organisation answered, as the customer confirmed it: kind, what it says to each ask, its offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advocate.domain.kinds import AskState, ReplyKind, Stance
from advocate.domain.values import Money


@dataclass(frozen=True, slots=True)
class AskSaid:
    """What a reply says to one ask. `ask` is "" for the goal, else the words of the goal that was put aside.

    `quote` is the passage that says it, `left` what is still open where it is met in part: words, or a sum.
    """

    ask: str
    state: AskState
    quote: str = ""
    left: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of the organisation; its day, channel and person are those of its contact.

    `text` is the whole as it was pasted, with its `sha256`; both are set once and never change, and are empty
    for an offer that was only told. `asked` is what they ask for. `until` is how long the offer stands and
    `settles` the passage that says what accepting it ends. `stance` is the customer's decision on it.
    """

    id: str
    contact_id: str
    kind: ReplyKind
    text: str = ""
    sha256: str = ""
    asked: str = ""
    asks: tuple[AskSaid, ...] = ()
    offer: str = ""
    offer_money: Money | None = None
    until: date | None = None
    settles: str = ""
    stance: Stance | None = None
    decided_on: date | None = None
    version: int = 0

    @property
    def has_offer(self) -> bool:
        """Whether something is offered in it."""
        return bool(self.offer or self.offer_money)

    def is_open_offer(self, today: date) -> bool:
        """Whether an offer in it waits for the customer's decision and still stands, as far as it says."""
        return self.has_offer and self.stance is None and (self.until is None or self.until >= today)
