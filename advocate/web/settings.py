"""Settings, read from the environment or from files; a wrong value stops the start, never guesses.

The rule for defaults: what is right for one person on a laptop. `settings_table` says what there is.
"""

from __future__ import annotations

import difflib
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from advocate.mailing.server import MailServer
from advocate.paths import instance_folder
from advocate.web.settings_table import MEGABYTE, POSTGRES, TABLE, Setting, WrongError

_OURS = "ADVOCATE_"
_IN_FILE = "_FILE"
_RENAMED = {"ADVOCATE_DATABASE_URL": "DATABASE_URL"}


class SettingsError(Exception):
    """A setting has a value that can't be used."""


def _utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one place where the clock enters


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the application can be told.

    `file_limit`, `case_limit` are bytes; `now` gives the present instant in UTC; `hosts` are the Host names
    that are answered, so that a foreign name that points here (DNS rebinding) gets nothing. What is secret
    is left out when settings are printed.
    """

    instance: Path
    secret_key: str = field(repr=False)
    database_url: str = field(repr=False)
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    file_limit: int = 25 * MEGABYTE
    case_limit: int = 500 * MEGABYTE
    log: str = "plain"
    smtp: MailServer | None = field(default=None, repr=False)
    mail_from: str = ""
    public_url: str = ""
    now: Callable[[], datetime] = _utc_now

    @property
    def evidence(self) -> Path:
        """The folder that holds the exhibits' files."""
        return self.instance / "evidence"

    @property
    def backups(self) -> Path:
        """The folder that copies of the database go to before an upgrade."""
        return self.instance / "backups"


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that the environment asks for; SettingsError names the variable that is wrong."""
    _refuse_unknown(environment)
    told = {
        row.field: value for row in TABLE if row.field and (value := _value(row, environment)) is not None
    }
    instance = _data_folder()
    if "secret_key" not in told:
        if str(told.get("database_url", "")).startswith(POSTGRES):
            raise SettingsError(
                "ADVOCATE_SECRET_KEY must be set where DATABASE_URL names PostgreSQL, and be the same"
                " for every process. This makes one:"
                " python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
            )
        told["secret_key"] = _kept_secret(instance / "secret_key")
    _check_mail(told)
    told.setdefault("database_url", f"sqlite:///{instance / 'advocate.db'}")
    return Settings(instance=instance, **told)  # type: ignore[arg-type]


def _check_mail(told: dict[str, object]) -> None:
    """Fill in who the mail is from; SettingsError where mail would go out without a sender or a way back."""
    server = told.get("smtp")
    if not isinstance(server, MailServer):
        return
    if "mail_from" not in told:
        if "@" not in server.user:
            raise SettingsError(
                "MAIL_FROM must be set where SMTP_URL is: it is the address that reminders come from."
            )
        told["mail_from"] = server.user
    if "hosts" in told and "public_url" not in told:
        raise SettingsError(
            "PUBLIC_URL must be set where SMTP_URL and ADVOCATE_HOSTS are: links in e-mails start with it."
        )


def _value(row: Setting, environment: Mapping[str, str]) -> object:
    """Return what a setting is told to be, None when it isn't; an empty variable tells nothing."""
    name, typed = row.name, environment.get(row.name, "").strip()
    if file := environment.get(row.name + _IN_FILE, ""):
        if typed:
            raise SettingsError(f"{name} and {name}{_IN_FILE} are both set. Set one of them.")
        name, typed = name + _IN_FILE, _contents(name + _IN_FILE, Path(file))
    if not typed:
        return None
    try:
        return row.read(typed)
    except WrongError as wrong:
        raise SettingsError(f"{name} {wrong}{'' if row.is_secret else f', not {typed!r}'}.") from None


def _contents(name: str, file: Path) -> str:
    try:
        typed = file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise SettingsError(f"{name} names {file}, which can't be read: {why}.") from None
    if not typed:
        raise SettingsError(f"{name} names {file}, which is empty.")
    return typed


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = {row.name for row in TABLE} | {row.name + _IN_FILE for row in TABLE if row.field}
    for name in environment:
        if name in _RENAMED:
            raise SettingsError(f"{name} is now called {_RENAMED[name]}. Set that instead.")
        if name.startswith(_OURS) and name not in known:
            close = difflib.get_close_matches(name, sorted(known), n=1)
            meant = f" Did you mean {close[0]}?" if close else ""
            raise SettingsError(f"There is no setting {name}.{meant}")


def _data_folder() -> Path:
    folder = instance_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"ADVOCATE_INSTANCE names {folder}, which can't be the folder for your data: {error.strerror}."
        ) from None
    return folder


def _kept_secret(file: Path) -> str:
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(48))
            out.flush()
            os.fsync(out.fileno())
    secret = file.read_text().strip()
    if len(secret) < 32:
        raise SettingsError(f"{file} is too short to be a secret. Delete it and start again.")
    return secret
