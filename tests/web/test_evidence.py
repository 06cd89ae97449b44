"""Evidence: files become exhibits, are kept byte for byte and shown as safe copies."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from PIL import Image

from tests.files.making import pdf, wav
from tests.web.conftest import MakeApp, start_case
from tests.web.pages import Page, Visitor, values_of
from tests.web.test_cases import MARKUP, case_path
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow

MAIL = (
    b"From: help@northwind.example\r\nTo: amina.rahman@example.org\r\nSubject: Your fault F-88213\r\n"
    b"Date: Thu, 2 Apr 2026 10:00:00 +0100\r\n\r\nThank you for your message.\r\n"
)


def photo(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (640, 480), colour)
    exif = picture.getexif()
    exif[0x0110] = "Secret Phone 9"
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def shelf(amina: Visitor, case_page: Page) -> Page:
    return amina.get(f"{case_path(case_page)}/evidence")


def put(page: Page, *files: tuple[bytes, str]) -> Page:
    return page.send("/evidence", files=[(io.BytesIO(data), name) for data, name in files])


def original(visitor: Visitor, page: Page, label: str) -> Any:
    return visitor.download(f"{page.link(label).rstrip('/')}/original")


def test_several_files_at_once_become_numbered_exhibits(shelf: Page) -> None:
    page = put(shelf, (photo(), "IMG_1.jpg"), (MAIL, "reply.eml"), (b"Notes of my call", "notes.txt"))
    found = [" ".join("".join(h.itertext()).split()) for h in page.all("h2", class_="small-head")]
    assert [name.split()[0] for name in found] == ["E1", "E2", "E3"]


def test_the_original_comes_back_byte_for_byte_as_a_download(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (photo(), "IMG_1.jpg"))
    answer = original(amina, page, "E1")
    assert answer.data == photo()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_the_preview_carries_no_hidden_details(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (photo(), "IMG_1.jpg"))
    copy = amina.download(f"{page.link('E1')}/preview").data
    assert b"Secret Phone" not in copy
    assert len(copy) <= 200_000


def test_an_email_brings_its_date_and_subject(shelf: Page) -> None:
    words = put(shelf, (MAIL, "reply.eml")).words("main").replace("\u00a0", " ")
    assert "Your fault F-88213" in words
    assert "2 April 2026" in words


def test_the_same_file_twice_is_said_and_kept_once(amina: Visitor, shelf: Page) -> None:
    put(shelf, (photo(), "IMG_1.jpg"))
    page = put(amina.get(shelf.path), (photo(), "again.jpg"))
    assert "is here already, as E1" in page.words("main")
    assert len(page.all("h2", class_="small-head")) == 1


def test_a_label_is_never_used_again(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (photo(), "one.jpg"))
    amina.get(page.link("E1")).send("/take-out")
    page = put(amina.get(shelf.path), (photo("red"), "two.jpg"))
    assert page.link("E2")


def test_an_exhibit_that_was_taken_out_can_be_put_back(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (photo(), "one.jpg"))
    assert amina.get(page.link("E1")).send("/take-out").send("/put-back").link("E1")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n broken", "broken.png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "logo.svg"),
        (b"MZ\x90\x00 program", "bill.pdf"),
        (b"PK\x03\x04 broken", "letter.docx"),
        (b"\x00\x01\x02", "../../etc/canary"),
        (photo()[:200], "cut.jpg"),
    ],
)
def test_what_cannot_be_shown_is_kept_and_says_why(
    amina: Visitor, shelf: Page, data: bytes, name: str
) -> None:
    page = put(shelf, (data, name))
    assert page.status == 200
    assert original(amina, page, "E1").data == data
    assert "kept as it is" in amina.get(page.link("E1")).words("main")


def test_an_empty_file_is_refused_by_name(shelf: Page) -> None:
    page = put(shelf, (b"", "empty.pdf"))
    assert page.status == 422
    assert "“empty.pdf” is empty" in page.errors[0]


def test_no_file_is_asked_for_one(shelf: Page) -> None:
    assert shelf.send("/evidence").errors == ["Choose at least one file."]


def test_a_file_above_the_limit_is_refused_by_name_and_limit(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(file_limit=1_000_000).test_client())
    shelf = visitor.get(f"{case_path(start_case(visitor))}/evidence")
    page = put(shelf, (b"x" * 1_000_001, "huge.txt"), (b"small", "small.txt"))
    assert "“huge.txt” is larger than 1 MB" in page.words("main")
    assert "“small.txt” is now E1" in page.words("main")


def test_a_case_above_its_limit_refuses_by_name_and_limit(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(case_limit=1_000_000).test_client())
    shelf = visitor.get(f"{case_path(start_case(visitor))}/evidence")
    page = put(shelf, (b"a" * 600_000, "one.txt"), (b"b" * 600_000, "two.txt"))
    assert "“two.txt” does not fit: one case holds at most 1 MB" in page.words("main")


def test_an_exhibit_is_linked_to_what_it_shows(amina: Visitor, shelf: Page) -> None:
    add(amina, case_path(shelf), "fact", text="The line was dead", when="3 March 2026")
    exhibit = amina.get(put(amina.get(shelf.path), (photo(), "router.jpg")).link("E1"))
    entry = exhibit.all("input", name="entries")[0].get("value")
    exhibit.send(exhibit.path, entries=entry, title="Photo of the router", shows="No lights")
    assert "Photo of the router" in amina.get(case_path(shelf)).words("ol")


def test_a_link_to_somebody_elses_exhibit_is_left_out(amina: Visitor, shelf: Page) -> None:
    other = start_case(amina, organisation="Whitegate")
    theirs = put(amina.get(f"{case_path(other)}/evidence"), (photo(), "x.jpg")).link("E1").split("/")[-1]
    form = amina.get(f"{case_path(shelf)}/timeline/add/fact")
    page = form.send("/timeline/add", text="The line was dead", when="3 March 2026", exhibits=theirs)
    assert theirs not in page.text


def test_markup_in_names_and_titles_is_shown_as_text(amina: Visitor, shelf: Page) -> None:
    exhibit = amina.get(put(shelf, (photo(), "<b>{{ 7*7 }}</b>.jpg")).link("E1"))
    page = exhibit.send(exhibit.path, title=MARKUP, shows=MARKUP)
    assert MARKUP in page.words("main")


def test_two_tabs_on_one_exhibit_lose_neither_version(amina: Visitor, shelf: Page) -> None:
    link = put(shelf, (photo(), "x.jpg")).link("E1")
    first, second = amina.get(link), amina.get(link)
    first.send(first.path, title="First title")
    clash = second.send(second.path, title="Second title")
    assert clash.status == 422
    assert "First title" in clash.words("table")


def test_a_recording_can_be_played_and_skipped_through_on_its_page(amina: Visitor, shelf: Page) -> None:
    data = wav(3)
    page = put(shelf, (data, "call.wav"))
    where = page.link("E1").rstrip("/")
    shown = amina.get(where)
    assert "sound recording, 3 seconds" in shown.words("main")
    assert shown.all("audio")[0].get("src") == f"{where}/recording"
    part = amina.client.get(f"{where}/recording", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.mimetype, part.data) == (206, "audio/wav", data[10:20])
    part.close()


def test_what_is_no_recording_is_not_played(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (b"<script>alert(1)</script> audio", "call.mp3"))
    assert amina.get(f"{page.link('E1').rstrip('/')}/recording").status == 404


def mail_with(*attachments: tuple[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "priya@northwind.example", "amina@example.org", "Your bill"
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0000"
    mail.set_content("The bill is attached.")
    for name, data in attachments:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def unpack(visitor: Visitor, page: Page, part: str) -> Page:
    return visitor.get(f"{page.link('E1').rstrip('/')}/inside").send("/inside", part=part)


@pytest.mark.parametrize("pack", [mail_with, zipped])
def test_what_is_in_a_mail_or_an_archive_becomes_exhibits_that_name_where_they_came_from(
    amina: Visitor, shelf: Page, pack: Callable[..., bytes]
) -> None:
    held = pack(("bill.jpg", photo()), ("notes.txt", b"They rang me at nine"))
    page = unpack(amina, put(shelf, (held, "held.eml")), "all")
    assert original(amina, page, "E2").data == photo()
    assert "Came with E1" in amina.get(page.link("E3")).words("main")


def test_the_mails_of_a_mailbox_become_exhibits_from_its_own_page(amina: Visitor, shelf: Page) -> None:
    line = b"From priya@northwind.example Tue Mar  3 10:00:00 2026\n"
    held = b"".join(line + mail_with() + b"\n" for _ in range(2))
    page = put(shelf, (held, "saved.mbox"))
    assert "See what is in it" in amina.get(page.link("E1")).words("main")
    assert "The bill is attached." in amina.get(unpack(amina, page, "1").link("E2")).words("main")


def test_one_of_them_can_be_taken_alone_and_the_same_one_again_is_said_to_be_here(
    amina: Visitor, shelf: Page
) -> None:
    page = put(shelf, (mail_with(("bill.jpg", photo()), ("notes.txt", b"Nine o'clock")), "mail.eml"))
    once = unpack(amina, page, "1")
    assert "“notes.txt” is now E2." in once.words("body")
    assert "is here already, as E2." in unpack(amina, page, "1").words("body")


def test_a_set_that_does_not_fit_is_refused_whole(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(case_limit=600_000).test_client())
    shelf = visitor.get(f"{case_path(start_case(visitor))}/evidence")
    page = put(shelf, (zipped(("a.txt", b"a" * 400_000), ("b.txt", b"b" * 400_000)), "both.zip"))
    refused = unpack(visitor, page, "all")
    assert "does not fit" in " ".join(refused.errors)
    assert "E2" not in visitor.get(shelf.path).words("main")


@pytest.mark.parametrize("part", ["9", "-1", "x", "", "²"])
def test_what_is_not_in_it_is_not_taken(amina: Visitor, shelf: Page, part: str) -> None:
    page = put(shelf, (mail_with(("bill.jpg", photo())), "mail.eml"))
    unpack(amina, page, part)
    assert "E2" not in amina.get(shelf.path).words("main")


def test_members_with_wicked_names_are_only_named(amina: Visitor, shelf: Page) -> None:
    page = put(shelf, (zipped(("../../canary.txt", b"one"), ("/etc/canary", b"two")), "wicked.zip"))
    assert "“canary.txt” is now E2." in unpack(amina, page, "all").words("body")


def test_the_passage_that_matters_is_kept_with_the_page_that_it_stands_on(
    amina: Visitor, shelf: Page
) -> None:
    bill = amina.get(put(shelf, (pdf("Your bill", "Total due 32.00"), "bill.pdf")).link("E1"))
    bill.send(bill.path, passage="total due 32.00")
    page = amina.get(bill.path)
    assert dict(values_of(page.form(bill.path)))["passage_page"] == "2"


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ({"passage": "Total due 99.00", "passage_page": "1"}, "not in the text that could be read"),
        ({"passage": "Your bill", "passage_page": "2"}, "stand on page 1, not on page 2"),
    ],
)
def test_a_passage_that_stands_elsewhere_is_kept_and_said(
    amina: Visitor, shelf: Page, passage: dict[str, str], said: str
) -> None:
    bill = amina.get(put(shelf, (pdf("Your bill", "Total due 32.00"), "bill.pdf")).link("E1"))
    assert said in bill.send(bill.path, **passage).words("main")
    assert passage["passage"] in amina.get(bill.path).text


@pytest.mark.parametrize("page", ["3", "-1", "second", "9" * 40])
def test_a_page_that_the_exhibit_does_not_have_is_refused(amina: Visitor, shelf: Page, page: str) -> None:
    bill = amina.get(put(shelf, (pdf("Your bill", "Total due 32.00"), "bill.pdf")).link("E1"))
    assert bill.send(bill.path, passage="Your bill", passage_page=page).status == 422
