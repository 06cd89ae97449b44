"""Serves an application to a browser: in this process with a clock we set, or as the real program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from flask import Flask
from werkzeug.serving import make_server

from advocate.casework import demo_cases, owners
from advocate.paths import ROOT
from advocate.store.database import begin_write
from advocate.web import create_app, extensions, make_worker
from advocate.web.settings import Settings

LONDON = ZoneInfo("Europe/London")
PATIENCE = 30


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self, day: date, zone: tzinfo = LONDON) -> None:
        self._now = datetime.combine(day, time(12), tzinfo=zone)

    def now(self) -> datetime:
        return self._now.astimezone(ZoneInfo("UTC"))

    def move_to(self, day: date) -> None:
        """Make it noon of `day`."""
        self._now = datetime.combine(day, time(12), tzinfo=self._now.tzinfo)

    def pass_days(self, days: int) -> None:
        self._now += timedelta(days=days)


class StartServer(Protocol):
    """Starts the application with these settings changed and returns its address."""

    def __call__(self, **settings: Any) -> str: ...


@contextmanager
def application(instance: Path, clock: Clock, **settings: Any) -> Iterator[Flask]:
    """Make the application with its data in `instance`; settings can be changed by keyword."""
    told = {
        "instance": instance,
        "secret_key": "a secret of the tests, long enough",
        "database_url": f"sqlite:///{instance / 'advocate.db'}",
        "now": clock.now,
    }
    app = create_app(Settings(**{**told, **settings}))
    yield app
    with app.app_context():
        extensions.db.engine.dispose()


def fill_in(app: Flask, clock: Clock) -> None:
    """Fill in the example cases."""
    with app.app_context():
        session = extensions.db.session()
        owner = owners.laptop_owner(session, now=clock.now())
        session.commit()
        begin_write(session)
        demo_cases.fill_in(session, extensions.blobs(), files={}, owner_id=owner.id, now=clock.now())
        session.commit()


@contextmanager
def working(app: Flask) -> Iterator[None]:
    """Do the application's long work in threads, as the program does."""
    worker = make_worker(app)
    threads = worker.start()
    yield
    worker.stop()
    for thread in threads:
        thread.join(PATIENCE)


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """Serve a WSGI application on a free loopback port; yield its address, without a slash at the end."""
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, name="test server")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Program:
    """`python -m advocate run` as a process of its own; `said` is what it printed up to its address."""

    process: subprocess.Popen[str]
    address: str
    said: str

    def kill(self) -> None:
        """End it without a chance to tidy up, as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End it as Ctrl+C does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
        if self.process.stdout:
            self.process.stdout.close()


def start_program(instance: Path, *, port: int) -> Program:
    """Start the program on `port` (or the next free one), its data in `instance`; wait for its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "advocate", "run", "--port", str(port), "--no-open"],
        cwd=ROOT,
        env={**os.environ, "ADVOCATE_INSTANCE": str(instance), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if "http://" in line:
            address = next(word for word in line.split() if word.startswith("http://"))
            return Program(process, address.rstrip("/"), "".join(said))
    process.wait(PATIENCE)
    process.stdout.close()
    raise AssertionError(f"Advocate did not start:\n{''.join(said)}")
