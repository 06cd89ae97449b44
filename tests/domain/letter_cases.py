"""Three cases to write letters from: broadband in Britain, a card in America, a machine in Ireland."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from advocate.domain.case import (
    Case,
    ChannelKind,
    Closing,
    ClosingKind,
    Complainant,
    Contact,
    Direction,
    Exhibit,
    Fact,
    Impact,
    Letter,
    LetterKind,
    LetterState,
    Money,
    Organisation,
    OutcomeSought,
    Particulars,
    Precision,
    Promise,
    PromiseState,
    Reference,
    RemedyKind,
    Sector,
    When,
)
from advocate.domain.kinds import Reason, Stance


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


@dataclass(frozen=True)
class Scene:
    """A moment in a case at which one letter is written."""

    kind: LetterKind
    case: Case
    today: date
    about: Particulars = field(default_factory=Particulars)
    channel: ChannelKind = ChannelKind.EMAIL


def sent(kind: LetterKind, day: date, days: int = 14) -> Letter:
    return Letter(
        f"{kind.value}-{day}",
        kind,
        ChannelKind.EMAIL,
        "s",
        "b",
        LetterState.SENT,
        day,
        reply_due_on=day + timedelta(days),
    )


def with_letters(case: Case, *letters: Letter) -> Case:
    contacts = tuple(
        Contact(f"k{x.id}", x.channel, Direction.OUT, "", When.on(x.sent_on or date.max), letter_id=x.id)
        for x in letters
    )
    return replace(case, letters=letters, contacts=(*case.contacts, *contacts))


def with_offer(case: Case, day: date, text: str) -> Case:
    came = Contact("o", ChannelKind.EMAIL, Direction.IN, text, When.on(day), person="Dana Cole")
    return replace(case, contacts=(*case.contacts, came))


@dataclass(frozen=True)
class Said:
    """What the customer of one case says where a kind of letter asks for it."""

    promise_id: str
    contact_id: str
    offer: str
    offer_money: Money | None
    counter: str
    part: str
    asked: str
    answer: str
    reason: Reason
    reason_words: str
    can_do: str
    body: str
    wanted: str
    agreed: str
    basis: str
    working: str
    got: str
    got_money: Money | None
    helped: str


SAID = {
    "broadband": Said(
        promise_id="p2",
        contact_id="c2",
        offer="£50 as credit on the next bill",
        offer_money=Money(Decimal(50), "GBP"),
        counter="refund £80 to my bank account",
        part="pay the other £36.40 to my bank account",
        asked="- a copy of the bill\n- the days I was without a line",
        answer="The bill is E2. The line was dead from 3 to 14 March 2026.",
        reason=Reason.DEADLINE,
        reason_words="I have written twice and called twice.",
        can_do="refund a full month, which the service desk said it may not do",
        body="the Communications Ombudsman",
        wanted="recordings of my calls of 3 and 9 March 2026\nthe notes on fault F-88213",
        agreed="",
        basis="I paid for a working line and had none for eleven days",
        working="",
        got="A refund to my bank account",
        got_money=Money(Decimal("86.40"), "GBP"),
        helped="you gave me a reference and told me what would happen next",
    ),
    "card": Said(
        promise_id="p1",
        contact_id="c1",
        offer="A credit of $200.00 now",
        offer_money=Money(Decimal(200), "USD"),
        counter="",
        part="take off the over-limit fee of $35.00 as well",
        asked="the cancellation email",
        answer="It is attached (E1). FlexHouse sent it on July 8, 2026.",
        reason=Reason.PROMISE,
        reason_words="",
        can_do="",
        body="the state consumer office",
        wanted="",
        agreed="Monique opens a case\nThe charge is gone in 10 business days",
        basis="I had cancelled the membership before the charge was made",
        working="It is the charge on the statement (E2)",
        got="",
        got_money=Money(Decimal("412.77"), "USD"),
        helped="",
    ),
    "machine": Said(
        promise_id="p2",
        contact_id="c2",
        offer="A new drum seal, fitted in October",
        offer_money=None,
        counter="a new machine by the end of September",
        part="lend me a machine until then",
        asked="1. the serial number\n2. a photo of the leak",
        answer="Serial number LM7-0092-4417. The photo is E2.",
        reason=Reason.DEADLOCK,
        reason_words="The shop points to the maker, and the maker to the shop",
        can_do="swap the machine without waiting for the maker",
        body="",
        wanted="the notes of the technician's visit",
        agreed="Tomasz orders the part.",
        basis="the technician found a fault from the factory",
        working="the price on the receipt (E1)",
        got="You swapped the machine.",
        got_money=None,
        helped="",
    ),
}
THREE = {
    "broadband": (BROADBAND, BROADBAND_TODAY, ChannelKind.EMAIL),
    "card": (CARD, CARD_TODAY, ChannelKind.LETTER),
    "machine": (MACHINE, MACHINE_TODAY, ChannelKind.WEB_FORM),
}


def scenes(name: str) -> dict[str, Scene]:
    """Return every kind of letter at the moment at which this case needs it."""
    return scenes_of(name, THREE[name][0])


def scenes_of(name: str, case: Case) -> dict[str, Scene]:
    """Return the same for another telling of that case: what was promised and said is found by its place."""
    own, start, channel = THREE[name]
    said = SAID[name]
    places = {c.id: i for i, c in enumerate(own.contacts)} | {p.id: i for i, p in enumerate(own.promises)}
    said = replace(
        said,
        contact_id=case.contacts[places[said.contact_id]].id,
        promise_id=case.promises[places[said.promise_id]].id,
    )
    later, latest = start + timedelta(15), start + timedelta(40)
    once = with_letters(case, sent(LetterKind.FIRST_COMPLAINT, start))
    twice = with_letters(
        case, sent(LetterKind.FIRST_COMPLAINT, start), sent(LetterKind.FOLLOW_UP, later, days=7)
    )
    thrice = with_letters(case, *twice.letters, sent(LetterKind.FINAL_LETTER, start + timedelta(25)))
    offered = with_offer(once, start + timedelta(9), said.offer)
    closed = replace(once, closing=Closing(ClosingKind.MET, latest, got=said.got, money=said.got_money))

    def offer(stance: Stance, counter: str = "") -> Particulars:
        return Particulars(
            contact_id="o", offer=said.offer, offer_money=said.offer_money, stance=stance, counter=counter
        )

    reply = LetterKind.OFFER_REPLY
    return {
        "first_complaint": Scene(LetterKind.FIRST_COMPLAINT, case, start, channel=channel),
        "follow_up": Scene(LetterKind.FOLLOW_UP, once, later),
        "second_follow_up": Scene(LetterKind.FOLLOW_UP, twice, later + timedelta(10)),
        "broken_promise": Scene(
            LetterKind.BROKEN_PROMISE, once, later, Particulars(promise_id=said.promise_id)
        ),
        "confirmation": Scene(
            LetterKind.CONFIRMATION, case, start, Particulars(contact_id=said.contact_id, agreed=said.agreed)
        ),
        "offer_accept": Scene(reply, offered, later, offer(Stance.ACCEPT)),
        "offer_part": Scene(reply, offered, later, offer(Stance.ACCEPT_PART, said.part)),
        "offer_decline": Scene(reply, offered, later, offer(Stance.DECLINE, said.counter)),
        "information": Scene(
            LetterKind.INFORMATION,
            offered,
            later,
            Particulars(contact_id="o", asked=said.asked, answer=said.answer),
        ),
        "escalation": Scene(
            LetterKind.ESCALATION,
            twice,
            latest,
            Particulars(reason=said.reason, reason_words=said.reason_words, can_do=said.can_do),
            channel,
        ),
        "final_letter": Scene(LetterKind.FINAL_LETTER, twice, latest, Particulars(body=said.body), channel),
        "referral": Scene(LetterKind.REFERRAL, thrice, latest, Particulars(body=said.body), channel),
        "small_claim": Scene(
            LetterKind.SMALL_CLAIM,
            thrice,
            latest,
            Particulars(basis=said.basis, working=said.working),
            channel,
        ),
        "data_request": Scene(LetterKind.DATA_REQUEST, once, later, Particulars(wanted=said.wanted)),
        "thanks": Scene(LetterKind.THANKS, closed, latest, Particulars(helped=said.helped)),
        "closing": Scene(LetterKind.CLOSING, closed, latest),
    }


COUNTRIES = {"broadband": ("GB", "US"), "card": ("GB", "US"), "machine": ("IE", "US")}
SCENES = {
    f"{scene}-{name}-{country.lower()}": replace(made, case=replace(made.case, country=country))
    for name in THREE
    for scene, made in scenes(name).items()
    for country in COUNTRIES[name]
}
