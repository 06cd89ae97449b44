"""The kinds that the parts of a case come in, each a fixed list of words."""

from __future__ import annotations

from enum import StrEnum

# the media type of a file of several photographs that were put together as one exhibit
PHOTOGRAPHS = "application/vnd.advocate.photographs+zip"


class Sector(StrEnum):
    """Kind of matter; decides the words on screen now and the escalation route later."""

    GOODS_SERVICES = "goods_services"
    TELECOMS = "telecoms"
    ENERGY = "energy"
    WATER = "water"
    BANKING = "banking"
    CREDIT_CARDS = "credit_cards"
    INSURANCE = "insurance"
    PENSIONS = "pensions"
    AIR_TRAVEL = "air_travel"
    RAIL = "rail"
    HOLIDAYS = "holidays"
    POST_PARCELS = "post_parcels"
    MOTOR = "motor"
    HOUSING = "housing"
    HEALTH = "health"
    LOCAL_GOVERNMENT = "local_government"
    EDUCATION = "education"
    LEGAL_SERVICES = "legal_services"
    OTHER = "other"


class CaseState(StrEnum):
    """Where a case stands in its life; an archived case is closed and out of sight."""

    OPEN = "open"
    CLOSED = "closed"
    ARCHIVED = "archived"


class RemedyKind(StrEnum):
    """What would put it right."""

    REFUND = "refund"
    REPAIR = "repair"
    REPLACEMENT = "replacement"
    CORRECTION = "correction"
    SERVICE = "service"
    CANCELLATION = "cancellation"
    COMPENSATION = "compensation"
    APOLOGY = "apology"
    OTHER = "other"


class Precision(StrEnum):
    """How exactly a date is known; the precision is kept and printed, never rounded up to a day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    ABOUT = "about"


class ChannelKind(StrEnum):
    """How a contact took place or a letter goes out."""

    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    CHAT = "chat"
    VISIT = "visit"
    WEB_FORM = "web_form"
    OTHER = "other"


class Direction(StrEnum):
    """Who reached out to whom."""

    OUT = "out"
    IN = "in"


class PromiseState(StrEnum):
    """What became of a promise, as the customer recorded it."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


class LetterKind(StrEnum):
    """What a letter is for."""

    FIRST_COMPLAINT = "first_complaint"
    FOLLOW_UP = "follow_up"
    BROKEN_PROMISE = "broken_promise"
    CONFIRMATION = "confirmation"
    OFFER_REPLY = "offer_reply"
    INFORMATION = "information"
    ESCALATION = "escalation"
    FINAL_LETTER = "final_letter"
    REFERRAL = "referral"
    SMALL_CLAIM = "small_claim"
    DATA_REQUEST = "data_request"
    THANKS = "thanks"
    CLOSING = "closing"


class Stance(StrEnum):
    """What a customer says to an offer."""

    ACCEPT = "accept"
    ACCEPT_PART = "accept_part"
    DECLINE = "decline"


class Reason(StrEnum):
    """Why a manager is asked to look at it; without one of these nobody is asked."""

    DEADLINE = "deadline"
    PROMISE = "promise"
    REFUSAL = "refusal"
    DEADLOCK = "deadlock"
    HARDSHIP = "hardship"


class ReplyKind(StrEnum):
    """What kind of reply it is; a final response or a deadlock letter may offer something too."""

    ACKNOWLEDGEMENT = "acknowledgement"
    HOLDING = "holding"
    REQUEST = "request"
    OFFER = "offer"
    AGREEMENT = "agreement"
    REFUSAL = "refusal"
    FINAL_RESPONSE = "final_response"
    DEADLOCK = "deadlock"
    OTHER = "other"


class AskState(StrEnum):
    """What a reply says to one thing that was asked for; ignored is what it does not mention."""

    MET = "met"
    PARTLY = "partly"
    REFUSED = "refused"
    IGNORED = "ignored"


class LetterState(StrEnum):
    """A draft can change; a sent letter never does."""

    DRAFT = "draft"
    SENT = "sent"


class AskResult(StrEnum):
    """What came of one thing that was asked for."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"


class ClosingKind(StrEnum):
    """How it ended, said honestly."""

    MET = "met"
    PARTLY = "partly"
    GAVE_UP = "gave_up"
    WITHDREW = "withdrew"
