"""Says the facts of a route as a customer reads them: sentences, sums with their sign, doubts as doubts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from advocate.domain.escalation.routes import NoteKind, RouteNote
from advocate.domain.wording import currency_mark, say_date, say_list

_SUM = re.compile(r"\b(GBP|EUR|USD|CAD|AUD|NZD)\s?(?=\d)")
# days and long numbers as the rulebook writes them, but not within an address or a reference
_DAY = re.compile(r"(?<![\w/=.-])(\d{4}-\d{2}-\d{2})(?![\w/-])")
_NUMBER = re.compile(r"(?<![\w/=.,&?%#-])(?<!file )(\d{5,7})(?![\w/,-]|\.\d)")
_URL = re.compile(r"\burl\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")


def say_fact(text: str, country: str) -> str:
    """Return a fact of the rulebook with a capital, its sums and days as they are written there."""
    said = _figures(text.strip(), country)
    return said if _ADDRESS.match(said) else f"{said[:1].upper()}{said[1:]}"


def say_notes(notes: Iterable[RouteNote], country: str) -> tuple[str, ...]:
    """Return the notes of a route as sentences; what nobody could confirm is named in one of its own."""
    told = list(notes)
    plain = [
        ended(say_fact(note.text, country))
        for note in told
        if note.about not in (NoteKind.UNVERIFIED, NoteKind.SOURCES, NoteKind.LOOKUP, NoteKind.ADDRESS)
    ]
    places = [note.text for note in told if note.about in (NoteKind.LOOKUP, NoteKind.ADDRESS)]
    if places:
        plain.append(f"Look here, too: {say_list(places, country)}.")
    if read := [note.text.rstrip(".") for note in told if note.about is NoteKind.SOURCES]:
        plain.append(f"About the sources: {'; '.join(read)}.")
    doubts = [_figures(note.text, country) for note in told if _is_doubt(note)]
    if doubts:
        named = "; ".join(_URL.sub("web address", doubt.rstrip(".")) for doubt in doubts)
        plain.append(f"We could not confirm this, so check with them: {named}.")
    return tuple(plain)


def _figures(text: str, country: str) -> str:
    """Return a text with its sums, days and long numbers as a customer of the country reads them."""
    said = _SUM.sub(lambda found: currency_mark(found[1], country), text)
    said = _NUMBER.sub(lambda found: f"{int(found[1]):,}", said)
    return _DAY.sub(lambda found: _day(found[1], country), said)


def _day(said: str, country: str) -> str:
    try:
        return say_date(date.fromisoformat(said), country)
    except ValueError:
        return said


def ended(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _is_doubt(note: RouteNote) -> bool:
    return note.about is NoteKind.UNVERIFIED
