"""The evidence checklist ticks what is surely here, and nothing that only sounds like it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from advocate.domain.case import (
    Case,
    ChannelKind,
    Contact,
    Direction,
    Exhibit,
    Organisation,
    Sector,
    When,
)
from advocate.domain.evidence.checklist import Answer, EvidenceItem, FileSort, Line, Told, checklist

BILL = EvidenceItem("bill", "The bill", "Why", "How", frozenset({Sector.TELECOMS}), words=("bill",))
PHOTO = replace(BILL, id="photo", words=("photo", "damage"), sort=FileSort.PICTURE)
MAIL = replace(BILL, id="mail", words=(), sort=FileSort.MAIL, direction=Direction.IN)
CALLS = replace(BILL, id="calls", words=(), told=Told.CALLS)
CASE = Case("c1", Organisation("Northwind"), Sector.TELECOMS, "GB")


def exhibit(title: str, media_type: str = "application/pdf", shows: str = "") -> Exhibit:
    received = datetime(2026, 5, 1, tzinfo=UTC)
    return Exhibit("x1", 1, title, "bill.pdf", media_type, 1, "ab" * 32, received, shows=shows)


def line(item: EvidenceItem, *exhibits: Exhibit, way: Direction | None = None) -> Line:
    ways = {"x1": way} if way else {}
    (found,) = checklist([item], replace(CASE, exhibits=exhibits), ways=ways, answers={})
    return found


@pytest.mark.parametrize(
    ("item", "file"),
    [
        (BILL, exhibit("March bill")),
        (BILL, exhibit("IMG_1", shows="The bill for March")),
        (PHOTO, exhibit("Photo of the router", "image/jpeg")),
    ],
)
def test_what_says_that_it_is_this_is_ticked(item: EvidenceItem, file: Exhibit) -> None:
    assert line(item, file).exhibits == (file,)


@pytest.mark.parametrize(
    ("item", "file"),
    [
        (BILL, exhibit("Scan 1")),
        (BILL, exhibit("Billing address")),
        (BILL, exhibit("They sent no bill")),
        (BILL, exhibit("Call about the bill")),
        (BILL, exhibit("Notes", shows="What I wrote down after the second call that day, with the bill")),
        (PHOTO, exhibit("Photo of the router")),
        (PHOTO, exhibit("IMG_2231", "image/jpeg")),
        (MAIL, exhibit("Their answer", "message/rfc822")),
    ],
)
def test_what_only_sounds_like_it_is_not(item: EvidenceItem, file: Exhibit) -> None:
    assert not line(item, file).is_here


def test_an_email_is_ticked_by_its_sender_and_the_customers_own_is_no_bill() -> None:
    answer = exhibit("Your bill", "message/rfc822")
    assert line(MAIL, answer, way=Direction.IN).is_here
    assert not line(MAIL, answer, way=Direction.OUT).is_here
    assert not line(BILL, answer, way=Direction.OUT).is_here


def test_a_call_on_the_timeline_with_its_day_and_words_is_told() -> None:
    call = Contact("k1", ChannelKind.CALL, Direction.OUT, "They will look", When.on(date(2026, 3, 3)))
    for contact, is_told in (
        (call, True),
        (replace(call, when=None), False),
        (replace(call, text=" "), False),
    ):
        (found,) = checklist([CALLS], replace(CASE, contacts=(contact,)), ways={}, answers={})
        assert found.is_here is is_told


def test_an_incoming_email_on_the_timeline_is_what_they_wrote_and_its_file_too() -> None:
    mail = Contact("k1", ChannelKind.EMAIL, Direction.IN, "We refuse", When.on(date(2026, 3, 3)))
    item = replace(MAIL, told=Told.THEIR_MAILS)
    for contact, is_told in ((mail, True), (replace(mail, direction=Direction.OUT), False)):
        (found,) = checklist([item], replace(CASE, contacts=(contact,)), ways={}, answers={})
        assert found.is_told is is_told
    file = exhibit("Message 12", "message/rfc822")
    backed = replace(CASE, exhibits=(file,), contacts=(replace(mail, exhibits=("x1",)),))
    (found,) = checklist([item], backed, ways={}, answers={})
    assert found.exhibits == (file,)


def test_what_the_customer_says_counts_and_only_lines_of_the_matter_are_there() -> None:
    other = replace(BILL, id="other", sectors=frozenset({Sector.RAIL}))
    found = checklist(
        [BILL, other, PHOTO], CASE, ways={}, answers={"bill": Answer.HERE, "photo": Answer.NONE}
    )
    assert [(one.item.id, one.is_here) for one in found] == [("bill", True), ("photo", False)]
