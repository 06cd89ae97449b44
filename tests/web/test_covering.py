"""Covering: the copy changes everywhere, the original nowhere, and a covered place can be shown again."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from flask import Flask
from PIL import Image

from advocate.casework.redaction import copy_to_send
from advocate.store.models import ExhibitRow
from advocate.web.extensions import blobs, db
from tests.files.making import half_red, pdf, saved
from tests.web.pages import Page, Visitor
from tests.web.test_archive import save, send
from tests.web.test_cases import case_path
from tests.web.test_evidence import original, put

pytestmark = pytest.mark.slow

PICTURE = saved(half_red((640, 480)), "PNG")
TWO_PAGES = pdf("Call 07700 900123 now", "The second page")
ALL = {"on_page": "1", "left": "0", "top": "0", "width": "100", "height": "100"}


@pytest.fixture
def shelf(amina: Visitor, case_page: Page) -> Page:
    return put(amina.get(f"{case_path(case_page)}/evidence"), (PICTURE, "a.png"), (TWO_PAGES, "b.pdf"))


def covering(amina: Visitor, shelf: Page, label: str) -> Page:
    return amina.get(f"{shelf.link(label)}/cover")


def is_black(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as picture:
        return max(high for _, high in picture.convert("RGB").getextrema()) <= 8  # type: ignore[misc]


def test_a_covered_place_is_gone_from_every_copy_and_the_original_stays(amina: Visitor, shelf: Page) -> None:
    where = shelf.link("E1")
    page = covering(amina, shelf, "E1").send("/cover", **ALL)
    assert "100 % wide" in page.words("main")
    assert is_black(amina.download(f"{where}/preview").data)
    assert is_black(amina.download(f"{where}/pages/1").data)
    assert is_black(amina.download(where.replace("evidence", "summary/exhibits") + "/0").data)
    assert original(amina, shelf, "E1").data == PICTURE


def test_a_covered_place_can_be_shown_again(amina: Visitor, shelf: Page) -> None:
    before = amina.download(f"{shelf.link('E1')}/preview").data
    page = covering(amina, shelf, "E1").send("/cover", **ALL).send("/remove")
    assert "can be seen in the copy again" in page.words("main")
    assert amina.download(f"{shelf.link('E1')}/preview").data == before


def test_a_suggestion_covers_only_its_page(amina: Visitor, shelf: Page) -> None:
    where = shelf.link("E2")
    second = amina.download(f"{where}/pages/2").data
    first = amina.download(f"{where}/pages/1").data
    page = covering(amina, shelf, "E2")
    assert "07700 900123" in page.words("main")
    forms = [f for f in page.all("form") if "Cover it" in "".join(f.itertext())]
    values = {i.get("name", ""): i.get("value", "") for i in forms[0].iter("input")}
    page = amina.post(f"{where}/cover", values)
    assert "You may want to cover" not in page.words("main")
    assert amina.download(f"{where}/pages/1").data != first
    assert amina.download(f"{where}/pages/2").data == second


def test_an_email_takes_the_copy_and_says_so(amina: Visitor, shelf: Page, app: object) -> None:
    covering(amina, shelf, "E2").send("/cover", **ALL)
    with app.app_context():  # type: ignore[attr-defined]
        row = db.session.query(ExhibitRow).filter_by(number=2).one()
        name, kind, data = copy_to_send(blobs(), row)
    assert (name, kind) == ("E2 b (copy with parts covered).pdf", "application/pdf")
    assert b"07700" not in data
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert texts == ["", ""]
    assert data.count(b"%%EOF") == 1


@pytest.mark.parametrize(
    "wrong",
    [
        *({"left": "x"}, {"width": "0"}, {"top": "101"}, {"on_page": "2"}, {"height": "NaN"}),
        *({"left": "9" * 9}, {"left": ""}, {"on_page": "²"}, {"width": "-1"}),
    ],
)
def test_a_place_that_is_none_is_said_and_nothing_is_covered(
    amina: Visitor, shelf: Page, wrong: dict[str, str]
) -> None:
    page = covering(amina, shelf, "E1").send("/cover", **(ALL | wrong))
    assert page.status == 422
    assert page.errors
    assert "Nothing yet" in page.words("main")


def test_a_saved_case_comes_back_with_what_was_covered(amina: Visitor, shelf: Page) -> None:
    covering(amina, shelf, "E1").send("/cover", **ALL)
    preview = send(amina, save(amina, shelf.path.removesuffix("/evidence")))
    brought = preview.send(preview.path, how="copy")
    where = amina.get(f"{brought.path}/evidence").link("E1")
    assert is_black(amina.download(f"{where}/preview").data)
    assert "100 % wide" in amina.get(f"{where}/cover").words("main")


def test_exhibits_that_back_nothing_are_listed_with_a_link(amina: Visitor, shelf: Page) -> None:
    page = amina.get(shelf.link("See what has no evidence yet"))
    assert page.link("E1") == shelf.link("E1")


def test_no_picture_of_what_is_covered_stays_behind(amina: Visitor, shelf: Page, app: Flask) -> None:
    with app.app_context():
        before = set(blobs().listing())
    page = covering(amina, shelf, "E1").send("/cover", **ALL)
    with app.app_context():
        now = set(blobs().listing())
    assert now != before
    assert len(now) == len(before)
    page.send("/remove")
    with app.app_context():
        assert set(blobs().listing()) == before
