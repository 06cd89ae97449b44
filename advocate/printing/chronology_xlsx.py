"""The chronology as a workbook: days and times that sort, the list of exhibits, and no cell that can run."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import tostring

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from advocate.domain.summary import CaseSummary
from advocate.domain.wording import say_when
from advocate.printing.chronology_rows import HEAD, Value, rows
from advocate.printing.pages import clip, printable
from advocate.printing.repacking import repacked

# What one cell can hold, and the first day that every program for spreadsheets knows.
MOST_CHARACTERS, FIRST_DAY = 32_767, date(1900, 3, 1)
GOES_ON = " … The rest is in the case summary."
_EXHIBITS = ("Exhibit", "What it is", "What it shows", "Date as known", "File", "SHA-256")
_WIDTHS = (12, 12, 12, 22, 8, 22, 70, 18, 18, 9, 18, 13, 18, 18)
_EXHIBIT_WIDTHS = (9, 40, 50, 22, 30, 68)


def chronology_xlsx(summary: CaseSummary) -> bytes:
    """Return the summary's chronology as .xlsx; the same summary gives the same bytes.

    Notes are in it only where the summary has them. Texts are stored as texts, whatever they begin with.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "What happened"
    _fill(sheet, HEAD, rows(summary), _WIDTHS)
    if summary.exhibits:
        _fill(book.create_sheet("Exhibits"), _EXHIBITS, _exhibits(summary), _EXHIBIT_WIDTHS)
    made_at = datetime.combine(summary.made_on, time(), tzinfo=UTC).replace(tzinfo=None)
    about = book.properties
    about.title = clip(printable(summary.title), 200)
    about.creator, about.created = clip(printable(summary.case.complainant.name), 200), made_at
    raw = io.BytesIO()
    book.save(raw)
    # the library dates what it saves by the clock
    about.modified = made_at
    return repacked(raw.getvalue(), {"docProps/core.xml": tostring(about.to_tree(), encoding="utf-8")})


def _fill(
    sheet: Worksheet, head: Sequence[str], table: Iterable[Sequence[Value]], widths: Sequence[int]
) -> None:
    sheet.append(list(head))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, values in enumerate(table, 2):
        for column, value in enumerate(values, 1):
            _write(sheet.cell(number, column), value)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _write(cell: Cell | MergedCell, value: Value) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
    if isinstance(value, date) and value < FIRST_DAY:
        value = value.isoformat()
    if isinstance(value, str):
        # as a text and with its own mark for it, or a program could take it for a formula
        cell.value, cell.data_type = _fitting(printable(value)), "s"
        cell.quotePrefix = True
    elif value is not None:
        cell.value = value
        cell.number_format = {date: "yyyy-mm-dd", time: "hh:mm"}.get(type(value), "General")


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(GOES_ON)] + GOES_ON


def _exhibits(summary: CaseSummary) -> Iterable[tuple[Value, ...]]:
    for one in summary.exhibits:
        when = say_when(one.when, summary.case.country) if one.when else ""
        yield (one.label, one.title, one.shows, when, one.filename, one.sha256)
