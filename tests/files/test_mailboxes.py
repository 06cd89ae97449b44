"""A mailbox is parted into its e-mails, and a mail attached to a mail stays one of its own."""

from __future__ import annotations

import pytest

from advocate.files import FileKind, kind_of, list_inside_safely, take_inside_safely
from advocate.files.inside import find_inside
from advocate.files.looked import MAILBOX
from advocate.files.looking import look
from advocate.files.mails import name_of_mail, read_mail

LINE = b"From sam@shop.example Tue Mar  3 10:11:12 2026"


def mail(subject: str, body: str = "Hello.", ends: str = "\n") -> bytes:
    lines = ["From: sam@shop.example", "Date: Tue, 3 Mar 2026 10:11:12 +0000", f"Subject: {subject}"]
    return ends.join([*lines, "", body, ""]).encode()


def mailbox(*mails: bytes, ends: bytes = b"\n") -> bytes:
    return b"".join(LINE + ends + one + ends for one in mails)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_mailbox_is_parted_into_its_mails_byte_for_byte(ends: str) -> None:
    mails = [mail("one", ends=ends), mail("two", ends=ends), mail("three", ends=ends)]
    data = mailbox(*mails, ends=ends.encode())
    found = [one.read(10_000) for one in find_inside(data, "saved.mbox")]
    assert [body.rstrip(b"\r\n") for body in found] == [one.rstrip(b"\r\n") for one in mails]


def test_a_mailbox_says_how_many_mails_it_holds_and_shows_none_of_them_as_its_own() -> None:
    looked = look(mailbox(mail("one"), mail("two")), "saved")
    assert (looked.words, looked.why_no_preview) == ("mailbox, 2 e-mails", MAILBOX)
    assert (looked.text, looked.when, looked.headers) == ("", (), ())


@pytest.mark.parametrize(
    "body",
    [
        "Hello.\n\nFrom here on it was silent since 2026\nand nothing came.",
        f"Hello.\n\n>{LINE.decode()}\nSubject: quoted",
        f"Hello.\n{LINE.decode()}\nSubject: no empty line before",
    ],
)
def test_a_sentence_that_begins_with_from_parts_nothing(body: str) -> None:
    assert kind_of(mailbox(mail("one", body)), "one.mbox") is FileKind.MAIL


def test_mails_in_a_mailbox_are_named_by_day_and_subject_and_no_path() -> None:
    data = mailbox(mail("../../etc/passwd"), mail("=?utf-8?Q?R=C3=BCckzahlung?="))
    names, why = list_inside_safely(data, "saved.mbox")
    assert (names, why) == (("2026-03-03 ..-..-etc-passwd.eml", "2026-03-03 Rückzahlung.eml"), "")
    assert take_inside_safely(data, "saved.mbox", 1, limit=1000)[0] == names[1]


@pytest.mark.parametrize("data", [b"", b"\xff" * 300_000, b"Subject: x\n" * 600, b"Date: 3 Mar 9999\n\n"])
def test_a_mail_without_a_fit_head_has_a_plain_name(data: bytes) -> None:
    assert name_of_mail(data) == "e-mail.eml"


@pytest.mark.parametrize("how", ['attachment; filename="first.eml"', "attachment"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_attached_mail_is_an_attachment_and_not_the_words_of_its_parent(how: str, ends: str) -> None:
    inner = mail("A subject long enough to be broken anew " * 4, "The refund is refused.", ends)
    head = ["From: a@b.example", "Subject: Fwd", 'Content-Type: multipart/mixed; boundary="cut"', ""]
    parts = ["--cut", "", "See attached.", "--cut", "Content-Type: message/rfc822"]
    start = ends.join([*head, *parts, f"Content-Disposition: {how}", "", ""])
    data = start.encode() + inner + f"{ends}--cut--{ends}".encode()
    read = read_mail(data)
    assert (read.text, len(read.attachments)) == ("See attached.", 1)
    assert [one.read(10_000) for one in find_inside(data, "a.eml")] == [inner]


def test_an_attached_mail_of_several_parts_comes_out_as_it_came() -> None:
    parts = "--in\r\n\r\nHello.\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>Hello.</p>\r\n--in--"
    inner = mail("x", parts, "\r\n").replace(
        b"From:", b"Content-Type: multipart/mixed; boundary=in\r\nFrom:", 1
    )
    head = (
        b"From: a@b.example\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary=out\r\n\r\n--out\r\n"
    )
    attached = b'Content-Type: message/rfc822; name="in.eml"\r\n\r\n'
    data = head + attached + inner + b"\r\n--out--\r\n"
    assert [(one.name, one.read(10_000)) for one in find_inside(data, "a.eml")] == [("in.eml", inner)]
