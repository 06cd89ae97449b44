"""The command line: `run`, and the commands that are loaded only when they are asked for."""

from __future__ import annotations

import importlib
import keyword
import logging
import os
import socket
import sys
import threading
import traceback
import webbrowser
from dataclasses import replace
from typing import Any

import click
from flask import Flask
from flask.cli import FlaskGroup
from waitress import create_server

from advocate import __version__
from advocate.casework import rule_faults
from advocate.store.migrate import UnusableDatabaseError
from advocate.web import create_app, make_worker
from advocate.web.extensions import PROBES, SETTINGS
from advocate.web.serving import PATIENCE_SECONDS, serve_until_told
from advocate.web.settings import Settings, SettingsError

HOST = "127.0.0.1"
PORTS_TO_TRY = 50

# Loaded by name, so that a start does not wait for what only another command needs.
LATER = {
    "demo": "advocate.commands.making",
    "review": "advocate.commands.scripts",
    "sort": "advocate.commands.scripts",
    "summary": "advocate.commands.making",
    "export": "advocate.commands.archives",
    "import": "advocate.commands.archives",
    "backup": "advocate.commands.keeping",
    "restore": "advocate.commands.keeping",
    "check": "advocate.commands.keeping",
    "rules": "advocate.commands.rules",
}


class Commands(FlaskGroup):
    """Flask's group, with commands that are loaded late; the application is made by those that need it."""

    def __init__(self, **kwargs: Any) -> None:
        """Leave out what is for those who write Flask applications."""
        super().__init__(**kwargs, set_debug_flag=False, load_dotenv=False)
        self.params = [param for param in self.params if param.name not in ("env_file", "app", "debug")]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a setting that can't be used ends it with its sentence."""
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise click.ClickException(str(error)) from None

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in the order of a case."""
        return ["run", *LATER]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name, None if there is none."""
        if name not in LATER:
            return self.commands.get(name)
        # "import" is a word of Python's own
        known_as = f"{name}_" if keyword.iskeyword(name) else name
        found: click.Command = getattr(importlib.import_module(LATER[name]), known_as)
        return found


def _make_app() -> Flask:
    try:
        return create_app()
    except (SettingsError, UnusableDatabaseError) as error:
        raise click.ClickException(str(error)) from error


@click.group(cls=Commands, create_app=_make_app, add_default_commands=False, add_version_option=False)
@click.version_option(__version__, prog_name="advocate")
def main() -> None:
    """Advocate takes you from an angry story to a calm complaint, and keeps the case moving.

    Your cases are kept in the folder "instance"; the environment variable ADVOCATE_INSTANCE names another.
    """
    # whatever is written is for the customer's eyes: the database, backups, PDFs
    os.umask(0o077)


@main.command()
@click.option(
    "--port", default=8000, show_default=True, envvar="PORT", help="Port; a taken one gives the next free."
)
@click.option("--open/--no-open", "opens", default=True, envvar="OPEN", help="Open the browser.")
def run(port: int, opens: bool) -> None:
    """Serve Advocate on this machine only."""
    _log_without_words()
    app = _make_app()
    taken = _free_port(port)
    if taken != port:
        click.echo(f"Port {port} is taken; using {taken}.")
    settings: Settings = app.extensions[SETTINGS]
    if not settings.public_url:
        app.extensions[SETTINGS] = replace(settings, public_url=f"http://{HOST}:{taken}")
    worker = make_worker(app)
    worker.start()
    server = _serve(app, taken)
    address = f"http://{HOST}:{taken}/"
    click.echo(f"Advocate is at {address}  (Ctrl+C stops it)")
    sys.stdout.flush()
    if opens:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    _check_rules_soon()

    def stopping() -> None:
        app.extensions[PROBES].is_stopping = True
        worker.stop()

    serve_until_told(server, stopping=stopping)
    worker.wind_up(PATIENCE_SECONDS)
    click.echo("Stopped. Everything you saved is safe.")


def _check_rules_soon() -> None:
    # reading every rule takes most of a second, which the first page should not wait for
    soon = threading.Timer(1, _tell_faults)
    soon.daemon = True
    soon.start()


def _tell_faults() -> None:
    """Say on the console which rules are left out because they cannot be read."""
    if faults := rule_faults.faults():
        click.echo("Some rules cannot be read. Advocate runs without them:", err=True)
        for fault in faults:
            click.echo(f"  {fault}", err=True)


def _serve(app: Flask, port: int) -> Any:
    # the server takes a body in whole before the application sees it: one too large goes no further than here
    limit = app.config["MAX_CONTENT_LENGTH"]
    return create_server(app, host=HOST, port=port, threads=8, ident="advocate", max_request_body_size=limit)


class _Formatter(logging.Formatter):
    """Leaves out what an error says, because it may quote what was typed; its kind and place are enough."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name that logging calls
        """Return where the error happened and of which kind it is."""
        kind, _, where = ei
        return "".join([*traceback.format_tb(where), getattr(kind, "__name__", "")])


def _log_without_words() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _free_port(wanted: int) -> int:
    for port in range(wanted, wanted + PORTS_TO_TRY):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise click.ClickException(
        f"Ports {wanted} to {wanted + PORTS_TO_TRY - 1} are all taken. Choose another with PORT=."
    )
