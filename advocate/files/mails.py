"""Reads e-mails with the plain old parser only: header fields as text, the body as text, attachments by name.

The structured header parser of the standard library raises anything on hostile fields, and is slow on long
ones; here no address and no parameter is taken apart beyond what finds the body.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parsedate_tz

from advocate.files import limits
from advocate.files.kinds import clean_filename
from advocate.files.looked import DAMAGED, TOO_LARGE, UnshowableError
from advocate.files.texts import decode, from_html, one_line, tidy

_SHOWN = ("From", "To", "Cc", "Date", "Subject", "Reply-To")
_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\"\s;]{1,200})", re.IGNORECASE)
_FIELD_START = re.compile(rb"\n(?![ \t])")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_NAMELESS_MAIL = "e-mail.eml"
_BOUNDARIES = 2 * limits.MAIL_DEPTH


class _AsText(Compat32):
    """Fields as plain text: bytes beyond ASCII in the charset they are likeliest in, never as objects."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        return decode(value.encode("utf-8", "surrogateescape"))


@dataclass(frozen=True, slots=True)
class ReadMail:
    """What an e-mail says: fields to show, the day it was sent, subject, text, names of attachments."""

    headers: tuple[tuple[str, str], ...]
    sent_on: date | None
    subject: str
    text: str
    attachments: tuple[str, ...]


def read_mail(data: bytes) -> ReadMail:
    """Read an e-mail; UnshowableError if it is larger or more nested than `limits` allow, or damaged.

    The caps are checked before anything is parsed.
    """
    _check(data)
    mail = BytesParser(policy=_AsText()).parsebytes(data.removeprefix(codecs.BOM_UTF8))
    plain: list[str] = []
    markup: list[str] = []
    attachments: list[str] = []
    for part in _leaves(mail, 0):
        name = _attachment_name(part)
        if name:
            attachments.append(name)
        elif part.get_content_type() == "text/html":
            markup.append(from_html(_body(part)))
        else:
            plain.append(_body(part))
    text = tidy("\n\n".join(plain)).strip() or tidy("\n\n".join(markup))
    fields = tuple((name, shown) for name in _SHOWN if (shown := _field(mail, name)))
    if not fields and not text.strip():
        raise UnshowableError(DAMAGED)
    return ReadMail(
        headers=fields,
        sent_on=_sent_on(mail),
        subject=_field(mail, "Subject"),
        text=text,
        attachments=tuple(attachments[: limits.MAIL_ATTACHMENTS]),
    )


def attached_parts(data: bytes) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    """Yield the name and the reader of each attachment; UnshowableError as read_mail() raises it.

    A reader returns the attachment's bytes, at most the number that it is given and one more.
    """
    _check(data)
    mail = BytesParser(policy=_AsText()).parsebytes(data.removeprefix(codecs.BOM_UTF8))
    for part in _leaves(mail, 0):
        if name := _attachment_name(part):
            yield name, _reader(part, "\r\n" if b"\r\n" in data else "\n")


def name_of_mail(data: bytes) -> str:
    """Return a file name for an e-mail that has none: its day and its subject; nothing is raised."""
    head = data[: limits.MAIL_HEADER_BYTES]
    end = _END_OF_HEADERS.search(head, 1)
    try:
        _check(head[: end.start()] if end else head)
        return _name(BytesParser(policy=_AsText()).parsebytes(head, headersonly=True))
    except UnshowableError:
        return _NAMELESS_MAIL


def _name(mail: Message) -> str:
    sent = _sent_on(mail)
    said = " ".join(filter(None, (sent.isoformat() if sent else "", _field(mail, "Subject")[:120])))
    # a slash in a subject parts no folders
    return clean_filename(f"{said.replace('/', '-').replace(chr(92), '-')}.eml") if said else _NAMELESS_MAIL


def _reader(part: Message, ends: str) -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        mail = _whole_mail(part)
        # its lines are not broken anew, and end as they did
        as_it_came = _AsText(max_line_length=None, linesep=ends)
        found = part.get_payload(decode=True) if mail is None else mail.as_bytes(policy=as_it_came)
        return found[: most + 1] if isinstance(found, bytes) else b""

    return read


def _whole_mail(part: Message) -> Message | None:
    """Return the other e-mail that a part is, attached as a file; one that is only quoted is read along."""
    if part.get_content_type() != "message/rfc822":
        return None
    if not part.get_filename() and part.get_content_disposition() != "attachment":
        return None
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    return first if isinstance(first, Message) else None


def _check(data: bytes) -> None:
    if len(data) > limits.MAIL_BYTES:
        raise UnshowableError(TOO_LARGE)
    found = _END_OF_HEADERS.search(data, 1)
    block = data[: found.start() if found else len(data)]
    fields = _FIELD_START.split(block[: limits.MAIL_HEADER_BYTES + 1])
    boundaries = set(_BOUNDARY.findall(data))
    too_many = (
        len(block) > limits.MAIL_HEADER_BYTES,
        len(fields) > limits.MAIL_HEADERS,
        max(map(len, fields)) > limits.MAIL_FIELD_BYTES,
        len(boundaries) > _BOUNDARIES,
    )
    if any(too_many) or sum(data.count(b"\n--" + mark) for mark in boundaries) > 2 * limits.MAIL_PARTS:
        raise UnshowableError(TOO_LARGE)


def _leaves(mail: Message, depth: int) -> Iterator[Message]:
    if depth > limits.MAIL_DEPTH:
        raise UnshowableError(TOO_LARGE)
    inner = mail.get_payload()
    if not isinstance(inner, list) or (depth and _whole_mail(mail) is not None):
        yield mail
        return
    for part in inner:
        if isinstance(part, Message):
            yield from _leaves(part, depth + 1)


def _attachment_name(part: Message) -> str:
    named = part.get_filename()
    # a multipart without its parts is broken, and its words are in its body
    is_read = part.get_content_maintype() in ("text", "multipart", "message")
    if not named and is_read and part.get_content_disposition() != "attachment":
        return ""
    if not named and (mail := _whole_mail(part)) is not None:
        return _name(mail)
    return clean_filename(_decoded(named or "")) if named else "an attachment without a name"


def _body(part: Message) -> str:
    data = part.get_payload(decode=True)
    charset = part.get_content_charset() or ""
    return decode(data if isinstance(data, bytes) else b"", charset)


def _field(mail: Message, name: str) -> str:
    return one_line(
        _decoded(mail.get(name, "")[: 2 * limits.MAIL_FIELD_CHARACTERS]), limits.MAIL_FIELD_CHARACTERS
    )


def _decoded(raw: str) -> str:
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    return "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    # what stands between encoded words was packed so by the standard library itself
    return decode(piece, charset) if charset else piece.decode("raw_unicode_escape", "replace")


def _sent_on(mail: Message) -> date | None:
    try:
        taken_apart = parsedate_tz(mail.get("Date", "")[:200])
        day = date(*taken_apart[:3]) if taken_apart else None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return day if day and 1990 <= day.year <= 2100 else None
