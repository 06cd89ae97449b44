"""A rule gives a day with its working, says which one day is missing, and never more than it knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Letter,
    LetterKind,
    LetterState,
    Organisation,
    Sector,
    When,
)
from advocate.domain.deadlines import (
    Adjustment,
    AdjustmentError,
    AdjustmentKind,
    Circumstance,
    Clock,
    Confidence,
    Deadline,
    DeadlineRule,
    DeadlineState,
    Provenance,
    Purpose,
    RuleKind,
    Several,
    StartEvent,
    Term,
    Unit,
    Variant,
    Version,
    Which,
    deadlines_for,
    known_dates,
    known_from,
    on,
)

TODAY = date(2026, 11, 23)
E = StartEvent
SURE = Provenance(date(2026, 11, 23), date(2027, 5, 23), ("https://example.org/rule",), True, Confidence.HIGH)


def rule(term: Term | None = None, **changes: object) -> DeadlineRule:
    term = term or Clock(E.FINAL_RESPONSE_SENT, 6, Unit.MONTHS)
    made = DeadlineRule(
        "r",
        RuleKind.YOU,
        Purpose.LIMIT,
        (Version(term),),
        "go to it",
        SURE,
        "The Body",
        "https://example.org",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def case(*sent: tuple[LetterKind, str], country: str = "GB") -> Case:
    letters = tuple(
        Letter(f"l{n}", kind, ChannelKind.EMAIL, "", "", LetterState.SENT, date.fromisoformat(day))
        for n, (kind, day) in enumerate(sent)
    )
    return Case("c", Organisation("Northwind"), Sector.TELECOMS, country, letters=letters)


def only(made: DeadlineRule, told: dict[StartEvent, str] | None = None, **more: object) -> Deadline:
    days = {event: on(date.fromisoformat(day)) for event, day in (told or {}).items()}
    (found,) = deadlines_for(case(), [made], TODAY, told=days, **more)  # type: ignore[arg-type]
    return found


def test_the_working_names_the_start_the_rule_the_day_and_the_source() -> None:
    found = only(rule(), {E.FINAL_RESPONSE_SENT: "2026-10-20"})
    assert found.due_on == date(2027, 4, 20)
    assert found.working == (
        "The Body: go to it.",
        "6 months after they sent their final response on 20 October 2026: 20 April 2027.",
        "It ends at midnight. Your last safe day: 20 April 2027.",
        "Source, checked on 23 November 2026: https://example.org/rule",
    )


def test_the_working_names_every_holiday_that_was_skipped() -> None:
    clock = Clock(E.COMPLAINT_RECEIVED, 15, Unit.BUSINESS_DAYS)
    found = only(rule(clock), {E.COMPLAINT_RECEIVED: "2026-12-10"})
    assert found.due_on == date(2027, 1, 5)
    assert any(
        "8 weekend days; Christmas Day (25 December 2026); Boxing Day (observed)" in line
        for line in found.working
    )


def test_an_unknown_start_gives_no_day_and_asks_for_the_one_that_is_missing() -> None:
    found = only(rule())
    assert (found.state, found.due_on, found.is_alarm) == (DeadlineState.START_UNKNOWN, None, False)
    assert found.question == "On which day was it that they sent their final response?"


def test_a_letter_that_was_sent_starts_the_clock_of_the_organisation() -> None:
    clock = rule(Clock(E.COMPLAINT_RECEIVED, 8, Unit.WEEKS), kind=RuleKind.ORGANISATION)
    sent = case((LetterKind.FIRST_COMPLAINT, "2026-10-01"), (LetterKind.FOLLOW_UP, "2026-10-20"))
    (found,) = deadlines_for(sent, [clock], TODAY)
    assert found.due_on == date(2026, 11, 26)
    assert any(line.startswith("Counted from the day you sent your complaint") for line in found.working)


def test_what_the_customer_tells_comes_before_what_a_letter_shows() -> None:
    sent = case((LetterKind.FIRST_COMPLAINT, "2026-10-01"))
    told = {E.COMPLAINT_SENT: on(date(2026, 9, 1))}
    assert known_dates(sent, told)[E.COMPLAINT_SENT] == on(date(2026, 9, 1))


@pytest.mark.parametrize(
    "doubt",
    [
        {"is_verified": False},
        {"review_by": date(2026, 11, 22)},
        {"confidence": Confidence.LOW},
    ],
)
def test_a_rule_in_doubt_sends_to_the_body_and_never_rings(doubt: dict[str, object]) -> None:
    unsure = rule(provenance=replace(SURE, **doubt))  # type: ignore[arg-type]
    found = only(unsure, {E.FINAL_RESPONSE_SENT: "2020-01-01"})
    assert found.check.endswith("Check with The Body: https://example.org")
    assert (found.is_alarm, found.last_safe_on) == (False, None)


@pytest.mark.parametrize("kind", [kind for kind in RuleKind if kind is not RuleKind.YOU])
def test_only_your_own_time_rings(kind: RuleKind) -> None:
    assert not only(rule(kind=kind), {E.FINAL_RESPONSE_SENT: "2026-10-20"}).is_alarm


def test_the_last_safe_day_is_a_working_day() -> None:
    found = only(rule(Clock(E.EVENT, 30, Unit.DAYS)), {E.EVENT: "2026-11-26"})
    assert found.due_on == date(2026, 12, 26)
    assert found.last_safe_on == date(2026, 12, 24)


def test_a_rule_that_is_not_in_force_gives_no_day() -> None:
    coming = rule(in_force_from=date(2027, 4, 13))
    found = only(coming, {E.FINAL_RESPONSE_SENT: "2026-10-20"})
    assert found.state is DeadlineState.NOT_IN_FORCE
    assert "It starts on 13 April 2027." in found.working[0]


def test_no_fixed_time_is_not_an_unknown_start() -> None:
    found = only(rule(Clock(E.COMPLAINT_RECEIVED)), {E.COMPLAINT_RECEIVED: "2026-10-01"})
    assert found.state is DeadlineState.NO_FIXED_TIME
    assert "No fixed time is set." in found.working


FOS = Several(
    Which.FIRST,
    (
        Clock(E.FINAL_RESPONSE_SENT, 6, Unit.MONTHS),
        Several(Which.LAST, (Clock(E.EVENT, 6, Unit.YEARS), Clock(E.KNOWLEDGE, 3, Unit.YEARS))),
    ),
)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (
            {E.FINAL_RESPONSE_SENT: "2026-10-20", E.EVENT: "2025-01-01", E.KNOWLEDGE: "2026-01-01"},
            "2027-04-20",
        ),
        (
            {E.FINAL_RESPONSE_SENT: "2026-10-20", E.EVENT: "2018-01-01", E.KNOWLEDGE: "2024-01-15"},
            "2027-01-15",
        ),
        (
            {E.FINAL_RESPONSE_SENT: "2026-10-20", E.EVENT: "2021-02-01", E.KNOWLEDGE: "2021-02-01"},
            "2027-02-01",
        ),
        ({E.FINAL_RESPONSE_SENT: "2026-10-20", E.EVENT: "2019-01-01"}, "2025-01-01"),
        ({E.FINAL_RESPONSE_SENT: "2026-10-20"}, "2027-04-20"),
    ],
)
def test_of_several_clocks_the_first_or_the_last_counts(told: dict[StartEvent, str], due: str) -> None:
    found = only(rule(FOS), {E.FINAL_RESPONSE_SENT: "2026-10-20"} | told)
    assert found.due_on == date.fromisoformat(due)


def test_a_clock_with_an_unknown_start_among_several_is_said() -> None:
    found = only(rule(FOS), {E.FINAL_RESPONSE_SENT: "2026-10-20"})
    assert (found.is_partial, found.missing, found.is_certain) == (True, E.EVENT, False)
    assert any("that can only make it earlier" in line for line in found.working)


def test_a_variant_applies_only_in_its_circumstance_and_is_named_otherwise() -> None:
    longer = Variant(
        Clock(E.COMPLAINT_RECEIVED, 35, Unit.BUSINESS_DAYS),
        "a holding reply was sent",
        Circumstance.HOLDING_REPLY,
    )
    made = rule(Clock(E.COMPLAINT_RECEIVED, 15, Unit.BUSINESS_DAYS), variants=(longer,))
    told = {E.COMPLAINT_RECEIVED: "2026-10-01"}
    usual = only(made, told)
    held = only(made, told, circumstances={Circumstance.HOLDING_REPLY})
    assert (usual.due_on, held.due_on) == (date(2026, 10, 22), date(2026, 11, 19))
    assert any(line.startswith("If a holding reply was sent: 35 working days") for line in usual.working)


@pytest.mark.parametrize(
    ("region", "due"),
    [("", "2032-11-23"), ("ENG", "2032-11-23"), ("SCT", "2031-11-23"), ("GB-SCT", "2031-11-23")],
)
def test_a_part_of_the_country_can_have_its_own_time(region: str, due: str) -> None:
    scottish = Variant(Clock(E.BREACH, 5, Unit.YEARS), region="GB-SCT")
    made = rule(Clock(E.BREACH, 6, Unit.YEARS), variants=(scottish,), region="GB")
    assert only(made, {E.BREACH: "2026-11-23"}, region=region).due_on == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("region", "where", "count"),
    [
        ("GB-SCT", "ENG", 0),
        ("GB-SCT", "SCT", 1),
        ("GB-SCT", "", 1),
        ("GB-EAW", "WLS", 1),
        ("EU", "", 0),
        ("", "", 1),
    ],
)
def test_a_rule_of_another_region_is_left_out(region: str, where: str, count: int) -> None:
    assert len(deadlines_for(case(), [rule(region=region)], TODAY, region=where)) == count


CHANGED = (
    Version(Clock(E.COMPLAINT_FIRST_RAISED, 8, Unit.WEEKS)),
    Version(Clock(E.COMPLAINT_FIRST_RAISED, 6, Unit.WEEKS), date(2026, 4, 8)),
)


@pytest.mark.parametrize(
    ("raised", "due"),
    [("2026-04-07", "2026-06-02"), ("2026-04-08", "2026-05-20"), ("2026-10-01", "2026-11-12")],
)
def test_a_clock_that_began_before_a_change_keeps_the_older_time(raised: str, due: str) -> None:
    found = only(rule(versions=CHANGED), {E.COMPLAINT_FIRST_RAISED: raised})
    assert found.due_on == date.fromisoformat(due)
    assert any("8 April 2026" in line for line in found.working)


def test_a_day_known_only_as_a_range_is_taken_on_the_careful_side() -> None:
    may = known_from(When(date(2026, 5, 1), date(2026, 5, 31)))
    yours = rule(Clock(E.EVENT, 1, Unit.MONTHS))
    theirs = replace(yours, id="theirs", kind=RuleKind.ORGANISATION)
    days = [d.due_on for d in deadlines_for(case(), [yours, theirs], TODAY, told={E.EVENT: may})]
    assert days == [date(2026, 6, 1), date(2026, 6, 30)]


def test_the_end_of_their_time_starts_your_own_where_the_rule_says_so() -> None:
    wait = rule(
        Clock(E.COMPLAINT_SENT, 8, Unit.WEEKS), id="wait", kind=RuleKind.ORGANISATION, purpose=Purpose.WAIT
    )
    limit = rule(Clock(E.DEADLOCK_LETTER_OR_END_OF_WAIT, 12, Unit.MONTHS))
    sent = case((LetterKind.FIRST_COMPLAINT, "2026-10-01"))
    assert [d.due_on for d in deadlines_for(sent, [wait, limit], TODAY)] == [
        date(2026, 11, 26),
        date(2027, 11, 26),
    ]


@pytest.mark.parametrize("day", ["9999-12-31", "9990-01-01"])
def test_a_day_that_no_calendar_reaches_is_said_and_never_breaks(day: str) -> None:
    found = only(rule(Clock(E.EVENT, 20, Unit.YEARS)), {E.EVENT: day})
    assert found.state is DeadlineState.TOO_FAR


def test_holidays_after_2100_are_said_to_be_unknown() -> None:
    found = only(rule(Clock(E.EVENT, 5, Unit.BUSINESS_DAYS)), {E.EVENT: "2130-12-23"})
    assert any("Public holidays after 2100 are not known" in line for line in found.working)


@pytest.mark.parametrize("country", ["", "ZZ", "🙂", "x" * 100_000, "\ud800", "GB\x00"])
def test_a_calendar_of_an_unknown_country_counts_from_monday_to_friday(country: str) -> None:
    made = rule(Clock(E.EVENT, 2, Unit.BUSINESS_DAYS))
    told = {E.EVENT: on(date(2026, 12, 24))}
    (found,) = deadlines_for(case(country=country), [made], TODAY, told=told)
    assert found.due_on == date(2026, 12, 28)


def changed(**what: object) -> Deadline:
    change = Adjustment("r", reason="They asked for time.", recorded_on=TODAY, **what)  # type: ignore[arg-type]
    return only(rule(), {E.FINAL_RESPONSE_SENT: "2026-10-20"}, changes=[change])


@pytest.mark.parametrize(
    ("what", "due"),
    [
        ({"kind": AdjustmentKind.EXTEND, "days": 10}, "2027-04-30"),
        ({"kind": AdjustmentKind.EXTEND, "days": -10}, "2027-04-10"),
        ({"kind": AdjustmentKind.MOVE, "to": date(2027, 3, 1)}, "2027-03-01"),
        (
            {"kind": AdjustmentKind.PAUSE, "paused_on": date(2026, 11, 1), "resumed_on": date(2026, 11, 15)},
            "2027-05-04",
        ),
        ({"kind": AdjustmentKind.PAUSE, "paused_on": date(2026, 11, 13)}, "2027-04-30"),
    ],
)
def test_a_day_that_was_changed_keeps_the_old_one_on_record(what: dict[str, object], due: str) -> None:
    found = changed(**what)
    assert (found.due_on, found.original_on) == (date.fromisoformat(due), date(2027, 4, 20))
    assert any(
        line.startswith("It was 20 April 2027.") and line.endswith("They asked for time.")
        for line in found.working
    )


def test_a_clock_that_stands_still_says_so() -> None:
    assert changed(kind=AdjustmentKind.PAUSE, paused_on=TODAY).is_paused


@pytest.mark.parametrize(
    ("what", "safe"),
    [
        ({"kind": AdjustmentKind.EXTEND, "days": 10}, "2027-04-20"),
        ({"kind": AdjustmentKind.MOVE, "to": date(2028, 1, 3)}, "2027-04-20"),
        ({"kind": AdjustmentKind.PAUSE, "paused_on": date(2026, 11, 1)}, "2027-04-20"),
        ({"kind": AdjustmentKind.EXTEND, "days": -10}, "2027-04-09"),
    ],
)
def test_a_change_never_moves_your_last_safe_day_past_the_day_of_the_rule(
    what: dict[str, object], safe: str
) -> None:
    found = changed(**what)
    assert (found.last_safe_on, found.by_rule_on) == (date.fromisoformat(safe), date(2027, 4, 20))
    assert found.days_left(date(2027, 4, 19)) == 1
    is_later = found.due_on is not None and found.due_on > date(2027, 4, 20)
    assert any("By the rule it ends on 20 April 2027" in line for line in found.working) is is_later


def test_more_time_for_them_leaves_your_own_time_where_the_rule_has_it() -> None:
    wait = rule(
        Clock(E.COMPLAINT_SENT, 8, Unit.WEEKS), id="wait", kind=RuleKind.ORGANISATION, purpose=Purpose.WAIT
    )
    limit = rule(Clock(E.DEADLOCK_LETTER_OR_END_OF_WAIT, 12, Unit.MONTHS))
    sent = case((LetterKind.FIRST_COMPLAINT, "2026-10-01"))
    more = Adjustment("wait", AdjustmentKind.EXTEND, "They asked.", TODAY, days=30)
    theirs, yours = deadlines_for(sent, [wait, limit], TODAY, changes=[more])
    assert (theirs.due_on, yours.due_on) == (date(2026, 12, 26), date(2027, 11, 26))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"kind": AdjustmentKind.EXTEND, "days": 3, "reason": "  "}, "Say why"),
        ({"kind": AdjustmentKind.EXTEND, "reason": "x"}, "by how many days"),
        ({"kind": AdjustmentKind.MOVE, "reason": "x"}, "to which day"),
        ({"kind": AdjustmentKind.PAUSE, "reason": "x"}, "clock stopped"),
        (
            {
                "kind": AdjustmentKind.PAUSE,
                "reason": "x",
                "paused_on": TODAY,
                "resumed_on": date(2026, 11, 1),
            },
            "cannot run again before",
        ),
    ],
)
def test_a_change_that_says_nothing_is_refused_in_words(what: dict[str, object], said: str) -> None:
    with pytest.raises(AdjustmentError, match=said):
        Adjustment("r", recorded_on=TODAY, **what)  # type: ignore[arg-type]


def test_moving_a_day_past_the_end_of_the_calendar_leaves_it() -> None:
    assert changed(kind=AdjustmentKind.EXTEND, days=10**9).due_on == date(2027, 4, 20)
