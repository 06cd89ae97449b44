"""The rights that fit, the reasons a case shows, the ladder of steps and what a body asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Contact,
    Direction,
    Exhibit,
    Fact,
    Letter,
    LetterKind,
    LetterState,
    Money,
    Organisation,
    OutcomeSought,
    Promise,
    PromiseState,
    Reference,
    RemedyKind,
    Sector,
    When,
)
from advocate.domain.deadlines import Confidence, Provenance, StartEvent, deadlines_for, on
from advocate.domain.escalation import (
    FEW,
    EscalationRoute,
    Right,
    Step,
    StepState,
    checklist,
    found_reasons,
    ladder,
    rights_for,
    routes_for,
    say,
)
from advocate.domain.kinds import Reason
from advocate.rulebook import escalation_routes

TODAY = date(2026, 11, 23)
E = StartEvent


def case(sector: str = "telecoms", country: str = "GB", **more: object) -> Case:
    made = Case("c", Organisation("Northwind"), Sector(sector), country)
    return replace(made, **more)  # type: ignore[arg-type]


def sent(kind: LetterKind, day: str = "2026-10-01", due: str = "2026-10-15") -> Letter:
    made = Letter(kind, kind, ChannelKind.EMAIL, "", "", LetterState.SENT, date.fromisoformat(day))
    return replace(made, reply_due_on=date.fromisoformat(due))


def call(role: str = "", direction: Direction = Direction.OUT, day: str = "2026-10-02") -> Contact:
    return Contact("k", ChannelKind.CALL, direction, "", When.on(date.fromisoformat(day)), role=role)


def routes(about: Case, region: str = "") -> tuple[EscalationRoute, ...]:
    book = escalation_routes.load(about.country)
    return routes_for(book.routes, about.sector, about.country, region)


def rights(about: Case, region: str = "", told: dict[StartEvent, str] | None = None) -> dict[str, str]:
    """Return the rights that fit, each with what is to be checked about it."""
    days = {event: on(date.fromisoformat(day)) for event, day in (told or {}).items()}
    found = rights_for(
        about,
        routes(about, region),
        escalation_routes.load(about.country).rights,
        TODAY,
        region=region,
        told=days,
    )
    return {fitting.right.id: fitting.check for fitting in found}


def goal(remedy: RemedyKind, amount: int = 100, currency: str = "GBP") -> OutcomeSought:
    return OutcomeSought(remedy, Money(Decimal(amount), currency))


def test_the_rights_are_few() -> None:
    assert len(rights(case("goods_services"))) == FEW


def test_a_right_that_is_not_in_force_is_never_offered() -> None:
    book = escalation_routes.load("GB")
    found = rights_for(case("goods_services"), routes(case("goods_services")), book.rights, TODAY, most=100)
    assert "dmcc2024-subscriptions" not in {fitting.right.id for fitting in found}


@pytest.mark.parametrize(("region", "fits"), [("ENG", True), ("WLS", False), ("SCT", False)])
def test_a_right_of_one_part_of_the_country_is_offered_only_there(region: str, fits: bool) -> None:
    about = case("water" if region != "SCT" else "housing")
    assert ("water-gss" in rights(about, region)) == fits


@pytest.mark.parametrize(("remedy", "fits"), [(RemedyKind.CANCELLATION, True), (RemedyKind.APOLOGY, False)])
def test_a_right_fits_the_goal(remedy: RemedyKind, fits: bool) -> None:
    assert ("ccr2013-cancel" in rights(case(outcome=goal(remedy)))) == fits


@pytest.mark.parametrize(
    ("amount", "currency", "fits"), [(500, "GBP", True), (30001, "GBP", False), (30001, "EUR", True)]
)
def test_a_right_fits_the_sum(amount: int, currency: str, fits: bool) -> None:
    about = case("credit_cards", outcome=goal(RemedyKind.REFUND, amount, currency))
    found = rights_for(about, routes(about), escalation_routes.load("GB").rights, TODAY, most=100)
    assert ("cca1974-s75" in {fitting.right.id for fitting in found}) == fits


def test_a_right_that_is_not_verified_is_to_be_checked() -> None:
    assert rights(case())["ofcom-auto-comp"].startswith("We could not confirm this.")


def test_a_right_whose_own_time_seems_over_comes_last_and_is_to_be_checked() -> None:
    about = case("telecoms", outcome=goal(RemedyKind.CANCELLATION))
    found = rights(about, told={E.DELIVERY: "2026-01-05", E.CONTRACT_MADE: "2026-01-01"})
    assert found["ccr2013-cancel"] == "Your own time for this may be over. Check it before you rely on it."


def test_the_rights_of_ireland_come_before_those_of_the_union() -> None:
    found = list(rights(case("goods_services", "IE")))
    assert found[0] == "ie-cra2022-goods"


def test_a_right_without_words_of_its_own_is_brought_up_as_a_question() -> None:
    sure = Provenance(TODAY, TODAY, ("x",), True, Confidence.HIGH)
    words = say(Right("r", "Late delivery", "Some Act, s. 4", "It helps.", sure))
    assert words == (
        "I believe that this applies here: Late delivery (Some Act, s. 4). "
        "Could you look at it with that in mind, and tell me what you can do?"
    )


def test_no_words_for_a_right_quote_a_number_that_the_rulebook_does_not_hold() -> None:
    """Words such as "14 days" stand in the summary, the reference or a clock of the same right."""
    spelt = {"two": 2, "three": 3, "six": 6, "eight": 8, "ten": 10, "one": 1}
    for right in escalation_routes.load_all().rights.values():
        numbers = {int(w) for w in right.say.replace(".", " ").split() if w.isdigit() and len(w) < 4}
        numbers |= {spelt[w] for w in right.say.split() if w in spelt and w != "one"}
        held = f"{right.reference} {right.summary} {[r.versions for r in right.rules]}"
        assert not [n for n in numbers if str(n) not in held], right.id


def test_a_letter_without_reply_is_a_reason() -> None:
    about = case(letters=(sent(LetterKind.FIRST_COMPLAINT),))
    (found,) = found_reasons(about, (), TODAY)
    assert (found.kind, found.words) == (Reason.DEADLINE, "Your letter of 1 October 2026 has had no reply.")


def test_an_answer_takes_the_reason_away() -> None:
    answer = call(direction=Direction.IN, day="2026-10-09")
    about = case(letters=(sent(LetterKind.FIRST_COMPLAINT),), contacts=(answer,))
    assert not found_reasons(about, (), TODAY)


@pytest.mark.parametrize(
    ("state", "due", "count"),
    [
        (PromiseState.BROKEN, "2027-01-01", 1),
        (PromiseState.OPEN, "2026-11-22", 1),
        (PromiseState.OPEN, "2026-11-23", 0),
        (PromiseState.KEPT, "2026-10-01", 0),
    ],
)
def test_a_promise_that_was_not_kept_is_a_reason(state: PromiseState, due: str, count: int) -> None:
    promise = Promise("p", "a refund", due_on=date.fromisoformat(due), state=state)
    assert len(found_reasons(case(promises=(promise,)), (), TODAY)) == count


def test_a_rule_whose_day_passed_is_a_reason() -> None:
    route = escalation_routes.load("GB").route("uk-telecoms")
    assert route is not None
    about = case(letters=(sent(LetterKind.FIRST_COMPLAINT, due="2027-01-01"),))
    found = found_reasons(about, deadlines_for(about, route.rules, TODAY), TODAY)
    assert [reason.words for reason in found] == ["Their time to answer ended on 12 November 2026."]


def test_their_last_word_is_a_reason() -> None:
    (found,) = found_reasons(case(), (), TODAY, told={E.FINAL_RESPONSE: on(date(2026, 11, 2))})
    assert (found.kind, found.words) == (Reason.DEADLOCK, "They gave their last word on 2 November 2026.")


@pytest.mark.parametrize(
    ("more", "here"),
    [
        ({}, None),
        ({"contacts": (call(),)}, Step.PERSON),
        ({"contacts": (call(direction=Direction.IN),)}, None),
        ({"contacts": (call("Shift manager"),)}, Step.MANAGER),
        ({"contacts": (call("Complaints officer"),)}, Step.COMPLAINTS_TEAM),
        ({"letters": (sent(LetterKind.FIRST_COMPLAINT),)}, Step.PERSON),
        ({"letters": (sent(LetterKind.ESCALATION), sent(LetterKind.FIRST_COMPLAINT))}, Step.MANAGER),
        ({"letters": (sent(LetterKind.FINAL_LETTER),)}, Step.FINAL_LETTER),
        ({"letters": (sent(LetterKind.REFERRAL),)}, Step.BODY),
        ({"letters": (sent(LetterKind.SMALL_CLAIM),)}, Step.COURT),
    ],
)
def test_the_ladder_shows_where_the_case_stands_and_who_is_next(
    more: dict[str, Any], here: Step | None
) -> None:
    rungs = ladder(case(**more), ())
    found = [rung.step for rung in rungs if rung.state is StepState.HERE]
    following = [rung.step for rung in rungs if rung.state is StepState.NEXT]
    steps = list(Step)
    assert found == ([here] if here else [])
    assert following == steps[steps.index(here) + 1 if here else 0 :][:1]


def test_the_ladder_names_the_body_and_the_court_of_the_place() -> None:
    rungs = {rung.step: rung for rung in ladder(case(), routes(case(), "SCT"))}
    assert rungs[Step.BODY].who == "Communications Ombudsman or CISAS (whichever the provider joined)"
    assert rungs[Step.COURT].who == "Sheriff Court Simple Procedure"


def test_without_a_known_body_the_ladder_is_still_whole() -> None:
    assert [rung.step for rung in ladder(case(), ())] == list(Step)
    assert all(rung.who and rung.can_do for rung in ladder(case(), ()))


def exhibit(title: str) -> Exhibit:
    made = datetime(2026, 11, 1, tzinfo=UTC)
    return Exhibit("e", 3, title, "scan.pdf", "application/pdf", 1, "", made)


def ticked(about: Case) -> list[str]:
    route = escalation_routes.load("GB").route("uk-telecoms")
    assert route is not None
    return [need.text for need in checklist(about, route) if need.is_there]


def test_an_empty_case_ticks_nothing() -> None:
    assert ticked(case()) == []


@pytest.mark.parametrize(
    ("more", "need"),
    [
        ({"letters": (sent(LetterKind.FIRST_COMPLAINT),)}, "copy of the complaint sent, with date"),
        ({"exhibits": (exhibit("Bill of May"), exhibit("Contract"))}, "bills and contract"),
        (
            {"letters": (sent(LetterKind.FIRST_COMPLAINT),), "contacts": (call(direction=Direction.IN),)},
            "proof it was received",
        ),
        (
            {"contacts": (call(),), "facts": (Fact("f", "It failed"),)},
            "timeline of contacts with names, dates, promises",
        ),
    ],
)
def test_what_the_case_holds_is_ticked(more: dict[str, Any], need: str) -> None:
    assert any(text.startswith(need) for text in ticked(case(**more)))


NOT_THIS = [
    ("Bill of May", "bills and contract"),
    ("Receipt for mobile data", "proof it was received (email, reference, delivery receipt)"),
    ("Data request", "request and reply copies"),
    ("Bank statement of May", "witness statements"),
    ("Photo of the meter", "photos and estimates"),
    ("Letter of my landlord", "claim letter"),
    ("Bank statement", "account number"),
]
THIS = [
    ("Photograph of the kitchen", "photos"),
    ("Photo of the kitchen", "photos or fault report"),
    ("Copies of our warranties", "warranty"),
    ("Boarding pass and booking confirmation", "booking, boarding pass"),
]


@pytest.mark.parametrize(
    ("title", "need", "is_ticked"), [(*x, False) for x in NOT_THIS] + [(*x, True) for x in THIS]
)
def test_a_title_ticks_a_need_only_where_it_names_all_of_it(title: str, need: str, is_ticked: bool) -> None:
    route = replace(escalation_routes.load("GB").routes[0], needs=(need,))
    (found,) = checklist(case(exhibits=(exhibit(title),)), route)
    assert (found.is_there, found.is_guess, found.is_sure) == (is_ticked, is_ticked, False)


@pytest.mark.parametrize(("label", "is_ticked"), [("account", True), ("customer number", False)])
def test_a_number_is_there_where_a_reference_of_that_name_is(label: str, is_ticked: bool) -> None:
    route = replace(escalation_routes.load("GB").routes[0], needs=("account number",))
    (found,) = checklist(case(references=(Reference(label, "NW-1"),)), route)
    assert found.is_there is is_ticked


@pytest.mark.parametrize("said", [True, False])
def test_what_the_customer_says_comes_before_what_the_case_seems_to_hold(said: bool) -> None:
    route = replace(escalation_routes.load("GB").routes[0], needs=("photos",))
    (found,) = checklist(case(exhibits=(exhibit("Photo"),)), route, said={"photos": said})
    assert (found.is_there, found.is_sure) == (said, said)


@pytest.mark.parametrize("title", ["Data request", "Letter", "My e-mail to them", "Notes"])
def test_no_single_everyday_paper_ticks_much_of_what_the_bodies_ask_for(title: str) -> None:
    countries = ("GB", "IE", "EU", "US", "CA", "AU", "NZ")
    routes = [route for name in countries for route in escalation_routes.load(name).routes]
    about = case(exhibits=(exhibit(title),))
    ticks = {need.text for route in routes for need in checklist(about, route) if need.is_there}
    assert len(ticks) <= 2, ticks


@pytest.mark.parametrize("text", ["", "🙂", "\ud800", "ب" * 1000, "x" * 100_000, "\x00\u200b"])
def test_odd_titles_tick_nothing_and_break_nothing(text: str) -> None:
    assert ticked(case(exhibits=(exhibit(text),))) == []
