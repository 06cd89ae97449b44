"""Hands one message over to the mail server, and tells apart what did not go from what may have gone."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage

from advocate.mailing.server import MailServer

TIMEOUT_SECONDS = 20.0
_END = len(b".\r\n")
_NOBODY_THERE = "The mail server can’t be reached."
_NO_TLS = "The mail server does not offer a protected connection, so nothing was sent."
_NO_TRUST = "The mail server’s protected connection can’t be trusted, so nothing was sent."
_WRONG_KEY = "The mail server does not know the user or the password."
_REFUSED_SENDER = "The mail server does not take mail from this sender."
_REFUSED_ADDRESS = "The mail server does not take mail for this address."
_REFUSED = "The mail server did not take the message."
_UNSURE = "The connection broke at the very end. The last e-mail may have come or not; it is not sent twice."


class NotSentError(Exception):
    """The message did not go, for certain; the message is the customer's sentence."""


class UnsureError(Exception):
    """The connection broke after the words were handed over: nobody knows if the message goes."""

    def __init__(self) -> None:
        """Say so in the customer's words."""
        super().__init__(_UNSURE)


def post(server: MailServer, message: EmailMessage, *, timeout: float = TIMEOUT_SECONDS) -> None:
    """Hand the message over to one receiver; NotSentError, or UnsureError where nobody knows if it went."""
    sender, receiver = _bare(message, "From"), _bare(message, "To")
    words = message.as_bytes()
    try:
        line = _open(server, timeout)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSentError(_why(error)) from None
    try:
        _say(line.mail(sender), _REFUSED_SENDER)
        _say(line.rcpt(receiver), _REFUSED_ADDRESS)
        _hand_over(line, words)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSentError(_why(error)) from None
    finally:
        line.close()


def _open(server: MailServer, timeout: float) -> smtplib.SMTP:
    safely = ssl.create_default_context()
    if server.is_tls:
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=timeout, context=safely)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=timeout)
    try:
        line.ehlo_or_helo_if_needed()
        if not server.is_tls and not server.is_here:
            if not line.has_extn("starttls"):
                raise NotSentError(_NO_TLS)
            line.starttls(context=safely)
            line.ehlo()
        if server.user:
            line.login(server.user, server.password)
    except BaseException:
        line.close()
        raise
    return line


def _hand_over(line: smtplib.SMTP, words: bytes) -> None:
    """Send the words; from the last dot on, only the server knows whether it has them."""
    line.putcmd("data")
    code, _ = line.getreply()
    if code != 354:
        raise NotSentError(_REFUSED)
    pieces = _dotted(words)
    # all but the end: what breaks before it can't have been taken for a message
    line.send(pieces[:-_END])
    try:
        line.send(pieces[-_END:])
        code, _ = line.getreply()
    except (OSError, smtplib.SMTPException):
        raise UnsureError from None
    if code != 250:
        raise NotSentError(_REFUSED)


def _dotted(words: bytes) -> bytes:
    """Return a message as it goes over the line: lines end in CR LF, a dot at a line's start is doubled."""
    lines = words.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    while lines and not lines[-1]:
        lines.pop()
    return b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines) + b".\r\n"


def _say(answer: tuple[int, bytes], refusal: str) -> None:
    if answer[0] not in (250, 251):
        raise NotSentError(refusal)


def _bare(message: EmailMessage, header: str) -> str:
    """Return the one address in a header; NotSentError where there is none or more than one."""
    found = [address.addr_spec for held in message.get_all(header, []) for address in held.addresses]
    if len(found) != 1:
        raise NotSentError(_REFUSED_ADDRESS)
    return str(found[0])


def _why(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError | smtplib.SMTPNotSupportedError):
        return _WRONG_KEY
    if isinstance(error, ssl.SSLError):
        return _NO_TRUST
    if isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPServerDisconnected):
        return _REFUSED
    return _NOBODY_THERE
