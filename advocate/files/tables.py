"""Reads a table of the customer's, CSV or XLSX, as rows of text; within caps, and in the child process."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice, zip_longest
from pathlib import PurePosixPath
from typing import Any

from openpyxl import Workbook, load_workbook

from advocate.files import limits
from advocate.files.folded import check_whole
from advocate.files.kinds import FileKind, clean_filename, kind_of
from advocate.files.looked import DAMAGED, TOO_LARGE, UnshowableError
from advocate.files.separated import separated_rows
from advocate.files.sheets import BROKEN
from advocate.files.texts import decode, tidy

Row = list[str]

NO_ROWS = "There are no rows in this file. Choose another one."
TOO_MANY = (
    f"This has more than {limits.TABLE_ROWS:,} rows, the most that come in at once. "
    "Leave out what isn’t about this case, or split it and bring in each part."
)
TOO_LONG = "There is too much text in this file to bring in at once. Split it, and bring in each part."
NO_LIST = "This file seems to be damaged. Open it where it came from, save the list as CSV, and choose that."
UNFOLDS = (
    "This workbook is too large inside to be read. Save the one sheet with your list as CSV, and choose that."
)
# what is said where a file is only shown, and what fits where a list is wanted of it
_FOR_A_LIST = {DAMAGED: NO_LIST, TOO_LARGE: UNFOLDS}
_TABLES = frozenset({FileKind.TABLE, FileKind.TEXT})
_ENDINGS = frozenset({".csv", ".tsv", ".tab", ".txt"})
# what a list can be taken for when its first column is called "From" or "Date"
_MISTAKEN = frozenset({FileKind.MAIL, FileKind.MAILBOX, FileKind.OTHER})
_SEPARATORS = (",", ";", "\t", "|")
_TRIED = 60
_LOOKED_AT = 5
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def read_table(data: bytes, filename: str) -> list[Row]:
    """Return the rows of a table as text, all of one length, without empty ones at the end.

    Of a workbook it is the first sheet that holds anything; a formula shows what it came to, or its own text
    where no program has reckoned it. Raises UnshowableError with the sentence that says why not.
    """
    kind = kind_of(data, filename)
    ending = PurePosixPath(clean_filename(filename)).suffix.lower()
    if kind is FileKind.XLSX:
        rows = _from_workbook(data)
    elif kind in _TABLES or (ending in _ENDINGS and kind in _MISTAKEN):
        rows = _from_text(tidy_whole(decode(data[: limits.TABLE_BYTES])))
    elif kind is FileKind.EMPTY:
        raise UnshowableError(NO_ROWS)
    else:
        raise UnshowableError("This is no table. Save your list as CSV or as an Excel workbook (.xlsx).")
    return _capped(rows)


def read_table_in_child(
    payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Read a table, and say in a sentence why there is none."""
    try:
        return {"rows": read_table(blobs["data"], payload["filename"]), "why": ""}, {}
    except UnshowableError as error:
        return {"rows": [], "why": str(error)}, {}


def tidy_whole(text: str) -> str:
    """Return text without what can't be stored, a long one in pieces."""
    step = limits.TEXT_CHARACTERS
    return "".join(tidy(f"|{text[at : at + step - 2]}|")[1:-1] for at in range(0, len(text), step - 2))


def _from_text(text: str) -> Iterator[Row]:
    lines = text.splitlines(keepends=True)
    separator = max(_SEPARATORS, key=lambda one: _fit(lines[:_TRIED], one))
    try:
        yield from separated_rows(lines, separator)
    except csv.Error as error:
        raise UnshowableError(NO_LIST) from error


def _fit(lines: list[str], separator: str) -> int:
    """Return how well a separator parts lines: by how many cells most of them have, and how many do."""
    try:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error:
        return 0
    usual = max(set(counts), key=lambda n: (counts.count(n), n), default=0)
    return counts.count(usual) * 100 + usual if usual > 1 else 0


def _from_workbook(data: bytes) -> Iterator[Row]:
    try:
        check_whole(data)
    except UnshowableError as error:
        raise UnshowableError(_FOR_A_LIST.get(str(error), str(error))) from error
    try:
        books = [_open(data, reckoned=True)]
        books += [_open(data, reckoned=False)] if _has_formulas(data) else []
        for sheets in zip(*(book.worksheets for book in books), strict=True):
            if any(any(cell is not None for cell in row) for row in _cells(sheets[-1], _LOOKED_AT)):
                most = limits.TABLE_ROWS + limits.TABLE_EMPTY
                both = zip_longest(*(_cells(sheet, most) for sheet in sheets), fillvalue=())
                yield from (_row(rows[0], rows[-1]) for rows in both)
                return
    except BROKEN as error:
        raise UnshowableError(NO_LIST) from error


def _open(data: bytes, *, reckoned: bool) -> Workbook:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=reckoned, keep_links=False)


def _has_formulas(data: bytes) -> bool:
    """Return whether any sheet holds a formula: a workbook is then read twice, and that takes its time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                with archive.open(name) as opened:
                    before = b""
                    while piece := opened.read(1_000_000):
                        if _FORMULA.search(before + piece):
                            return True
                        before = piece[-8:]
    return False


def _cells(sheet: Any, most: int) -> Iterator[tuple[object, ...]]:
    return islice(sheet.iter_rows(max_col=limits.TABLE_COLUMNS, values_only=True), most)


def _row(values: tuple[object, ...], formulas: tuple[object, ...]) -> Row:
    pairs = zip_longest(values, formulas)
    return [tidy_whole(_said(text if value is None else value)) for value, text in pairs]


def _said(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _capped(rows: Iterable[Row]) -> list[Row]:
    """Return the rows up to the last that holds anything; empty ones stay, so that numbers are right."""
    kept: list[Row] = []
    left, full, empty = limits.TABLE_CHARACTERS, 0, 0
    for row in rows:
        cells = [cell.strip() for cell in row[: limits.TABLE_COLUMNS]]
        if not any(cells):
            empty += 1
            if empty > limits.TABLE_EMPTY:
                break
            continue
        kept += [[] for _ in range(empty)] + [cells]
        full, empty, left = full + 1, 0, left - sum(map(len, cells))
        if full > limits.TABLE_ROWS or len(kept) > limits.TABLE_ROWS + limits.TABLE_EMPTY:
            raise UnshowableError(TOO_MANY)
        if left < 0:
            raise UnshowableError(TOO_LONG)
    if not kept:
        raise UnshowableError(NO_ROWS)
    width = max(at for row in kept for at, cell in enumerate(row, 1) if cell)
    return [(row + [""] * width)[:width] for row in kept]
