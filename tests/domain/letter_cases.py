"""Three cases to write letters from: broadband in Britain, a card in America, a machine in Ireland."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from advocate.domain.case import (
    Case,
    ChannelKind,
    Complainant,
    Contact,
    Direction,
    Exhibit,
    Fact,
    Impact,
    Money,
    Organisation,
    OutcomeSought,
    Precision,
    Promise,
    PromiseState,
    Reference,
    RemedyKind,
    Sector,
    When,
)


def on(day: str) -> When:
    return When.on(date.fromisoformat(day))


def exhibit(number: int, title: str) -> Exhibit:
    return Exhibit(
        f"x{number}",
        number,
        title,
        f"{number}.pdf",
        "application/pdf",
        9,
        "00",
        datetime(2026, 5, 1, tzinfo=UTC),
    )


BROADBAND = Case(
    "broadband",
    Organisation(
        "Northwind Broadband", "Northwind House, 2 Quay Street, Hull HU1 9ZZ", "complaints@northwind.example"
    ),
    Sector.TELECOMS,
    "GB",
    "Eleven days without broadband",
    Complainant("Amina Rahman", "14 Larch Close\nLeeds LS7 9ZZ", "amina.rahman@example.org", "0113 496 0123"),
    (Reference("Account", "NW-4471902"), Reference("Fault", "F-88213")),
    story="I am SICK of these people!!!",
    has_story=True,
    outcome=OutcomeSought(
        RemedyKind.REFUND,
        Money(Decimal("86.40"), "GBP"),
        by=date(2026, 6, 1),
        fallback="half of it as credit, and out of the contract for free",
        why="I work from home and need the line every day",
        working="£54.90 for March and £31.50 for mobile data",
    ),
    facts=(
        Fact("f1", "My broadband stopped working at about 9am", on("2026-03-03"), ("x1",)),
        Fact("f2", "Nobody came, and I had taken the day off work.", on("2026-03-06")),
        Fact("f3", "The line came back on 14 March 2026, after eleven days.", on("2026-03-14")),
        Fact("f4", "I was billed the full £54.90 for March", on("2026-03-28"), ("x2", "x1")),
    ),
    contacts=(
        Contact(
            "c1",
            ChannelKind.CALL,
            Direction.OUT,
            "I waited 47 minutes. Craig said an engineer would come on 6 March between 8 and 12.",
            on("2026-03-03"),
            person="Craig",
            minutes=47,
        ),
        Contact(
            "c2",
            ChannelKind.CALL,
            Direction.OUT,
            "Priya gave me a fault reference",
            on("2026-03-09"),
            person="Priya",
            reference="F-88213",
            helped=True,
        ),
        Contact(
            "c3",
            ChannelKind.EMAIL,
            Direction.OUT,
            "I got an automatic reply",
            on("2026-04-02"),
            exhibits=("x3",),
        ),
    ),
    promises=(
        Promise(
            "p1",
            "an engineer would come on 6 March between 8 and 12",
            on("2026-03-03"),
            "Craig",
            date(2026, 3, 6),
            state=PromiseState.BROKEN,
        ),
        Promise(
            "p2",
            "a call back within 48 hours",
            on("2026-03-09"),
            "Priya",
            date(2026, 3, 11),
            "within 48 hours",
            PromiseState.BROKEN,
        ),
    ),
    impacts=(Impact("i1", "I spent £31.50 on mobile data to keep working", Money(Decimal("31.50"), "GBP")),),
    exhibits=(
        exhibit(1, "Router log"),
        exhibit(2, "Bill for March 2026"),
        exhibit(3, "My e-mail and the reply"),
    ),
)
BROADBAND_TODAY = date(2026, 5, 18)

CARD = Case(
    "card",
    Organisation("Pinecrest Card Services", "Billing Inquiries, PO Box 5500, Wilmington, DE 19850"),
    Sector.CREDIT_CARDS,
    "US",
    "A gym charge after I cancelled",
    Complainant(
        "Daniel Okafor", "880 Sycamore Ave, Dayton, OH 45402", "d.okafor@example.com", "(937) 555-0142"
    ),
    (Reference("account", "card ending 4471"), Reference("case number", "7730415")),
    has_story=True,
    outcome=OutcomeSought(
        RemedyKind.CORRECTION,
        Money(Decimal("412.77"), "USD"),
        act="Take the charge off my account",
        by=date(2026, 11, 10),
        fallback="credit now, while they look into it",
        why="the charge pushed me over my limit and cost a $35 fee",
    ),
    facts=(
        Fact(
            "f1",
            "I cancelled my FlexHouse membership and got a confirmation by email",
            on("2026-07-08"),
            ("x1",),
        ),
        Fact("f2", "My statement shows a charge of $412.77 from FlexHouse", on("2026-09-14"), ("x2",)),
        Fact(
            "f3",
            "The charge is still there, and a $35.00 over-limit fee was added",
            When(date(2026, 10, 1), date(2026, 10, 31), Precision.MONTH),
            ("x2",),
        ),
    ),
    contacts=(
        Contact(
            "c1",
            ChannelKind.CALL,
            Direction.OUT,
            "",
            on("2026-09-22"),
            person="Monique",
            minutes=25,
            reference="7730415",
        ),
        Contact("c2", ChannelKind.CALL, Direction.OUT, "The call was cut off", on("2026-10-09")),
    ),
    promises=(
        Promise(
            "p1",
            "take the charge off in 10 business days",
            on("2026-09-22"),
            "Monique",
            date(2026, 10, 6),
            state=PromiseState.BROKEN,
        ),
    ),
    impacts=(Impact("i1", "a $35.00 over-limit fee", Money(Decimal("35"), "USD")),),
    exhibits=(exhibit(1, "Cancellation email"), exhibit(2, "Statement of September 14, 2026")),
)
CARD_TODAY = date(2026, 10, 20)

MACHINE = Case(
    "machine",
    Organisation("Whitegate Electrical Ltd", email="service@whitegate.example"),
    Sector.GOODS_SERVICES,
    "IE",
    "A washing machine that leaks",
    Complainant(
        "Siobhán Ní Cheallaigh", "3 Cé na Mara\nGaillimh H91 XXXX", "siobhan@example.ie", "020 910 0123"
    ),
    (Reference("order", "WG-2026-30817"), Reference("serial number", "LM7-0092-4417")),
    has_story=True,
    outcome=OutcomeSought(
        RemedyKind.REPLACEMENT,
        act="swap the machine for a new one",
        by=date(2026, 9, 18),
        fallback="a free repair by the maker, with a date",
        why="two small children and a €14 launderette bill each week",
    ),
    facts=(
        Fact(
            "f1",
            "I bought a Lumo 7 washing machine for €489",
            When(date(2026, 5, 10), date(2026, 5, 20), Precision.ABOUT, "about the middle of May"),
            ("x1",),
        ),
        Fact("f2", "It was delivered", on("2026-05-19")),
        Fact("f3", "It flooded the kitchen", on("2026-08-02"), ("x2",)),
        Fact(
            "f4",
            "The technician said the drum seal was faulty from the factory and that a part would be ordered",
            on("2026-08-12"),
            ("x3",),
        ),
    ),
    contacts=(
        Contact("c1", ChannelKind.CALL, Direction.OUT, "Rang the shop", on("2026-08-03")),
        Contact("c2", ChannelKind.VISIT, Direction.IN, "", on("2026-08-12"), person="Tomasz", helped=True),
    ),
    promises=(
        Promise(
            "p1", "the technician would be out early next week", on("2026-08-03"), state=PromiseState.KEPT
        ),
        Promise("p2", "a part would be ordered", on("2026-08-12"), "Tomasz"),
    ),
    impacts=(
        Impact("i1", "I'm exhausted"),
        Impact("i2", "€14 at the launderette each week", Money(Decimal("14"), "EUR")),
    ),
    exhibits=(exhibit(1, "Receipt"), exhibit(2, "Photo of the kitchen"), exhibit(3, "Technician's docket")),
)
MACHINE_TODAY = date(2026, 8, 31)
