"""Tells how long a recording or a video is, and of which day; nothing in it is played or decoded."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

from tinytag import TinyTag, TinyTagException

from advocate.domain.wording import plural

_SECONDS_IN_A_DAY = 86_400
# ISO 14496-12, 8.2.2: the movie header counts seconds from here
_MOVIES_BEGIN = datetime(1904, 1, 1, tzinfo=UTC)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def length_of(data: bytes) -> str:
    """Return how long it is ("3 minutes 20 seconds"), "" where the file doesn't say."""
    try:
        seconds = TinyTag.get(file_obj=io.BytesIO(data), tags=False, duration=True).duration
    except (TinyTagException, ValueError, OverflowError, KeyError, IndexError, ArithmeticError):
        return ""
    if not seconds or not 0 < seconds <= _SECONDS_IN_A_DAY:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    said = [plural(minutes, "minute", "minutes")] if minutes else []
    return " ".join([*said, plural(rest, "second", "seconds")] if rest or not minutes else said)


def recorded_on(data: bytes) -> date | None:
    """Return the day that an MP4 or M4A says it was made (in UTC), None where the file doesn't say."""
    at = data.find(b"mvhd") + 4
    width = 8 if data[at : at + 1] == b"\x01" else 4
    counted = int.from_bytes(data[at + 4 : at + 4 + width], "big")
    if at < 8 or not 0 < counted < 2**33:
        return None
    made = _MOVIES_BEGIN + timedelta(seconds=counted)
    return made.date() if _FIRST_YEAR <= made.year <= _LAST_YEAR else None
