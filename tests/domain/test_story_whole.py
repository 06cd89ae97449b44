"""Whole stories, as angry people type them: what an adviser would note down from them is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from advocate.domain.case import Precision, PromiseState
from advocate.domain.story import Part, PartKind, sort
from advocate.rulebook import story_rules

RECORDS = {PartKind.FACT, PartKind.CONTACT, PartKind.PROMISE}


@dataclass(frozen=True)
class Told:
    """A story, and what stands in it."""

    story: str
    today: date
    country: str
    days: tuple[str, ...]
    amounts: tuple[str, ...]
    promises: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    references: tuple[str, ...]
    helped: tuple[str, ...]
    left_out: tuple[str, ...]


FLAT = Told(
    story="""We moved into the flat on 2 February 2026 and the boiler has NEVER worked properly!!! I
phoned the agent, Oakline Lettings, on 4 Feb and waited 35 minutes, someone called Derek said a plumber would
come on 6 February. Surprise surprise, no one turned up. I emailed on 9 Feb, Farah was really helpful and gave
me ticket T-40718, she promised a visit within 72 hours. That did not happen.
They couldn't care less about tenants. On 20 February 2026 the radiators came on.
I paid £120 for heaters and they still took the full £1,150.00 in rent. I want the £120 back and a sorry.
I'm going to tell everyone on Facebook what crooks they are.""",
    today=date(2026, 4, 2),
    country="GB",
    days=("2026-02-02", "2026-02-04", "2026-02-06", "2026-02-09", "2026-02-20"),
    amounts=("120", "1150.00", "120"),
    promises=(("2026-02-06", "broken"), ("2026-02-12", "broken")),
    people=("Derek", "Farah"),
    references=("T-40718",),
    helped=("Farah",),
    left_out=("I'm going to tell everyone on Facebook what crooks they are.",),
)
SOFA = Told(
    story="""ok so i ordered a sofa on 4/11/26 for $1,249.00, order #WM-55821. i have the receipt from
april 11. called the store on may 20, spoke with a guy named Terrence for 15 min. he said itd be delivered
in 5 business days. guess what. its still not here AND now a $89 storage fee. called again on june 2, some
rude woman hung up on me. they are robbing people. i'll see you in court.""",
    today=date(2026, 6, 20),
    country="US",
    days=("2026-04-11", "2026-04-11", "2026-05-20", "2026-06-02"),
    amounts=("1249.00", "89"),
    promises=(("2026-05-28", "broken"),),
    people=("Terrence",),
    references=("WM-55821",),
    helped=(),
    left_out=("guess what.", "i'll see you in court."),
)
KETTLE = Told(
    story="""Bought a boiler about the end of January, €1,900, fitted on 3 February 2026.
It leaked on 1 March.
Rang the shop the next day and they said the fitter would be out "early next week".
He arrived on 9 March and said a valve was cracked. Nothing since. I'm worn out and I feel like a nuisance.
To be fair the fitter, Conor, was very decent about it. Could they not just replace the valve?""",
    today=date(2026, 4, 1),
    country="IE",
    days=("2026-02-03", "2026-03-01", "2026-03-02", "2026-03-09"),
    amounts=("1900",),
    promises=(("", "kept"),),
    people=("Conor",),
    references=(),
    helped=("Conor",),
    left_out=(),
)
STORIES = pytest.mark.parametrize("told", [FLAT, SOFA, KETTLE], ids=["flat", "sofa", "boiler"])


def parts(told: Told) -> tuple[Part, ...]:
    return sort(told.story, today=told.today, country=told.country, rules=story_rules.load())


@STORIES
def test_the_days_of_what_happened_are_found(told: Told) -> None:
    whens = [found.when for part in parts(told) if part.kind in RECORDS for found in part.dates]
    exact = [str(when.start) for when in whens if when and when.precision is Precision.DAY]
    assert sorted(exact) == sorted(told.days)


@STORIES
def test_the_sums_are_found(told: Told) -> None:
    sums = [found.money.amount for part in parts(told) for found in part.amounts]
    assert sums == [Decimal(amount) for amount in told.amounts]


@STORIES
def test_the_promises_are_found_with_their_day_and_what_became_of_them(told: Told) -> None:
    found = [part for part in parts(told) if part.promise_working]
    assert [(str(part.promised_by or ""), part.promise_state.value) for part in found] == list(told.promises)


@STORIES
def test_the_people_and_references_are_found(told: Told) -> None:
    sorted_out = parts(told)
    people = [found.name for part in sorted_out for found in part.people]
    references = [found.value for part in sorted_out for found in part.references]
    assert (people, references) == (list(told.people), list(told.references))


@STORIES
def test_who_helped_is_marked(told: Told) -> None:
    helped = [part.people[0].name for part in parts(told) if part.helped]
    assert helped == list(told.helped)


@STORIES
def test_threats_and_fillers_are_left_out(told: Told) -> None:
    left_out = [part.text for part in parts(told) if part.kind is PartKind.LEAVE_OUT]
    assert left_out == list(told.left_out)


def test_words_for_a_rough_day_are_kept_as_they_were_said() -> None:
    rough = [
        (found.text, found.when.start)
        for part in parts(KETTLE)
        for found in part.dates
        if found.when and found.when.precision is Precision.ABOUT
    ]
    assert rough == [("about the end of January", date(2026, 1, 21)), ("early next week", date(2026, 3, 9))]


def test_an_open_promise_is_not_called_broken() -> None:
    story = "I rang on 4 May and they promised a refund by 1 June."
    (part,) = sort(story, today=date(2026, 5, 18), country="GB", rules=story_rules.load())
    assert (part.promised_by, part.promise_state) == (date(2026, 6, 1), PromiseState.OPEN)
