"""When the disk or the database does not take a change: which failures those are, and what to say of each."""

from __future__ import annotations

import errno

from sqlalchemy.exc import OperationalError

from advocate.store.blobs import DiskFullError, NotSavedError

FULL = "There is no room left to save this. Free some space on this machine, then press the button again."
BUSY = "Another program holds on to Advocate’s data just now. Wait a moment, then press the button again."
SHUT = (
    "This machine does not let Advocate write to its data folder just now, so this is not saved. "
    "See that the disk is not write-protected, then press the button again."
)
AWAY = "Advocate can’t reach its database just now. Nothing was changed. Wait a moment, then try again."
CROWDED = (
    "Somebody else is changing the same thing just now, so this is not saved. "
    "Wait a moment, then press the button again."
)
FULL_THERE = (
    "There is no room left on the server to save this. What you saved before is safe. Try again later."
)
TROUBLES = (OperationalError, NotSavedError, OSError)

_BY_DATABASE = {
    "SQLITE_FULL": FULL,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_READONLY": SHUT,
    "SQLITE_IOERR": SHUT,
    "SQLITE_CANTOPEN": SHUT,
}
# by the start of PostgreSQL's SQLSTATE; without one the server did not answer at all
_BY_STATE = {
    "53100": FULL_THERE,
    "55P03": CROWDED,
    "40": CROWDED,
    "": AWAY,
    "08": AWAY,
    "53": AWAY,
    "57": AWAY,
}
_BY_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: SHUT,
    errno.EACCES: SHUT,
    errno.EPERM: SHUT,
    errno.EIO: SHUT,
}


def sentence_for(error: BaseException) -> str:
    """Return what to tell the customer, or "" when it is a failure of another kind."""
    if isinstance(error, OperationalError):
        if hasattr(error.orig, "sqlstate"):
            return _by_state(str(getattr(error.orig, "sqlstate", "") or ""))
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        return next((words for start, words in _BY_DATABASE.items() if name.startswith(start)), "")
    if isinstance(error, NotSavedError):
        return FULL if isinstance(error, DiskFullError) else SHUT
    return _BY_SYSTEM.get(error.errno or 0, "") if isinstance(error, OSError) else ""


def _by_state(state: str) -> str:
    return next((_BY_STATE[state[:length]] for length in (5, 2) if state[:length] in _BY_STATE), "")
