"""Photos of the pages of one thing become one exhibit, in an order, or none of them does."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from tests.files import making
from tests.web.conftest import MakeApp, start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_evidence import original, photo, zipped

pytestmark = pytest.mark.slow

FIRST, SECOND = making.photo(taken="2026:03:14 10:11:12"), making.photo(taken="2026:03:14 10:11:15")
NO_TIME = photo()


@pytest.fixture
def shelf(amina: Visitor, case_page: Page) -> Page:
    return amina.get(f"{case_path(case_page)}/evidence")


def put(page: Page, *files: tuple[bytes, str], **more: Any) -> Page:
    sent = [(io.BytesIO(data), name) for data, name in files]
    return page.send("/evidence", files=sent, together="y", **more)


def names_in(visitor: Visitor, page: Page) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(original(visitor, page, "E1").data)) as archive:
        return [name for name in archive.namelist() if name[0].isdigit()]


def test_they_become_one_exhibit_with_a_page_each(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (FIRST, "IMG_1.jpg"), (SECOND, "IMG_2.jpg"), (NO_TIME, "IMG_3.jpg"))
    words = amina.get(page.link("E1 IMG 1 and 2 more")).words("main")
    said = "3 photographs, put together as one exhibit in the order you chose, each kept as it came"
    assert said in words
    assert "It has 3 pages." in words
    assert "E2" not in page.words("main")


def test_the_original_is_one_zip_with_each_photo_as_it_came(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (FIRST, "IMG_1.jpg"), (SECOND, "IMG_2.jpg"))
    with zipfile.ZipFile(io.BytesIO(original(amina, page, "E1").data)) as archive:
        assert (archive.read("1 IMG_1.jpg"), archive.read("2 IMG_2.jpg")) == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("name", ["1 a9.jpg", "2 a10.jpg", "3 b.jpg"]),
        ("taken", ["1 b.jpg", "2 a9.jpg", "3 a10.jpg"]),
        ("chosen", ["1 a10.jpg", "2 b.jpg", "3 a9.jpg"]),
    ],
)
def test_their_order_is_by_name_by_time_or_as_chosen(
    amina: Visitor, shelf: Page, order: str, names: list[str]
) -> None:
    page = put(shelf, (NO_TIME, "a10.jpg"), (FIRST, "b.jpg"), (SECOND, "a9.jpg"), order=order)
    assert names_in(amina, page) == names


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"Notes of my call", "notes.txt", "“notes.txt” is not a photo or picture."),
        (making.pdf("one"), "bill.pdf", "“bill.pdf” is not a photo or picture."),
        (b"", "empty.jpg", "“empty.jpg” is empty."),
    ],
)
def test_what_is_no_picture_refuses_them_all_by_name(
    amina: Visitor, shelf: Page, data: bytes, name: str, said: str
) -> None:
    page = put(shelf, (FIRST, "IMG_1.jpg"), (data, name))
    assert page.status == 422
    assert said in page.errors[0]
    assert "Nothing was added." in page.errors[0]
    assert "No evidence yet." in amina.get(shelf.path).words("main")


def test_a_scan_with_pages_of_its_own_is_to_be_added_by_itself(shelf: Page) -> None:
    page = making.half_red()
    scan = making.saved(page, "TIFF", save_all=True, append_images=[page])
    assert (
        "“scan.tiff” has 2 pages of its own." in put(shelf, (FIRST, "a.jpg"), (scan, "scan.tiff")).errors[0]
    )


def test_more_than_the_most_are_refused_with_both_numbers(shelf: Page) -> None:
    page = put(shelf, *[(FIRST, f"{number}.jpg") for number in range(61)])
    assert "At most 60 photos can be one exhibit, and you chose 61." in page.errors[0]


def test_one_that_is_too_large_and_a_set_that_is_are_refused_with_their_limits(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(file_limit=100_000).test_client())
    shelf = visitor.get(f"{case_path(start_case(visitor))}/evidence")
    large = FIRST + bytes(99_000 - len(FIRST))
    alone = put(shelf, (FIRST, "a.jpg"), (FIRST + bytes(100_000), "huge.jpg"))
    assert "“huge.jpg” is larger than 0.1 MB" in alone.errors[0]
    together = put(visitor.get(shelf.path), *[(large, f"{number}.jpg") for number in range(5)])
    assert "Together these photos are larger than 0.4 MB" in together.errors[0]
    fits = put(visitor.get(shelf.path), *[(large, f"{number}.jpg") for number in range(4)])
    assert "“0 and 3 more.zip” is now E1." in fits.words("body")


def test_a_damaged_one_among_good_ones_is_kept_and_named(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (FIRST, "a.jpg"), (b"\xff\xd8\xff\xe0 cut", "b.jpg"), (SECOND, "c.jpg"))
    words = amina.get(page.link("E1")).words("main")
    assert "Photograph 2 can't be shown. It is kept as it is." in words
    assert "It has 3 pages." in words


def test_one_picture_alone_and_pictures_without_the_tick_are_exhibits_of_their_own(shelf: Page) -> None:
    assert "“a.jpg” is now E1." in put(shelf, (FIRST, "a.jpg")).words("body")
    both = [(io.BytesIO(data), name) for data, name in ((SECOND, "b.jpg"), (NO_TIME, "c.jpg"))]
    assert "“c.jpg” is now E3." in shelf.send("/evidence", files=both).words("body")


def test_the_same_photos_again_are_said_to_be_here(amina: Visitor, shelf: Page) -> None:
    photos = (FIRST, "a.jpg"), (SECOND, "b.jpg")
    put(shelf, *photos)
    assert "is here already, as E1." in put(amina.get(shelf.path), *photos).words("body")


def test_each_can_be_taken_out_again_and_a_zip_of_the_customers_own_is_still_unpacked(
    amina: Visitor, shelf: Page
) -> None:
    page = put(shelf, (FIRST, "a.jpg"), (SECOND, "b.jpg"))
    again = amina.get(f"{page.link('E1')}/inside").send("/inside", part="1")
    assert original(amina, again, "E2").data == SECOND
    own = [(io.BytesIO(zipped(("a.jpg", FIRST), ("b.jpg", SECOND))), "own.zip")]
    other = amina.get(amina.get(shelf.path).send("/evidence", files=own).link("E3"))
    assert "See what is in it" in other.words("main")


def test_a_place_on_its_second_page_can_be_covered(amina: Visitor, shelf: Page) -> None:
    where = put(shelf, (FIRST, "a.jpg"), (SECOND, "b.jpg")).link("E1")
    before = amina.download(f"{where}/pages/2").data
    place = {"on_page": "2", "left": "0", "top": "0", "width": "50", "height": "50"}
    page = amina.get(f"{where}/cover?page=2").send("/cover", **place)
    assert "That place is covered" in page.words("body")
    assert amina.download(f"{where}/pages/2").data != before
    assert original(amina, amina.get(shelf.path), "E1").data.count(SECOND) == 1
