"""A letter as an e-mail file that a mail program opens as a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the e-mail."""

    filename: str
    media_type: str
    data: bytes


def email_draft(
    *,
    sender: tuple[str, str],
    receiver: tuple[str, str],
    subject: str,
    body: str,
    attachments: Sequence[Attachment],
) -> bytes:
    """Return the bytes of an .eml file; sender and receiver are (name, address), either may be empty.

    X-Unsent makes mail programs open it for sending. Line breaks in a header are taken out, so that no
    field can add headers of its own.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _line(subject)
    for header, (name, address) in (("From", sender), ("To", receiver)):
        if address:
            message[header] = _address(name, address)
    message["X-Unsent"] = "1"
    message.set_content(_encodable(body))
    for attachment in attachments:
        kind, _, subkind = attachment.media_type.partition("/")
        message.add_attachment(
            attachment.data,
            maintype=kind,
            subtype=subkind or "octet-stream",
            filename=_line(attachment.filename),
        )
    return message.as_bytes()


def _address(name: str, address: str) -> Address | str:
    local, at, domain = _line(address).rpartition("@")
    return Address(_line(name), local, domain) if at else _line(address)


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in _encodable(text)).split())


def _encodable(text: str) -> str:
    """Replace lone surrogates, which no mail can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
