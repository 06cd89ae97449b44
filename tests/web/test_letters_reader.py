"""Beside the draft: what the reader sees, and a jump from each check to its place."""

from __future__ import annotations

from tests.web.pages import Page, Visitor
from tests.web.test_letters import letter

__all__ = ["letter"]


def beside(page: Page) -> str:
    return " ".join(" ".join(" ".join(aside.itertext()).split()) for aside in page.all("aside"))


def test_the_reader_sees_ask_reference_day_and_deeds(letter: Page) -> None:
    seen = beside(letter)
    for words in ("What the reader sees", "You ask", "£86.40", "NW-4471902", "Reply by", "1 June 2026"):
        assert words in seen


def test_every_jump_leads_to_a_place_on_the_page(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/edit").send("/edit", body="On 9 April 2025\n \n\n\nyou took £999.99.")
    jumps = [a.get("href", "") for aside in page.all("aside") for a in aside.iter("a")]
    places = {e.get("id") for e in page.all("div")}
    anchors = [jump.partition("#")[2] for jump in jumps if "#p" in jump]
    assert {"p1", "p2"} <= set(anchors) <= places


def test_what_the_reader_misses_is_said_with_a_way_to_mend_it(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/edit").send("/edit", subject="Hello", body="It is broken.")
    assert "No ask: they don’t see what to do." in beside(page)
    assert page.link("Mend it")


def test_a_jump_counts_code_points_so_that_emoji_move_nothing(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/edit").send("/edit", body="😀😀 you took £999.99.")
    jump = next(a for a in page.all("a") if "£999.99" in "".join(a.itertext()))
    assert (jump.get("data-from"), jump.get("data-to")) == ("12", "19")


def test_earlier_versions_show_word_by_word_what_changed(amina: Visitor, letter: Page) -> None:
    amina.get(f"{letter.path}/edit").send("/edit", body="Please refund £80 now.")
    amina.get(f"{letter.path}/edit").send("/edit", body="Please refund £86 now.")
    page = amina.get(f"{letter.path}/versions")
    assert "".join(page.all("del")[0].itertext()) == "[taken out: £80]"
    assert "".join(page.all("ins")[0].itertext()) == "[put in: £86]"


def test_how_old_a_reader_can_follow_it_is_said(letter: Page) -> None:
    assert "can follow it" in beside(letter)
