"""A mail server on this machine that takes mail, refuses it, or breaks off, as it is told."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

from advocate.mailing.server import MailServer


@dataclass
class Mailbox:
    """What came, and how the server behaves: `answers` to RCPT and DATA, or it hangs up after the words."""

    came: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    recipient: str = "250 OK"
    words: str = "250 OK"
    hangs_up: bool = False
    port: int = 0

    @property
    def server(self) -> MailServer:
        return MailServer("127.0.0.1", self.port, is_tls=False)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.words.startswith("250"):
            self.came.append(email.message_from_bytes(envelope.content, policy=default))
            self.to += envelope.rcpt_tos
        if self.hangs_up:
            server.transport.abort()
        return self.words


@contextmanager
def mail_server(mailbox: Mailbox) -> Iterator[Mailbox]:
    """Serve until the end of the block, on a free port of the loopback."""
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port or free_port())
    controller.start()
    mailbox.port = controller.port
    try:
        yield mailbox
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
