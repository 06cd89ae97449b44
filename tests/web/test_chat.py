"""A pasted chat becomes one contact with its transcript and its promises, once it was checked."""

from __future__ import annotations

import pytest

from tests.domain.test_transcript import CHAT
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path

pytestmark = pytest.mark.slow


@pytest.fixture
def where(case_page: Page) -> str:
    return case_path(case_page)


def paste(amina: Visitor, where: str, text: str = CHAT, **more: str) -> Page:
    return amina.get(f"{where}/timeline/chat").send("/chat/read", transcript=text, **more)


def test_what_was_understood_is_shown_and_nothing_is_kept_yet(amina: Visitor, where: str) -> None:
    page = paste(amina, where)
    for words in ("Sam", "I will refund £20 within 5 working days.", "5 working days after 9 March 2026"):
        assert words in page.words("main").replace("\u00a0", " ")
    assert "refund £20" not in amina.get(where).words("main")


def test_it_becomes_one_contact_with_its_promises_and_its_transcript_as_an_exhibit(
    amina: Visitor, where: str
) -> None:
    confirmation = paste(amina, where).send("/timeline/chat")
    assert "Confirmation of what was agreed" in confirmation.heading
    case = amina.get(where).words("main").replace("\u00a0", " ")
    for words in ("refund £20", "E1 Chat with Sam, 9 March 2026", "23 minutes"):
        assert words in case
    assert "No broadband since the 3rd." in amina.get(amina.get(f"{where}/evidence").link("E1")).words()


def test_a_promise_that_is_unticked_is_left_out(amina: Visitor, where: str) -> None:
    paste(amina, where).send("/timeline/chat", offered_0="", text="They refund me")
    case = amina.get(where).words("main")
    assert "I will refund £20" not in case
    assert "an engineer will come on Friday" in case


def test_saying_who_is_you_reads_it_again_and_keeps_what_was_typed(amina: Visitor, where: str) -> None:
    page = paste(amina, where, "Kim: hi\nAnn: hello\nKim: We will credit your account by 20 June.")
    assert "promised something" not in page.words("form")
    again = page.visitor.post(
        f"{where}/timeline/chat/read",
        {
            **{e.get("name") or "": e.get("value") or "" for e in page.all("input")},
            "transcript": "Kim: hi\nAnn: hello\nKim: We will credit your account by 20 June.",
            "me": "Ann",
            "when": "11 May 2026",
            "text": "My own words",
        },
    )
    assert "We will credit your account by 20 June." in again.words("main")
    assert "My own words" in again.text


def test_the_same_chat_again_is_noticed(amina: Visitor, where: str) -> None:
    assert "Looks like one you have" not in paste(amina, where).words("main")
    paste(amina, where).send("/timeline/chat")
    assert "Looks like one you have: chat, Sam, 9 March 2026" in paste(amina, where).words("main")


def test_a_missing_day_is_asked_for_and_nothing_is_lost(amina: Visitor, where: str) -> None:
    page = paste(amina, where, "Me: hi\nKim: We will credit your account.").send("/timeline/chat", when="")
    assert page.status == 422
    assert "We will credit your account." in page.text


def test_nothing_pasted_is_asked_for(amina: Visitor, where: str) -> None:
    assert paste(amina, where, " ").errors == ["Paste the chat."]
