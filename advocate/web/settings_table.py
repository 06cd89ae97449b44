"""The one table of settings: what each is called, what it does, and what is a right value for it.

`docs/settings.md` shows this very table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from advocate.mailing.server import ServerError, read_server

MEGABYTE = 1_000_000
POSTGRES = "postgresql+psycopg"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]")
_SHORTEST_SECRET = 32


class WrongError(Exception):
    """A value that can't be used; the message goes on after the setting's name: "must be ..."."""


def _text(typed: str) -> object:
    return typed


def _secret_key(typed: str) -> object:
    if len(typed) < _SHORTEST_SECRET:
        raise WrongError(f"must have at least {_SHORTEST_SECRET} characters, drawn at random")
    return typed


def _megabytes(typed: str) -> object:
    if not (typed.isascii() and typed.isdecimal()) or not 1 <= int(typed) <= 100_000:
        raise WrongError("must be a whole number of megabytes from 1 to 100000")
    return int(typed) * MEGABYTE


def _hosts(typed: str) -> object:
    names = tuple(name.strip().lower() for name in typed.split(","))
    if not all(_HOST.fullmatch(name) for name in names):
        raise WrongError("must be names of hosts with commas between them, such as advocate.example.org")
    return names


def _log(typed: str) -> object:
    if typed not in ("plain", "json"):
        raise WrongError("must be plain or json")
    return typed


def _mail_server(typed: str) -> object:
    try:
        return read_server(typed)
    except ServerError as error:
        raise WrongError(str(error)) from None


def _mail_from(typed: str) -> object:
    try:
        found = validate_email(typed, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        raise WrongError("must be an e-mail address such as advocate@example.org") from None
    return found.ascii_email or found.normalized


def _public_url(typed: str) -> object:
    try:
        found = urlsplit(typed)
        is_good = found.scheme in ("http", "https") and bool(_HOST.fullmatch(found.hostname or ""))
        is_good = is_good and found.port != 0 and found.path in ("", "/") and "@" not in found.netloc
    except ValueError:
        is_good = False
    if not is_good or found.query or found.fragment:
        raise WrongError("must be an address such as https://advocate.example.org, with nothing after it")
    return f"{found.scheme}://{found.netloc}"


def _database(typed: str) -> object:
    forms = "must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
    try:
        url = make_url(typed)
    except (ArgumentError, ValueError):
        # the error quotes the address, and a password may stand in it
        raise WrongError(forms) from None
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return typed
    if url.drivername not in ("postgresql", POSTGRES) or not url.database:
        raise WrongError(forms)
    if find_spec("psycopg") is None:
        raise WrongError("names PostgreSQL, and the package for it is missing: pip install 'psycopg[binary]'")
    return url.set(drivername=POSTGRES).render_as_string(hide_password=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its variable, what it does, what is so without it, and the field of Settings that it sets.

    `read` turns what was typed into the value, or raises WrongError. A secret's value is never quoted.
    `field` is "" where something else than the web application reads the variable.
    """

    name: str
    does: str
    otherwise: str
    field: str = ""
    read: Callable[[str], object] = _text
    is_secret: bool = False


TABLE: tuple[Setting, ...] = (
    Setting("ADVOCATE_INSTANCE", "the folder for your data", "`instance/` in the project"),
    Setting(
        "ADVOCATE_SECRET_KEY",
        "the key that signs cookies and forms, at least 32 characters; needed where `DATABASE_URL` names"
        " PostgreSQL",
        "made at the first start, kept in the data folder",
        "secret_key",
        _secret_key,
        is_secret=True,
    ),
    Setting(
        "DATABASE_URL",
        "another database: `sqlite:///FILE`, or `postgresql://USER:PASSWORD@HOST:PORT/DATABASE` (PostgreSQL"
        " 14 or newer)",
        "`advocate.db` in the data folder",
        "database_url",
        _database,
        is_secret=True,
    ),
    Setting(
        "ADVOCATE_HOSTS",
        "the names under which Advocate answers, with commas between them",
        "`127.0.0.1,localhost`",
        "hosts",
        _hosts,
    ),
    Setting(
        "ADVOCATE_FILE_LIMIT_MB",
        "the largest file that is taken, in megabytes (1 to 100000)",
        "25",
        "file_limit",
        _megabytes,
    ),
    Setting(
        "ADVOCATE_CASE_LIMIT_MB",
        "all files of one case together, in megabytes (1 to 100000)",
        "500",
        "case_limit",
        _megabytes,
    ),
    Setting(
        "ADVOCATE_LOG",
        "`plain` writes what goes wrong; `json` a line of JSON for each request too;"
        " neither holds anybody’s words",
        "`plain`",
        "log",
        _log,
    ),
    Setting(
        "SMTP_URL",
        "the server for e-mail reminders: `smtps://USER:PASSWORD@HOST:PORT`, or `smtp://` for one that begins"
        " in the clear and then protects the connection (STARTTLS); signs such as @ in the password as `%40`",
        "no e-mail is offered",
        "smtp",
        _mail_server,
        is_secret=True,
    ),
    Setting(
        "MAIL_FROM", "the address that reminders come from", "the user in `SMTP_URL`", "mail_from", _mail_from
    ),
    Setting(
        "PUBLIC_URL",
        "how customers reach Advocate; links in e-mails start with it",
        "`http://127.0.0.1` with the port",
        "public_url",
        _public_url,
    ),
    Setting("PORT", "`advocate run`: the port; a taken one gives the next free", "8000"),
    Setting("OPEN", "`advocate run`: 0 leaves the browser closed", "1"),
)


def as_markdown() -> str:
    """Return the table as `docs/settings.md` shows it."""
    lines = ["| variable | what it does | otherwise | secret |", "|---|---|---|---|"]
    for row in TABLE:
        lines.append(f"| `{row.name}` | {row.does} | {row.otherwise} | {'yes' if row.is_secret else 'no'} |")
    return "\n".join(lines)
