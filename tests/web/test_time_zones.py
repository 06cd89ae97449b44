"""The customer's day is the machine's own, and days that were kept stay the same when it travels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from tests.web.conftest import MakeApp, start_case
from tests.web.pages import Visitor
from tests.web.test_cases import case_path
from tests.web.test_timeline import add

Travel = Callable[[str], None]


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Travel]:
    def to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield to
    monkeypatch.undo()
    time.tzset()


def due_line(make_app: MakeApp, now: datetime) -> Callable[[], str]:
    """Start a case with a promise for 25 May 2026, and return what reads off how far it is."""
    visitor = Visitor(make_app(now=lambda: now).test_client())
    where = case_path(start_case(visitor))
    add(visitor, where, "promise", text="a router", when="18 May 2026", due="25 May 2026")
    return lambda: visitor.get(f"{where}/deadlines").words("main").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("zone", "left"),
    [
        ("Pacific/Auckland", "5 days left"),
        ("Europe/London", "6 days left"),
        ("Pacific/Honolulu", "6 days left"),
    ],
)
def test_a_day_is_kept_as_it_is_and_the_days_left_are_those_of_the_place(
    make_app: MakeApp, travel: Travel, zone: str, left: str
) -> None:
    travel("Europe/London")
    words = due_line(make_app, datetime(2026, 5, 19, 20, 30, tzinfo=UTC))
    travel(zone)
    assert "Monday 25 May" in words()
    assert left in words()


@pytest.mark.parametrize(
    ("now", "left"),
    [
        # in London the clocks go forward at 01:00 UTC on 29 March and back at 01:00 UTC on 25 October
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), "Saturday 28 March"),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "Sunday 29 March"),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), "Sunday 29 March"),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), "Monday 30 March"),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), "Sunday 25 October"),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "Sunday 25 October"),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), "Monday 26 October"),
    ],
)
def test_on_both_sides_of_a_change_of_the_clocks_it_is_the_right_day(
    make_app: MakeApp, travel: Travel, now: datetime, left: str
) -> None:
    travel("Europe/London")
    visitor = Visitor(make_app(now=lambda: now).test_client())
    where = case_path(start_case(visitor))
    add(visitor, where, "promise", text="a call", when=left, due=left)
    words = visitor.get(f"{where}/deadlines").words("main").replace("\u00a0", " ")
    assert left in words
    assert "today" in words
