"""What a letter is about beyond the case: which contact or promise it answers, an offer, a reason, a body."""

from __future__ import annotations

from dataclasses import dataclass

from advocate.domain.kinds import Reason, Stance
from advocate.domain.values import Money


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a kind of letter needs to know and the case doesn't; kept with the letter, all in own words.

    `contact_id` and `promise_id` name what is answered. `offer` and `offer_money` are what they offered,
    `stance` what the customer says to it, `counter` and `counter_money` what they would agree to instead.
    `asked` is the information that was asked for and `answer` the customer's answer. `reason`, `reason_words`
    and `can_do` say why a manager is needed and what they can do; `person` is whom it is written to.
    `body` is the ombudsman or regulator, `wanted` the data asked for, `agreed` what was agreed and `got` with
    `got_money` what was done to settle it, `helped` what someone did that helped, `basis` what a claim
    rests on and `working` how its sum was worked out.
    """

    contact_id: str = ""
    promise_id: str = ""
    person: str = ""
    offer: str = ""
    offer_money: Money | None = None
    stance: Stance | None = None
    counter: str = ""
    counter_money: Money | None = None
    asked: str = ""
    answer: str = ""
    reason: Reason | None = None
    reason_words: str = ""
    can_do: str = ""
    body: str = ""
    wanted: str = ""
    agreed: str = ""
    got: str = ""
    got_money: Money | None = None
    helped: str = ""
    basis: str = ""
    working: str = ""
