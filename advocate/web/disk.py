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
TROUBLES = (OperationalError, NotSavedError, OSError)

_BY_DATABASE = {
    "SQLITE_FULL": FULL,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_READONLY": SHUT,
    "SQLITE_IOERR": SHUT,
    "SQLITE_CANTOPEN": SHUT,
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
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        return next((words for start, words in _BY_DATABASE.items() if name.startswith(start)), "")
    if isinstance(error, NotSavedError):
        return FULL if isinstance(error, DiskFullError) else SHUT
    return _BY_SYSTEM.get(error.errno or 0, "") if isinstance(error, OSError) else ""
