"""Files inside a PDF come out byte for byte, named as what they are, and make no difference to the paper."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from advocate.files.saved_case import is_pdf, saved_case_safely
from advocate.printing.embedding import FileInside, Relation, with_files
from advocate.printing.pdf import render_pdf
from advocate.sandbox import SandboxError

pytestmark = pytest.mark.slow

KEPT = datetime(2026, 5, 2, 9, 30, tzinfo=UTC)
ZIP = b"PK\x05\x06" + bytes(18)


def inside(name: str, data: bytes, relation: Relation = Relation.SOURCE) -> FileInside:
    return FileInside(name, "application/zip", "The whole case", KEPT, relation, io.BytesIO(data))


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf("<!doctype html><html lang=en><head><title>A case</title></head><p>Hello</p></html>")


@pytest.fixture(scope="module")
def made(paper: bytes) -> bytes:
    return with_files(paper, [inside("case.zip", ZIP), inside("E5-voice.m4a", b"hum", Relation.SUPPLEMENT)])


def test_each_file_says_its_kind_its_day_and_what_it_is_to_the_paper(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        told = {str(spec.UF): (str(spec.AFRelationship), str(spec.Desc)) for spec in pdf.Root.AF}
        assert told == {
            "case.zip": ("/Source", "The whole case"),
            "E5-voice.m4a": ("/Supplement", "The whole case"),
        }
        file = pdf.attachments["case.zip"].obj.EF.F
        assert (str(file.Subtype), str(file.Params.ModDate)) == ("/application/zip", "D:20260502093000Z")


def test_the_saved_case_comes_out_byte_for_byte(made: bytes) -> None:
    assert saved_case_safely(io.BytesIO(made)) == ZIP


def test_the_same_files_give_the_same_bytes(paper: bytes) -> None:
    first, second = (with_files(paper, [inside("case.zip", ZIP)]) for _ in range(2))
    assert first == second


def test_without_files_the_paper_stays_as_it_is(paper: bytes) -> None:
    assert with_files(paper, []) is paper


def test_a_pdf_without_a_saved_case_has_none(paper: bytes) -> None:
    assert saved_case_safely(io.BytesIO(paper)) is None


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"x" * 1000, b"junk %PDF- junk"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert is_pdf(io.BytesIO(data))
    with pytest.raises(SandboxError):
        saved_case_safely(io.BytesIO(data))
