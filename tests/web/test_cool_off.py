"""After strong words a letter may rest for a night; nothing is ever held back."""

from __future__ import annotations

import pytest

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_following_up import Move, move
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

__all__ = ["move"]

ANGRY = "You are a bunch of liars. The line is dead.\n\nPlease refund £86.40."
OFFER = "Let me sleep on it"


@pytest.fixture
def draft(amina: Visitor, case_page: Page) -> str:
    here = case_path(case_page)
    amina.get("/me").send(name="Amina Rahman")
    amina.get(f"{here}/outcome").send(**GOOD)
    add(amina, here, "fact", text="The line went dead.", when="3 March 2026")
    return (
        amina.get(f"{here}/letters/start?kind=first_complaint").send("/letters/start", channel="email").path
    )


def say(amina: Visitor, draft: str, words: str) -> Page:
    return amina.get(f"{draft}/edit").send("/edit", body=words)


def test_only_strong_words_are_offered_a_night_on_the_letter_and_before_sending(
    amina: Visitor, draft: str
) -> None:
    assert OFFER not in amina.get(draft).words()
    say(amina, draft, ANGRY)
    assert OFFER in amina.get(draft).words()
    assert OFFER in amina.get(f"{draft}/send").words()


def test_strong_words_that_were_kept_are_strong_all_the_same(amina: Visitor, draft: str) -> None:
    page = say(amina, draft, ANGRY)
    while "Keep mine" in page.words():
        page = page.send("/keep")
    assert OFFER in page.words()


def test_a_letter_that_rests_is_the_next_step_the_day_after(amina: Visitor, draft: str, move: Move) -> None:
    case = say(amina, draft, ANGRY).send("/rest")
    assert "Your letter rests until Tuesday 19 May" in " ".join(case.words().split())
    move(1)
    case = amina.get(case.path)
    assert "Read your letter again" in case.words("h2")
    assert case.link("Read my letter") == draft


def test_a_letter_that_rests_can_be_sent_all_the_same(amina: Visitor, draft: str, move: Move) -> None:
    case = say(amina, draft, ANGRY).send("/rest")
    sent = amina.get(f"{draft}/send").send("/send", channel="email")
    assert "It is on the timeline" in sent.words()
    move(1)
    assert "Read your letter again" not in amina.get(case.path).words()


def test_the_night_can_be_called_off_and_a_sent_letter_cannot_rest(amina: Visitor, draft: str) -> None:
    say(amina, draft, ANGRY).send("/rest")
    awake = amina.get(draft).send("/rest")
    assert OFFER in awake.words()
    amina.get(f"{draft}/send").send("/send", channel="email")
    assert "This letter was sent." in awake.send("/rest").words()


def test_a_letter_that_was_calmed_the_next_day_goes_its_usual_way(
    amina: Visitor, draft: str, move: Move
) -> None:
    case = say(amina, draft, ANGRY).send("/rest")
    move(1)
    say(amina, draft, "The line is dead.\n\nPlease refund £86.40.")
    assert "Finish your letter and send it" in amina.get(case.path).words("h2")
