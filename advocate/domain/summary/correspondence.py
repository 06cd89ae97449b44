"""What went between the two in writing, sent and received, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from advocate.domain.case import ChannelKind, Contact, Direction, Letter
from advocate.domain.summary.chronology import Entry

WRITTEN = frozenset({ChannelKind.EMAIL, ChannelKind.LETTER, ChannelKind.CHAT, ChannelKind.WEB_FORM})


@dataclass(frozen=True, slots=True)
class Message:
    """One letter or message; `letter` is its text as sent where the program sent it."""

    entry: Entry
    contact: Contact
    letter: Letter | None

    @property
    def is_mine(self) -> bool:
        """Whether the customer wrote it."""
        return self.contact.direction is Direction.OUT


def correspondence(entries: tuple[Entry, ...]) -> tuple[Message, ...]:
    """Return the written contacts of a chronology; none where the organisation never wrote."""
    found = tuple(
        Message(entry, entry.source, entry.letter)
        for entry in entries
        if isinstance(entry.source, Contact) and entry.source.channel in WRITTEN
    )
    return found if any(not message.is_mine for message in found) else ()
