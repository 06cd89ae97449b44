"""Reads spreadsheets as text, a row a line; formulas show what they came to, and no macro is ever run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from advocate.files import limits
from advocate.files.folded import check_whole
from advocate.files.looked import DAMAGED, UnshowableError

# what the library raises on damaged parts; it checks none of them before
BROKEN = (
    BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    ParseError,
)


def xlsx_text(data: bytes) -> str:
    """Return the sheets in order, cells parted by tabs; UnshowableError if damaged, locked or too large."""
    check_whole(data)
    try:
        return "\n".join(_lines(data))
    except BROKEN as error:
        raise UnshowableError(DAMAGED) from error


def _lines(data: bytes) -> Iterator[str]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    left = limits.TEXT_CHARACTERS
    for sheet in book.worksheets[: limits.SHEETS]:
        yield str(sheet.title)
        for row in islice(sheet.iter_rows(max_col=limits.SHEET_COLUMNS, values_only=True), limits.SHEET_ROWS):
            line = "\t".join(_said(cell) for cell in row).rstrip("\t")
            if line:
                yield line
            left -= len(line) + 1
            if left <= 0:
                return


def _said(cell: object) -> str:
    """Return a cell as it reads; a day without an hour is a day."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
