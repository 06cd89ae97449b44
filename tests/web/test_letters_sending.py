"""Sending a letter: the reply slip, the word processor's file, and every other way."""

from __future__ import annotations

import email
import email.policy
import io

import pytest
from docx import Document

from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_evidence import photo, put
from tests.web.test_letters import body_of, letter

pytestmark = pytest.mark.slow

__all__ = ["letter"]

SLIP = "We will do what you ask. It will be done by:"


def mail(visitor: Visitor, letter: Page) -> email.message.EmailMessage:
    raw = visitor.client.get(f"{letter.path}/letter.eml").data
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def text_of(message: email.message.EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def words_of_docx(visitor: Visitor, letter: Page) -> str:
    data = visitor.client.get(f"{letter.path}/letter.docx").data
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def test_a_first_complaint_goes_with_a_reply_slip_in_every_file(amina: Visitor, letter: Page) -> None:
    assert SLIP in text_of(mail(amina, letter))
    assert SLIP in words_of_docx(amina, letter)
    assert SLIP in amina.get(f"{letter.path}/print").words("main")
    assert SLIP not in body_of(amina, letter)


def test_the_slip_says_where_to_and_by_when_it_is_sent_back(amina: Visitor, letter: Page) -> None:
    assert "send it to Amina Rahman, amina@example.org by 1 June 2026." in text_of(mail(amina, letter))


def test_the_slip_can_be_left_off_and_put_back(amina: Visitor, letter: Page) -> None:
    off = amina.get(f"{letter.path}/send").send("/slip")
    assert SLIP not in text_of(mail(amina, letter))
    assert SLIP not in words_of_docx(amina, letter)
    off.send("/slip")
    assert SLIP in text_of(mail(amina, letter))


def test_a_thank_you_note_goes_without_a_slip(amina: Visitor, letter: Page) -> None:
    start = amina.get(f"{case_path(letter)}/letters/start?kind=thanks")
    note = start.send("/letters/start")
    assert SLIP not in text_of(mail(amina, note))


def test_what_was_sent_keeps_its_slip(amina: Visitor, letter: Page) -> None:
    page = amina.get(f"{letter.path}/send")
    sent = page.send("/send")
    assert SLIP in sent.words("main")
    amina.post(f"{letter.path}/slip", {"slip": "off", "csrf_token": "x"})
    assert SLIP in words_of_docx(amina, letter)


def test_the_word_processors_file_has_subject_and_body(amina: Visitor, letter: Page) -> None:
    answer = amina.client.get(f"{letter.path}/letter.docx")
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    words = words_of_docx(amina, letter)
    assert "NW-4471902" in words
    assert "my broadband stopped" in words


def test_the_same_letter_gives_the_same_word_file(amina: Visitor, letter: Page) -> None:
    first, second = (amina.client.get(f"{letter.path}/letter.docx").data for _ in range(2))
    assert first == second


def test_exhibits_named_as_a_run_are_all_attached(amina: Visitor, letter: Page) -> None:
    where = f"{case_path(letter)}/evidence"
    for colour in ("navy", "teal", "olive"):
        put(amina.get(where), (photo(colour), f"{colour}.jpg"))
    amina.get(f"{letter.path}/edit").send("/edit", body="See E1 to E3.")
    names = [part.get_filename() for part in mail(amina, letter).iter_attachments()]
    assert names == ["E1 navy.jpg", "E2 teal.jpg", "E3 olive.jpg"]


def test_every_way_is_on_one_page_with_words_to_copy(amina: Visitor, letter: Page) -> None:
    ways = amina.get(f"{letter.path}/ways")
    assert ways.heading == "Send it another way"
    for words in ("It fits:", "May I ask who I am speaking with?", "write to me privately"):
        assert words in ways.text
    assert len(ways.all("textarea")) >= 5


def test_a_form_with_little_room_says_what_is_left_out(amina: Visitor, letter: Page) -> None:
    ways = amina.get(f"{letter.path}/ways?limit=400&messages=1")
    assert "Left out:" in ways.words("details")
    assert "of 400 characters" in ways.text


def test_a_form_that_takes_several_messages_gets_them_numbered(amina: Visitor, letter: Page) -> None:
    ways = amina.get(f"{letter.path}/ways?limit=300&messages=20")
    assert "Message 1 of" in ways.text
    assert "Nothing is left out." in ways.words("main")


@pytest.mark.parametrize("limit", ["0", "-5", "many", "99999999999999999999", "1e3", "😀"])
def test_an_odd_limit_is_answered_in_a_sentence(amina: Visitor, letter: Page, limit: str) -> None:
    ways = amina.get(f"{letter.path}/ways?limit={limit}")
    assert ways.status == 422
    assert "Enter a number from 100 to 100,000" in ways.text


def test_the_public_message_names_nothing_private(amina: Visitor, letter: Page) -> None:
    area = amina.get(f"{letter.path}/ways").all("textarea", id="public-text")[0]
    message = "".join(area.itertext())
    assert not any(words in message for words in ("NW-4471902", "86", "Amina", "Larch"))


def test_an_edited_letter_stays_in_its_own_words(amina: Visitor, letter: Page) -> None:
    amina.get(f"{letter.path}/edit").send("/edit", body="Please refund me.\n\nIt was my birthday.")
    area = amina.get(f"{letter.path}/ways").all("textarea", id="form-1")[0]
    assert "".join(area.itertext()).strip() == "Please refund me.\n\nIt was my birthday."
