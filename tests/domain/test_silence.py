"""Where nobody said a word, and for how long."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocate.domain.case import CaseState, ChannelKind, Closing, ClosingKind, Contact, Direction
from advocate.domain.silence import Silence, silences
from tests.domain.letter_cases import BROADBAND, on

TODAY = date(2026, 6, 30)


def lasting(*days: str) -> tuple[Silence, ...]:
    contacts = tuple(Contact(d, ChannelKind.CALL, Direction.OUT, "", on(d)) for d in days)
    return silences(replace(BROADBAND, contacts=contacts), TODAY)


def test_stretches_of_three_weeks_or_more_count_in_order_and_the_last_runs_until_today() -> None:
    assert lasting("2026-06-01", "2026-03-01", "2026-03-21", "2026-04-11") == (
        Silence(date(2026, 3, 21), date(2026, 4, 11)),
        Silence(date(2026, 4, 11), date(2026, 6, 1)),
        Silence(date(2026, 6, 1), TODAY),
    )


def test_nobody_is_silent_before_the_first_word_or_after_the_end() -> None:
    assert silences(replace(BROADBAND, contacts=()), TODAY) == ()
    ended = replace(
        BROADBAND,
        contacts=(Contact("a", ChannelKind.CALL, Direction.OUT, "", on("2026-05-01")),),
        state=CaseState.CLOSED,
        closing=Closing(ClosingKind.MET, date(2026, 5, 10)),
    )
    assert silences(ended, TODAY) == ()


@pytest.mark.parametrize(("end", "words"), [("2026-03-31", "30 days"), ("2026-05-27", "12 weeks")])
def test_its_length_is_said_in_days_then_in_weeks(end: str, words: str) -> None:
    assert Silence(date(2026, 3, 1), date.fromisoformat(end)).words == words
