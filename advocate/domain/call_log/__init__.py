"""A customer's own list of calls or notes: what its columns mean, and what each of its rows would become.

Stands beside the status: it knows the case and changes nothing. What can't be read stays where it is, with a
sentence that says why.
"""

from advocate.domain.call_log.columns import Meaning, Plan, guess_plan
from advocate.domain.call_log.dates import DateOrder
from advocate.domain.call_log.known import KnownEntries
from advocate.domain.call_log.rows import LogRow, RowEnd, read_rows

__all__ = ["DateOrder", "KnownEntries", "LogRow", "Meaning", "Plan", "RowEnd", "guess_plan", "read_rows"]
