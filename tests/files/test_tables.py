"""A table is read as rows of text, whatever wrote it; what is too much or no table gets a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from advocate.files import limits, read_table_safely
from advocate.files.looked import UnshowableError
from advocate.files.tables import NO_LIST, NO_ROWS, TOO_LONG, TOO_MANY, read_table
from tests.files import making

pytestmark = pytest.mark.slow

LOG = 'Date,Who,Notes\r\n09/03/2026,Zoë,"Said: “no”, again"\r\n\r\n14/03/2026,Priya,Rang back\r\n'
# a workbook knows no time zones
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC).replace(tzinfo=None)
ROWS = [
    ["Date", "Who", "Notes"],
    ["09/03/2026", "Zoë", "Said: “no”, again"],
    ["", "", ""],
    ["14/03/2026", "Priya", "Rang back"],
]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_list_is_read_in_whatever_charset_it_was_saved(charset: str) -> None:
    assert read_table(LOG.encode(charset), "calls.csv") == ROWS


def test_an_older_charset_without_curly_quotes_is_read_too() -> None:
    assert read_table("Who;Was\nZoë;Größe\n".encode("latin-1"), "a.csv") == [["Who", "Was"], ["Zoë", "Größe"]]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_found(mark: str) -> None:
    data = f"When{mark}Who{mark}What\n3 March{mark}Ann{mark}Yes, she did; twice\n".replace(
        "Yes, she did; twice", '"Yes, she did; twice"'
    )
    assert read_table(data.encode(), "a.txt")[1] == ["3 March", "Ann", "Yes, she did; twice"]


def test_a_list_that_looks_like_the_head_of_a_mail_is_a_list() -> None:
    data = b"From: who,Date: day\nSubject: x,To: y\nAnn,3 March\n"
    assert read_table(data, "a.csv")[-1] == ["Ann", "3 March"]


def test_a_workbook_gives_days_times_and_numbers_as_they_read() -> None:
    sheet: list[list[Any]] = [[date(2026, 3, 9), time(14, 30), 25.0, 7.5], [NOON, None, "x", True]]
    assert read_table(making.xlsx([], sheet), "a.xlsx") == [
        ["2026-03-09", "14:30:00", "25", "7.5"],
        ["2026-03-09 12:00", "", "x", "True"],
    ]


def test_a_formula_shows_its_text_and_is_never_run() -> None:
    assert read_table(making.xlsx([["=1+1", "=cmd|' /C calc'!A0"]]), "a.xlsx") == [
        ["=1+1", "=cmd|' /C calc'!A0"]
    ]
    assert read_table(b"=HYPERLINK(1),b\n=2,c\n", "a.csv")[0][0] == "=HYPERLINK(1)"


def test_a_workbook_with_macros_is_read_and_they_are_left_alone() -> None:
    data = making.xlsx([["Date", "Who"], ["3 March", "Ann"]])
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open()")
    assert read_table(out.getvalue(), "calls.xlsm")[1] == ["3 March", "Ann"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_more_rows_than_fit_are_refused_with_the_number_that_does(name: str) -> None:
    count = limits.TABLE_ROWS + 1
    whole = b"a,b\n" * 100_000 if name == "a.csv" else making.xlsx([["a", "b"]] * count)
    with pytest.raises(UnshowableError, match="more than 2,000 rows"):
        read_table(whole, name)
    assert "2,000" in TOO_MANY


def test_a_workbook_that_unfolds_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOLDED_BYTES", 2_000)
    with pytest.raises(UnshowableError, match="too large"):
        read_table(making.xlsx([["x"]]), "a.xlsx")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.csv", NO_ROWS),
        (b"\n , \n,,\n", "a.csv", NO_ROWS),
        (b"%PDF-1.4 x", "a.csv", "This is no table"),
        (b"PK\x03\x04[Content_Types].xml xl/workbook.xml", "a.xlsx", "damaged"),
        (("w" * 1_000 + "\n").encode() * 1_500, "a.csv", TOO_LONG),
    ],
)
def test_what_is_no_table_gets_a_sentence(data: bytes, name: str, said: str) -> None:
    rows, why = read_table_safely(data, name)
    assert rows == []
    assert said in why


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (['1,"never closed', "2,b", "3,c"], [["1", '"never closed'], ["2", "b"], ["3", "c"]]),
        (['1,"stray', "2,b", '3,"c, d"'], [["1", '"stray'], ["2", "b"], ["3", "c, d"]]),
        (['1,"over', 'two lines"', "2,b"], [["1", "over\ntwo lines"], ["2", "b"]]),
        (['1,"a"b', "2,b"], [["1", "ab"], ["2", "b"]]),
        (['1,5" nail', '2,"""b"""'], [["1", '5" nail'], ["2", '"b"']]),
    ],
)
def test_a_stray_quote_costs_the_other_rows_nothing(lines: list[str], rows: list[list[str]]) -> None:
    assert read_table("\n".join(lines).encode(), "a.csv") == rows


def test_a_hundred_thousand_rows_with_a_stray_quote_in_each_get_their_sentence() -> None:
    _, why = read_table_safely(b'3 March,"rang\n' * 100_000, "a.csv")
    assert why == TOO_MANY


def test_a_workbook_that_is_damaged_inside_is_not_said_to_be_kept() -> None:
    _, why = read_table_safely(b"PK\x03\x04[Content_Types].xml xl/workbook.xml", "a.xlsx")
    assert why == NO_LIST


def test_what_cannot_be_stored_is_taken_out_and_the_rest_stays() -> None:
    data = "a\x07b,c\ud800d\n".encode("utf-16", "surrogatepass")
    assert read_table(data, "a.csv") == [["a\ufffdb", "c\ufffdd"]]
