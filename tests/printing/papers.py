"""Cases with exhibits to print: a photo, a bill of four pages, an e-mail, a long text, a file only kept."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from PIL import Image, ImageDraw

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
    When,
)
from advocate.domain.summary import SummaryChoices, build
from advocate.printing.bundle import summary_pdf
from advocate.printing.summary import ExhibitPages
from tests.domain.letter_cases import BROADBAND, BROADBAND_TODAY, CARD, CARD_TODAY, MACHINE, MACHINE_TODAY

ARRIVED = datetime(2026, 5, 2, 9, 30, tzinfo=UTC)
MAIL_HEADERS = (
    ("From", "Northwind Complaints <complaints@northwind.example>"),
    ("To", "Amina Rahman <amina.rahman@example.org>"),
    ("Date", "Thu, 02 Apr 2026 18:44:02 +0100"),
    ("Subject", "Thank you for your message"),
)
LONG_TEXT = "\n".join(f"{hour:03d} The router had no signal." for hour in range(120))
SENT_TEXT = (
    "Dear Northwind Broadband\n\n"
    "We have a problem here, and I'd like to work with you to put it right.\n\n"
    "1. My broadband stopped working on 3 March 2026 (E1).\n"
    "2. I was billed the full £54.90 for March (E2).\n\n"
    "Yours faithfully\nAmina Rahman"
)
NOTE = "This kind of file can’t be shown here. It is kept as it is."


def photo(width: int = 640, height: int = 480, colour: str = "#445566") -> bytes:
    """Return a small JPEG with an edge, so that a cut-off one would show."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).rectangle((4, 4, width - 5, height - 5), outline="white", width=3)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue()


def exhibit(number: int, title: str, filename: str, *, shows: str = "") -> Exhibit:
    sha256 = hashlib.sha256(filename.encode("utf-8", "replace")).hexdigest()
    return Exhibit(
        f"x{number}", number, title, filename, "application/pdf", 1000 * number, sha256, ARRIVED, shows
    )


LETTER = Letter(
    "l1",
    LetterKind.FIRST_COMPLAINT,
    ChannelKind.EMAIL,
    "Eleven days without broadband, account NW-4471902",
    SENT_TEXT,
    LetterState.SENT,
    date(2026, 5, 18),
    SENT_TEXT,
    hashlib.sha256(SENT_TEXT.encode()).hexdigest(),
    date(2026, 6, 1),
)
SENDING = Contact(
    "c9",
    ChannelKind.EMAIL,
    Direction.OUT,
    "",
    When.on(date(2026, 5, 18)),
    letter_id="l1",
)
WHOLE = replace(
    BROADBAND,
    contacts=(*BROADBAND.contacts, SENDING),
    letters=(LETTER,),
    exhibits=(
        exhibit(1, "Photo of the router", "router.jpg", shows="The broadband light is red."),
        exhibit(2, "Bill for March 2026", "bill.pdf", shows="The whole month was billed."),
        exhibit(3, "Northwind's automatic reply", "reply.eml"),
        exhibit(4, "Router log", "log.txt"),
        replace(exhibit(5, "Voice message from Craig", "voice.m4a"), why_no_preview=NOTE),
    ),
)
PICTURES: Mapping[str, bytes] = {
    "router": photo(),
    **{f"bill-{page}": photo(420, 594, f"#eeeee{page}") for page in range(4)},
}
CONTENTS: Mapping[str, ExhibitPages] = {
    "x1": ExhibitPages(images=("router",)),
    "x2": ExhibitPages(images=tuple(f"bill-{page}" for page in range(4))),
    "x3": ExhibitPages(text="We have received your message.\n\nPlease do not reply.", headers=MAIL_HEADERS),
    "x4": ExhibitPages(text=LONG_TEXT),
    "x5": ExhibitPages(note=NOTE),
}
PAGES = {"E1": 1, "E2": 4, "E3": 1, "E4": 3, "E5": 1}
WHOLE_TODAY = BROADBAND_TODAY
ORDINARY = (
    ("broadband", WHOLE, WHOLE_TODAY),
    ("card", CARD, CARD_TODAY),
    ("machine", MACHINE, MACHINE_TODAY),
)


def printed(
    case: Case,
    today: date = WHOLE_TODAY,
    *,
    choices: SummaryChoices | None = None,
    contents: Mapping[str, ExhibitPages] | None = None,
) -> bytes:
    """Return the summary of a case as a PDF."""
    return summary_pdf(
        build(case, choices or SummaryChoices(), today=today), contents or {}, PICTURES.__getitem__
    )


def with_many_entries(count: int) -> Case:
    """Return the whole case with so many facts more, and ten exhibits in all."""
    facts = tuple(
        Fact(f"m{i}", f"Entry {i}: the line was down again.", When.on(date(2026, 4, 1 + i % 28)), ("x1",))
        for i in range(count)
    )
    more = tuple(exhibit(i, f"Photo {i}", f"{i}.jpg") for i in range(6, 11))
    return replace(WHOLE, facts=(*WHOLE.facts, *facts), exhibits=(*WHOLE.exhibits, *more))
