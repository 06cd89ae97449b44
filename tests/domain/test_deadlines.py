"""Working days skip weekends and holidays; a reply's due day says how it came about."""

from datetime import date

import pytest

from advocate.domain.deadlines import add_working_days, is_working_day, reply_due


@pytest.mark.parametrize(
    ("day", "count", "country", "expected"),
    [
        ("2026-09-22", 10, "US", "2026-10-06"),
        ("2026-11-02", 5, "GB", "2026-11-09"),
        ("2026-04-02", 1, "GB", "2026-04-07"),
        ("2026-07-31", 1, "IE", "2026-08-04"),
        ("2026-12-24", 1, "US", "2026-12-28"),
        ("2026-12-24", 1, "GB", "2026-12-29"),
        ("2026-05-16", 0, "GB", "2026-05-16"),
        ("2026-05-16", 1, "GB", "2026-05-18"),
    ],
)
def test_working_days_skip_weekends_and_public_holidays(
    day: str, count: int, country: str, expected: str
) -> None:
    assert add_working_days(date.fromisoformat(day), count, country) == date.fromisoformat(expected)


def test_the_part_of_the_country_decides_its_holidays() -> None:
    easter_monday = date(2026, 4, 6)
    worked = [is_working_day(easter_monday, "GB", part) for part in (None, "ENG", "SCT")]
    assert worked == [False, False, True]


def test_an_unknown_part_gives_the_holidays_of_the_country() -> None:
    assert not is_working_day(date(2026, 12, 25), "GB", "nowhere")


@pytest.mark.parametrize("country", ["", "ZZ", "Narnia"])
def test_an_unknown_country_works_from_monday_to_friday(country: str) -> None:
    assert add_working_days(date(2026, 12, 24), 2, country) == date(2026, 12, 28)


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 5, 18), -1, "GB")


def test_a_reply_is_due_14_days_after_sending_and_says_so() -> None:
    deadline = reply_due(date(2026, 5, 18), by=None, country="GB")
    assert deadline.due_on == date(2026, 6, 1)
    assert deadline.rule == "14 days after you sent it on 18 May 2026."


def test_a_later_day_that_the_letter_asks_for_is_taken() -> None:
    deadline = reply_due(date(2026, 10, 20), by=date(2026, 11, 10), country="US")
    assert deadline.due_on == date(2026, 11, 10)
    assert (
        deadline.rule
        == "The day you asked for. It is later than 14 days after you sent it on October 20, 2026."
    )


def test_a_sooner_day_is_not_taken_and_the_rule_says_why() -> None:
    deadline = reply_due(date(2026, 5, 18), by=date(2026, 5, 21), country="GB")
    assert deadline.due_on == date(2026, 6, 1)
    assert deadline.rule.endswith("You asked for 21 May 2026, which is sooner.")


def test_a_day_before_sending_is_ignored() -> None:
    deadline = reply_due(date(2026, 5, 18), by=date(2026, 5, 1), country="GB")
    assert deadline.rule == "14 days after you sent it on 18 May 2026."


def test_the_usual_day_itself_needs_no_explanation() -> None:
    deadline = reply_due(date(2026, 5, 18), by=date(2026, 6, 1), country="GB")
    assert deadline.rule == "14 days after you sent it on 18 May 2026."
