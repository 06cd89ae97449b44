"""One case as one file that outlives the program: written, checked, shown before it comes in, brought in."""

from advocate.casework.archive.arriving import Asked, TakenOverError, arrive
from advocate.casework.archive.bringing import HERE_ALREADY, Brought, bring_in, same_case, stored, take_files
from advocate.casework.archive.layout import ArchiveError, file_name
from advocate.casework.archive.reading import Incoming, read
from advocate.casework.archive.waiting import keep, reopen, reread, unwrapped
from advocate.casework.archive.writing import Written, write
from advocate.casework.archive.writing_all import all_cases, write_all

__all__ = [
    "HERE_ALREADY",
    "ArchiveError",
    "Asked",
    "Brought",
    "Incoming",
    "TakenOverError",
    "Written",
    "all_cases",
    "arrive",
    "bring_in",
    "file_name",
    "keep",
    "read",
    "reopen",
    "reread",
    "same_case",
    "stored",
    "take_files",
    "unwrapped",
    "write",
    "write_all",
]
