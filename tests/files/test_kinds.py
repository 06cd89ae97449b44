"""What a file is follows from its content; its name promises nothing and never becomes a path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.files.kinds import FileKind, clean_filename, kind_of, title_from
from tests.files import making

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
EXAMPLES = [
    (making.photo(), FileKind.JPEG),
    (making.noted_png(), FileKind.PNG),
    (making.saved(making.half_red(), "GIF"), FileKind.GIF),
    (making.saved(making.half_red(), "WEBP"), FileKind.WEBP),
    (making.saved(making.half_red(), "AVIF"), FileKind.AVIF),
    (making.saved(making.half_red(), "TIFF"), FileKind.TIFF),
    (making.HEIC, FileKind.HEIC),
    (making.pdf("A bill"), FileKind.PDF),
    (b"junk that a mail gateway left\n" + making.pdf("A bill"), FileKind.PDF),
    (making.mail(), FileKind.MAIL),
    (b"From amina@home.example Tue Mar  3 10:11:12 2026\n" + making.mail(), FileKind.MAIL),
    (making.docx(making.paragraph("Hello")), FileKind.DOCX),
    (b"PK\x03\x04 some other archive", FileKind.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word", FileKind.OFFICE),
    (b"MZ\x90\0", FileKind.PROGRAM),
    (b"#!/bin/sh\nexit 0\n", FileKind.PROGRAM),
    (b"%!PS-Adobe-3.0", FileKind.PROGRAM),
    (SVG, FileKind.DRAWING),
    (b'\xef\xbb\xbf <?xml version="1.0"?>\n' + SVG, FileKind.DRAWING),
    (SVG.decode().encode("utf-16"), FileKind.DRAWING),
    (b"<!DOCTYPE html><html><script>alert(1)</script>", FileKind.WEB_PAGE),
    (b"<!-- hidden --><p>", FileKind.WEB_PAGE),
    (b'<?xml version="1.0"?><feed/>', FileKind.WEB_PAGE),
    (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", FileKind.MP4),
    (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", FileKind.MOV),
    (b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42", FileKind.M4A),
    (b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\x82\x84webm", FileKind.WEBM),
    (b"\x1a\x45\xdf\xa3 matroska", FileKind.VIDEO),
    (b"ID3\x04 a call, recorded", FileKind.MP3),
    (b"\xff\xfb\x90d a call, recorded", FileKind.MP3),
    (b"#!AMR\n a call, recorded", FileKind.SOUND),
    (b"RIFF\0\0\0\0WAVEfmt ", FileKind.WAV),
    (making.odt("<text:p>Hello</text:p>"), FileKind.ODT),
    (making.xlsx([["Hello"]]), FileKind.XLSX),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", FileKind.CALENDAR),
    (b"BEGIN:VCARD\nFN:Sam\n", FileKind.OTHER),
    (b"\x01\x02\x03\x04\x05\x06 no kind we know", FileKind.OTHER),
    (b"", FileKind.EMPTY),
]


@pytest.mark.parametrize(("data", "kind"), EXAMPLES)
@pytest.mark.parametrize("name", ["file", "photo.jpg", "bill.pdf", "page.svg"])
def test_the_content_decides_what_a_file_is(data: bytes, kind: FileKind, name: str) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    "text", ["They said \u201cnext week\u201d.", "Note: bring the bill\nDear all: hello", "x"]
)
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_plain_words_are_text(text: str, charset: str) -> None:
    assert kind_of(text.encode(charset), "notes.txt") is FileKind.TEXT


@pytest.mark.parametrize("name", ["photo.jpg", "run.bat", "page.js", "bill.pdf"])
def test_plain_words_under_another_promise_are_only_listed(name: str) -> None:
    assert kind_of(b"=1+1, hello", name).media_type == "application/octet-stream"


@pytest.mark.parametrize("kind", [k for k in FileKind if k.media_type.startswith("image/")])
def test_nothing_that_can_run_is_called_a_picture(kind: FileKind) -> None:
    assert kind not in (FileKind.DRAWING, FileKind.WEB_PAGE, FileKind.PROGRAM)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Amina\\bill.pdf", "bill.pdf"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie: x=1.jpg"),
        ("nul\0.txt", "nul.txt"),
        ("\ud800.txt", ".txt"),
        ("<img src=x onerror=alert(1)>.jpg", "<img src=x onerror=alert(1)>.jpg"),
        ("", "file"),
        ("///", "file"),
        ("a" * 5000, "a" * 200),
        ("Rechnung März.pdf", "Rechnung März.pdf"),
    ],
)
def test_a_name_is_kept_as_plain_text_of_its_last_part(sent: str, shown: str) -> None:
    assert clean_filename(sent) == shown


@given(st.text(max_size=400))
def test_no_name_holds_a_folder_or_a_control_character(name: str) -> None:
    shown = clean_filename(name)
    assert 0 < len(shown) <= 200
    assert not set(shown) & set("/\\\0\r\n\u202e")
    assert shown.encode()


@pytest.mark.parametrize(
    ("name", "title"),
    [("bill_march-2026.pdf", "bill march 2026"), ("IMG_0042.HEIC", "IMG 0042"), ("___.txt", "File")],
)
def test_a_title_is_suggested_from_the_name(name: str, title: str) -> None:
    assert title_from(name) == title


@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_have_a_kind(data: bytes, name: str) -> None:
    assert isinstance(kind_of(data, name), FileKind)
