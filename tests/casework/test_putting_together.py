"""Photographs put together print page by page, travel with a saved case and are offered as taken."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from advocate.casework import archive, cases, evidence, findings, summary_build, taking_in
from advocate.casework.putting_together import TIMES_AS_LARGE, Order, Photograph, put_together
from tests.casework.desk import MEGABYTE, NOW, TODAY, Desk, open_desk
from tests.files import making
from tests.printing.reading import Reading

pytestmark = pytest.mark.slow

PHOTOS = [making.photo(taken=f"2026:03:14 10:11:1{second}") for second in range(3)]
LIMIT = max(map(len, PHOTOS))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.session.close()
    desk.session.get_bind().engine.dispose()


@pytest.fixture
def case_id(desk: Desk) -> str:
    """A case whose only exhibit is three photographs, together larger than one file may be."""
    found = cases.start(
        desk.session,
        **desk.place,
        organisation_name="Northwind Broadband",
        organisation_email="",
        sector="telecoms",
        country="GB",
        now=NOW,
    )
    photos = [Photograph(f"IMG_{number}.jpg", io.BytesIO(data)) for number, data in enumerate(PHOTOS, 1)]
    kept = put_together(desk.blobs, photos, order=Order.TAKEN, limit=LIMIT)
    taken = taking_in.look_into(desk.blobs, sha256=kept.sha256, size=kept.size, filename=kept.filename)
    evidence.add(desk.session, **desk.place, case_id=found, taken=taken, case_limit=MEGABYTE, now=NOW)
    return found


def test_the_case_summary_prints_each_photograph_as_a_page(desk: Desk, case_id: str) -> None:
    made = summary_build.make_pdf(desk.session, desk.blobs, **desk.place, case_id=case_id, today=TODAY)
    text = Reading(made).text
    assert [n for n in (1, 2, 3) if f"E1, page {n} of 3" not in text] == []
    assert "3 photographs were put together as the pages of one exhibit" in " ".join(text.split())


def test_a_saved_case_brings_them_back_though_together_they_are_larger_than_one_file_may_be(
    desk: Desk, case_id: str, tmp_path: Path
) -> None:
    saved = io.BytesIO(desk.save(case_id))
    taken: dict[str, taking_in.TakenIn] = {}
    incoming = archive.read(saved, limit=MEGABYTE)
    archive.take_files(desk.blobs, saved, incoming, limit=LIMIT, into=taken)
    [exhibit] = desk.case(case_id).exhibits
    assert exhibit.size > LIMIT
    assert (taken["E1"].sha256, taken["E1"].looked.pages) == (exhibit.sha256, 3)
    assert exhibit.size < TIMES_AS_LARGE * LIMIT


def test_the_day_on_which_they_were_taken_is_offered(desk: Desk, case_id: str) -> None:
    case = desk.case(case_id)
    found = findings.offered(
        desk.session, **desk.place, case=case, exhibit_id=case.exhibits[0].id, today=TODAY
    )
    [offer] = found.offers
    assert (offer.text, str(offer.when and offer.when.start)) == (
        "Picture taken: IMG 1 and 2 more",
        "2026-03-14",
    )
