"""Reads from a cell by which way somebody was in touch, and who reached out to whom."""

from __future__ import annotations

import re

from advocate.domain.kinds import ChannelKind, Direction

_CHANNELS: tuple[tuple[ChannelKind, re.Pattern[str]], ...] = tuple(
    (channel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for channel, words in (
        (
            ChannelKind.CHAT,
            r"(?:live|web)? ?chat\w*|whatsapp|messenger|sms|text(?:ed| message)?|dm|twitter|x\b",
        ),
        (ChannelKind.EMAIL, r"e-?mails?(?:ed)?|mailed"),
        (ChannelKind.WEB_FORM, r"(?:web|online|contact) ?form|form|portal|website|app"),
        (ChannelKind.LETTER, r"letters?|post(?:ed|al)?|mail|recorded delivery"),
        (ChannelKind.VISIT, r"visit(?:ed)?|in person|branch|shop|store|face to face"),
        (ChannelKind.CALL, r"(?:tele)?phone\w*|call\w*|rang|ring|voicemail|voice|mobile|landline"),
    )
)
_IN = re.compile(
    r"^in$|\b(?:incoming|inbound|received|missed|from them|they|them|their|answered|reply|replied)\b",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"^out$|\b(?:outgoing|outbound|made|dialled|dialed|placed|sent|to them|me|i|mine|my)\b", re.IGNORECASE
)


def read_channel(cell: str) -> ChannelKind | None:
    """Return the way that a cell names ("Phone", "Live chat"), None where it names none."""
    return next((channel for channel, words in _CHANNELS if words.search(cell)), None)


def read_direction(cell: str) -> Direction | None:
    """Return who reached out by a cell ("Incoming", "out", "they rang"), None where it doesn't say."""
    if _IN.search(cell):
        return Direction.IN
    return Direction.OUT if _OUT.search(cell) else None
