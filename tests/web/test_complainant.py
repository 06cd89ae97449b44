"""My own details, asked once."""

from __future__ import annotations

from tests.web.conftest import start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path


def test_details_are_saved_and_shown_again(amina: Visitor) -> None:
    amina.get("/me").send(name="Amina Rahman", email="amina.rahman@example.org")
    assert 'value="Amina Rahman"' in amina.get("/me").text


def test_a_name_is_needed_and_the_rest_is_kept(amina: Visitor) -> None:
    page = amina.get("/me").send(name=" ", phone="0113 496 0123")
    assert page.errors == ["Enter your name as it should stand under a letter."]
    assert 'value="0113 496 0123"' in page.text


def test_two_tabs_show_both_versions(amina: Visitor) -> None:
    first, second = amina.get("/me"), amina.get("/me")
    first.send(name="Amina R.")
    clash = second.send(name="Amina Rahman")
    assert "Amina R." in clash.words("table")
    clash.send()
    assert 'value="Amina Rahman"' in amina.get("/me").text


def name_in(page: Page) -> str:
    return next(e.get("value") or "" for e in page.all("input", name="name"))


def test_a_case_is_signed_by_somebody_else_and_no_other_case_is(amina: Visitor, case_page: Page) -> None:
    amina.get("/me").send("/me", name="Amina Rahman", email="amina@example.org")
    where, other = case_path(case_page), case_path(start_case(amina, "Whitegate"))
    page = amina.get(f"{where}/me")
    assert (page.heading, name_in(page)) == ("My details for this case", "Amina Rahman")
    page.send("/me", name="Yusuf Rahman")
    assert name_in(amina.get(f"{where}/me")) == "Yusuf Rahman"
    assert "Yusuf Rahman" in amina.get(f"{where}/details").words("main")
    assert name_in(amina.get(f"{other}/me")) == name_in(amina.get("/me")) == "Amina Rahman"


def test_a_case_without_details_of_its_own_follows_the_usual_ones(amina: Visitor, case_page: Page) -> None:
    amina.get("/me").send("/me", name="Amina Rahman")
    amina.get(f"{case_path(case_page)}/me").send("/me")
    amina.get("/me").send("/me", name="Amina Khan")
    assert name_in(amina.get(f"{case_path(case_page)}/me")) == "Amina Khan"


def test_a_case_goes_back_to_the_usual_details(amina: Visitor, case_page: Page) -> None:
    amina.get("/me").send("/me", name="Amina Rahman")
    amina.get(f"{case_path(case_page)}/me").send("/me", name="Yusuf Rahman")
    amina.get(f"{case_path(case_page)}/me").send("/me/usual")
    assert name_in(amina.get(f"{case_path(case_page)}/me")) == "Amina Rahman"


def test_two_tabs_of_a_cases_details_show_both_versions(amina: Visitor, case_page: Page) -> None:
    first, second = (amina.get(f"{case_path(case_page)}/me") for _ in range(2))
    first.send("/me", name="Yusuf R.")
    clash = second.send("/me", name="Yusuf Rahman")
    assert "Your name Yusuf R." in clash.words("table")
