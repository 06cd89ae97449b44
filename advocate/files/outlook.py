"""Reads mails that Outlook saved (.msg), as far as they say the same as an e-mail."""

from __future__ import annotations

import io
import struct
from datetime import date

from oxmsg import Message

from advocate.files import limits
from advocate.files.kinds import clean_filename
from advocate.files.looked import DAMAGED, TOO_LARGE, UnshowableError
from advocate.files.mails import ReadMail
from advocate.files.texts import from_html, one_line, tidy


def read_outlook(data: bytes) -> ReadMail:
    """Read an Outlook mail; UnshowableError if it is too large or damaged."""
    if len(data) > limits.MAIL_BYTES:
        raise UnshowableError(TOO_LARGE)
    try:
        return _read(Message.load(io.BytesIO(data)))
    except (OSError, KeyError, ValueError, IndexError, TypeError, AttributeError, struct.error) as error:
        raise UnshowableError(DAMAGED) from error


def _read(mail: Message) -> ReadMail:
    text = tidy(mail.body or "").strip() or tidy(from_html(mail.html_body or "")).strip()
    sent = mail.sent_date
    people = "; ".join(_person(r.name, r.email_address) for r in mail.recipients[: limits.MAIL_PARTS])
    fields = {
        "From": mail.sender or "",
        "To": people,
        "Date": sent.isoformat(" ", "minutes") if sent else "",
        "Subject": mail.subject or "",
    }
    shown = tuple((n, said) for n, v in fields.items() if (said := one_line(v, limits.MAIL_FIELD_CHARACTERS)))
    if not shown and not text:
        raise UnshowableError(DAMAGED)
    names = [clean_filename(one.file_name or "") if one.file_name else _NAMELESS for one in mail.attachments]
    return ReadMail(
        headers=shown,
        sent_on=_day(sent.date()) if sent else None,
        subject=one_line(mail.subject or "", limits.MAIL_FIELD_CHARACTERS),
        text=text,
        attachments=tuple(names[: limits.MAIL_ATTACHMENTS]),
    )


_NAMELESS = "an attachment without a name"


def _person(name: str | None, address: str | None) -> str:
    return f"{name} <{address}>" if name and address and name != address else name or address or ""


def _day(day: date) -> date | None:
    return day if 1990 <= day.year <= 2100 else None
