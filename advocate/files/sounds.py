"""Tells how long a recording or a video is; nothing in it is played or decoded."""

from __future__ import annotations

import io

from tinytag import TinyTag, TinyTagException

from advocate.domain.wording import plural

_SECONDS_IN_A_DAY = 86_400


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
