"""The chronology as a table of plain text, in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, time

from advocate.domain.summary import CaseSummary
from advocate.printing.chronology_rows import HEAD, Value, rows

# Spreadsheets run what begins so: the signs themselves and their wide forms, and blanks before them.
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def chronology_csv(summary: CaseSummary) -> bytes:
    """Return the summary's chronology as CSV: UTF-8 with a byte order mark, as spreadsheets expect it.

    Days are ISO 8601. Notes are in it only where the summary has them.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(HEAD)
    for row in rows(summary):
        table.writerow([harmless(_said(value)) for value in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before whatever a spreadsheet could run; all else stays as it is."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_STARTS_A_FORMULA) else cell


def _said(value: Value) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
