"""A letter as an e-mail file that a mail program opens as a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from advocate.printing.pages import carried

_TYPE = re.compile(r"(application|audio|image|text|video)/([a-z0-9][a-z0-9.+-]*)")
# only what can stand in a header as one address; anything else would have to be guessed at
_ADDRESS = re.compile(r"[^\s\"(),:;<>@\[\\\]]+@[^\s\"(),:;<>@\[\\\]]+")
_LONGEST_ADDRESS = 254


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

    X-Unsent makes mail programs open it for sending. A header is always one line, so no field can add headers
    of its own; what is no address is left out, for the customer to fill in.
    """
    people = {"From": sender, "To": receiver}
    is_plain = all(address.isascii() for _, address in people.values())
    message = EmailMessage(policy=SMTP if is_plain else SMTPUTF8)
    for header, (name, address) in people.items():
        if len(address) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(_line(address)):
            local, _, domain = _line(address).partition("@")
            message[header] = Address(_line(name), local, domain)
    message["X-Unsent"] = "1"
    message.set_content(carried(body))
    for attachment in attachments:
        _attach(message, attachment)
    return _subject(_line(subject)) + message.as_bytes()


def _subject(text: str) -> bytes:
    """Return the subject as a header that mail programs show as it is.

    Folded by the policy, a long one would begin with a blank, or show two where its encoded words begin.
    """
    charset = "us-ascii" if text.isascii() and "=?" not in text else "utf-8"
    folded = Header(text, charset, header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {folded}\r\n".encode("ascii")


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    # a message or a kind that is not known travels as bytes: anything else could be changed on the way
    known = _TYPE.fullmatch(attachment.media_type)
    kind, subkind = known.groups() if known else ("application", "octet-stream")
    message.add_attachment(
        attachment.data, maintype=kind, subtype=subkind, filename=_line(attachment.filename)
    )


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in carried(text)).split())
