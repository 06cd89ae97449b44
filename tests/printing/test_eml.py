"""A letter as an e-mail file: a mail program reads back what was written, and no field can add a header."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.printing.eml import Attachment, email_draft

AMINA = ("Amina Rahman", "amina.rahman@example.org")
NORTHWIND = ("Northwind Broadband", "complaints@northwind.example")
SUBJECT = "Account NW-4471902: eleven days without broadband, £86.40"
BODY = "Dear Northwind Broadband\n\nWe have a problem here – and I'd like to put it right.\n\n.\nFrom me\n"
HEADERS = {
    "Subject",
    "From",
    "To",
    "X-Unsent",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
}
INJECTED = "Refund\r\nBcc: everyone@example.org\r\n\r\n<b>gone</b>"
ANY_TEXT = st.text(st.characters(), max_size=60)


def draft(
    *,
    sender: tuple[str, str] = AMINA,
    receiver: tuple[str, str] = NORTHWIND,
    subject: str = SUBJECT,
    body: str = BODY,
    attachments: tuple[Attachment, ...] = (),
) -> bytes:
    return email_draft(sender=sender, receiver=receiver, subject=subject, body=body, attachments=attachments)


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_who_writes_to_whom_about_what_comes_back_as_written() -> None:
    message = read(draft())
    addresses = [message[name].addresses[0] for name in ("From", "To")]
    assert [(found.display_name, found.addr_spec) for found in addresses] == [AMINA, NORTHWIND]
    assert message["Subject"] == SUBJECT


def test_the_body_comes_back_word_for_word() -> None:
    assert body_of(read(draft())) == BODY


def test_it_opens_as_a_draft() -> None:
    assert read(draft())["X-Unsent"] == "1"


def test_it_is_written_with_the_line_ends_and_short_lines_that_mail_asks_for() -> None:
    lines = draft(subject=SUBJECT * 20, body="word " * 500).split(b"\r\n")
    assert max(map(len, lines)) < 999
    assert not any(b"\n" in line for line in lines)


def test_without_an_address_there_is_no_header_for_it() -> None:
    message = read(draft(sender=("Amina", ""), receiver=("Northwind", "")))
    assert (message["From"], message["To"]) == (None, None)


@pytest.mark.parametrize("field", ["subject", "name", "address", "filename"])
def test_no_field_can_add_a_header_or_end_the_headers(field: str) -> None:
    fields = {"subject": SUBJECT, "name": "Amina", "address": "amina@example.org", "filename": "bill.pdf"}
    fields[field] = INJECTED
    person = (fields["name"], fields["address"])
    attachment = Attachment(fields["filename"], "application/pdf", b"%PDF")
    message = read(
        draft(sender=person, receiver=person, subject=fields["subject"], attachments=(attachment,))
    )
    assert set(message.keys()) <= HEADERS
    assert message["Bcc"] is None
    assert body_of(message) == BODY


@pytest.mark.parametrize(
    "address",
    [
        "no at sign",
        "@",
        "amina@",
        "@northwind.example",
        "two@at@signs.example",
        "amina rahman@example.org",
        "amina@exa mple.org",
        '"quoted, name"@example.org',
        "amina@bücher.example",
        "ämina@example.org",
        "Amina <amina@example.org>",
        "a@b.c, d@e.f",
        ".dots..everywhere.@example.org",
        "amina@[127.0.0.1]",
        "(comment)@example.org",
        "x" * 1000 + "@example.org",
        "\ud800@example.org",
        "=?utf-8?q?a?=@example.org",
        ";:<>()[]\\,",
    ],
)
def test_an_odd_address_makes_a_draft_all_the_same(address: str) -> None:
    message = read(draft(sender=("Amina", address), receiver=("Northwind", address)))
    assert set(message.keys()) <= HEADERS
    assert body_of(message) == BODY


def test_a_file_goes_along_byte_for_byte_with_its_name_and_kind() -> None:
    data = bytes(range(256)) * 50 + b"\r\n.\r\n--boundary\n"
    sent = (
        Attachment("E1 Rechnung März.pdf", "application/pdf", data),
        Attachment("E2 שלום.txt", "text/plain", "ünïcode\r\nlines\rends\n".encode()),
        Attachment("E3 mail.eml", "message/rfc822", b"From: a@example.org\r\n\r\nHello\r\n"),
        Attachment("E4", "", b""),
    )
    found = [
        (part.get_filename(), part.get_payload(decode=True))
        for part in read(draft(attachments=sent)).iter_attachments()
    ]
    assert found == [(a.filename, a.data) for a in sent]


@pytest.mark.parametrize(
    "kind", ["", "nonsense", "a/b/c", "text/plain; charset=x\r\nBcc: x@y.z", "\ud800/x", "/"]
)
def test_an_odd_kind_of_file_goes_along_all_the_same(kind: str) -> None:
    message = read(draft(attachments=(Attachment("bill.pdf", kind, b"%PDF"),)))
    (part,) = message.iter_attachments()
    assert part.get_payload(decode=True) == b"%PDF"
    assert message["Bcc"] is None


@given(name=ANY_TEXT, address=ANY_TEXT, subject=ANY_TEXT, body=ANY_TEXT)
def test_whatever_is_typed_makes_a_draft_that_can_be_read(
    name: str, address: str, subject: str, body: str
) -> None:
    message = read(draft(sender=(name, address), receiver=(name, address), subject=subject, body=body))
    assert set(message.keys()) <= HEADERS
    assert message["X-Unsent"] == "1"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_whatever_is_written_comes_back(body: str) -> None:
    assert body_of(read(draft(body=body))).rstrip("\n") == body.rstrip("\n")


@pytest.mark.parametrize(
    "subject",
    [
        "Request for a copy of my data, order WG-2026-30817, serial LM7-0092-4417",
        "Complaint, account NW-4471902, fault F-88213: please refund £86.40 by 7 December 2026",
        "£ " * 60 + "end",
        "=?utf-8?q?hi?=",
    ],
)
def test_a_long_or_odd_subject_is_read_back_without_a_blank_more(subject: str) -> None:
    assert message_from_bytes(draft(subject=subject), policy=policy.default)["Subject"] == subject
