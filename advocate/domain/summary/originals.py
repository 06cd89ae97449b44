"""Which files as they came go into a summary's PDF: what the reader takes, and nothing that was covered."""

from __future__ import annotations

from advocate.domain.case import Case, Exhibit
from advocate.domain.summary.choices import Reader, SummaryChoices

# A PDF that mail and readers' programs still open; the files of a case may be larger together.
MOST_BYTES_INSIDE = 100_000_000


def originals(case: Case, choices: SummaryChoices) -> tuple[Exhibit, ...]:
    """Return the exhibits whose files go inside, by number: all that fit together, or none.

    One with covered places is never among them: its file shows what is covered. For the customer there are
    none, because the saved case inside has them.
    """
    if not choices.takes("originals") or not choices.exhibits or choices.reader is Reader.MYSELF:
        return ()
    found = tuple(e for e in sorted(case.exhibits, key=lambda e: e.number) if not e.covered)
    return found if sum(e.size for e in found) <= MOST_BYTES_INSIDE else ()


def saved_case_fits(case: Case, choices: SummaryChoices) -> bool:
    """Return whether the customer's own PDF carries the whole case, from which any Advocate can go on."""
    is_wanted = choices.reader is Reader.MYSELF and choices.takes("originals")
    return is_wanted and sum(e.size for e in case.exhibits) <= MOST_BYTES_INSIDE
