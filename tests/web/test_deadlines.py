"""The deadlines page: every day with its working, the day that is missing, a day changed and changed back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.web.conftest import NOON
from tests.web.pages import Page, Visitor, values_of
from tests.web.test_cases import MARKUP
from tests.web.test_escalation import clock, visitor, where

__all__ = ["clock", "visitor", "where"]

pytestmark = pytest.mark.slow


def days(visitor: Visitor, where: str) -> Page:
    return visitor.get(f"{where}/deadlines")


def plain(page: Page) -> str:
    return page.words("main").replace("\u00a0", " ")


def change(visitor: Visitor, where: str, **values: str) -> Page:
    """Change their time to answer, which ends on 29 June 2026."""
    return visitor.get(f"{where}/deadlines/uk-telecoms.wait/change").send("/change", **values)


EXTEND = {"kind": "extend", "days": "7", "reason": "They asked for a week more."}


def test_a_deadline_shows_its_working_and_who_has_to_act(visitor: Visitor, where: str) -> None:
    words = plain(days(visitor, where))
    theirs = words.split("Theirs: Northwind")[1].split("Without a day")[0]
    for said in ("29 June", "6 weeks after", "18 May 2026", "Checked on", "Their time to answer"):
        assert said in theirs
    assert "1 June" in theirs


def tell(visitor: Visitor, where: str, event: str, day: str) -> Page:
    """Fill in the form of the page that asks for the day of an event."""
    page = days(visitor, where)
    form = next(
        f
        for f in page.all("form")
        if any(i.get("name") == "event" and i.get("value") == event for i in f.iter("input"))
        and (f.get("action") or "").endswith("/day")
    )
    return visitor.post(form.get("action") or "", {**dict(values_of(form)), "day": day})


def test_the_missing_day_is_asked_for_right_there_and_counts_from_then_on(
    visitor: Visitor, where: str
) -> None:
    assert "On which day was it that you got the deadlock letter?" in plain(days(visitor, where))
    page = tell(visitor, where, "deadlock_letter", "4 May 2026")
    yours = plain(page).split("Search Yours ")[1].split("Theirs: ")[0]
    for said in ("4 May 2027", "Yours, verified", "Your last safe day: Tuesday 4 May 2027"):
        assert said in yours
    assert "you got the deadlock letter?" in plain(page.send("/day/forget"))


@pytest.mark.parametrize("typed", ["", "31 February 2026", "1 June 2027", "March"])
def test_a_day_that_cannot_be_is_asked_for_again_where_it_is_asked_for(
    visitor: Visitor, where: str, typed: str
) -> None:
    page = tell(visitor, where, "deadlock_letter", typed)
    assert (page.status, len(page.errors)) == (422, 1)
    assert page.all("input", id="day", aria_invalid="true")


def test_a_changed_day_shows_what_it_was_and_why_and_is_counted_everywhere(
    visitor: Visitor, where: str
) -> None:
    page = change(visitor, where, **EXTEND)
    for said in ("Monday 6 July", "Before that: Monday 29 June", "They asked for a week more."):
        assert said in plain(page)
    assert "6 July" in plain(visitor.get(where))
    assert visitor.get(f"{where}/escalation").heading.replace("\u00a0", " ").endswith("7 July 2026")


def test_a_change_is_undone_and_made_to_count_again(visitor: Visitor, where: str) -> None:
    page = change(visitor, where, **EXTEND)
    undone = page.send("/take-back")
    assert "Monday 29 June" in plain(undone)
    assert "Taken back" in plain(undone)
    assert "Monday 6 July" in plain(undone.send("/bring-back"))


def test_a_paused_clock_waits_for_the_day_on_which_it_runs_again(visitor: Visitor, where: str) -> None:
    page = change(visitor, where, kind="pause", paused_on="11 May 2026", reason="They were on strike")
    assert "Paused" in plain(page)
    assert page.send("/resume", day="4 May 2026").errors == ["The clock cannot run again before it stopped."]
    assert "Thursday 2 July" in plain(page.send("/resume", day="14 May 2026"))


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, "Choose what changes about this day."),
        ({"kind": "extend", "days": "a week"}, "Enter a whole number of days, such as 7."),
        ({"kind": "extend", "days": "99999"}, "Enter a whole number of days, such as 7."),
        ({"kind": "extend"}, "Say by how many days it changes."),
        ({"kind": "move"}, "Enter the day to which it moves."),
        ({"kind": "pause"}, "Say on which day the clock stopped."),
        ({"kind": "extend", "days": "7", "reason": " "}, "Say why the day changes"),
    ],
)
def test_a_change_that_says_nothing_is_asked_for_again(
    visitor: Visitor, where: str, values: dict[str, str], error: str
) -> None:
    page = change(visitor, where, **{"reason": "They asked", **values})
    assert page.status == 422
    assert page.errors[0].startswith(error)
    assert "29 June" in plain(days(visitor, where))


def test_two_tabs_do_not_change_the_same_day_twice(visitor: Visitor, where: str) -> None:
    stale = visitor.get(f"{where}/deadlines/uk-telecoms.wait/change")
    change(visitor, where, **EXTEND)
    answer = stale.send("/change", **EXTEND)
    assert (answer.status, "6 July" in plain(answer)) == (422, True)
    assert "6 July" in plain(days(visitor, where))


def test_what_has_passed_stands_apart(visitor: Visitor, where: str, clock: list[datetime]) -> None:
    clock[0] = NOON + timedelta(days=60)
    words = plain(days(visitor, where))
    assert "Their time to answer" in words.split(" Past ")[1]
    assert "No day lies ahead at the moment." in words


def test_a_closed_case_shows_its_days_and_changes_none(visitor: Visitor, where: str) -> None:
    visitor.get(f"{where}/close").send("/close", kind="withdrew")
    page = days(visitor, where)
    assert "Their time to answer" in plain(page)
    assert "Move, extend or pause" not in plain(page)


def test_hostile_words_of_a_reason_are_shown_as_text(visitor: Visitor, where: str) -> None:
    page = change(visitor, where, **{**EXTEND, "reason": MARKUP})
    assert MARKUP in page.words("main")


def test_only_your_own_verified_time_rings_in_the_calendar(visitor: Visitor, where: str) -> None:
    tell(visitor, where, "deadlock_letter", "4 May 2026")
    answer = visitor.download(f"{where}/timeline/calendar.ics")
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    ringing = [str(event["summary"]) for event in events if event.walk("VALARM")]
    assert ringing == ["You: Your time to take it there"]
    assert {event.decoded("dtstart") for event in events} >= {date(2026, 6, 1), date(2027, 5, 4)}


def test_a_changed_day_moves_its_event_and_makes_no_second_one(visitor: Visitor, where: str) -> None:
    def reply() -> tuple[str, int, date]:
        answer = visitor.download(f"{where}/timeline/calendar.ics")
        event = next(
            e for e in Calendar.from_ical(answer.data).walk("VEVENT") if "Reply due" in str(e["summary"])
        )
        return str(event["uid"]), int(str(event["sequence"])), event.decoded("dtstart")

    before = reply()
    link = next(a for a in days(visitor, where).all("a") if "their reply" in "".join(a.itertext()).lower())
    page = visitor.get(link.get("href") or "").send("/change", **EXTEND)
    moved = reply()
    page.send("/take-back")
    back = reply()
    assert {before[0]} == {moved[0], back[0]}
    assert before[1] < moved[1] < back[1]
    assert (moved[2], back[2]) == (before[2] + timedelta(days=7), before[2])


def test_a_day_that_stands_in_can_be_put_right_with_the_working(visitor: Visitor, where: str) -> None:
    page = tell(visitor, where, "complaint_first_raised", "4 May 2026")
    assert "6 weeks after you first raised the complaint on 4 May 2026: 15 June 2026." in plain(page)
    assert "Days you told us 4 May 2026" in plain(page)
