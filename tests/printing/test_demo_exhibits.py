"""The makers of the examples' exhibits give real files: the same each time, and readable as what they are."""

from __future__ import annotations

import email
import email.policy
import io
import re
from datetime import datetime

import pypdfium2
import pytest
from PIL import Image

from advocate.printing.demo_mails import mail_file
from advocate.printing.demo_papers import paper_pdf
from advocate.printing.demo_photos import photo_jpeg
from advocate.rulebook import demo_data
from advocate.rulebook.demo_data import DemoMail, DemoPaper

EXHIBITS = [exhibit for case in demo_data.load() for exhibit in case.exhibits]
PAPERS = [e.content for e in EXHIBITS if isinstance(e.content, DemoPaper)]
MAILS = [e.content for e in EXHIBITS if isinstance(e.content, DemoMail)]
MORNING = datetime(2026, 3, 3, 9, 12, 4)  # noqa: DTZ001 - a camera's clock knows no time zone
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda p: f"{p.issuer[0]} {p.made_on}")
each_mail = pytest.mark.parametrize("mail", MAILS, ids=lambda m: m.subject)
each_scene = pytest.mark.parametrize("scene", ["router", "kitchen"])


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return " ".join(str(document[0].get_textpage().get_text_range()).split())
    finally:
        document.close()


@each_paper
def test_all_words_of_a_paper_can_be_read_in_its_pdf(paper: DemoPaper) -> None:
    text = words_of(paper_pdf(paper))
    cells = [cell for row in paper.rows for cell in row] + [word for pair in paper.written for word in pair]
    wanted = [*paper.issuer, paper.heading, *paper.addressee, *cells, *paper.total, *paper.notes]
    assert [w for w in wanted if " ".join(w.split()) not in text] == []


@each_paper
def test_a_paper_says_that_it_is_invented(paper: DemoPaper) -> None:
    assert "An invented paper" in words_of(paper_pdf(paper))


@each_paper
def test_a_paper_is_the_same_file_each_time(paper: DemoPaper) -> None:
    assert paper_pdf(paper) == paper_pdf(paper)


@each_paper
def test_nothing_on_a_paper_runs_over_its_edges(paper: DemoPaper) -> None:
    document = pypdfium2.PdfDocument(paper_pdf(paper))
    page = document[0]
    width, _ = page.get_size()
    boxes = [found.get_bounds() for found in page.get_objects()]
    inside = all(left >= 0 and bottom >= 0 and right <= width for left, bottom, right, _ in boxes)
    document.close()
    assert inside


@each_mail
def test_a_mail_is_read_back_as_it_was_written(mail: DemoMail) -> None:
    found = email.message_from_bytes(mail_file(mail), policy=email.policy.default)
    body = found.get_body()
    assert body is not None
    assert body.get_content().split() == mail.body.split()
    assert (found["From"], found["Subject"]) == (mail.sender, mail.subject)
    assert found["Date"].datetime == mail.sent_at


@each_mail
def test_only_a_mail_that_travelled_tells_its_way(mail: DemoMail) -> None:
    assert (b"\r\nReceived: " in mail_file(mail)) is not mail.is_own_copy


def test_an_automatic_reply_says_so_and_to_what_it_replies() -> None:
    reply = mail_file(next(mail for mail in MAILS if mail.is_automatic))
    assert b"\r\nAuto-Submitted: auto-replied\r\n" in reply
    assert re.search(rb"\r\nIn-Reply-To: <[^>]+@mail\.example\.org>\r\n", reply)


@each_scene
def test_a_photo_notes_when_it_was_taken_and_not_where(scene: str) -> None:
    with Image.open(io.BytesIO(photo_jpeg(scene, taken_at=MORNING)), formats=("JPEG",)) as photo:
        exif = photo.getexif()
    assert exif.get_ifd(0x8769)[0x9003] == "2026:03:03 09:12:04"
    assert not exif.get_ifd(0x8825)


@each_scene
def test_a_photo_is_the_same_file_each_time(scene: str) -> None:
    assert photo_jpeg(scene, taken_at=MORNING) == photo_jpeg(scene, taken_at=MORNING)


def test_a_scene_that_nobody_drew_is_refused() -> None:
    with pytest.raises(KeyError):
        photo_jpeg("volcano", taken_at=MORNING)
