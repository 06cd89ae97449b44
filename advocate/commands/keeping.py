"""Keeping the data safe: backup, restore, check."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import with_appcontext

from advocate.casework import backup as backups
from advocate.casework import checkup
from advocate.casework import restore as restores
from advocate.paths import instance_folder
from advocate.store.blobs import FolderBlobStore
from advocate.store.database import begin_write, is_postgres
from advocate.store.migrate import sqlite_file
from advocate.web import extensions, visit
from advocate.web.settings import Settings, SettingsError, from_environment


@click.command()
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Save all cases and their files in one ZIP.

    TARGET is the new file's name. It works while Advocate runs.
    """
    settings = _settings()
    _refuse_postgres(settings)
    database = sqlite_file(settings.database_url)
    if database is None or not database.exists():
        raise click.ClickException(f"There are no cases in {settings.instance} yet.")
    try:
        made = backups.write_backup(
            database=database, blobs=FolderBlobStore(settings.evidence), target=target, now=settings.now()
        )
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Wrote {target}: the database and {made.files} files.")
    if made.altered or made.missing:
        click.echo(
            f"{len(made.altered)} files had been altered and {len(made.missing)} were missing before that. "
            "“advocate check” names the exhibits."
        )


@click.command()
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(source: Path) -> None:
    """Bring a backup into an empty data folder.

    SOURCE is a ZIP that “advocate backup” wrote; ADVOCATE_INSTANCE names the folder. A damaged backup is
    refused whole.
    """
    _refuse_postgres(_settings())
    instance = instance_folder()
    try:
        made = restores.restore_backup(source=source, instance=instance)
    except backups.BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Restored the database and {made.files} files into {instance}.")


@click.command()
@click.option("--sweep", is_flag=True, help="Delete files that belong to no case and are an hour old.")
@with_appcontext
def check(sweep: bool) -> None:
    """Find files that are missing, altered or left over.

    It reads each exhibit’s file and its previews again and compares the SHA-256. Ends with 1 if something is
    missing or altered. A file that belongs to no case harms nobody; it may be one that is just coming in.
    """
    session, blobs = extensions.db.session(), extensions.blobs()
    found = checkup.check(session, blobs)
    for word, names in (("missing", found.missing), ("altered", found.altered), ("orphaned", found.orphaned)):
        for name in names:
            click.echo(f"{word}: {name}")
    if sweep:
        session.rollback()
        begin_write(session)
        click.echo(f"Deleted {checkup.sweep(session, blobs, found, now=visit.settings().now())} files.")
        session.commit()
    click.echo(f"{found.exhibits} exhibits: {len(found.missing)} missing, {len(found.altered)} altered.")
    if not found.is_sound:
        raise SystemExit(1)


def _refuse_postgres(settings: Settings) -> None:
    if is_postgres(settings.database_url):
        raise click.ClickException(
            "DATABASE_URL names PostgreSQL, and “backup” and “restore” are for the data of a laptop only."
            " Use pg_dump and a copy of the data folder, taken in that order."
        )


def _settings() -> Settings:
    try:
        return from_environment()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
