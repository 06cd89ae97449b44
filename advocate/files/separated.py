"""Reads rows of text with a mark between the cells; a row with a stray quote costs the others nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from advocate.files import limits

Row = list[str]


def separated_rows(lines: list[str], separator: str) -> Iterator[Row]:
    """Return the rows of lines that still have their ends.

    A cell in quotes may go over several lines. Where a quote is opened and never closed, or closed in the
    middle of a cell of a later line, that line alone is taken as it stands and reading goes on with the next.
    """
    # a field may be longer than the library's own cap; the child's memory is capped as a whole
    csv.field_size_limit(limits.TABLE_BYTES)
    at = 0
    while at < len(lines):
        for row, end in _until_trouble(lines, at, separator):
            yield row
            at = end
        if at < len(lines):
            yield _alone(lines[at], separator)
            at += 1


def _until_trouble(lines: list[str], at: int, separator: str) -> Iterator[tuple[Row, int]]:
    """Return rows from a line on, each with the number of the line after it, until one cannot be read."""
    rest = (lines[number] for number in range(at, len(lines)))
    reader = csv.reader(rest, delimiter=separator, skipinitialspace=True, strict=True)
    try:
        for row in reader:
            yield row, at + reader.line_num
    except csv.Error:
        return


def _alone(line: str, separator: str) -> Row:
    """Return one line as a row: with its quotes as quotes where they close, else as plain characters."""
    if line.count('"') % 2 == 0:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])
    plain = csv.reader([line], delimiter=separator, skipinitialspace=True, quoting=csv.QUOTE_NONE)
    return next(plain, [])
