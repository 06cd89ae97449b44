"""A raw story is sorted as a careful adviser would, and nothing in it is lost, altered or made up."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.domain.case import ChannelKind, Direction
from advocate.domain.story import Part, PartKind, sort
from advocate.rulebook import story_rules

RULES = story_rules.load()
TODAY = date(2026, 5, 18)


def sorted_out(story: str, *, today: date = TODAY, country: str = "GB") -> tuple[Part, ...]:
    return sort(story, today=today, country=country, rules=RULES)


def only(sentence: str, *, today: date = TODAY, country: str = "GB") -> Part:
    (part,) = sorted_out(sentence, today=today, country=country)
    return part


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The boiler stopped on 2 February 2026.", PartKind.FACT),
        ("Nobody has replied since.", PartKind.FACT),
        ("I was charged twice for the same seat.", PartKind.FACT),
        ("I phoned the helpline on 4 May.", PartKind.CONTACT),
        ("they told me it was my router", PartKind.CONTACT),
        ("We got an automatic reply from the shop.", PartKind.CONTACT),
        ("He said a plumber would come on Tuesday.", PartKind.PROMISE),
        ("I was told to allow ten working days.", PartKind.PROMISE),
        ("I had to buy two electric heaters.", PartKind.IMPACT),
        ("We are exhausted.", PartKind.IMPACT),
        ("They always do this.", PartKind.OPINION),
        ("The clerk was incredibly rude.", PartKind.OPINION),
        ("I would like the deposit back.", PartKind.REQUEST),
        ("Can you send me a copy of the bill?", PartKind.REQUEST),
        ("Hello there!", PartKind.LEAVE_OUT),
        ("They are a bunch of liars.", PartKind.LEAVE_OUT),
        ("I'll tell everyone on the internet about you.", PartKind.LEAVE_OUT),
    ],
)
def test_a_sentence_goes_where_an_adviser_would_file_it(sentence: str, kind: PartKind) -> None:
    assert only(sentence).kind is kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They said it wouldn't make a difference.", PartKind.PROMISE),
        ("I told them I would pay on Friday.", PartKind.PROMISE),
        ("We never heard from them again.", PartKind.OPINION),
        ("I paid online with my card.", PartKind.LEAVE_OUT),
        ("They sent the wrong size.", PartKind.OPINION),
    ],
)
def test_a_sentence_that_only_sounds_like_a_kind_is_not_of_it(sentence: str, kind: PartKind) -> None:
    assert only(sentence).kind is not kind


def test_a_dated_fact_with_heat_in_it_stays_a_fact() -> None:
    assert only("The line went dead on 7 April and nobody gave a damn.").kind is PartKind.FACT


def test_every_part_says_in_a_line_why_it_is_where_it_is() -> None:
    story = "It broke. I rang them. They promised a refund. I was upset. They don't care. Please pay. Thanks!"
    assert all(part.why.endswith(".") and len(part.why) < 120 for part in sorted_out(story))


def test_a_contact_keeps_channel_direction_length_person_and_reference() -> None:
    part = only("I rang the shop on 3 April, spoke to Gita for 25 minutes, ticket number 55120.")
    assert (part.channel, part.direction, part.minutes) == (ChannelKind.CALL, Direction.OUT, 25)
    assert (part.people[0].name, part.references[0].value) == ("Gita", "55120")


@pytest.mark.parametrize(
    ("sentence", "channel", "direction"),
    [
        ("I emailed them on 3 April.", ChannelKind.EMAIL, Direction.OUT),
        ("We received a letter from the bank.", ChannelKind.LETTER, Direction.IN),
        ("I went back to the shop with the receipt.", ChannelKind.VISIT, Direction.OUT),
        ("The agent called me on Friday.", ChannelKind.CALL, Direction.IN),
    ],
)
def test_how_a_contact_came_about_is_read(sentence: str, channel: ChannelKind, direction: Direction) -> None:
    part = only(sentence)
    assert (part.kind, part.channel, part.direction) == (PartKind.CONTACT, channel, direction)


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("I rang and waited an hour and twenty minutes.", 80),
        ("I rang them and it took an hour and a half.", 90),
        ("I rang for half an hour.", 30),
        ("I rang and they said to ring within 30 minutes.", None),
    ],
)
def test_the_length_of_a_contact_is_read(sentence: str, minutes: int | None) -> None:
    assert only(sentence).minutes == minutes


def test_what_was_said_later_in_a_call_belongs_to_the_call() -> None:
    parts = sorted_out("I called them on 3 April. He told me that it was too late.")
    assert [part.channel for part in parts] == [ChannelKind.CALL, ChannelKind.CALL]


@pytest.mark.parametrize(
    "story",
    [
        "To be fair the fitter, Marek, was very patient about it.",
        "I spoke to Marek in sales. He was lovely.",
    ],
)
def test_a_person_who_is_thanked_is_marked(story: str) -> None:
    helped = [part for part in sorted_out(story) if part.helped]
    assert [part.people[0].name for part in helped] == ["Marek"]


def test_a_person_who_is_blamed_is_not_marked_as_helpful() -> None:
    assert not any(part.helped for part in sorted_out("I spoke to Marek. Marek was not helpful at all."))


def test_parts_lie_in_order_and_carry_the_words_as_typed() -> None:
    story = "  They robbed me of £50!!  \n\n😡 I rang Zoë…\tshe hung up\u200b. "
    parts = sorted_out(story)
    assert [story[part.start : part.end] for part in parts] == [part.text for part in parts]
    assert all(a.end <= b.start for a, b in pairwise(parts))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_nothing_that_is_typed_makes_it_fail(story: str) -> None:
    for part in sorted_out(story):
        assert story[part.start : part.end] == part.text


@pytest.mark.slow
@pytest.mark.parametrize(
    "bit", ["; ", ". ", "\ud800\u202e\x00. ", "3 This a ", "I was told ", "March ", '"x']
)
def test_a_hundred_thousand_odd_characters_are_sorted(bit: str) -> None:
    story = bit * (100_000 // len(bit))
    assert all(story[part.start : part.end] == part.text for part in sorted_out(story))


@pytest.mark.parametrize("story", ["", " \n ", "...", "?!", "😡"])
def test_a_story_without_words_has_no_parts(story: str) -> None:
    assert sorted_out(story) == ()
