"""Own reminders on their pages, and putting the next step off."""

from __future__ import annotations

import pytest

from tests.web.pages import Visitor
from tests.web.test_following_up import Move, move, where

__all__ = ["move", "where"]


def remind(amina: Visitor, where: str, text: str = "Ask Sam for the bill", on: str = "21 May 2026") -> None:
    page = amina.get(f"{where}/reminders").send("/reminders", text=text, on=on)
    assert "Kept." in page.words()


def test_a_reminder_comes_up_on_its_day_and_goes_when_it_is_done(
    amina: Visitor, where: str, move: Move
) -> None:
    remind(amina, where)
    assert "Nothing to do today" in amina.get(where).words("h2")
    move(3)
    page = amina.get(where)
    assert "Ask Sam for the bill" in page.words("h2")
    after = page.send("/done")
    assert "Nothing to do today" in after.words("h2")
    assert "Ask Sam for the bill" in after.send("/undone").words("h2")


@pytest.mark.parametrize(
    ("text", "on", "says"),
    [
        ("", "21 May 2026", "Say what it is about."),
        ("Bill", "", "Enter a day, such as 3 June 2026."),
        ("Bill", "18 May 2026", "The date must be in the future."),
        ("Bill", "June 2026", "Enter one day, such as 3 March 2026."),
        ("Bill", "1 June 2099", "Choose a day within a year."),
        ("x" * 1_001, "21 May 2026", "This is 1 characters too long. There is room for 1,000."),
    ],
)
def test_a_reminder_without_words_or_without_a_day_ahead_is_refused_and_kept_in_the_form(
    amina: Visitor, where: str, text: str, on: str, says: str
) -> None:
    page = amina.get(f"{where}/reminders").send("/reminders", text=text, on=on)
    assert (page.status, page.errors) == (422, [says])
    assert (page.all("input", name="on")[0].get("value") or "") == on


def test_a_reminder_can_be_changed_deleted_and_brought_back(amina: Visitor, where: str) -> None:
    remind(amina, where)
    page = amina.get(amina.get(f"{where}/reminders").link("Change"))
    changed = page.send(f"{page.path}", text="Ask Jo")
    assert "Ask Jo" in changed.words("main")
    gone = amina.get(page.path).send("/delete")
    assert "Ask Jo" not in gone.words("ul") if gone.all("ul") else True
    assert "Ask Jo" in gone.send("/restore").words("main")


def test_a_step_is_put_off_and_comes_back(amina: Visitor, where: str, move: Move) -> None:
    move(15)
    page = amina.get(where).send("/later", days="3")
    assert "Put off until Friday 5 June" in " ".join(page.words().split())
    assert page.heading == "Put off with Northwind Broadband"
    move(3)
    assert "Send a friendly reminder" in amina.get(where).words("h2")


def test_a_step_is_put_off_until_a_chosen_day_and_can_be_taken_up_at_once(
    amina: Visitor, where: str, move: Move
) -> None:
    move(15)
    page = amina.get(f"{where}/later").send("/later", days="", on="9 June 2026")
    assert "Until Tuesday 9 June" in " ".join(page.words().split())
    assert "Send a friendly reminder" in page.send("/wake").words("h2")


@pytest.mark.parametrize(
    ("on", "says"),
    [("", "Enter a day, such as 3 June 2026."), ("1 June 2026", "Choose a day after today.")],
)
def test_putting_off_needs_a_day_ahead(amina: Visitor, where: str, move: Move, on: str, says: str) -> None:
    move(15)
    page = amina.get(f"{where}/later").send("/later", days="", on=on)
    assert (page.status, page.errors) == (422, [says])


def test_what_came_up_meanwhile_is_not_put_off_unseen(amina: Visitor, where: str, move: Move) -> None:
    move(15)
    old = amina.get(where)
    remind(amina, where, on="3 June 2026")
    move(1)
    page = old.send("/later", days="7")
    assert "Something else has come up" in page.words()
    assert "Ask Sam for the bill" in page.words("h2")


def test_an_own_reminder_that_is_put_off_moves_to_the_day(amina: Visitor, where: str, move: Move) -> None:
    remind(amina, where)
    move(3)
    amina.get(where).send("/later", days="7")
    assert "28 May" in " ".join(amina.get(f"{where}/reminders").words("main").split())


def test_there_is_nothing_to_put_off_while_there_is_nothing_to_do(amina: Visitor, where: str) -> None:
    assert amina.get(f"{where}/later").path == where
