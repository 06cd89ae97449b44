"""What went between the two in writing, sent and received, in order of time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advocate.domain.case import ChannelKind, Contact, Direction, Letter, Reply
from advocate.domain.replies.quoted import own_words
from advocate.domain.summary.chronology import Entry

WRITTEN = frozenset({ChannelKind.EMAIL, ChannelKind.LETTER, ChannelKind.CHAT, ChannelKind.WEB_FORM})

_GAPS = re.compile(r"\s*\n\s*\n\s*")
_LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Message:
    """One letter or message; `letter` is its text as sent where the program sent it.

    `whole` is a reply in its own words, without the older messages that it quotes; "" where it was not kept.
    """

    entry: Entry
    contact: Contact
    letter: Letter | None
    whole: str = ""

    @property
    def is_mine(self) -> bool:
        """Whether the customer wrote it."""
        return self.contact.direction is Direction.OUT


def correspondence(entries: tuple[Entry, ...], replies: tuple[Reply, ...] = ()) -> tuple[Message, ...]:
    """Return the written contacts of a chronology; none where the organisation never wrote."""
    texts = {reply.contact_id: reply.text for reply in replies}
    found = tuple(
        Message(entry, entry.source, entry.letter, _own(texts.get(entry.source.id, "")))
        for entry in entries
        if isinstance(entry.source, Contact) and entry.source.channel in WRITTEN
    )
    return found if any(not message.is_mine for message in found) else ()


def _own(text: str) -> str:
    """Return a reply's own words, at most as many as a page of paper holds twice."""
    own = _GAPS.sub("\n\n", own_words(text)).strip()
    return own if len(own) <= _LONGEST else f"{own[:_LONGEST].rstrip()}…"
