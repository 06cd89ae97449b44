"""My own details, asked once."""

from __future__ import annotations

from tests.web.pages import Visitor


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
