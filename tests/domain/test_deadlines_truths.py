"""The clocks agree with a table of dated examples that were reckoned by hand from printed calendars."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from advocate.domain.deadlines import Clock, FirstDay, Place, Roll, StartEvent, Unit, Week
from advocate.domain.deadlines.counting import count

TABLE = Path(__file__).parent / "deadline_truths.csv"
with TABLE.open(encoding="utf-8", newline="") as opened:
    TRUTHS = list(csv.DictReader(opened))


def clock_of(truth: dict[str, str]) -> Clock:
    how = dict.fromkeys(truth["how"].split(), "") | dict(
        word.split("=") for word in truth["how"].split() if "=" in word
    )
    return Clock(
        starts=StartEvent.EVENT,
        amount=int(truth["amount"]),
        unit=Unit(truth["unit"]),
        first_day=FirstDay.SAME_DAY if "same_day" in how else FirstDay.NEXT_DAY,
        roll=Roll.NEXT_WORKING_DAY if "roll" in how else Roll.NONE,
        week=Week.WITH_SATURDAYS if "saturdays" in how else Week.USUAL,
        minus_days=int(how.get("less", 0)),
        is_backwards="backwards" in how,
    )


def place_of(words: str) -> Place:
    country, _, part = words.partition("-")
    return Place(country, part)


def test_the_table_has_at_least_200_examples_each_said_once() -> None:
    assert len({tuple(truth.values())[:5] for truth in TRUTHS}) == len(TRUTHS) >= 200


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: f"{truth['start']}-{truth['why']}")
def test_a_clock_ends_on_the_day_that_was_reckoned_by_hand(truth: dict[str, str]) -> None:
    if "T" in truth["start"]:
        zone = ZoneInfo(truth["place"])
        counted = count(
            clock_of(truth), datetime.fromisoformat(truth["start"]).replace(tzinfo=zone), Place("GB")
        )
        assert counted is not None
        assert counted.due_at == datetime.fromisoformat(truth["expected"]).replace(tzinfo=zone)
        assert counted.due_on == date.fromisoformat(truth["expected"][:10])
    else:
        counted = count(clock_of(truth), date.fromisoformat(truth["start"]), place_of(truth["place"]))
        assert counted is not None
        assert counted.due_on == date.fromisoformat(truth["expected"])
