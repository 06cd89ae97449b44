"""Starts a PostgreSQL of the tests' own, in a folder that goes again; as a program it says whether it can."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 60.0
WHAT_TO_INSTALL = (
    "The tests on PostgreSQL need its server. Type: sudo apt install postgresql"
    " (or name the folder of one that is elsewhere: POSTGRES=/path/to/bin)"
)
# What is in it is thrown away, so nothing waits for the disk.
FAST = (
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=200",
)


def find_postgres() -> Path | None:
    """Return the folder of the server's programs: the one that POSTGRES names, or Debian's newest."""
    told = os.environ.get("POSTGRES")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin: int(bin.parent.name))
    found = shutil.which("initdb")
    folders = (
        [Path(told)] if told else [*reversed(debian), *([Path(found).resolve().parent] if found else [])]
    )
    return next((bin for bin in folders if (bin / "initdb").exists() and (bin / "postgres").exists()), None)


def _as_whom() -> dict[str, Any]:
    """Return whom the server runs as: PostgreSQL refuses to be run by root."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@dataclass
class Server:
    """A server in a folder of its own; `address` ends where a database's name goes."""

    bin: Path
    folder: Path
    port: int
    password: str
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://tests:{self.password}@127.0.0.1:{self.port}/"

    def make(self) -> None:
        """Fill the folder with a new database server's files."""
        (self.folder / "password").write_text(self.password)
        if whom := _as_whom():
            for path in (self.folder, self.folder / "password"):
                os.chown(path, whom["user"], whom["group"])
        made = [str(self.bin / "initdb"), "--pgdata=data", "--username=tests", "--pwfile=password"]
        made += ["--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"]
        subprocess.run(made, cwd=self.folder, check=True, stdout=subprocess.DEVNULL, **_as_whom())

    def start(self) -> None:
        """Start it and wait until it answers."""
        here = [f"port={self.port}", "listen_addresses=127.0.0.1", "unix_socket_directories="]
        options = [part for setting in (*FAST, *here) for part in ("-c", setting)]
        command = [str(self.bin / "postgres"), "-D", "data", *options]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stderr=log, start_new_session=True, **_as_whom()
            )
        ready = [str(self.bin / "pg_isready"), "-h", "127.0.0.1", "-p", str(self.port), "-q"]
        while subprocess.run(ready, check=False).returncode:
            if self.process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End it and remove its folder."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(PATIENCE)
        shutil.rmtree(self.folder)


def start_postgres(bin: Path) -> Server:
    """Start a new server on a free port of the loopback, and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    server = Server(bin, Path(tempfile.mkdtemp(prefix="postgres-")), port, secrets.token_hex(16))
    server.make()
    server.start()
    return server


if __name__ == "__main__":
    sys.exit(0 if find_postgres() else WHAT_TO_INSTALL)
