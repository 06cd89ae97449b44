"""What a file says is offered with its place, told once, and rather not at all than wrongly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Complainant,
    Contact,
    Direction,
    Exhibit,
    Fact,
    Money,
    Organisation,
    OutcomeSought,
    Reference,
    RemedyKind,
    Sector,
    When,
)
from advocate.domain.evidence.offer import InFile, Offer, OfferKind
from advocate.domain.evidence.offers import MOST, offers

TODAY = date(2026, 5, 18)
MAILED = date(2026, 4, 2)
BILL = """Northwind Broadband
Bill date 31 March 2026
1 to 31 March 2026 Fibre 65 £32.00
12 March 2026 Late fee £6.50
Total to pay £38.50
Payment is due by 14 April 2026: £38.50
"""


def case(**changes: object) -> Case:
    plain = Case(
        "c1",
        Organisation("Northwind Broadband", email="help@northwind.example"),
        Sector.TELECOMS,
        "GB",
        complainant=Complainant("Amina Rahman", email="amina@example.org"),
        references=(Reference("account", "NW-1"),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the tests name the fields


def exhibit(media_type: str = "application/pdf", title: str = "March bill") -> Exhibit:
    received = datetime(2026, 5, 1, tzinfo=UTC)
    return Exhibit("x1", 1, title, "file", media_type, 1, "ab" * 32, received, pages=2)


def mail(sender: str, receiver: str, text: str = "", subject: str = "Your fault") -> InFile:
    head = (("From", sender), ("To", receiver), ("Subject", subject))
    return InFile(text, head, days=(MAILED,))


def found(told: InFile, about: Case | None = None, file: Exhibit | None = None) -> tuple[Offer, ...]:
    file = file or exhibit("message/rfc822" if told.headers else "application/pdf")
    return offers(about or case(), file, told, answered=(), today=TODAY)


@pytest.mark.parametrize(
    ("sender", "receiver", "direction", "is_sure", "person"),
    [
        ("Priya Nair <priya@northwind.example>", "amina@example.org", "in", True, "Priya Nair"),
        ("help@mail.northwind.example", "a.rahman@work.example", "in", True, ""),
        ("Amina <AMINA@example.org>", '"Help, Northwind" <help@northwind.example>', "out", True, ""),
        ("Amina <amina@example.org>", "friend@elsewhere.example", "out", False, ""),
        ("gym@elsewhere.example", "amina@example.org", "in", False, ""),
    ],
)
def test_an_email_is_a_contact_that_went_the_way_its_addresses_tell(
    sender: str, receiver: str, direction: str, is_sure: bool, person: str
) -> None:
    contact = found(mail(sender, receiver))[0]
    assert (contact.kind, contact.when) == (OfferKind.CONTACT, When.on(MAILED))
    assert (contact.direction, contact.is_sure, contact.person) == (direction, is_sure, person)


def test_a_provider_that_both_use_tells_nothing() -> None:
    both = case(organisation=Organisation("Whitegate", email="whitegate@post.example"))
    both = replace(both, complainant=Complainant(email="amina@post.example"))
    assert not found(mail("cousin@post.example", "amina@post.example"), both)[0].is_sure


def test_the_reference_in_an_email_goes_along_but_not_the_customers_own() -> None:
    told = mail("help@northwind.example", "amina@example.org", subject="Account NW-1, ticket F-88213")
    assert found(told)[0].reference == "F-88213"


def test_dated_sums_are_offered_with_page_line_and_quote() -> None:
    starts = (0, len("Cover page\n\n"))
    fee = next(o for o in found(InFile("Cover page\n\n" + BILL, page_starts=starts)) if "Late fee" in o.quote)
    assert (fee.place, fee.quote) == ("page 2, line 4", "12 March 2026 Late fee £6.50")
    assert (fee.text, fee.when) == (
        "“March bill” says: “12 March 2026 Late fee £6.50”",
        When.on(date(2026, 3, 12)),
    )


def test_a_total_without_a_day_has_the_day_of_its_paper_and_says_so() -> None:
    total = next(o for o in found(InFile(BILL)) if o.quote == "Total to pay £38.50")
    assert total.when == When.on(date(2026, 3, 31))
    assert "on the file" in total.note


@pytest.mark.parametrize(
    "text",
    [
        "Payment is due by 14 April 2026: £38.50",
        "If you pay £10.00 by 3 March 2026, we refund it.",
        "Did you pay £10.00 on 3 March 2026?",
        "Card 4111 1111 1111 1111 was charged £10.00 on 3 March 2026.",
        "We charged £10.00 on 3 March 2027.",
        "",
        "x" * 100_000,
        "\u202e😀\x00 \ud800" * 500,
    ],
)
def test_what_is_yet_to_come_asked_or_private_is_not_offered_as_a_fact(text: str) -> None:
    assert found(InFile(text)) == ()


def test_of_a_long_list_only_what_the_case_knows_is_offered() -> None:
    goal = OutcomeSought(RemedyKind.REFUND, Money(Decimal("412.77"), "GBP"))
    shops = "".join(f"{day} March 2026 Grocery £{day}.10\n" for day in range(1, 20))
    told = InFile(shops + "21 March 2026 Gym plan £412.77\n")
    assert [o.quote for o in found(told, case(outcome=goal))] == ["21 March 2026 Gym plan £412.77"]


def test_of_a_table_the_lines_of_the_organisation_are_offered() -> None:
    table = exhibit("text/csv", "Bank")
    told = InFile("2026-03-01,GROCER,-12.00\n2026-03-02,NORTHWIND BB,-32.00\n")
    assert [o.line for o in found(told, file=table)] == [2]


def test_their_email_is_quoted_as_theirs_and_what_it_quotes_of_another_is_left_out() -> None:
    text = "We refunded £5.00 on 1 April 2026.\n\nOn 1 Apr 2026, Amina wrote:\nI paid £32.00 on 2 March 2026."
    facts = found(mail("help@northwind.example", "amina@example.org", text))[1:]
    assert [o.text for o in facts] == [
        "Their e-mail of 2 April 2026 says: “We refunded £5.00 on 1 April 2026.”"
    ]


def test_a_promise_in_their_email_is_offered_with_its_day() -> None:
    text = "We will refund £50.00 by 20 April 2026."
    promise = found(mail("Priya <p@northwind.example>", "amina@example.org", text))[1]
    assert (promise.kind, promise.due_on, promise.person) == (
        OfferKind.PROMISE,
        date(2026, 4, 20),
        "Priya",
    )
    assert promise.when == When.on(MAILED)


def test_the_day_of_a_picture_is_offered_with_a_warning() -> None:
    told = InFile(days=(date(2026, 3, 3),))
    (taken,) = found(told, file=exhibit("image/jpeg", "Router"))
    assert (taken.text, taken.when) == ("Picture taken: Router", When.on(date(2026, 3, 3)))
    assert "clocks can be wrong" in taken.note


def test_what_the_case_tells_already_is_offered_to_be_linked_and_not_at_all_once_it_is() -> None:
    fee = Fact("f1", "A late fee of £6.50", When.on(date(2026, 3, 12)))
    offered = next(o for o in found(InFile(BILL), case(facts=(fee,))) if "Late fee" in o.quote)
    assert (offered.known, offered.known_text) == ("f1", "A late fee of £6.50")
    linked = case(facts=(replace(fee, exhibits=("x1",)),))
    assert not [o for o in found(InFile(BILL), linked) if "Late fee" in o.quote]


def test_an_email_that_is_on_the_timeline_is_linked_rather_than_told_twice() -> None:
    told = mail("help@northwind.example", "amina@example.org")
    known = Contact("k1", ChannelKind.EMAIL, Direction.IN, "They answered", When.on(MAILED))
    assert found(told, case(contacts=(known,)))[0].known == "k1"
    of_another = replace(known, exhibits=("x9",))
    assert found(told, case(contacts=(of_another,)))[0].known == ""


def test_what_was_answered_is_not_offered_again_and_makes_room() -> None:
    text = "".join(f"On {day} March 2026 Northwind charged £{day}.00.\n" for day in range(1, 5)) * 2
    first = found(InFile(text))
    assert len(first) == 4
    left = offers(case(), exhibit(), InFile(text), answered=[first[0].key], today=TODAY)
    assert [o.key for o in left] == [o.key for o in first[1:]]


def test_only_a_few_are_offered() -> None:
    text = "".join(f"On {day} March 2026 Northwind charged £{day}.00.\n" for day in range(1, 29))
    assert len(found(InFile(text))) == MOST


def test_nothing_private_is_quoted_from_a_copy_that_is_covered() -> None:
    told = InFile("Call 07700 900123: we charged £10.00 on 3 March 2026.")
    assert len(found(told)) == 1
    assert found(told, file=replace(exhibit(), covered=1)) == ()
