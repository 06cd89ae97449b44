"""Stories as people type them: small letters, run-on sentences, what belongs to the line before."""

from __future__ import annotations

from datetime import date

import pytest

from advocate.domain.case import ChannelKind, PromiseState
from advocate.domain.story import Part, PartKind, sort
from advocate.rulebook import story_rules

TODAY = date(2026, 11, 23)


def parts_of(text: str) -> tuple[Part, ...]:
    return sort(text, today=TODAY, country="GB", rules=story_rules.load())


def test_a_promise_is_heard_however_much_is_told_of_its_call() -> None:
    (part,) = parts_of(
        "phoned on 9 nov, 45 mins in the queue, got a man called Tom who was very kind"
        " and said that a colleague would ring me back in 24hrs."
    )
    assert (part.kind, part.promised_by) == (PartKind.PROMISE, date(2026, 11, 10))
    assert [one.kind for one in part.clauses] == [PartKind.CONTACT, PartKind.PROMISE]


@pytest.mark.parametrize(
    "told",
    [
        "They wrote that they would keep €300 of the deposit.",
        "She said they would charge us for another month.",
        "He told me they would be withholding the money.",
    ],
)
def test_what_they_would_take_is_no_promise(told: str) -> None:
    assert parts_of(told)[0].kind is PartKind.CONTACT


def test_a_promise_that_nobody_kept_is_broken() -> None:
    promise, _ = parts_of("On 3 November she said someone would call me back. Shock horror, nobody did.")
    assert promise.promise_state is PromiseState.BROKEN


def test_a_day_told_afterwards_belongs_to_the_line_before() -> None:
    asked, day = parts_of("I asked them for the fire certificate. That was about three weeks ago.")
    assert asked.when is not None
    assert asked.when.start <= date(2026, 11, 2) <= asked.when.end
    assert day.kind is PartKind.LEAVE_OUT


def test_what_is_asked_after_an_answer_in_writing_has_no_day_of_that_answer() -> None:
    parts = parts_of("Ms Hale replied on 2 June that it was final. I asked for the inspection report.")
    assert parts[1].when is None


def test_what_is_asked_in_a_call_has_the_day_of_that_call() -> None:
    parts = parts_of("I rang Ms Hale on 2 June. I asked why it takes so long.")
    assert parts[1].when is not None
    assert parts[1].when.start == date(2026, 6, 2)


def test_a_year_that_names_a_thing_is_not_when_it_happened() -> None:
    assert parts_of("The survey from 2023 lists the crack already.")[0].when is None


def test_a_day_of_the_month_alone_is_a_day_of_the_month_told_of() -> None:
    parts = parts_of("It was due on 9 November. Her birthday was the 12th, and we had nothing.")
    assert parts[1].when is not None
    assert parts[1].when.start == date(2026, 11, 12)


def test_their_own_words_are_kept_although_the_line_is_heated() -> None:
    (part,) = parts_of('The agent (rude as hell) told us "sort it out yourself".')
    assert (part.kind, part.calmer) == (PartKind.CONTACT, 'The agent told us "sort it out yourself".')


def test_an_adverb_at_the_start_is_nobodys_name() -> None:
    assert [p.name for p in parts_of("Honestly the manager Joan Pike was kind.")[0].people] == ["Joan Pike"]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("Are you kidding me??", PartKind.OPINION),
        ("I don't want a voucher, I want my seat back.", PartKind.REQUEST),
        ("I think half the fare back is more than fair.", PartKind.REQUEST),
        ("had a boiler fitted by them 12/6/26 cost me £2,100.", PartKind.FACT),
        ("The guard refused to open the door and walked off.", PartKind.FACT),
        ("Every time they say that it'll be sorted in a week.", PartKind.CONTACT),
        ("A man said he'd ask his boss and ring me by the end of the week.", PartKind.PROMISE),
    ],
)
def test_a_sentence_is_of_its_kind(told: str, kind: PartKind) -> None:
    assert parts_of(told)[0].kind is kind


def test_the_day_of_a_contact_in_brackets_is_not_when_the_promise_falls_due() -> None:
    (part,) = parts_of("They said the price would stay at £30 (Sam, chat on 3/2/2026).")
    assert part.promised_by is None
    assert part.when is not None
    assert part.when.start == date(2026, 2, 3)


def test_the_next_day_after_several_days_is_not_guessed() -> None:
    parts = parts_of("We were there from the 5th to the 9th of July. I asked again the next day.")
    assert parts[1].when is None


def test_a_night_back_is_not_a_night_ago() -> None:
    assert not parts_of("One night back is fair.")[0].dates


def test_the_name_of_the_organisation_is_nobodys() -> None:
    parts = sort(
        "Telewide told me to wait a week.",
        today=TODAY,
        country="GB",
        rules=story_rules.load(),
        organisation="Telewide Ltd",
    )
    assert not parts[0].people


def test_a_number_in_brackets_ends_no_sentence() -> None:
    assert len(parts_of("I got a fine (no. NG40118827) on 14th Sept for parking there.")) == 1


def test_a_short_month_ends_a_sentence_that_another_follows() -> None:
    assert len(parts_of("my son started there in sept. we pay £64 a day.")) == 2
    assert len(parts_of("It was confirmed by Priya S. on May 12.")) == 1


def test_a_bare_day_and_month_is_a_date_behind_an_event_alone() -> None:
    dated, undated = parts_of("The fitter came 20/1 and left. They did 1/2 the job.")
    assert dated.when is not None
    assert dated.when.start == date(2026, 1, 20)
    assert undated.when is None


def test_what_was_said_after_a_later_event_has_not_the_day_of_an_earlier_call() -> None:
    parts = parts_of(
        "I rang on 3 March. The new part arrived on 9 March. They said they would come by 20 March."
    )
    assert parts[2].when is None


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("If I hear nothing I'll take it to the ombudsman.", PartKind.LEAVE_OUT),
        ("On 3 May she came home with a bruise on her arm.", PartKind.FACT),
        ("its heartbreaking seeing her like that.", PartKind.IMPACT),
    ],
)
def test_what_families_tell_is_of_its_kind(told: str, kind: PartKind) -> None:
    assert parts_of(told)[0].kind is kind


def test_a_call_in_which_an_email_is_promised_stays_a_call() -> None:
    (part,) = parts_of("Rang on 2 October, a man called Sam said somebody would email me by Friday.")
    assert part.clauses[0].channel is ChannelKind.CALL


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("I am so cross.", "impact"),
        ("Sigh.", "leave_out"),
        ("Honestly.", "leave_out"),
        ("Just wow.", "leave_out"),
    ],
)
def test_a_sigh_is_no_fact(typed: str, kind: str) -> None:
    (part,) = sort(typed, today=date(2026, 5, 18), country="GB", rules=story_rules.load())
    assert part.kind == kind
