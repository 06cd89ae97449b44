"""Search: everything a case holds is found with its place, and nothing that was deleted or is foreign."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.making import pdf
from tests.web.conftest import start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_evidence import MAIL, put
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow


def look(visitor: Visitor, case_page: Page, words: str) -> Page:
    response = visitor.client.get(f"{case_path(case_page)}/search", query_string={"find": words})
    return Page(visitor, response)


@pytest.fixture
def filled(amina: Visitor, case_page: Page) -> Page:
    add(amina, case_path(case_page), "fact", text="The line was dead.", when="2 April 2026")
    put(amina.get(f"{case_path(case_page)}/evidence"), (MAIL, "reply.eml"))
    return case_page


def test_an_entry_and_the_text_of_an_exhibit_are_found_with_a_link(amina: Visitor, filled: Page) -> None:
    assert "/timeline/fact/" in look(amina, filled, "dead").link("What happened")
    page = look(amina, filled, "thank message")
    assert page.link("E1").endswith("#text")
    assert "line 6" in page.words("main")


def test_a_deleted_entry_is_not_found_and_one_put_back_is(amina: Visitor, filled: Page) -> None:
    gone = amina.get(look(amina, filled, "dead").link("What happened")).send("/delete")
    assert "Nothing in this case" in look(amina, filled, "dead").words("main")
    gone.send("/restore")
    assert "The line was" in look(amina, filled, "dead").words("main")


def test_the_page_of_a_long_pdf_is_told(amina: Visitor, filled: Page) -> None:
    put(amina.get(f"{case_path(filled)}/evidence"), (pdf("First page", "The needle is here"), "two.pdf"))
    assert "page 2, line 1" in look(amina, filled, "needle").words("main")


def test_another_case_is_not_searched(amina: Visitor, filled: Page) -> None:
    other = start_case(amina, "Southwind")
    assert "Nothing in this case" in look(amina, other, "dead").words("main")


@pytest.mark.parametrize("asked", ['"', "NOT", "😀", "\0", "a" * 10_000, "<script>alert(1)</script>"])
def test_odd_questions_get_a_page(amina: Visitor, filled: Page, asked: str) -> None:
    assert look(amina, filled, asked).status == 200


@pytest.mark.laptop
def test_a_search_leaves_nothing_in_the_database(amina: Visitor, filled: Page, app: object) -> None:
    file = Path(app.instance_path) / "advocate.db"  # type: ignore[attr-defined]
    before = file.read_bytes()
    look(amina, filled, "dead line")
    assert file.read_bytes() == before
