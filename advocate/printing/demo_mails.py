"""Makes the invented e-mails of the examples, with the header fields that real ones carry."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses
from typing import Protocol


class Mail(Protocol):
    """What stands in an e-mail; `answers` is the id of the message that it replies to, or ""."""

    @property
    def sender(self) -> str:
        """Name and address, as `Name <address>`."""

    @property
    def recipient(self) -> str:
        """Name and address, or the address alone."""

    @property
    def sent_at(self) -> datetime:
        """When it was sent, with the sender's offset from UTC."""

    @property
    def subject(self) -> str:
        """The subject."""

    @property
    def message_id(self) -> str:
        """Its own id, in angle brackets."""

    @property
    def body(self) -> str:
        """The words."""

    @property
    def answers(self) -> str:
        """The id of the message that it replies to, or ""."""

    @property
    def is_own_copy(self) -> bool:
        """Whether it comes from the sender's own "Sent" folder: such a copy has not travelled."""

    @property
    def is_automatic(self) -> bool:
        """Whether a machine sent it."""


def mail_file(mail: Mail) -> bytes:
    """Return the message as an .eml file: the same bytes each time."""
    message = EmailMessage(policy=SMTP)
    sender, recipient = _address(mail.sender), _address(mail.recipient)
    sent = format_datetime(mail.sent_at)
    if not mail.is_own_copy:
        message["Return-Path"] = f"<{sender.addr_spec}>"
        # 192.0.2.0/24 is kept for documentation: nobody's machine
        way = f"from mail.{sender.domain} ([192.0.2.25]) by mx.{recipient.domain} with ESMTPS"
        message["Received"] = f"{way} for <{recipient.addr_spec}>; {sent}"
    message["From"], message["To"] = sender, recipient
    message["Date"], message["Subject"] = sent, mail.subject
    message["Message-ID"] = mail.message_id
    if mail.answers:
        message["In-Reply-To"] = message["References"] = mail.answers
    if mail.is_automatic:
        message["Auto-Submitted"] = "auto-replied"
        message["Precedence"] = "bulk"
    message.set_content(mail.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _address(text: str) -> Address:
    ((name, spec),) = getaddresses([text])
    return Address(display_name=name, addr_spec=spec)
