"""Spreadsheets, calendars, Outlook mails, OpenDocument texts and recordings say what is in them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from advocate.files import FileKind, limits, look_safely
from advocate.files.looked import DAMAGED, RECORDING, TOO_LARGE
from advocate.files.looking import look
from advocate.files.looking_further import look_further
from advocate.files.sounds import recorded_on
from tests.files import making

EVENT = b"""BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
DTSTART:20260306T080000Z
SUMMARY:Engineer visit
LOCATION:14 Larch Close
END:VEVENT
END:VCALENDAR
"""


def test_a_spreadsheet_is_read_row_by_row_with_its_sheets_and_days() -> None:
    data = making.xlsx([["Date", "Paid"], [date(2026, 3, 3), 54.9]], [[time(9, 30), None, "late"]])
    looked = look_further(data, "payments.xlsx")
    assert looked.text.splitlines() == [
        "Sheet 1",
        "Date\tPaid",
        "2026-03-03\t54.9",
        "Sheet 2",
        "09:30:00\t\tlate",
    ]


def test_a_formula_is_never_reckoned() -> None:
    assert "cmd" not in look_further(making.xlsx([["=cmd|' /C calc'!A0", "kept"]]), "a.xlsx").text


def test_a_spreadsheet_that_unfolds_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOLDED_BYTES", 2_000)
    assert look_further(making.xlsx([["x"]]), "a.xlsx").why_no_preview == TOO_LARGE


@pytest.mark.parametrize("cut", [200, 1000, -300])
def test_half_a_spreadsheet_is_damaged(cut: int) -> None:
    whole = making.xlsx([["x"] * 50] * 50)
    data = whole[:cut] + b"[Content_Types].xml xl/workbook.xml"
    assert look_further(data, "a.xlsx").why_no_preview == DAMAGED


def test_a_sheet_with_an_entity_is_damaged_and_reads_nothing(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("the canary sings")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(making.xlsx([["x"]]))) as sound, zipfile.ZipFile(out, "w") as harmed:
        for name in sound.namelist():
            body = sound.read(name)
            if name == "xl/worksheets/sheet1.xml":
                doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{canary.as_uri()}">]>'.encode()
                body = body.replace(b"<worksheet", doctype + b"<worksheet", 1).replace(b">x<", b">&e;<")
            harmed.writestr(name, body)
    assert "sings" not in look_further(out.getvalue(), "a.xlsx").text


def test_an_opendocument_text_is_read_paragraph_by_paragraph() -> None:
    body = "<text:h>To you</text:h><text:p>one<text:tab/>two<text:span> three</text:span> four</text:p>"
    looked = look(making.odt(body), "letter.odt")
    assert (looked.words, looked.text) == ("text document", "To you\none\ttwo three four")


def test_an_opendocument_text_with_an_entity_is_damaged() -> None:
    bad = making.odt("<text:p>&a;</text:p>", before='<!DOCTYPE x [<!ENTITY a "lol">]>')
    assert look(bad, "a.odt").why_no_preview == DAMAGED


def test_a_calendar_entry_says_when_what_and_where() -> None:
    looked = look_further(EVENT, "visit.ics")
    assert looked.text == "When: 2026-03-06\nWhat: Engineer visit\nWhere: 14 Larch Close"
    assert looked.when == (date(2026, 3, 6),)


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20269999\nEND:VEVENT\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 3000,
    ],
)
def test_a_broken_calendar_gets_a_sentence(data: bytes) -> None:
    looked = look_safely(data, "a.ics")
    assert looked.kind is FileKind.CALENDAR
    assert looked.why_no_preview or looked.text


def test_an_outlook_mail_cut_short_is_damaged() -> None:
    stream = "__properties_version1.0".encode("utf-16-le")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream + bytes(600)
    looked = look_further(data, "a.msg")
    assert (looked.kind, looked.why_no_preview) == (FileKind.OUTLOOK, DAMAGED)


def test_a_recording_says_how_long_it_is_and_that_it_has_no_page() -> None:
    looked = look(making.wav(200), "call.wav")
    assert (looked.words, looked.why_no_preview) == ("sound recording, 3 minutes 20 seconds", RECORDING)


@pytest.mark.parametrize(
    "data", [b"ID3\x04", b"OggS" + bytes(100), b"fLaC", b"\0\0\0\x18ftypmp42\0\0\0\0isom"]
)
def test_a_broken_recording_is_kept_without_a_length(data: bytes) -> None:
    assert look(data, "call").words in ("sound recording", "video")


def test_a_table_is_shown_as_the_text_it_is() -> None:
    looked = look(b"date,amount\n2026-03-03,=1+1\n", "costs.csv")
    assert (looked.kind, looked.text) == (FileKind.TABLE, "date,amount\n2026-03-03,=1+1")


def test_a_recording_names_the_day_it_was_made() -> None:
    seconds = int((datetime(2026, 3, 9, 12, tzinfo=UTC) - datetime(1904, 1, 1, tzinfo=UTC)).total_seconds())
    head = b"\x00\x00\x00\x6cmvhd\x00\x00\x00\x00"
    assert recorded_on(b"moov" + head + seconds.to_bytes(4, "big") + bytes(80)) == date(2026, 3, 9)


@pytest.mark.parametrize("data", [b"", b"mvhd", b"....mvhd" + bytes(20), b"....mvhd\x01" + b"\xff" * 20])
def test_a_recording_without_a_sound_date_names_none(data: bytes) -> None:
    assert recorded_on(data) is None
