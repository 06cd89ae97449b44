"""Facts, contacts, promises, impacts and notes."""

from __future__ import annotations

import pytest

from tests.web.pages import Page, Visitor
from tests.web.test_cases import MARKUP, case_path


@pytest.fixture
def where(case_page: Page) -> str:
    return case_path(case_page)


def add(visitor: Visitor, where: str, kind: str, **fields: str) -> Page:
    return visitor.get(f"{where}/timeline/add/{kind}").send("/timeline/add", **fields)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("3 March 2026", "3 March 2026"),
        ("3/4/26", "3 April 2026"),
        ("march 2026", "March 2026"),
        ("3 to 6 March 2026", "3 to 6 March 2026"),
        ("about 3 March 2026", "about 3 March 2026"),
    ],
)
def test_a_date_keeps_the_precision_it_was_typed_in(
    amina: Visitor, where: str, typed: str, shown: str
) -> None:
    page = add(amina, where, "fact", text="The line was dead", when=typed)
    assert shown in page.words("main").replace("\u00a0", " ")


def test_a_call_shows_person_reference_and_length(amina: Visitor, where: str) -> None:
    page = add(
        amina,
        where,
        "contact",
        text="No date for the repair",
        when="9 March 2026",
        at="14:30",
        person="Priya",
        reference="F-88213",
        minutes="47",
    )
    for words in ("Priya", "F-88213", "47 minutes", "No date for the repair"):
        assert words in page.words("main")


def test_a_promise_can_be_settled_and_opened_again(amina: Visitor, where: str) -> None:
    page = add(amina, where, "promise", text="An engineer comes", when="3 March 2026", due="6 March 2026")
    entry = next(f.get("action") for f in page.all("form") if "/settle" in (f.get("action") or ""))
    assert "Promise not kept" in page.send(entry, state="broken").words("main")


def test_a_promise_cannot_fall_due_before_it_was_made(amina: Visitor, where: str) -> None:
    page = add(amina, where, "promise", text="An engineer", when="6 March 2026", due="3 March 2026")
    assert page.errors == ["This day is before the day on which they said so."]


@pytest.mark.parametrize(
    "typed", ["30 February 2026", "5 June 2026", "1 March 1850", "6 to 3 March 2026", "purple"]
)
def test_a_day_that_cannot_be_is_refused_and_kept(amina: Visitor, where: str, typed: str) -> None:
    page = add(amina, where, "fact", text="The line was dead", when=typed)
    assert page.status == 422
    assert f'value="{typed}"' in page.text
    assert "The line was dead" in page.text
    assert "The line was dead" not in amina.get(where).text


def test_a_changed_entry_keeps_what_it_said_before(amina: Visitor, where: str) -> None:
    page = add(amina, where, "fact", text="The line was dead", when="3 March 2026")
    edit = amina.get(page.link("Edit: The line was dead"))
    edit.send(f"{edit.path}", text="The line was dead again")
    history = amina.get(f"{edit.path}/history")
    assert "The line was dead again" in history.words("main")
    assert "2026-03-03" in history.words("dl")


def test_a_deleted_entry_can_be_put_back(amina: Visitor, where: str) -> None:
    page = add(amina, where, "fact", text="The line was dead", when="3 March 2026")
    edit = amina.get(page.link("Edit: The line was dead"))
    gone = edit.send("/delete")
    assert "The line was dead" not in gone.words("ol") if gone.all("ol", class_="tl") else True
    assert "The line was dead" in gone.send("/restore").words("main")


def test_two_tabs_on_one_entry_lose_neither_version(amina: Visitor, where: str) -> None:
    page = add(amina, where, "fact", text="The line was dead", when="3 March 2026")
    link = page.link("Edit: The line was dead")
    first, second = amina.get(link), amina.get(link)
    first.send(first.path, text="First words")
    clash = second.send(second.path, text="Second words")
    assert clash.status == 422
    assert "First words" in clash.words("table")
    assert "Second words" in clash.text


@pytest.mark.parametrize("kind", ["fact", "contact", "promise", "impact", "note"])
def test_markup_in_an_entry_is_shown_as_text(amina: Visitor, where: str, kind: str) -> None:
    page = add(amina, where, kind, text=MARKUP, when="3 March 2026")
    assert page.status == 200
    assert MARKUP in page.words("main")


@pytest.mark.parametrize("kind", ["fact", "contact", "promise", "impact", "note"])
def test_an_empty_entry_says_what_is_missing(amina: Visitor, where: str, kind: str) -> None:
    page = add(amina, where, kind, text="  ", when="3 March 2026")
    assert page.status == 422
    assert len(page.errors) == 1


def test_an_unknown_kind_is_not_found(amina: Visitor, where: str) -> None:
    assert amina.get(f"{where}/timeline/add/grudge").status == 404


def test_the_attempts_are_counted_with_the_time_they_took(amina: Visitor, where: str) -> None:
    empty = amina.get(f"{where}/timeline/attempts")
    assert "it counts" in empty.words("main")
    call = {"when": "3 March 2026", "channel": "call", "direction": "out"}
    add(amina, where, "contact", text="Held, then cut off", minutes="47", person="Craig", **call)
    add(amina, where, "contact", text="Nobody answered", **call)
    add(amina, where, "contact", text="They rang back", **{**call, "direction": "in"})
    words = amina.get(f"{where}/timeline/attempts").words("main")
    assert (
        "2 attempts: 2 calls. 47 minutes in the one whose length you noted. They were in touch once." in words
    )
    assert "Held, then cut off" in words
    assert "They rang back" not in words
    assert "47 minutes of your time" in amina.get(where).words("main")
