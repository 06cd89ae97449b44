"""A letter addresses its reader, says nothing twice, and puts no date beside words that say it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Contact,
    Direction,
    Impact,
    LetterKind,
    Promise,
)
from advocate.domain.letters import compose
from advocate.domain.letters.addressing import addressed
from advocate.domain.letters.dating import without_relative_day
from advocate.domain.letters.lines import opening_lowered
from advocate.domain.letters.notes import latest_talk
from advocate.rulebook.letter_texts import load
from tests.domain.letter_cases import BROADBAND, BROADBAND_TODAY, on


def body(case: Case, kind: LetterKind = LetterKind.FIRST_COMPLAINT) -> str:
    return compose(case, kind=kind, channel=ChannelKind.EMAIL, today=BROADBAND_TODAY, texts=load()).body


def call(name: str, text: str, day: str = "2026-03-09", person: str = "", helped: bool = False) -> Contact:
    return Contact(name, ChannelKind.CALL, Direction.OUT, text, on(day), person=person, helped=helped)


def told(*contacts: Contact, promises: tuple[Promise, ...] = ()) -> Case:
    return replace(BROADBAND, contacts=contacts, promises=promises)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They took the money twice", "You took the money twice"),
        ("they said a van would come", "you said a van would come"),
        ("They said they would call me", "You said you would call me"),
        ("They've sent nothing", "You've sent nothing"),
        ("They told my parents they could wait", "They told my parents they could wait"),
        ("They lost their own note", "You lost your own note"),
        ("The neighbours rang and they were told no", "The neighbours rang and they were told no"),
        ("Theyre late", "Theyre late"),
        ("", ""),
    ],
)
def test_they_becomes_you_only_where_it_can_mean_nobody_else(text: str, said: str) -> None:
    assert addressed(text) == said


def test_what_they_said_is_told_to_them_as_you_and_to_a_reviewer_as_they() -> None:
    case = told(promises=(Promise("p", "they said a van would come", on("2026-03-09")),))
    assert "- On 9 March 2026 you said a van would come." in body(case)
    assert "- On 9 March 2026 they said a van would come." in body(case, LetterKind.REFERRAL)


def test_a_promise_of_theirs_is_told_to_them_as_theirs() -> None:
    case = told(promises=(Promise("p", "They would send a van", on("2026-03-09")),))
    assert "On 9 March 2026 I was told that you would send a van." in body(case)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I rang the shop the next day.", "I rang the shop."),
        ("I rang the shop on the same day", "I rang the shop"),
        ("The next day I rang", "The next day I rang"),
        ("They promised it for the next day, by van", "They promised it for the next day, by van"),
    ],
)
def test_a_date_put_before_a_text_takes_the_place_of_the_next_day(text: str, kept: str) -> None:
    assert without_relative_day(text) == kept


def test_praise_of_one_day_is_left_to_the_thanks_that_name_the_person() -> None:
    praise = call("a", "Priya was really kind: she gave me reference F-88213.", person="Priya", helped=True)
    letter = body(told(call("b", "Priya gave me reference F-88213"), praise))
    assert "really kind" not in letter
    assert "Priya was helpful, and I am grateful for that." in letter
    assert "chronology" not in letter


def test_praise_that_tells_something_more_stays() -> None:
    praise = call("a", "Priya was kind and took £5.20 off.", person="Priya", helped=True)
    assert "took £5.20 off" in body(told(call("b", "I rang"), praise))


def test_that_it_is_still_open_is_said_once_to_a_manager() -> None:
    assert body(BROADBAND, LetterKind.ESCALATION).count("still open") == 1


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("It costs us", "it costs us"),
        ("We have two", "we have two"),
        ("Priya left", "Priya left"),
        ("I rang", "I rang"),
    ],
)
def test_after_a_colon_only_a_word_that_is_no_name_gets_a_small_letter(text: str, lower: str) -> None:
    assert opening_lowered(text) == lower


def test_the_effect_goes_on_from_its_colon() -> None:
    case = replace(BROADBAND, impacts=(Impact("i", "It costs us £5 a week."),))
    assert "What this has meant for me: it costs us £5 a week." in body(case)


def test_a_call_that_was_cut_off_is_not_the_one_to_confirm() -> None:
    cut = call("b", "I called again, and the person hung up.", "2026-03-12")
    assert latest_talk(told(call("a", "We agreed on Monday"), cut)) == call("a", "We agreed on Monday")
