"""Finds the entries of a case that a row of a list looks like."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import Protocol

from advocate.domain.case import Case, ChannelKind, Contact, When
from advocate.domain.labels import CHANNELS
from advocate.domain.wording import say_when

NO_WORDS = "From my call log. Nothing was noted."
_LIKE = "Looks like one you have: {what}."


class _Row(Protocol):
    """What is looked at of a row."""

    @property
    def text(self) -> str: ...
    @property
    def when(self) -> When | None: ...
    @property
    def at(self) -> time | None: ...
    @property
    def channel(self) -> ChannelKind: ...
    @property
    def person(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def is_note(self) -> bool: ...


class KnownEntries:
    """The contacts and notes of a case, found by their day."""

    def __init__(self, case: Case) -> None:
        """Sort what the case has, so that a long list is compared quickly."""
        self._country = case.country
        self._contacts: dict[date, list[Contact]] = defaultdict(list)
        for contact in case.contacts:
            if contact.when is not None:
                self._contacts[contact.when.start].append(contact)
        self._notes = {(_plain(note.text), note.when) for note in case.notes}

    def like(self, row: _Row) -> str:
        """Return in a sentence which entry a row looks like, "" where none."""
        if row.is_note:
            return _LIKE.format(what="a note") if (_plain(row.text), row.when) in self._notes else ""
        if row.when is None:
            return ""
        same = next((c for c in self._contacts.get(row.when.start, ()) if _is_same(c, row)), None)
        if same is None:
            return ""
        said = [CHANNELS[same.channel].lower(), same.person, say_when(row.when, self._country)]
        return _LIKE.format(what=", ".join(filter(None, said)))


def _is_same(contact: Contact, row: _Row) -> bool:
    """Return whether a contact of that day says the same: reference, words, time, or person."""
    if contact.when != row.when:
        return False
    if row.reference and row.reference.casefold() == contact.reference.casefold():
        return True
    if row.text != NO_WORDS and _plain(row.text) == _plain(contact.text):
        return True
    if contact.channel is not row.channel:
        return False
    if row.at and contact.at:
        return row.at == contact.at
    return bool(row.person) and row.person.casefold() == contact.person.casefold()


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
