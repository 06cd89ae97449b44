"""Which server takes the mail, read from an address such as smtps://USER:PASSWORD@HOST."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 587, "smtps": 465}
FORMS = "must be smtps://USER:PASSWORD@HOST:PORT, or smtp:// for a server that begins in the clear"


class ServerError(ValueError):
    """An address names no mail server; the message goes on after the setting's name and quotes nothing."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. `is_tls` is from the first byte on; else STARTTLS is asked for.

    Only a server on this very machine may be spoken to in the clear.
    """

    host: str
    port: int
    is_tls: bool
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether the server is on this machine."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def read_server(typed: str) -> MailServer:
    """Return the server that an address names; ServerError where it names none."""
    try:
        found = urlsplit(typed)
        port = found.port
    except ValueError:
        raise ServerError(FORMS) from None
    is_bare = found.path in ("", "/") and not found.query and not found.fragment
    if found.scheme not in _PORTS or not found.hostname or not is_bare or port == 0:
        raise ServerError(FORMS)
    if any(c.isspace() or not c.isprintable() for c in typed) or bool(found.username) != bool(found.password):
        raise ServerError(FORMS)
    return MailServer(
        host=found.hostname,
        port=port or _PORTS[found.scheme],
        is_tls=found.scheme == "smtps",
        user=unquote(found.username or ""),
        password=unquote(found.password or ""),
    )
