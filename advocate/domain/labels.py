"""The words for every kind, the same on screen, in letters and in print."""

from __future__ import annotations

from enum import StrEnum

from advocate.domain.case import (
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
    LetterKind.CONFIRMATION: "Confirmation of what was agreed",
    LetterKind.THANKS: "Thank-you note",
}
LETTER_STATES: dict[LetterState, str] = {LetterState.DRAFT: "Draft", LetterState.SENT: "Sent"}
CLOSINGS: dict[ClosingKind, str] = {
    ClosingKind.MET: "I got what I asked for",
    ClosingKind.PARTLY: "I got part of it, and that is enough",
    ClosingKind.GAVE_UP: "I stopped without a result",
    ClosingKind.WITHDREW: "I changed my mind about the complaint",
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
        LETTER_STATES,
        CLOSINGS,
        CASE_STATES,
    )
    for kind, text in table.items()
}


def label(kind: StrEnum) -> str:
    """Return the words for a kind; KeyError if it has none."""
    return LABELS[type(kind), kind]
