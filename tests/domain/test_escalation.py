"""A route is ready, not yet, closing or perhaps too late, with reasons; nobody is told it is over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Letter,
    LetterKind,
    LetterState,
    Money,
    Organisation,
    OutcomeSought,
    Promise,
    PromiseState,
    RemedyKind,
    Sector,
)
from advocate.domain.deadlines import Adjustment, AdjustmentKind, StartEvent, deadlines_for, on
from advocate.domain.escalation import (
    Decision,
    GoingError,
    Verdict,
    decide,
    first_body,
    going,
    routes_for,
    say_verdict,
)
from advocate.domain.kinds import Reason
from advocate.rulebook import escalation_routes

TODAY = date(2026, 11, 23)
E = StartEvent
OUTCOME = OutcomeSought(RemedyKind.REFUND, Money(Decimal("86.40"), "GBP"))


def case(sent: str = "", sector: str = "telecoms", country: str = "GB", **more: object) -> Case:
    letters: tuple[Letter, ...] = ()
    if sent:
        day = date.fromisoformat(sent)
        letters = (
            Letter("l", LetterKind.FIRST_COMPLAINT, ChannelKind.EMAIL, "", "", LetterState.SENT, sent_on=day),
        )
    made = Case("c", Organisation("Northwind"), Sector(sector), country, letters=letters, outcome=OUTCOME)
    return replace(made, **more)  # type: ignore[arg-type]


def decided(
    about: Case,
    route_id: str,
    told: Mapping[StartEvent, str] | None = None,
    *,
    today: date = TODAY,
    reasons: tuple[Reason, ...] = (),
    changes: tuple[Adjustment, ...] = (),
) -> Decision:
    route = escalation_routes.load(about.country).route(route_id)
    assert route is not None
    days = {event: on(date.fromisoformat(day)) for event, day in (told or {}).items()}
    deadlines = deadlines_for(about, route.rules, today, told=days, changes=changes)
    return decide(about, deadlines, route, today, reasons=reasons, told=days)


def test_while_their_time_runs_it_says_when_to_come_back_and_what_to_do_until_then() -> None:
    decision = decided(case("2026-10-20"), "uk-telecoms")
    assert (decision.verdict, decision.come_back_on) == (Verdict.NOT_YET, date(2026, 12, 2))
    assert say_verdict(decision, "GB") == "Not yet: come back on 2 December 2026"
    assert "Their time to answer runs until 1 December 2026." in decision.reasons_against
    assert "Ask for their final answer in writing: it opens the way sooner." in decision.until_then


@pytest.mark.parametrize(
    ("today", "verdict"), [("2026-12-01", Verdict.NOT_YET), ("2026-12-02", Verdict.READY)]
)
def test_the_way_opens_on_the_day_after_their_time_ended(today: str, verdict: Verdict) -> None:
    assert decided(case("2026-10-20"), "uk-telecoms", today=date.fromisoformat(today)).verdict is verdict


def test_their_last_word_opens_the_way_before_their_time_is_over() -> None:
    decision = decided(case("2026-11-01"), "uk-telecoms", {E.FINAL_RESPONSE: "2026-11-20"})
    assert decision.verdict is Verdict.READY
    assert decision.reasons_for[0] == "On 20 November 2026 you got their final response."
    assert decision.last_safe_on == date(2027, 11, 19)


@pytest.mark.parametrize("reason", [Reason.REFUSAL, Reason.DEADLOCK])
def test_a_recorded_refusal_opens_the_way(reason: Reason) -> None:
    assert decided(case("2026-11-01"), "uk-telecoms", reasons=(reason,)).verdict is Verdict.READY


@pytest.mark.parametrize("reason", [Reason.DEADLINE, Reason.PROMISE, Reason.HARDSHIP])
def test_another_reason_does_not_shorten_their_time(reason: Reason) -> None:
    assert decided(case("2026-11-01"), "uk-telecoms", reasons=(reason,)).verdict is Verdict.NOT_YET


def test_without_a_complaint_sent_that_is_the_one_thing_missing() -> None:
    decision = decided(case(), "uk-telecoms")
    assert (decision.verdict, decision.missing) == (Verdict.NOT_YET, E.COMPLAINT_SENT)
    assert decision.question == "On which day was it that you sent your complaint?"


def test_a_duty_of_the_firm_needs_no_waiting() -> None:
    us = case("2026-11-20", "credit_cards", "US")
    decision = decided(us, "us-card-billing-error-issuer", {E.FIRST_STATEMENT_WITH_ERROR_SENT: "2026-10-01"})
    assert (decision.verdict, decision.days_left) == (Verdict.CLOSING, 7)


@pytest.mark.parametrize(
    ("response", "verdict", "left"),
    [
        ("2026-06-01", Verdict.CLOSING, 8),
        ("2026-05-24", Verdict.CLOSING, 1),
        ("2026-05-23", Verdict.CLOSING, 0),
        ("2026-05-22", Verdict.MAYBE_LATE, None),
        ("2026-06-22", Verdict.READY, 29),
    ],
)
def test_your_own_time_closes_and_then_may_be_over(response: str, verdict: Verdict, left: int | None) -> None:
    told = {E.FINAL_RESPONSE_SENT: response, E.EVENT: "2026-01-01", E.KNOWLEDGE: "2026-01-01"}
    decision = decided(case("2026-02-01", "banking"), "uk-fos-general", told)
    assert (decision.verdict, decision.days_left) == (verdict, left)


def test_a_time_that_seems_over_sends_to_the_body_with_its_link() -> None:
    told = {E.FINAL_RESPONSE_SENT: "2020-01-01"}
    decision = decided(case("2019-11-01", "banking"), "uk-fos-general", told)
    assert decision.check == "Check with Financial Ombudsman Service: https://www.financial-ombudsman.org.uk"
    said = " ".join([say_verdict(decision, "GB"), *decision.reasons_against, *decision.until_then]).lower()
    assert "may have ended on 1 july 2020" in said
    assert "out of time" not in said


def test_an_unverified_time_of_your_own_never_counts_down() -> None:
    told = {E.FINAL_RESPONSE: "2025-12-01"}
    decision = decided(case("2025-08-01", "air_travel"), "uk-air-adr", told)
    assert (decision.verdict, decision.days_left, decision.last_safe_on) == (Verdict.READY, None, None)
    assert "Check with" in decision.check


def test_no_fixed_time_waits_for_their_last_word() -> None:
    decision = decided(case("2026-01-01", "health"), "eng-nhs")
    assert (decision.verdict, decision.missing, decision.come_back_on) == (
        Verdict.NOT_YET,
        E.FINAL_RESPONSE,
        None,
    )


def test_whoever_waits_for_a_last_word_that_does_not_come_is_sent_to_ask_the_body() -> None:
    decision = decided(case("2025-10-01", "health"), "eng-nhs")
    assert decision.until_then[0].startswith("They have kept you waiting: tell ")


def test_a_time_that_the_body_itself_starts_is_not_waited_for() -> None:
    decision = decided(case("2026-01-01", "energy", "AU"), "au-wa-energy-ombudsman")
    assert decision.verdict is Verdict.READY


def test_a_court_without_a_fixed_time_does_not_wait_for_their_last_word() -> None:
    told = {E.FINAL_RESPONSE: "2026-03-01"}
    decision = decided(case("2026-01-01", "housing", "US"), "us-housing-deposit", told)
    assert "last word" not in " ".join(decision.reasons_against)


@pytest.mark.parametrize("days", [0, 21, 63, 395])
def test_no_route_says_that_a_person_is_out_of_time_by_a_rule_that_is_not_confirmed(days: int) -> None:
    sent = (TODAY - timedelta(days=days)).isoformat()
    for route in escalation_routes.load_all().routes:
        about = case(sent, min(route.sectors, default=Sector.OTHER), route.region[:2])
        seen = decide(about, deadlines_for(about, route.rules, TODAY), route, TODAY)
        said = " ".join([say_verdict(seen, "GB"), *seen.reasons_against]).lower()
        assert "out of time" not in said
        assert said.count("too late") == said.count("may be too late")


def test_a_stage_whose_start_is_unknown_is_asked_for() -> None:
    decision = decided(case("2026-09-01", "water"), "ew-water")
    assert (decision.verdict, decision.missing) == (Verdict.NOT_YET, E.STAGE_2_REQUEST)


def test_a_court_waits_for_the_letter_before_claim_whatever_they_said() -> None:
    told = {E.FINAL_RESPONSE: "2026-10-20", E.BREACH: "2026-01-01"}
    decision = decided(case("2026-09-01"), "ew-small-claims", told, reasons=(Reason.DEADLOCK,))
    assert (decision.verdict, decision.missing) == (Verdict.NOT_YET, E.LETTER_BEFORE_CLAIM_SENT)


def test_a_paused_time_is_waited_for() -> None:
    pause = Adjustment(
        "uk-telecoms.wait",
        AdjustmentKind.PAUSE,
        "They wait for a part.",
        date(2026, 11, 1),
        paused_on=date(2026, 11, 1),
    )
    decision = decided(case("2026-09-01"), "uk-telecoms", changes=(pause,))
    assert (decision.verdict, decision.come_back_on) == (Verdict.NOT_YET, None)
    assert "Their time stands still, because you paused it." in decision.reasons_against


def test_a_goal_above_the_limit_speaks_against() -> None:
    dear = OutcomeSought(RemedyKind.REFUND, Money(Decimal(12000), "GBP"))
    decision = decided(case("2026-09-01", outcome=dear), "uk-telecoms")
    assert "Your goal of £12,000.00 is above its limit of £10,000." in decision.reasons_against


def test_a_promise_that_still_runs_speaks_against() -> None:
    promise = Promise("p", "An engineer comes", due_on=date(2026, 11, 30))
    running = decided(case("2026-09-01", promises=(promise,)), "uk-telecoms")
    kept = decided(case("2026-09-01", promises=(replace(promise, state=PromiseState.KEPT),)), "uk-telecoms")
    words = "They promised: An engineer comes. It is due on 30 November 2026."
    assert words in running.reasons_against
    assert words not in kept.reasons_against


def test_what_a_decision_is_worth_is_said() -> None:
    ombudsman = decided(case("2026-09-01"), "uk-telecoms")
    council = decided(case("2026-01-01", "local_government"), "eng-council-social-care")
    assert "If you accept its decision, the organisation has to follow it." in ombudsman.reasons_for
    assert "It recommends; it cannot order." in council.reasons_against


def test_who_must_send_the_matter_on_is_said() -> None:
    decision = decided(case("2026-01-01", "other"), "uk-government")
    assert "You cannot go there directly: an MP has to send it on for you." in decision.reasons_against


@pytest.mark.parametrize(
    ("sector", "country"), [("telecoms", "ZZ"), ("education", "x" * 100_000), ("rail", "JP"), ("other", "")]
)
def test_an_unknown_country_or_sector_still_gets_help(sector: str, country: str) -> None:
    about = case("2026-09-01", sector, country)
    routes = routes_for(escalation_routes.load(country).routes, about.sector, country)
    decision = decide(about, (), routes[0] if routes else None, TODAY)
    assert decision.verdict is Verdict.NO_ROUTE
    assert [word in " ".join(decision.until_then) for word in ("final letter", "small claim", "adviser")] == [
        True
    ] * 3


def ids(sector: str, country: str, region: str = "") -> list[str]:
    routes = routes_for(escalation_routes.load(country).routes, Sector(sector), country, region)
    return [route.id for route in routes]


@pytest.mark.parametrize(
    ("sector", "country", "region", "first", "last"),
    [
        ("telecoms", "GB", "SCT", "uk-telecoms", "sct-simple-procedure"),
        ("telecoms", "GB", "GB-NIR", "uk-telecoms", "ni-small-claims"),
        ("energy", "GB", "NIR", "ni-energy-water", "ni-small-claims"),
        ("water", "GB", "ENG", "ew-water", "ew-small-claims"),
        ("credit_cards", "US", "CA", "us-card-billing-error-issuer", "us-small-claims-court"),
        ("goods_services", "AU", "VIC", "au-vic-goods-vcat", "au-goods-state-fair-trading"),
        ("goods_services", "DE", "", "eu-goods", "eu-escp"),
        ("banking", "IE", "", "ie-financial", "eu-escp"),
        ("banking", "NZ", "", "nz-bank-banking-ombudsman", "nz-finance-insurance-schemes"),
    ],
)
def test_the_routes_of_a_place_come_in_order_with_the_court_last(
    sector: str, country: str, region: str, first: str, last: str
) -> None:
    found = ids(sector, country, region)
    assert (found[0], found[-1]) == (first, last)


def test_routes_of_another_part_of_the_country_are_left_out() -> None:
    assert not {"ew-water", "ew-small-claims", "ni-energy-water"} & set(ids("water", "GB", "SCT"))
    assert "us-ca-privacy-ccpa" not in ids("other", "US", "TX")


@pytest.mark.parametrize(
    ("sector", "country", "first"),
    [("telecoms", "GB", "uk-telecoms"), ("education", "GB", None), ("goods_services", "ZZ", None)],
)
def test_where_only_courts_are_left_there_is_no_body(sector: str, country: str, first: str | None) -> None:
    found = first_body(routes_for(escalation_routes.load(country).routes, Sector(sector), country))
    assert (found.id if found else None) == first


@pytest.mark.parametrize("today", ["1900-01-01", "2026-08-31", "2101-01-01", "9999-12-31"])
def test_a_clock_that_was_moved_breaks_nothing(today: str) -> None:
    told = {E.FINAL_RESPONSE: "2026-10-20", E.EVENT: "2026-01-01"}
    for route in escalation_routes.load("GB").routes:
        assert decided(case("2026-09-01"), route.id, told, today=date.fromisoformat(today)).reasons_for


def test_going_as_advised_needs_a_reason_of_the_list_only() -> None:
    record = going(decided(case("2026-09-01"), "uk-telecoms"), today=TODAY, reason=Reason.DEADLINE)
    assert (record.reason, record.is_override) == (Reason.DEADLINE, False)


@pytest.mark.parametrize(("sent", "reason"), [("2026-11-01", Reason.HARDSHIP), ("2026-09-01", None)])
def test_going_against_advice_is_possible_with_words_of_your_own(sent: str, reason: Reason | None) -> None:
    decision = decided(case(sent), "uk-telecoms")
    record = going(decision, today=TODAY, reason=reason, words=" I need the line for my alarm. ")
    assert (record.is_override, record.words) == (True, "I need the line for my alarm.")
    with pytest.raises(GoingError, match="in your own words"):
        going(decision, today=TODAY, reason=reason)


def test_a_time_that_may_have_changed_sends_to_the_body_and_starts_no_other_clock() -> None:
    about = case("2026-09-01", "energy")
    decision = decided(about, "gb-energy")
    assert decision.verdict is Verdict.READY
    assert decision.check.startswith("This time has not been confirmed. Check with Energy Ombudsman")
    assert decision.missing is E.DEADLOCK_LETTER_OR_END_OF_WAIT


@pytest.mark.parametrize("sector", list(Sector))
@pytest.mark.parametrize("country", ["GB", "IE", "FR", "US", "CA", "AU", "NZ"])
def test_every_route_of_every_sector_can_be_decided(sector: Sector, country: str) -> None:
    about = case("2026-09-01", sector, country)
    for route in routes_for(escalation_routes.load(country).routes, sector, country):
        decision = decide(about, deadlines_for(about, route.rules, TODAY), route, TODAY)
        assert decision.reasons_for or decision.reasons_against
        assert say_verdict(decision, country)
