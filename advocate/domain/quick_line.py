"""Reads a contact noted in one line: "rang, 25 min, Monique, ref 7730415, refund in 10 business days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advocate.domain.case import ChannelKind, Direction, When
from advocate.domain.story.contacts import minutes
from advocate.domain.story.promises import due_day
from advocate.domain.text import find_dates, find_people, find_references

# What is read of a line; the rest is kept, and read by nobody.
LONGEST = 2_000

_CHANNELS: tuple[tuple[ChannelKind, re.Pattern[str]], ...] = tuple(
    (channel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for channel, words in (
        (ChannelKind.CHAT, r"chat\w*|messag\w+|dm|whatsapp\w*|texted"),
        (ChannelKind.EMAIL, r"e-?mail\w*|mailed|wrote|bounced"),
        (ChannelKind.WEB_FORM, r"(?:web|online|contact) ?form|portal"),
        (ChannelKind.LETTER, r"letter|posted|recorded delivery"),
        (ChannelKind.VISIT, r"visit\w*|went (?:to|in)|in (?:the )?(?:shop|store|branch)|came round"),
        (ChannelKind.CALL, r"rang|ring|call(?:ed)?|(?:tele)?phoned?|spoke|on hold|cut off|hung up|voicemail"),
    )
)
_INCOMING = re.compile(
    r"\b(?:they|she|he|someone) (?:rang|called|phoned|wrote|e-?mailed|texted|came)\b"
    r"|\b(?:got|received|had) an? (?:call|e-?mail|letter|message|text|visit)\b"
    r"|\b(?:from them|called me|rang me)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[;\n]+|,(?=\s|$)|\s[-–—]\s|\.\s+(?=[A-Z])")
_NAMED = re.compile(
    r"^(?:(?:with|to|spoke (?:to|with)|by)\s+)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){0,2})"
    r"(?:\s(?:from|in|at|of|\()\s?(?P<role>[^)]{2,60})\)?)?$"
)
_AFTER_VERB = re.compile(
    r"^(?:I\s)?(?i:rang|called|phoned|e-?mailed|spoke (?:to|with)|chatted with|wrote to|met)"
    r"\s+(?P<rest>[A-Z].*)$"
)
_REFERENCE = re.compile(
    r"^(?:(?:my|the|their|case|call)\s)*(?:ref(?:erence)?|case|ticket|claim|complaint)(?:\s?(?:no\.?|number|is|:|#))*"
    r"\s*(?P<value>[A-Z0-9][A-Z0-9/-]{2,30})$",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|would|promis\w+|going to|refund|(?:call|ring) ?back|send|replace|credit)\b|['’]ll\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:will|promis\w+)\b|['’]ll\b", re.IGNORECASE)
_SHORT = 5


@dataclass(frozen=True, slots=True)
class QuickLine:
    """What a line says of a contact; what it doesn't say is empty. `due_working` says how `due_on` came."""

    text: str
    when: When | None = None
    channel: ChannelKind = ChannelKind.CALL
    direction: Direction = Direction.OUT
    minutes: int | None = None
    person: str = ""
    role: str = ""
    reference: str = ""
    promise: str = ""
    due_on: date | None = None
    due_working: str = ""


def read_line(line: str, *, today: date, country: str) -> QuickLine:
    """Return what the line says; a line that names no day is of `today`.

    The words are kept whole as the contact's text. Nothing is guessed: what isn't understood stays in the
    text alone, for the customer to put in its field.
    """
    whole = " ".join(line.split())
    words = whole[:LONGEST]
    said = QuickLine(text=whole, channel=_channel(words), direction=_direction(words))
    for piece in _pieces(words):
        said = _with(said, piece, today, country)
    return said if said.when else replace(said, when=When.on(today))


def _pieces(words: str) -> Iterator[str]:
    for piece in _APART.split(words):
        plain = piece.strip(" .,:")
        if plain:
            yield plain
            after = _AFTER_VERB.match(plain)
            if after:
                yield after["rest"]


def _channel(words: str) -> ChannelKind:
    places = [(found.start(), kind) for kind, known in _CHANNELS if (found := known.search(words))]
    return min(places, default=(0, ChannelKind.CALL), key=lambda place: place[0])[1]


def _direction(words: str) -> Direction:
    return Direction.IN if _INCOMING.search(words) else Direction.OUT


def _with(said: QuickLine, piece: str, today: date, country: str) -> QuickLine:
    """Return what is known with what this piece adds; the first piece that says a thing counts."""
    is_short = len(piece.split()) <= _SHORT
    lasted = minutes(piece) if said.minutes is None else None
    if lasted is not None:
        said = replace(said, minutes=lasted)
    if not said.reference and (reference := _reference(piece)):
        return replace(said, reference=reference)
    dates = find_dates(piece, today=today, country=country)
    past = next((d.when for d in dates if d.when and d.when.start <= today), None)
    if past and said.when is None and not _PROMISE.search(piece):
        said = replace(said, when=past)
    if not said.promise and lasted is None and (promised := _promised(piece, said, today, country)):
        return promised
    if not said.person and is_short and lasted is None:
        return _named(said, piece)
    return said


def _reference(piece: str) -> str:
    labelled = _REFERENCE.match(piece)
    if labelled and any(c.isdigit() for c in labelled["value"]):
        return labelled["value"]
    found = find_references(piece)
    return found[0].value if found else ""


def _promised(piece: str, said: QuickLine, today: date, country: str) -> QuickLine | None:
    if not _PROMISE.search(piece):
        return None
    made_on = said.when.start if said.when else today
    # "refund by Friday" looks ahead from the day it was said, so that day is put before it
    has_verb = bool(_SAID.search(piece))
    sentence = f"On {made_on.isoformat()} they said {piece if has_verb else f'they will {piece}'}"
    dates = find_dates(sentence, today=today, country=country)
    due_on, working = due_day(sentence, 0, dates, contact_on=made_on, country=country)
    if due_on is None and not has_verb:
        return None
    if due_on is not None and due_on < made_on:
        due_on, working = None, ""
    return replace(said, promise=piece, due_on=due_on, due_working=working)


def _named(said: QuickLine, piece: str) -> QuickLine:
    named = _NAMED.match(piece)
    if named is not None and not _channel_word(named["name"]):
        return replace(said, person=named["name"], role=(named["role"] or "").strip())
    people = find_people(piece)
    return replace(said, person=people[0].name, role=people[0].role) if people else said


def _channel_word(name: str) -> bool:
    return any(known.match(name) for _, known in _CHANNELS)
