"""Which starts of clocks a case knows, and which other day stands in for one it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from advocate.domain.case import Case, When
from advocate.domain.deadlines.events import WORDS, StartEvent
from advocate.domain.kinds import LetterKind, LetterState, ReplyKind


@dataclass(frozen=True, slots=True)
class Known:
    """The day of an event, as exactly as it is known; `at` is the instant (with a time zone), if known.

    `assumed` says, in a sentence, that another event's day stands in for it.
    """

    earliest: date
    latest: date
    at: datetime | None = None
    assumed: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether it can only be that one day."""
        return self.earliest == self.latest


Dates = Mapping[StartEvent, Known]

_E = StartEvent

# Where the day of an event is not known, the first of these that is known stands in for it. Nearly all are on
# the careful side: no later than the true day. The working always says which day stands in for which.
STAND_INS: dict[StartEvent, tuple[StartEvent, ...]] = {
    _E.COMPLAINT_RECEIVED: (_E.COMPLAINT_SENT,),
    _E.COMPLAINT_FIRST_RAISED: (_E.COMPLAINT_RECEIVED,),
    _E.FORMAL_COMPLAINT_RAISED: (_E.COMPLAINT_RECEIVED,),
    _E.FIRST_CONTACT: (_E.COMPLAINT_SENT,),
    _E.COMPLAINT_OR_FINAL_RESPONSE: (_E.COMPLAINT_SENT, _E.FINAL_RESPONSE),
    _E.DISPUTE_SENT: (_E.COMPLAINT_SENT,),
    _E.DISPUTE_RECEIVED: (_E.DISPUTE_SENT,),
    _E.FINAL_RESPONSE: (_E.FINAL_RESPONSE_SENT, _E.DEADLOCK_LETTER),
    _E.FINAL_RESPONSE_SENT: (_E.FINAL_RESPONSE, _E.DEADLOCK_LETTER),
    _E.DEADLOCK_LETTER: (_E.FINAL_RESPONSE_SENT, _E.FINAL_RESPONSE),
    _E.FINAL_VIEWPOINT_LETTER: (_E.FINAL_RESPONSE,),
    _E.INTERNAL_REVIEW_OUTCOME: (_E.FINAL_RESPONSE,),
    _E.DEADLOCK_LETTER_OR_END_OF_WAIT: (_E.DEADLOCK_LETTER, _E.END_OF_WAIT),
    _E.REPLY_RECEIVED: (_E.FINAL_RESPONSE,),
    _E.KNOWLEDGE: (_E.EVENT,),
    _E.EVENT_OR_KNOWLEDGE: (_E.EVENT, _E.KNOWLEDGE),
    _E.EVENT_OR_DECISION: (_E.EVENT,),
    _E.BREACH: (_E.EVENT,),
    _E.LOSS_OR_BREACH: (_E.BREACH,),
    _E.DELIVERY: (_E.GOODS_RECEIVED,),
    _E.GOODS_RECEIVED: (_E.DELIVERY,),
    _E.GOODS_RECEIVED_LAST_ITEM: (_E.DELIVERY,),
    _E.GOODS_RECEIVED_OR_SERVICE_CONTRACT_MADE: (_E.DELIVERY, _E.CONTRACT_MADE),
    _E.GOODS_DELIVERED_OR_SERVICE_STARTED: (_E.DELIVERY, _E.SERVICE_START),
    _E.LATER_OF_OWNERSHIP_DELIVERY_INSTALLATION: (_E.DELIVERY,),
    _E.BAG_RECEIVED: (_E.ARRIVAL_DATE,),
    _E.TRANSACTION_OR_EXPECTED_DELIVERY: (_E.CONTRACT_MADE,),
    _E.CONTRACT_OR_RENEWAL: (_E.CONTRACT_MADE,),
    _E.ORDER_RECEIVED: (_E.CONTRACT_MADE,),
    _E.TRIP_END: (_E.RETURN_DATE,),
    _E.RETURN_DATE: (_E.TRIP_END,),
    _E.DEPARTURE_DATE: (_E.SCHEDULED_DEPARTURE,),
    _E.SCHEDULED_DEPARTURE: (_E.DEPARTURE_DATE,),
    _E.JOURNEY_DATE: (_E.DEPARTURE_DATE,),
}

# Which day a letter that was sent makes known: the first letter of that kind counts.
_SENT: dict[LetterKind, StartEvent] = {
    LetterKind.FIRST_COMPLAINT: _E.COMPLAINT_SENT,
    LetterKind.ESCALATION: _E.STAGE_2_REQUEST,
    LetterKind.SMALL_CLAIM: _E.LETTER_BEFORE_CLAIM_SENT,
    LetterKind.DATA_REQUEST: _E.REQUEST_RECEIVED,
    LetterKind.REFERRAL: _E.COMPLAINT_FILED_WITH_BODY,
}

# A complaint that began before the case did shows in these.
_FOLLOWS_A_COMPLAINT = frozenset({LetterKind.FOLLOW_UP, LetterKind.BROKEN_PROMISE, LetterKind.FINAL_LETTER})

# Which days a reply makes known: those on which it came. The first reply that tells of an event counts.
_ANSWERED = (_E.COMPLAINT_RESPONSE, _E.REPLY_RECEIVED)
_CAME: dict[ReplyKind, tuple[StartEvent, ...]] = {
    ReplyKind.ACKNOWLEDGEMENT: (_E.ACKNOWLEDGEMENT,),
    ReplyKind.OFFER: _ANSWERED,
    ReplyKind.AGREEMENT: _ANSWERED,
    ReplyKind.REFUSAL: _ANSWERED,
    ReplyKind.FINAL_RESPONSE: (_E.FINAL_RESPONSE, *_ANSWERED),
    ReplyKind.DEADLOCK: (_E.DEADLOCK_LETTER, *_ANSWERED),
}


def on(day: date) -> Known:
    """Return an event that was on exactly that day."""
    return Known(day, day)


def at(instant: datetime) -> Known:
    """Return an event at an instant with a time zone; its day is the one in that zone."""
    return Known(instant.date(), instant.date(), at=instant)


def known_from(when: When) -> Known:
    """Return an event whose day is known as exactly as `when` says."""
    return Known(when.start, when.end)


def known_dates(case: Case, told: Dates | None = None) -> dict[StartEvent, Known]:
    """Return the starts that letters sent and replies make known, with `told` added, which comes first.

    `told` holds what neither can tell: the day of the purchase, the delivery.
    """
    found: dict[StartEvent, Known] = {}
    sent = [x for x in case.letters if x.state is LetterState.SENT and x.sent_on is not None]
    for letter in sorted(sent, key=lambda x: x.sent_on or date.max):
        event = _SENT.get(letter.kind)
        if event is None and letter.kind in _FOLLOWS_A_COMPLAINT:
            event = _E.COMPLAINT_SENT
        if event is not None and letter.sent_on is not None:
            found.setdefault(event, on(letter.sent_on))
    return _told_by_replies(case) | found | dict(told or {})


def _told_by_replies(case: Case) -> dict[StartEvent, Known]:
    days = {contact.id: contact.when for contact in case.contacts}
    found: dict[StartEvent, Known] = {}
    for reply in case.replies:
        when = days.get(reply.contact_id)
        if when is None:
            continue
        day = known_from(when)
        for event in _CAME.get(reply.kind, ()):
            if event not in found or day.earliest < found[event].earliest:
                found[event] = day
    return found


def known(event: StartEvent, dates: Dates) -> Known | None:
    """Return the day of an event, or of the first stand-in that is known, which `assumed` then says."""
    if event in dates:
        return dates[event]
    for other in _stand_ins(event):
        if other in dates:
            day = dates[other]
            return Known(day.earliest, day.latest, day.at, _assumption(event, other))
    return None


def _stand_ins(event: StartEvent) -> tuple[StartEvent, ...]:
    """Return all stand-ins, nearest first, each once."""
    found: list[StartEvent] = []
    waiting = list(STAND_INS.get(event, ()))
    while waiting:
        other = waiting.pop(0)
        if other not in found and other is not event:
            found.append(other)
            waiting.extend(STAND_INS.get(other, ()))
    return tuple(found)


def _assumption(event: StartEvent, other: StartEvent) -> str:
    if "_or_" in event.value and other.value in event.value:
        return ""
    return (
        f"Counted from the day {WORDS[other]}, because we do not know yet when {WORDS[event]}. "
        "Tell us if that was another day."
    )
