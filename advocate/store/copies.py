"""The copies that an upgrade makes of the database: a few, for a while, and none of what is shredded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

MOST_KEPT = 3
KEPT_FOR = timedelta(days=30)
_STAMP = "%Y%m%d-%H%M%S-%f"
_BEFORE = "before-upgrade-"


def new_copy(folder: Path, now: datetime) -> Path:
    """Return the name of a copy that is made now."""
    return folder / f"{_BEFORE}{now.astimezone(UTC):{_STAMP}}.db"


def expire_copies(folder: Path, now: datetime) -> None:
    """Delete the copies that are older than KEPT_FOR, and all but the newest MOST_KEPT."""
    kept = 0
    for made_at, copy in sorted(_copies(folder), reverse=True):
        is_kept = made_at > now - KEPT_FOR and kept < MOST_KEPT
        kept += is_kept
        if not is_kept:
            copy.unlink(missing_ok=True)


def drop_copies(folder: Path) -> list[Path]:
    """Delete all copies; returns those that could not be deleted.

    Somebody who shreds a story or deletes a case knows nothing of them, and expects that it is gone.
    """
    left = []
    for copy in folder.glob(f"{_BEFORE}*"):
        try:
            copy.unlink(missing_ok=True)
        except OSError:
            left.append(copy)
    return left


def _copies(folder: Path) -> Iterator[tuple[datetime, Path]]:
    """Yield the copies with the instant at which each was made; what has another name is not ours."""
    for copy in folder.glob(f"{_BEFORE}*"):
        stamp = copy.name.removeprefix(_BEFORE).partition(".")[0]
        try:
            yield datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), copy
        except ValueError:
            continue
