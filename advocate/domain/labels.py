"""The words for every kind, the same on screen, in letters and in print."""

from __future__ import annotations

from enum import StrEnum

from advocate.domain.case import (
    AskResult,
    CaseState,
    ChannelKind,
    ClosingKind,
    Direction,
    LetterKind,
    LetterState,
    Precision,
    PromiseState,
    RemedyKind,
    Sector,
)
from advocate.domain.kinds import AskState, Reason, ReplyKind, Stance

SECTORS: dict[Sector, str] = {
    Sector.GOODS_SERVICES: "Something I bought, or work I paid for",
    Sector.TELECOMS: "Broadband, phone or TV",
    Sector.ENERGY: "Gas or electricity",
    Sector.WATER: "Water",
    Sector.BANKING: "Bank, loan or payment",
    Sector.CREDIT_CARDS: "Credit card",
    Sector.INSURANCE: "Insurance",
    Sector.PENSIONS: "Pension or investment",
    Sector.AIR_TRAVEL: "Flight",
    Sector.RAIL: "Train, bus or ferry",
    Sector.HOLIDAYS: "Holiday or hotel",
    Sector.POST_PARCELS: "Post or parcel",
    Sector.MOTOR: "Car, garage or parking",
    Sector.HOUSING: "Home, landlord or letting agent",
    Sector.HEALTH: "Health or care",
    Sector.LOCAL_GOVERNMENT: "Council or public service",
    Sector.EDUCATION: "School, college or university",
    Sector.LEGAL_SERVICES: "Solicitor or lawyer",
    Sector.OTHER: "Something else",
}
REMEDIES: dict[RemedyKind, str] = {
    RemedyKind.REFUND: "Give money back",
    RemedyKind.REPAIR: "Repair it",
    RemedyKind.REPLACEMENT: "Replace it",
    RemedyKind.CORRECTION: "Correct a mistake",
    RemedyKind.SERVICE: "Deliver what was agreed",
    RemedyKind.CANCELLATION: "End the contract",
    RemedyKind.COMPENSATION: "Make up for what it cost me",
    RemedyKind.APOLOGY: "Explain and say sorry",
    RemedyKind.OTHER: "Something else",
}
CHANNELS: dict[ChannelKind, str] = {
    ChannelKind.CALL: "Phone call",
    ChannelKind.EMAIL: "E-mail",
    ChannelKind.LETTER: "Letter",
    ChannelKind.CHAT: "Chat",
    ChannelKind.VISIT: "Visit",
    ChannelKind.WEB_FORM: "Web form",
    ChannelKind.OTHER: "Another way",
}
DIRECTIONS: dict[Direction, str] = {Direction.OUT: "I contacted them", Direction.IN: "They contacted me"}
PRECISIONS: dict[Precision, str] = {
    Precision.DAY: "Exact day",
    Precision.MONTH: "Month",
    Precision.YEAR: "Year",
    Precision.RANGE: "From one day to another",
    Precision.ABOUT: "About then",
}
PROMISE_STATES: dict[PromiseState, str] = {
    PromiseState.OPEN: "Still open",
    PromiseState.KEPT: "Kept",
    PromiseState.BROKEN: "Not kept",
}
LETTER_KINDS: dict[LetterKind, str] = {
    LetterKind.FIRST_COMPLAINT: "First complaint",
    LetterKind.FOLLOW_UP: "Friendly reminder",
    LetterKind.BROKEN_PROMISE: "Reminder of a promise",
    LetterKind.CONFIRMATION: "Confirmation of what was agreed",
    LetterKind.OFFER_REPLY: "Reply to an offer",
    LetterKind.INFORMATION: "Answer to their questions",
    LetterKind.ESCALATION: "Letter to a manager",
    LetterKind.FINAL_LETTER: "Request for their final response",
    LetterKind.REFERRAL: "Letter to an ombudsman or regulator",
    LetterKind.SMALL_CLAIM: "Letter before a small claim",
    LetterKind.DATA_REQUEST: "Request for my data",
    LetterKind.THANKS: "Thank-you note",
    LetterKind.CLOSING: "Message that it is settled",
}
STANCES: dict[Stance, str] = {
    Stance.ACCEPT: "I accept it",
    Stance.ACCEPT_PART: "I accept part of it",
    Stance.DECLINE: "I decline it and suggest something else",
}
REPLY_KINDS: dict[ReplyKind, str] = {
    ReplyKind.ACKNOWLEDGEMENT: "They have it, no more",
    ReplyKind.HOLDING: "They need more time",
    ReplyKind.REQUEST: "They ask you for something",
    ReplyKind.OFFER: "They offer something",
    ReplyKind.AGREEMENT: "They agree",
    ReplyKind.REFUSAL: "They refuse",
    ReplyKind.FINAL_RESPONSE: "Their final response",
    ReplyKind.DEADLOCK: "A deadlock letter",
    ReplyKind.OTHER: "Something else",
}
ASK_STATES: dict[AskState, str] = {
    AskState.MET: "Met",
    AskState.PARTLY: "Met in part",
    AskState.REFUSED: "Refused",
    AskState.IGNORED: "Not mentioned",
}
REASONS: dict[Reason, str] = {
    Reason.DEADLINE: "The day for their reply has passed",
    Reason.PROMISE: "A promise was not kept",
    Reason.REFUSAL: "They said no",
    Reason.DEADLOCK: "We are going round in circles",
    Reason.HARDSHIP: "It can’t wait: safety, health or hardship",
}
LETTER_STATES: dict[LetterState, str] = {LetterState.DRAFT: "Draft", LetterState.SENT: "Sent"}
CLOSINGS: dict[ClosingKind, str] = {
    ClosingKind.MET: "I got what I asked for",
    ClosingKind.PARTLY: "I got part of it, and that is enough",
    ClosingKind.GAVE_UP: "I stopped without a result",
    ClosingKind.WITHDREW: "I changed my mind about the complaint",
}
ASK_RESULTS: dict[AskResult, str] = {
    AskResult.MET: "Met",
    AskResult.PARTLY: "Met in part",
    AskResult.NOT: "Not met",
}
CASE_STATES: dict[CaseState, str] = {
    CaseState.OPEN: "Open",
    CaseState.CLOSED: "Closed",
    CaseState.ARCHIVED: "Archived",
}

# A kind's text may be the same in two enumerations ("letter"); the enumeration member itself is the key.
LABELS: dict[tuple[type[StrEnum], StrEnum], str] = {
    (type(kind), kind): text
    for table in (
        SECTORS,
        REMEDIES,
        CHANNELS,
        DIRECTIONS,
        PRECISIONS,
        PROMISE_STATES,
        LETTER_KINDS,
        STANCES,
        REASONS,
        REPLY_KINDS,
        ASK_STATES,
        LETTER_STATES,
        CLOSINGS,
        ASK_RESULTS,
        CASE_STATES,
    )
    for kind, text in table.items()
}


def label(kind: StrEnum) -> str:
    """Return the words for a kind; KeyError if it has none."""
    return LABELS[type(kind), kind]
