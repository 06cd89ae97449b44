"""An e-mail gives its fields, its day and its words, whatever was done to it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.files.looked import TOO_LARGE, UnshowableError
from advocate.files.looking import look
from advocate.files.mails import read_mail
from tests.files import making


def test_fields_day_and_words_are_read() -> None:
    looked = look(making.mail(), "message.eml")
    assert (looked.words, looked.title, looked.when) == ("e-mail", "Re: Order 4471", (date(2026, 3, 3),))
    assert looked.text == "We will refund you by 17 March 2026."
    assert dict(looked.headers)["From"] == "Sam Support <sam@shop.example>"
    assert (looked.pages, looked.page_images, looked.why_no_preview) == (1, (), "")


@pytest.mark.parametrize(
    ("field", "read"),
    [
        ("Subject: =?utf-8?B?UsO8Y2t6YWhsdW5n?= today", "Rückzahlung today"),
        ("Subject: =?iso-8859-1?Q?M=E4rz?=", "März"),
        ("Subject: Rückzahlung", "Rückzahlung"),
        ("Subject: =?bogus?B?SGk=?=", "Hi"),
        ("Subject: =?utf-8?B?====?=", ""),
        ("Subject: =?utf-8?B?a?=", "=?utf-8?B?a?="),
        ("Subject: one\r\n two", "one two"),
        ("Subject: <img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ],
)
def test_a_subject_is_read_as_text(field: str, read: str) -> None:
    assert read_mail(making.mail(field)).subject == read


@pytest.mark.parametrize(
    "noted",
    ["Fri, 30 Feb 2026 10:00:00 +0000", "3 Mar 1970 10:00:00", "3 Mar 9999 10:00:00", "soon", "", "\ud800"],
)
def test_a_day_that_cannot_be_is_not_offered(noted: str) -> None:
    assert read_mail(making.mail(f"Date: {noted}".encode("utf-8", "replace").decode())).sent_on is None


def test_html_is_read_as_text_and_nothing_in_it_is_kept() -> None:
    body = "<p>We will refund <b>£20</b></p><script>alert(1)</script><img src=http://127.0.0.1:9/x>"
    assert read_mail(making.mail(body=body, kind="text/html")).text == "We will refund £20"


def test_the_plain_part_is_preferred() -> None:
    body = "--cut\r\n\r\nplain\r\n--cut\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--cut--"
    read = read_mail(making.mail('Content-Type: multipart/alternative; boundary="cut"', body=body))
    assert read.text == "plain"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("bill.pdf", "bill.pdf"),
        ("../../canary", "canary"),
        ("C:\\win.ini", "win.ini"),
        ("a\u202egpj.exe", "agpj.exe"),
    ],
)
def test_attachments_are_named_without_their_folders(name: str, shown: str) -> None:
    looked = look(making.mail_with_attachment(name), "m.eml")
    assert (looked.attachments, looked.words) == ((shown,), "e-mail, 1 attachment")
    assert looked.text == "See the bill."


# each of these makes the structured parser of the standard library raise or crawl
@pytest.mark.parametrize(
    "field",
    [
        "From: e():;\x0e",
        "To: a:b@c (d); x",
        "Date: Tue, 03 Mar 2026 10:11:99999999999999 +0000",
        "To: " + '"(' * 6_000,
        "Content-Type: text/plain; charset*0*=x''y; charset*1=\"",
        "Content-Disposition: inline; x*=utf-8''%ff%fe",
        "MIME-Version: \udcff\udcfe",
    ],
)
def test_hostile_fields_do_not_hide_the_words(field: str) -> None:
    assert read_mail(making.mail(field, body="We will refund you.")).text == "We will refund you."


@pytest.mark.parametrize(
    "data",
    [
        making.mail(*[f"X-{number}: y" for number in range(600)]),
        making.mail("To: " + "a@b.example, " * 12_000),
        making.mail("Content-Type: text/plain" + "; p*0=x" * 20_000),
        making.mail('Content-Type: multipart/mixed; boundary="c"', body="\r\n--c\r\n\r\nx" * 12_000),
        making.mail(body="x" * 20_000_001),
    ],
    ids=["fields", "recipients", "parameters", "parts", "bytes"],
)
def test_caps_hold_before_anything_is_parsed(data: bytes) -> None:
    with pytest.raises(UnshowableError, match="too large"):
        read_mail(data)


def test_a_mail_nested_too_deep_says_so() -> None:
    nested = making.mail()
    for _ in range(15):
        nested = making.mail("Content-Type: message/rfc822", body=nested.decode())
    assert look(nested, "m.eml").why_no_preview == TOO_LARGE


@given(st.binary(max_size=400))
def test_any_body_and_any_field_can_be_read(junk: bytes) -> None:
    data = b"From: sam@shop.example\r\nX-Junk: " + junk.replace(b"\n", b"") + b"\r\nSubject: s\r\n\r\n" + junk
    assert read_mail(data).text.encode() is not None
