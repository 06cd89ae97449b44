"""Keeping the data safe: backup, restore, check."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from advocate.casework import backup as backups
from advocate.casework import checkup
from advocate.paths import instance_folder
from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import sqlite_file
from advocate.web import extensions
from advocate.web.settings import from_environment


@click.command()
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


@click.command()
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(source: Path) -> None:
    """Bring the backup SOURCE into an empty data folder; a damaged backup is refused whole."""
    instance = instance_folder()
    try:
        count = backups.restore_backup(source=source, instance=instance)
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Restored the database and {count} files into {instance}.")


@click.command()
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
