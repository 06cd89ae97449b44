"""Own reminders and what is put off, as they are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from advocate.casework import cases, reminders
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.domain.reminding import Snooze
from tests.casework.desk import NOW, TODAY, Desk, open_desk

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = open_desk(tmp_path_factory.mktemp("desk"))
    yield made
    made.session.close()
    made.session.get_bind().engine.dispose()


@pytest.fixture
def place(house: Desk) -> dict[str, Any]:
    told: dict[str, Any] = {"organisation_name": "Northwind Broadband", "sector": "telecoms", "country": "GB"}
    return {**house.place, "case_id": cases.start(house.session, **house.place, **told, now=NOW)}


def asked(house: Desk, place: dict[str, Any], on: date = TOMORROW) -> str:
    told: dict[str, Any] = {"text": "Ask Sam for the bill", "remind_on": on}
    return reminders.add(house.session, **place, **told, today=TODAY, now=NOW)


def test_a_reminder_is_kept_with_its_case(house: Desk, place: dict[str, Any]) -> None:
    asked(house, place)
    (kept,) = house.case(place["case_id"]).reminders
    assert (kept.text, kept.remind_on, kept.done_on) == ("Ask Sam for the bill", TOMORROW, None)


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=400), date.max])
def test_a_day_that_is_over_or_years_away_is_refused(house: Desk, place: dict[str, Any], day: date) -> None:
    with pytest.raises(CaseworkError, match="Choose a day"):
        asked(house, place, day)


def test_a_reminder_that_was_changed_in_another_tab_is_not_overwritten(
    house: Desk, place: dict[str, Any]
) -> None:
    told: dict[str, Any] = {**place, "reminder_id": asked(house, place), "remind_on": TOMORROW}
    reminders.revise(house.session, **told, version=1, text="Ask Jo", today=TODAY, now=NOW)
    with pytest.raises(StaleError):
        reminders.revise(house.session, **told, version=1, text="Ask Al", today=TODAY, now=NOW)


def test_a_reminder_is_ticked_off_and_back_on_and_deleted_and_restored(
    house: Desk, place: dict[str, Any]
) -> None:
    told: dict[str, Any] = {**place, "reminder_id": asked(house, place)}
    reminders.tick(house.session, **told, done_on=TODAY, now=NOW)
    assert house.case(place["case_id"]).reminders[0].done_on == TODAY
    reminders.delete(house.session, **told, now=NOW)
    assert house.case(place["case_id"]).reminders == ()
    reminders.restore(house.session, **told)
    assert len(house.case(place["case_id"]).reminders) == 1


def test_a_reminder_of_another_case_is_not_found(house: Desk, place: dict[str, Any]) -> None:
    with pytest.raises(NotFoundError):
        reminders.tick(house.session, **place, reminder_id="unknown", done_on=TODAY, now=NOW)


def test_what_is_put_off_is_one_thing_and_can_be_woken(house: Desk, place: dict[str, Any]) -> None:
    for action in ("send_reminder", "settle_promise"):
        reminders.snooze(house.session, **place, action=action, until=TOMORROW, today=TODAY, now=NOW)
    assert house.case(place["case_id"]).snooze == Snooze("settle_promise", TOMORROW)
    reminders.wake(house.session, **place)
    assert house.case(place["case_id"]).snooze is None
