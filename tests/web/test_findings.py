"""What was found in an exhibit goes on the timeline with one press, after a change, or nowhere."""

from __future__ import annotations

import pytest

from tests.files.making import pdf
from tests.web.pages import Page, Visitor, values_of
from tests.web.test_cases import case_path
from tests.web.test_evidence import MAIL, put
from tests.web.test_letters import letter
from tests.web.test_letters_reader import beside

__all__ = ["letter"]

pytestmark = pytest.mark.slow

RECEIPT = b"Receipt 1 April 2026\nOn 3 March 2026 we charged \xc2\xa354.90.\n"


@pytest.fixture
def receipt(amina: Visitor, case_page: Page) -> Page:
    shelf = amina.get(f"{case_path(case_page)}/evidence")
    return amina.get(put(shelf, (RECEIPT, "receipt.txt")).link("E1"))


def timeline(page: Page) -> str:
    return page.visitor.get(case_path(page)).words("main")


def test_one_press_puts_a_finding_on_the_timeline_with_its_exhibit(receipt: Page) -> None:
    assert "line 2" in receipt.words("main")
    page = receipt.send("/accept")
    assert "It is on the timeline, backed by E1." in page.words("main")
    assert "£54.90" in timeline(page)
    assert [box.get("checked") for box in page.all("input", name="entries")] == [""]


def test_an_added_finding_is_not_offered_again_unless_it_is_taken_back(receipt: Page) -> None:
    page = receipt.send("/accept")
    assert "/accept" not in page.text
    back = page.send("/take-back")
    assert "/accept" in back.text
    assert "£54.90" not in timeline(back)


def test_a_finding_that_was_turned_down_can_be_offered_again(receipt: Page) -> None:
    page = receipt.send("/turn-down")
    assert "/accept" not in page.text
    assert "/accept" in page.send("/findings/again").text


def test_a_finding_can_be_changed_before_it_is_added(amina: Visitor, receipt: Page) -> None:
    form = amina.get(receipt.link("Change it first"))
    filled = dict(values_of(form.form("/timeline/add")))
    assert (filled["when"], filled["exhibits"]) == ("3 March 2026", filled["exhibits-shown"])
    page = form.send("/timeline/add", text="They charged me £54.90 all the same")
    assert "/accept" not in page.text
    assert "all the same" in timeline(page)
    assert "all the same" in page.words("fieldset")


def test_an_email_that_tells_nobodys_side_is_looked_at_first(amina: Visitor, case_page: Page) -> None:
    shelf = amina.get(f"{case_path(case_page)}/evidence")
    stranger = MAIL.replace(b"help@northwind.example", b"gym@elsewhere.example")
    page = amina.get(put(shelf, (stranger, "gym.eml")).link("E1"))
    assert "/accept" not in page.text
    form = amina.get(page.link("Check it and add it"))
    filled = dict(values_of(form.form("/timeline/add")))
    assert (filled["channel"], filled["text"]) == ("email", "Your fault F-88213")


def test_what_is_not_offered_can_be_neither_added_nor_turned_down(receipt: Page) -> None:
    for action in ("accept", "turn-down", "take-back"):
        form = dict(values_of(receipt.form("/accept")))
        page = receipt.visitor.post(f"{receipt.path}/findings/unknown/{action}", form)
        assert "not offered any more" in page.words("main")


def test_the_checklist_ticks_what_is_here_and_keeps_what_is_said_of_the_rest(
    amina: Visitor, case_page: Page
) -> None:
    shelf = amina.get(f"{case_path(case_page)}/evidence")
    assert "What they wrote to you : not seen yet" in shelf.words("aside")
    shelf = put(shelf, (MAIL, "reply.eml"))
    assert "What they wrote to you : here, E1" in shelf.words("aside")
    asked = shelf.send("/wanted/bill", answer="asked")
    assert "The bill it is about : you have asked for it" in asked.words("aside")
    again = asked.send("/wanted/bill", answer="open")
    assert "The bill it is about : not seen yet" in again.words("aside")


@pytest.mark.parametrize(("item", "answer", "status"), [("bill", "perhaps", 400), ("hats", "asked", 200)])
def test_the_checklist_takes_only_its_own_lines_and_answers(
    amina: Visitor, case_page: Page, item: str, answer: str, status: int
) -> None:
    shelf = amina.get(f"{case_path(case_page)}/evidence")
    form = dict(values_of(shelf.form("/wanted/bill")))
    page = amina.post(f"{shelf.path}/wanted/{item}", {**form, "answer": answer})
    assert page.status == status
    assert "you have asked for it" not in page.text


def test_beside_a_letter_an_exhibit_is_cited_with_the_page_that_matters(amina: Visitor, letter: Page) -> None:
    shelf = amina.get(f"{case_path(letter)}/evidence")
    bill = amina.get(put(shelf, (pdf("Your bill", "Total due 32.00"), "bill.pdf")).link("E1"))
    bill.send(bill.path, passage="Total due")
    page = amina.get(f"{letter.path}/edit").send("/edit", body="The second bill shows all of it again (E1).")
    assert "It names E1, page 2." in beside(page)
