"""The chronology as a table: every entry, days that sort, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from advocate.domain.case import Case, Fact, Note
from advocate.domain.summary import Reader, SummaryChoices, build, chronology, preset
from advocate.printing.chronology_csv import chronology_csv, harmless
from advocate.printing.chronology_rows import HEAD
from tests.domain.letter_cases import BROADBAND, BROADBAND_TODAY, on


def table(case: Case, choices: SummaryChoices | None = None) -> list[dict[str, str]]:
    made = chronology_csv(build(case, choices or SummaryChoices(), today=BROADBAND_TODAY))
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def test_every_entry_is_a_row_in_order_of_time() -> None:
    rows = table(BROADBAND)
    assert [row["What happened"] for row in rows] == [e.text for e in chronology(BROADBAND)]
    days = [row["From"] for row in rows if row["From"]]
    assert days == sorted(days)


def test_spreadsheets_see_that_it_is_utf_8() -> None:
    made = chronology_csv(build(BROADBAND, SummaryChoices(), today=BROADBAND_TODAY))
    assert made.startswith(b"\xef\xbb\xbfFrom,To,")
    assert made.count(b"\r\n") >= len(table(BROADBAND)) + 1


def test_a_call_says_with_whom_and_how_long() -> None:
    call = next(row for row in table(BROADBAND) if row["Minutes"])
    assert (call["Who"], call["What it is"], call["Minutes"]) == ("Craig", "Phone call, from me", "47")


def test_notes_are_only_in_the_customers_own() -> None:
    case = replace(BROADBAND, notes=(Note("n1", "ask my sister", on("2026-04-01")),))
    said = [[r["What happened"] for r in table(case, preset(reader))] for reader in Reader]
    assert ["ask my sister" in rows for rows in said] == [reader is Reader.MYSELF for reader in Reader]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+44 113", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1"]
)
def test_what_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    case = replace(BROADBAND, facts=(Fact("f1", cell, on("2026-03-03")),), contacts=(), promises=())
    assert [row["What happened"] for row in table(case)] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["", "£5", "a=b", "E1", "2026-03-03", "'quoted'", "שלום", "\U0001f600"])
def test_all_else_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("text", ["a,b", 'say "no"', "two\nlines", "a\x00b", "\ud800", "w" * 100_000])
def test_odd_words_make_one_row_all_the_same(text: str) -> None:
    case = replace(BROADBAND, facts=(Fact("f1", text),), contacts=(), promises=())
    assert len(table(case)) == 1
    assert tuple(table(case)[0]) == HEAD
