"""A summary names the body it is made for, the rules that a letter relied on, what was written both ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advocate.domain.case import ChannelKind, Contact, Direction, Letter, LetterKind, LetterState, Money
from advocate.domain.deadlines import Provenance
from advocate.domain.escalation import Decision, EscalationRoute, FittingRight, Need, Right, Verdict
from advocate.domain.escalation.routes import Binding, Body, RouteKind
from advocate.domain.summary import Reader, build, for_body, preset, relied_on, route_for
from tests.domain.letter_cases import BROADBAND, on

TODAY = date(2026, 5, 18)
CHECKED = Provenance(date(2026, 1, 2), date(2027, 1, 2), ("https://example.org/act",))
QUOTED = Right("a", "Consumer Rights Act", "CRA 2015, s 54", "Services with care.", CHECKED)
OTHER = Right("b", "Some other Act", "SOA 1999, s 1", "Something else.", CHECKED)
TEXT = "I believe that CRA 2015, s 54 applies here."
SENT = Letter("l1", LetterKind.ESCALATION, ChannelKind.EMAIL, "Hello", TEXT, LetterState.SENT, TODAY, TEXT)
CASE = replace(BROADBAND, letters=(SENT,))
OMBUDSMAN = EscalationRoute(
    "o",
    "GB",
    frozenset(),
    "phones",
    RouteKind.OMBUDSMAN,
    Body(
        "The Ombudsman",
        "https://example.org",
        True,
        Binding.IF_YOU_ACCEPT,
        award_limit=Money(Decimal(10_000), "GBP"),
    ),
    "Complain first",
    CHECKED,
)
COURT = replace(OMBUDSMAN, id="c", kind=RouteKind.COURT)


def test_the_body_fits_the_reader() -> None:
    assert route_for(Reader.OMBUDSMAN, (COURT, OMBUDSMAN)) is OMBUDSMAN
    assert route_for(Reader.COURT, (OMBUDSMAN, COURT)) is COURT
    assert route_for(Reader.ORGANISATION, (OMBUDSMAN, COURT)) is None


def test_the_paper_says_only_where_it_is_for_certain_and_in_the_customers_voice() -> None:
    needs = (Need("copy", "The letter you sent"), Need("receipt", "E2 Bill", is_guess=True), Need("form"))
    found = for_body(OMBUDSMAN, Decision(Verdict.READY, last_safe_on=TODAY), needs, country="GB")
    assert [(need.text, need.found) for need in found.needs] == [("copy", "The letter I sent")]
    assert (found.last_on, found.limit) == (TODAY, "Awards up to £10,000")


@pytest.mark.parametrize("reader", list(Reader))
def test_who_decides_is_told_only_of_rules_that_a_letter_relied_on(reader: Reader) -> None:
    fitting = (FittingRight(OTHER, (), ""),)
    found = {one.right.id: one.is_quoted for one in relied_on(CASE, reader, (QUOTED, OTHER), fitting)}
    sees_more = reader in (Reader.ADVISER, Reader.MYSELF)
    assert found == ({"a": True, "b": False} if sees_more else {"a": True})


def test_what_was_written_both_ways_stands_in_order_of_time() -> None:
    theirs = Contact(
        "c8", ChannelKind.EMAIL, Direction.IN, "We are looking into it.", on("2026-05-20"), person="Priya"
    )
    mine = Contact("c9", ChannelKind.EMAIL, Direction.OUT, "", on("2026-05-18"), letter_id="l1")
    case = replace(CASE, contacts=(theirs, mine))
    messages = build(case, preset(Reader.ORGANISATION), today=TODAY).messages
    assert [(m.is_mine, m.letter) for m in messages] == [(True, SENT), (False, None)]
    without = preset(Reader.ORGANISATION).ticked({"received": False})
    assert build(case, without, today=TODAY).messages == ()


def test_where_they_never_wrote_my_letters_stand_alone() -> None:
    assert build(CASE, preset(Reader.COURT), today=TODAY).messages == ()
