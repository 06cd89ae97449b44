"""Text comes out of any bytes, in their likeliest charset, and fit for any store and page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate.files import limits
from advocate.files.texts import decode, from_html, one_line, tidy

WORDS = "Zahlung über 12 € – spätestens am 3. März"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        b"\xff\xfe\0\0" + WORDS.encode("utf-32-le"),
    ],
)
def test_the_charset_is_found(data: bytes) -> None:
    assert decode(data) == WORDS


@pytest.mark.parametrize("declared", ["bogus", "zlib", "utf-8\0", "ascii", "idna", "\udcff"])
def test_a_declared_charset_that_does_not_fit_is_passed_over(declared: str) -> None:
    assert decode(WORDS.encode(), declared) == WORDS


def test_a_declared_charset_that_fits_is_believed() -> None:
    assert decode("дело".encode("koi8-r"), "koi8-r") == "дело"


@given(st.binary(max_size=300), st.text(max_size=12))
def test_any_bytes_become_text_that_can_be_stored(data: bytes, declared: str) -> None:
    text = tidy(decode(data, declared))
    assert "\0" not in text
    assert text.encode() is not None


def test_line_ends_are_plain_and_control_characters_show_as_unknown() -> None:
    assert tidy("one\r\ntwo\rthree\x1b[31m\0\ud800") == "one\ntwo\nthree\ufffd[31m\ufffd"


def test_writing_from_right_to_left_and_emoji_stay() -> None:
    assert tidy("שלום \u200f🙂\tok") == "שלום \u200f🙂\tok"


def test_text_is_capped() -> None:
    assert len(tidy("x" * (limits.TEXT_CHARACTERS + 5))) == limits.TEXT_CHARACTERS


def test_one_line_has_no_line_ends() -> None:
    assert one_line("Re: bill\r\nBcc: everyone", 100) == "Re: bill Bcc: everyone"


def test_html_becomes_what_a_reader_sees() -> None:
    markup = (
        "<html><head><title>t</title><style>p{}</style></head><body><h1>Refund</h1><p>We will\n pay "
        "<b>£20</b>.<br>Soon.</p><script>alert(1)</script><img src='http://127.0.0.1:9/x' alt='logo'>"
    )
    assert from_html(markup) == "Refund\n\nWe will pay £20.\nSoon.\nlogo"


def test_the_conditions_of_office_programs_are_passed_over() -> None:
    markup = "<![if !mso]><p>Refund</p><![endif]><!--[if mso]><p>not for you</p><![endif]--> agreed"
    assert from_html(markup) == "Refund\nagreed"


@given(st.text(alphabet="<>/!-[]&;pa \n", max_size=200))
def test_broken_html_is_no_trouble(markup: str) -> None:
    assert isinstance(from_html(markup), str)
