"""The command line: run, demo, review, sort, summary, backup, restore, check."""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click
from flask import current_app
from flask.cli import FlaskGroup, with_appcontext
from sqlalchemy import select
from waitress import create_server

from advocate import __version__
from advocate.casework import backup as backups
from advocate.casework import checkup, demo_cases, owners
from advocate.casework import summary as summaries
from advocate.domain.story import sort as sort_story
from advocate.domain.story.lines import part_to_json
from advocate.domain.tone import finding_to_json
from advocate.domain.tone import review as review_tone
from advocate.paths import instance_folder
from advocate.rulebook import story_rules, tone_rules
from advocate.store.blobs import FolderBlobStore
from advocate.store.database import begin_write
from advocate.store.migrate import sqlite_file
from advocate.store.models import CaseRow
from advocate.web import create_app, extensions, make_worker, visit
from advocate.web.settings import SettingsError, from_environment

HOST = "127.0.0.1"
PORTS_TO_TRY = 50


@click.group(cls=FlaskGroup, create_app=create_app, add_default_commands=False, add_version_option=False)
@click.version_option(__version__, prog_name="advocate")
def main() -> None:
    """Advocate takes you from an angry story to a calm complaint, and keeps the case moving.

    Your cases are kept in the folder "instance"; the environment variable ADVOCATE_INSTANCE names another.
    """


@main.command()
@click.option(
    "--port", default=8000, show_default=True, envvar="PORT", help="Port; a taken one gives the next free."
)
@click.option("--open/--no-open", "opens", default=True, envvar="OPEN", help="Open the browser.")
def run(port: int, opens: bool) -> None:
    """Serve Advocate on this machine only."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    try:
        app = create_app()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    taken = _free_port(port)
    if taken != port:
        click.echo(f"Port {port} is taken; using {taken}.")
    make_worker(app).start()
    server = create_server(app, host=HOST, port=taken, threads=8, ident="advocate")
    address = f"http://{HOST}:{taken}/"
    click.echo(f"Advocate is at {address}  (Ctrl+C stops it)")
    sys.stdout.flush()
    if opens:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopped. Everything you saved is safe.")


@main.command()
@with_appcontext
def demo() -> None:
    """Fill in three example cases and print their addresses.

    The people, firms and numbers in them are invented. Running it again adds nothing that is there already.
    """
    session = extensions.db.session()
    now = visit.settings().now()
    owner = owners.laptop_owner(session, now=now)
    session.commit()
    begin_write(session)
    made = demo_cases.fill_in(session, extensions.blobs(), owner_id=owner.id, now=now)
    session.commit()
    port = os.environ.get("PORT", "8000")
    for name, case_id in made:
        click.echo(f"{name}: http://{HOST}:{port}/cases/{case_id}")


@main.command()
@click.option("--jsonl", is_flag=True, help='Read lines {"id","text"} and write lines {"id","spans"}.')
@click.argument("text", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def review(jsonl: bool, text: TextIO) -> None:
    """Say where a text may backfire, why, and what would be calmer.

    TEXT is a file, or standard input. With --jsonl each line of input is an object with "id" and "text", and
    each line of output is {"id", "spans": [{"start", "end", "category", "severity", "why", "suggestion"}]};
    start and end count characters (Unicode code points), end is exclusive.
    """
    rules = tone_rules.load()
    if jsonl:
        for line in _lines(text):
            spans = [finding_to_json(found) for found in review_tone(line["text"], rules).findings]
            click.echo(json.dumps({"id": line["id"], "spans": spans}))
        return
    words = text.read()
    result = review_tone(words, rules)
    click.echo(result.meter.words)
    for found in result.findings:
        click.echo(f"\n“{words[found.start : found.end]}” ({found.category})\n  {found.why}")
        if found.suggestion:
            click.echo(f"  Calmer: {found.suggestion}")


@main.command()
@click.option("--jsonl", is_flag=True, help='Read lines {"id","text"} and write lines {"id","parts"}.')
@click.option("--country", default="GB", show_default=True, help="Decides the order of day and month.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is told; default: today."
)
@click.argument("text", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def sort(jsonl: bool, country: str, today: Any, text: TextIO) -> None:
    """Sort a raw story into facts, contacts, promises, impact, opinions, requests and what to leave out.

    TEXT is a file, or standard input. With --jsonl each line of input is an object with "id" and "text" (and
    may carry its own "today" and "country"), and each line of output is {"id", "parts": [{"start", "end",
    "kind", "dates", "amounts", "references", "people", "promised_by"}]}; start and end count characters.
    """
    day = today.date() if today else from_environment().now().astimezone().date()
    rules = story_rules.load()
    if not jsonl:
        words = text.read()
        for part in sort_story(words, today=day, country=country, rules=rules):
            click.echo(f"{part.kind.value:>9}  {' '.join(part.text.split())}")
        return
    for line in _lines(text):
        told_on = date.fromisoformat(line["today"]) if line.get("today") else day
        parts = sort_story(line["text"], today=told_on, country=line.get("country") or country, rules=rules)
        found = [part_to_json(part) for part in parts]
        click.echo(json.dumps({"id": line["id"], "parts": found}))


@main.command()
@click.argument("case")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF."
)
@with_appcontext
def summary(case: str, output: Path) -> None:
    """Write the case summary of CASE (the last part of its address) as a PDF.

    Private notes, the raw story and the fallback are left out.
    """
    session = extensions.db.session()
    owner_id = session.scalar(select(CaseRow.owner_id).where(CaseRow.public_id == case))
    if owner_id is None:
        raise click.ClickException(f"There is no case {case}.")
    made = summaries.make_pdf(
        session, extensions.blobs(), owner_id=owner_id, case_id=case, today=visit.settings().now().date()
    )
    output.write_bytes(made)
    click.echo(f"Wrote {output} ({len(made):,} bytes).")


@main.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Save all cases and their files in one ZIP at TARGET; works while Advocate runs."""
    settings = from_environment()
    database = sqlite_file(settings.database_url)
    if database is None or not database.exists():
        raise click.ClickException(f"There are no cases in {settings.instance} yet.")
    try:
        count = backups.write_backup(
            database=database, blobs=FolderBlobStore(settings.evidence), target=target, now=settings.now()
        )
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Wrote {target}: the database and {count} files.")


@main.command()
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(source: Path) -> None:
    """Bring the backup SOURCE into an empty data folder; a damaged backup is refused whole."""
    instance = instance_folder()
    try:
        count = backups.restore_backup(source=source, instance=instance)
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Restored the database and {count} files into {instance}.")


@main.command()
@click.option("--sweep", is_flag=True, help="Delete files that belong to no case.")
@with_appcontext
def check(sweep: bool) -> None:
    """Find exhibits whose file is missing or altered, and files that belong to no case."""
    blobs = extensions.blobs()
    found = checkup.check(extensions.db.session(), blobs)
    for word, names in (("missing", found.missing), ("altered", found.altered), ("orphaned", found.orphaned)):
        for name in names:
            click.echo(f"{word}: {name}")
    if sweep:
        click.echo(f"Deleted {checkup.sweep(blobs, found)} orphaned files.")
    click.echo(f"{found.exhibits} exhibits: {len(found.missing)} missing, {len(found.altered)} altered.")
    if not found.is_sound:
        current_app.logger.debug("the check found damage")
        raise SystemExit(1)


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


def _lines(source: TextIO) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            raise click.ClickException(f"Line {number} is not JSON: {error}") from error
        if not isinstance(found, dict) or not isinstance(found.get("text"), str) or "id" not in found:
            raise click.ClickException(f'Line {number} needs "id" and "text".')
        yield found
