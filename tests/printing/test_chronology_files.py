"""The chronology for spreadsheets and word processors: read back whole, with nothing in it that could run."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from advocate.domain.case import Case, Fact, Note, When
from advocate.domain.summary import Reader, build, chronology, preset
from advocate.printing.chronology_docx import chronology_docx
from advocate.printing.chronology_rows import HEAD
from advocate.printing.chronology_xlsx import MOST_CHARACTERS, chronology_xlsx
from tests.domain.letter_cases import on
from tests.printing.papers import WHOLE, WHOLE_TODAY

pytestmark = pytest.mark.slow

NOTED = replace(WHOLE, notes=(Note("n1", "ask my sister", on("2026-04-01")),))
ODD = ["a\x00b", "\ud800", "two\nlines", "\u202eturned", "שלום", "\U0001f600", "", "w" * 100_000]


def workbook(case: Case, reader: Reader = Reader.ORGANISATION) -> bytes:
    return chronology_xlsx(build(case, preset(reader), today=WHOLE_TODAY))


def sheet(case: Case, reader: Reader = Reader.ORGANISATION) -> Worksheet:
    return load_workbook(io.BytesIO(workbook(case, reader))).worksheets[0]


def word_file(case: Case, reader: Reader = Reader.ORGANISATION) -> bytes:
    return chronology_docx(build(case, preset(reader), today=WHOLE_TODAY), language="en-GB")


def document(case: Case, reader: Reader = Reader.ORGANISATION) -> DocumentType:
    return Document(io.BytesIO(word_file(case, reader)))


def words(found: DocumentType) -> str:
    return "\n".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)


def of_one_fact(text: str) -> Case:
    return replace(WHOLE, facts=(Fact("f1", text, on("2026-03-03")),), contacts=(), promises=())


def test_a_workbook_has_every_entry_in_order_with_days_that_sort() -> None:
    found = sheet(WHOLE)
    assert tuple(cell.value for cell in found[1]) == HEAD
    days = [row[0].value for row in found.iter_rows(min_row=2)]
    assert len(days) == len(chronology(WHOLE))
    assert [day for day in days if day] == sorted(day for day in days if isinstance(day, datetime))


@pytest.mark.parametrize("text", ["=1+1", "+44 113", "-5", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    cell = sheet(of_one_fact(text))["G2"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.quotePrefix


def test_the_second_sheet_lists_the_exhibits_with_their_hash() -> None:
    found = load_workbook(io.BytesIO(workbook(WHOLE)))["Exhibits"]
    assert [row[0].value for row in found.iter_rows(min_row=2)] == [e.label for e in WHOLE.exhibits]
    assert found["F2"].value == WHOLE.exhibits[0].sha256


def test_a_day_that_no_spreadsheet_knows_is_told_in_words() -> None:
    old = replace(of_one_fact("x"), facts=(Fact("f1", "x", When.on(date(1850, 1, 2))),))
    assert sheet(old)["A2"].value == "1850-01-02"


def test_a_word_file_has_headings_and_tables_whose_heads_repeat() -> None:
    found = document(WHOLE)
    headings = [p.text for p in found.paragraphs if p.style is not None and p.style.name[:7] == "Heading"]
    assert headings == ["What happened, in order: Amina Rahman and Northwind Broadband", "Exhibits"]
    heads = [table.rows[0]._tr.find(qn("w:trPr")) for table in found.tables]
    assert all(head is not None and head.find(qn("w:tblHeader")) is not None for head in heads)


def test_a_word_file_tells_every_entry_with_its_date_and_its_exhibits() -> None:
    said = words(document(WHOLE))
    assert [e.text for e in chronology(WHOLE) if e.text not in said] == []
    assert "3 March 2026" in said
    assert {e.label for e in WHOLE.exhibits} <= set(said.split())


@pytest.mark.parametrize("make", [word_file, workbook])
def test_the_same_case_gives_the_same_bytes(make: object) -> None:
    assert callable(make)
    assert make(WHOLE) == make(WHOLE)


def test_notes_are_only_in_the_customers_own() -> None:
    for reader in Reader:
        values = [cell.value for row in sheet(NOTED, reader).iter_rows() for cell in row]
        is_mine = reader is Reader.MYSELF
        assert ("ask my sister" in values, "ask my sister" in words(document(NOTED, reader))) == (
            is_mine,
        ) * 2


@pytest.mark.parametrize("text", ODD)
def test_odd_words_make_both_all_the_same(text: str) -> None:
    value = str(sheet(of_one_fact(text))["G2"].value or "")
    assert min(MOST_CHARACTERS, len(text)) <= len(value) <= MOST_CHARACTERS
    assert len(document(of_one_fact(text)).tables[0].rows) == 2
