"""On its day a message is drafted at one press, and left alone once it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from advocate.web.extensions import SETTINGS
from tests.web.conftest import NOON
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

Move = Callable[[int], None]


@pytest.fixture
def move(app: Flask) -> Move:
    """Let so many days go by."""
    clock = [NOON]
    app.extensions[SETTINGS] = replace(app.extensions[SETTINGS], now=lambda: clock[0])

    def by(days: int) -> None:
        clock[0] += timedelta(days=days)

    return by


@pytest.fixture
def where(amina: Visitor, case_page: Page) -> str:
    """A case whose complaint was sent today by letter."""
    here = case_path(case_page)
    amina.get("/me").send(name="Amina Rahman")
    amina.get(f"{here}/outcome").send(**GOOD)
    add(amina, here, "fact", text="The line went dead.", when="3 March 2026")
    amina.get(f"{here}/letters/start?kind=first_complaint").send("/letters/start", channel="letter")
    draft = amina.get(f"{here}/letters/first").path
    amina.get(f"{draft}/send").send("/send", channel="letter")
    return here


def test_silence_leads_at_one_press_to_a_reminder_that_is_written(
    amina: Visitor, where: str, move: Move
) -> None:
    move(15)
    letter = amina.get(where).send("/letters/now")
    assert letter.heading == "Your letter"
    assert "Friendly reminder" in letter.words()
    assert "18 May 2026" in letter.words("main")


def test_a_promise_that_was_not_kept_leads_at_one_press_to_a_letter_about_it(
    amina: Visitor, where: str, move: Move
) -> None:
    add(amina, where, "promise", text="a new router", when="18 May 2026", due="20 May 2026", by_whom="Priya")
    move(3)
    amina.get(where).send("/settle", state="broken")
    letter = amina.get(where).send("/letters/now")
    assert "Reminder of a promise" in letter.words()
    assert "a new router" in letter.words("main")


def test_a_late_promise_can_be_asked_for_without_calling_it_broken(
    amina: Visitor, where: str, move: Move
) -> None:
    add(amina, where, "promise", text="a new router", when="18 May 2026", due="20 May 2026", by_whom="Priya")
    move(3)
    letter = amina.get(where).send("/letters/now")
    assert "a new router" in letter.words("main")
    amina.get(f"{letter.path}/send").send("/send", channel="email")
    assert "Nothing to do today" in amina.get(where).words()


def test_a_manager_is_asked_with_the_reason_that_the_case_tells(
    amina: Visitor, where: str, move: Move
) -> None:
    for _ in range(2):
        move(15)
        letter = amina.get(where).send("/letters/now")
        last = letter.words()
        amina.get(f"{letter.path}/send").send("/send", channel="email")
    assert "Letter to a manager" in last
    assert "the day for a reply, 9 June 2026, has passed" in last


@pytest.mark.parametrize("kind", ["", "thanks", "no-such-kind", "first_complaint"])
def test_a_letter_that_needs_questions_is_not_written_at_one_press(
    amina: Visitor, where: str, move: Move, kind: str
) -> None:
    move(15)
    assert amina.get(where).send("/letters/now", kind=kind).status == 404


def test_a_letter_that_was_not_marked_as_sent_is_asked_about(amina: Visitor, where: str, move: Move) -> None:
    move(15)
    amina.get(where).send("/letters/now")
    move(3)
    page = amina.get(where)
    assert "Did you send it? Friendly reminder" in page.words()
    sending = amina.get(page.link("Yes, I sent it"))
    sending.send("/send", channel="email")
    assert "Nothing to do today" in amina.get(where).words()
