"""The clocks agree with dated examples reckoned apart from the code, from holidays typed in one by one."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.domain.deadlines import Clock, FirstDay, Place, Roll, StartEvent, Unit, Week
from advocate.domain.deadlines.counting import count, why_closed

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
def test_a_clock_ends_on_the_day_that_was_reckoned_apart_from_the_code(truth: dict[str, str]) -> None:
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


@settings(max_examples=60)
@given(
    start=st.dates(date(1990, 1, 1), date(2200, 1, 1)),
    amount=st.integers(1, 60),
    words=st.sampled_from(["GB-ENG", "GB-SCT", "GB-NIR", "IE", "US", "CA-QC", "AU-VIC", "NZ", "DE", "ZZ"]),
    is_backwards=st.booleans(),
)
def test_between_start_and_last_day_there_are_as_many_working_days_as_the_rule_says(
    start: date, amount: int, words: str, is_backwards: bool
) -> None:
    clock = Clock(StartEvent.EVENT, amount, Unit.BUSINESS_DAYS, is_backwards=is_backwards)
    counted = count(clock, start, place_of(words))
    assert counted is not None
    days = abs((counted.due_on - start).days)
    step = -1 if is_backwards else 1
    walked = [start + timedelta(days=step * n) for n in range(1, days + 1)]
    assert sum(not why_closed(day, place_of(words)) for day in walked) == amount
    assert not why_closed(counted.due_on, place_of(words))
    assert [day for day, _ in counted.skipped] == [d for d in walked if why_closed(d, place_of(words))]
