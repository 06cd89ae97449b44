"""Settings, each with its default and its environment variable; a wrong value stops the start, never guesses.

The rule for defaults: what is right for one person on a laptop. A host changes them by environment.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from advocate.paths import instance_folder

_MEGABYTE = 1_000_000


class SettingsError(Exception):
    """A setting has a value that can't be used."""


def _utc_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one place where the clock enters


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the application can be told.

    `file_limit`, `case_limit` are bytes; `now` gives the present instant in UTC; `hosts` are the Host names
    that are answered, so that a foreign name that points here (DNS rebinding) gets nothing.
    """

    instance: Path
    secret_key: str
    database_url: str
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    file_limit: int = 25 * _MEGABYTE
    case_limit: int = 500 * _MEGABYTE
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
    instance = instance_folder()
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Settings(
        instance=instance,
        secret_key=environment.get("ADVOCATE_SECRET_KEY") or _kept_secret(instance / "secret_key"),
        database_url=environment.get("ADVOCATE_DATABASE_URL") or f"sqlite:///{instance / 'advocate.db'}",
        file_limit=_megabytes(environment, "ADVOCATE_FILE_LIMIT_MB", 25),
        case_limit=_megabytes(environment, "ADVOCATE_CASE_LIMIT_MB", 500),
    )


def _megabytes(environment: Mapping[str, str], name: str, default: int) -> int:
    typed = environment.get(name, str(default))
    if not typed.isdecimal() or not 1 <= int(typed) <= 100_000:
        raise SettingsError(f"{name} must be a whole number of megabytes from 1 to 100000, not {typed!r}.")
    return int(typed) * _MEGABYTE


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
