"""What goes inside the PDF: the case for the customer, originals for others, nothing that was covered."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from advocate.casework import archive, evidence, redaction, summary_build
from advocate.casework.archive import ArchiveError
from advocate.casework.redaction import Box
from advocate.domain.summary import Reader, SummaryChoices, preset
from tests.casework.desk import FILES, MEGABYTE, NOW, STORY, Desk, furnish, open_desk
from tests.printing.reading import Reading

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    desk = open_desk(tmp_path_factory.mktemp("home"))
    yield desk, furnish(desk)
    desk.session.get_bind().engine.dispose()


def made(home: tuple[Desk, str], chosen: SummaryChoices) -> bytes:
    desk, case_id = home
    return summary_build.make_pdf(
        desk.session, desk.blobs, **desk.place, case_id=case_id, today=NOW.date(), chosen=chosen
    )


def inside(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as found:
        return {name: spec.get_file().read_bytes() for name, spec in found.attachments.items()}


@pytest.fixture(scope="module")
def mine(home: tuple[Desk, str]) -> bytes:
    return made(home, preset(Reader.MYSELF))


def test_the_customers_own_pdf_is_opened_and_gone_on_with(mine: bytes, tmp_path: Path) -> None:
    away = open_desk(tmp_path)
    away.session.commit()
    kept = archive.keep(away.blobs, io.BytesIO(mine), limit=MEGABYTE)
    with archive.reopen(away.blobs, kept) as file:
        case = away.case(away.bring(file.read()).case_id)
    assert case.story == STORY
    assert [e.label for e in case.exhibits] == ["E1", "E2"]
    away.session.get_bind().engine.dispose()


def test_the_same_case_gives_the_same_pdf_on_the_same_day(home: tuple[Desk, str], mine: bytes) -> None:
    assert made(home, preset(Reader.MYSELF)) == mine


@pytest.mark.parametrize("reader", [r for r in Reader if r is not Reader.MYSELF])
def test_no_other_reader_gets_files_unless_the_customer_asks(home: tuple[Desk, str], reader: Reader) -> None:
    pdf = made(home, preset(reader))
    assert inside(pdf) == {}
    with pytest.raises(ArchiveError, match="no saved case inside this PDF"):
        archive.unwrapped(io.BytesIO(pdf))


def test_originals_go_inside_byte_for_byte_where_they_are_ticked(home: tuple[Desk, str]) -> None:
    chosen = preset(Reader.ADVISER).ticked({"originals": True})
    assert inside(made(home, chosen)) == {
        "E1-router.jpg": FILES[0][1],
        "E2-rechnung-final-.pdf": FILES[1][1],
    }


def test_a_court_gets_no_files_whatever_is_ticked(home: tuple[Desk, str]) -> None:
    assert inside(made(home, preset(Reader.COURT).ticked({"originals": True}))) == {}


def test_an_original_that_shows_what_was_covered_stays_out(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    case_id = furnish(desk)
    photo = next(e for e in desk.case(case_id).exhibits if e.number == 1)
    row = evidence.load(desk.session, **desk.place, case_id=case_id, exhibit_id=photo.id)
    redaction.cover_all(desk.session, desk.blobs, row, [Box(1, 1000, 1000, 5000, 5000)], now=NOW)
    pdf = made((desk, case_id), preset(Reader.ADVISER).ticked({"originals": True}))
    assert list(inside(pdf)) == ["E2-rechnung-final-.pdf"]
    assert "The original of E1" in Reading(pdf).text
    desk.session.get_bind().engine.dispose()
