"""The reader's view: ask, reference, day, deeds and exhibits are found, and what is not is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.case import Case, ChannelKind, LetterKind
from advocate.domain.letters import compose
from advocate.domain.letters.reading import ReaderView, reader_view
from advocate.rulebook import letter_texts
from tests.domain.letter_cases import BROADBAND, CARD, MACHINE

TODAY = date(2026, 5, 18)
CASES = [BROADBAND, CARD, MACHINE]
FIRST = LetterKind.FIRST_COMPLAINT


def letter(case: Case, kind: LetterKind = FIRST) -> str:
    draft = compose(case, kind=kind, channel=ChannelKind.EMAIL, today=TODAY, texts=letter_texts.load())
    return f"{draft.subject}\n\n{draft.body}"


def view(text: str, case: Case = BROADBAND, kind: LetterKind = FIRST) -> ReaderView:
    return reader_view(text, case, TODAY, kind)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_first_complaint_as_composed_lacks_nothing_that_a_reader_looks_for(case: Case) -> None:
    seen = view(letter(case), case)
    assert seen.missing == ()
    assert seen.is_ask_early
    assert seen.reply_by is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_place_holds_what_it_says(case: Case) -> None:
    text = letter(case)
    seen = view(text, case)
    spans = [seen.ask, seen.reply_by, *seen.references, *seen.deeds, *(d.place for d in seen.dates)]
    assert all(text[s.start : s.end] == s.text for s in spans if s)


def test_the_ask_is_the_sentence_with_the_sum_and_not_the_first_please() -> None:
    seen = view("Bill\n\nPlease look at E1. Please refund £86.40 to my card.")
    assert seen.ask is not None
    assert seen.ask.text == "Please refund £86.40 to my card."


def test_the_reply_day_is_the_one_ahead_and_not_the_day_it_happened() -> None:
    seen = view("It stopped by 3 March 2026. Please answer by 1 June 2026.")
    assert seen.reply_by is not None
    assert seen.reply_by.text == "1 June 2026"


def test_the_ask_is_the_bodys_and_what_is_asked_beside_it_is_listed_once() -> None:
    seen = view("Please mend it\n\nIt stopped. Please mend it. What would you suggest? Thank you.")
    assert (seen.ask.text if seen.ask else "") == "Please mend it."
    assert [deed.text for deed in seen.deeds] == ["What would you suggest?"]


def test_a_question_to_oneself_asks_them_for_nothing() -> None:
    assert view("Bill\n\nShould I have waited? Please mend it.").deeds == ()


def test_a_day_is_shown_with_its_sentence_once() -> None:
    seen = view("It stopped on 3 March 2026. I wrote on 3 March 2026.")
    assert [(d.place.text, d.sentence) for d in seen.dates] == [
        ("3 March 2026", "It stopped on 3 March 2026.")
    ]


def test_exhibits_come_with_their_titles_and_an_unknown_one_without() -> None:
    seen = view("See E2 and E1 and E99.")
    assert [(a.label, bool(a.title)) for a in seen.attached] == [("E1", True), ("E2", True), ("E99", False)]


def test_exhibits_named_as_a_run_are_all_attached() -> None:
    assert [a.label for a in view("See E1 to E3.").attached] == ["E1", "E2", "E3"]


def test_what_is_not_there_is_said_to_be_missing() -> None:
    assert [m.split(":")[0] for m in view("Hello\n\nIt is broken.").missing] == [
        "No reference",
        "No ask",
        "No day to reply by",
    ]


def test_an_ask_behind_a_long_story_is_said_to_come_late() -> None:
    text = f"NW-4471902\n\n{'It was a long day. ' * 40}Please refund £86.40 by 1 June 2026."
    assert view(text).missing == ("The ask comes after the first half minute. Move it up.",)


def test_a_thank_you_note_lacks_no_ask() -> None:
    assert view("NW-4471902\n\nThank you for your help.", kind=LetterKind.THANKS).missing == ()


def test_it_reads_in_about_a_minute_and_a_half() -> None:
    seen = view("word " * 357)
    assert (seen.words, seen.seconds) == (357, 90)


def test_a_case_without_references_takes_any_number_that_looks_like_one() -> None:
    seen = view("About TK-99120 please", replace(BROADBAND, references=()))
    assert [r.text for r in seen.references] == ["TK-99120"]


def test_the_fallback_is_never_seen() -> None:
    assert BROADBAND.outcome is not None
    assert BROADBAND.outcome.fallback not in repr(view(letter(BROADBAND)))


@given(st.text(st.characters(), max_size=500))
def test_any_text_has_a_view_whose_places_are_in_it(text: str) -> None:
    seen = view(text)
    assert all(text[d.start : d.end] == d.text for d in seen.deeds)
