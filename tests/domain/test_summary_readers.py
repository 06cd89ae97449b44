"""Each reader gets what they need, the customer's ticks are remembered, and what is left out has a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from advocate.domain.case import (
    ChannelKind,
    Contact,
    Direction,
    Letter,
    LetterKind,
    LetterState,
    Money,
    Note,
    ParkedGoal,
    Particulars,
)
from advocate.domain.kinds import Stance
from advocate.domain.summary import (
    PRIVATE,
    Reader,
    SummaryChoices,
    as_told,
    attempts,
    build,
    from_told,
    left_out,
    offers,
    preset,
    recall,
    remember,
    say_minutes,
)
from tests.domain.letter_cases import BROADBAND, on

TODAY = date(2026, 5, 18)
DRAFT = Letter("l1", LetterKind.FIRST_COMPLAINT, ChannelKind.EMAIL, "Eleven days", "Dear team")
WHOLE = replace(
    BROADBAND,
    letters=(DRAFT,),
    notes=(Note("n1", "ask my sister", on("2026-04-01")),),
    parked=(ParkedGoal("g1", "an apology"),),
)


@pytest.mark.parametrize("reader", list(Reader))
def test_only_the_customers_own_preset_has_private_parts(reader: Reader) -> None:
    assert {preset(reader).takes(part) for part in PRIVATE} == {reader is Reader.MYSELF}


def test_a_case_that_never_chose_is_for_the_organisation() -> None:
    assert recall({}) == preset(Reader.ORGANISATION) == SummaryChoices()


@pytest.mark.parametrize("reader", list(Reader))
def test_what_was_chosen_for_a_reader_is_recalled_and_the_others_keep_theirs(reader: Reader) -> None:
    before = replace(preset(Reader.COURT), letters=False)
    chosen = replace(preset(reader), exhibits=False, promises=False)
    kept = remember(remember({}, before), chosen)
    assert recall(kept) == chosen
    assert recall(kept, Reader.COURT) == (chosen if reader is Reader.COURT else before)


def test_only_differences_are_kept_so_that_a_better_preset_reaches_everybody() -> None:
    kept = remember({}, replace(preset(Reader.COURT), picture=True))
    assert kept == {"reader": "court", "ticks": {"court": {"picture": True}}}


@pytest.mark.parametrize(
    ("kept", "reader"),
    [
        ({"letters": False, "notes": False}, Reader.ORGANISATION),
        ({"letters": False, "notes": True}, Reader.MYSELF),
    ],
)
def test_ticks_from_before_there_were_readers_are_understood(kept: dict[str, bool], reader: Reader) -> None:
    found = recall(kept)
    assert (found.reader, found.letters) == (reader, False)
    assert recall(remember(kept, preset(Reader.COURT)), reader) == found


@pytest.mark.parametrize(
    "kept",
    [{"reader": "nobody"}, {"reader": "court", "ticks": None}, {"reader": "court", "ticks": {"court": [1]}}],
)
def test_what_cannot_be_read_is_as_if_it_had_not_been_chosen(kept: dict[str, Any]) -> None:
    found = recall(kept)
    assert found == preset(found.reader)


def test_choices_travel_with_the_work_as_they_were_made() -> None:
    chosen = replace(preset(Reader.MYSELF), story=False)
    assert from_told(as_told(chosen)) == chosen


@pytest.mark.parametrize("reader", list(Reader))
def test_whatever_is_left_out_has_a_reason(reader: Reader) -> None:
    found = left_out(WHOLE, preset(reader))
    assert found
    assert [one.what for one in found if not one.why.endswith(".")] == []


def test_what_the_case_does_not_have_is_not_left_out() -> None:
    bare = replace(BROADBAND, contacts=(), promises=(), story="", outcome=None)
    assert left_out(bare, preset(Reader.ORGANISATION)) == ()


def test_the_page_names_what_is_private_and_the_paper_does_not() -> None:
    found = left_out(WHOLE, preset(Reader.COURT))
    hidden = {one.what for one in found if one.is_private}
    assert hidden == {
        "My private notes",
        "My raw story",
        "What I would still accept",
        "1 draft",
        "1 goal that you parked",
    }
    assert not hidden & {one.what for one in build(WHOLE, preset(Reader.COURT), today=TODAY).left_out}


def test_an_unticked_part_is_left_out_by_choice_and_a_presets_with_its_reason() -> None:
    chosen = replace(preset(Reader.ADVISER), promises=False)
    why = {one.what: one.why for one in left_out(WHOLE, chosen)}
    assert why["The table of promises"] == "By my choice."
    assert why["My address, e-mail and phone"] == "It is not needed to give advice."


def contact(name: str, channel: ChannelKind, day: str = "", minutes: int | None = None) -> Contact:
    return Contact(name, channel, Direction.OUT, "", on(day) if day else None, minutes=minutes)


def test_attempts_are_my_own_contacts_in_order_with_what_they_took() -> None:
    mine = (
        contact("c1", ChannelKind.EMAIL),
        contact("c2", ChannelKind.CALL, "2026-03-09", 47),
        contact("c3", ChannelKind.CALL, "2026-03-03", 20),
    )
    theirs = replace(mine[0], id="c4", direction=Direction.IN)
    found = attempts(replace(BROADBAND, contacts=(*mine, theirs)))
    assert [c.id for c in found.contacts] == ["c3", "c2", "c1"]
    assert found.total == "3 attempts: 2 calls and 1 e-mail"
    assert found.time_spent == "1 hour 7 minutes in the 2 whose length I wrote down"
    assert found.answers == 1


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (205, "3 hours 25 minutes")]
)
def test_a_length_of_time_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert say_minutes(minutes) == said


def reply(day: int, state: LetterState = LetterState.SENT, **told: Any) -> Letter:
    about = Particulars(offer="£20 as a goodwill credit", offer_money=Money(Decimal(20), "GBP"), **told)
    sent_on = date(2026, 5, day) if state is LetterState.SENT else None
    return replace(
        DRAFT, id=f"r{day}", kind=LetterKind.OFFER_REPLY, state=state, sent_on=sent_on, particulars=about
    )


def test_offers_are_told_by_the_answers_that_were_sent() -> None:
    draft = reply(1, LetterState.DRAFT)
    case = replace(WHOLE, letters=(reply(9, stance=Stance.DECLINE), reply(3), draft, DRAFT))
    assert [one.answered_on.day for one in offers(case)] == [3, 9]
    assert offers(case)[1].stance is Stance.DECLINE
    assert build(case, preset(Reader.OMBUDSMAN), today=TODAY).offers == offers(case)


def test_a_court_does_not_get_offers_unless_they_are_ticked() -> None:
    case = replace(WHOLE, letters=(reply(3),))
    summary = build(case, preset(Reader.COURT), today=TODAY)
    assert summary.offers == ()
    assert "What they offered, and my answers" in [one.what for one in summary.left_out]
    assert build(case, preset(Reader.COURT).ticked({"offers": True}), today=TODAY).offers


def test_what_the_paper_leaves_out_is_said_in_words_for_its_reader() -> None:
    case = replace(WHOLE, letters=(reply(3),))
    said = [one.why for reader in Reader for one in build(case, preset(reader), today=TODAY).left_out]
    assert [why for why in said if " you" in why.lower()] == []
