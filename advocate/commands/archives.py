"""One case as a file: export and import."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

import click
from flask.cli import with_appcontext
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate.casework import archive, cases, owners
from advocate.casework.archive import Incoming
from advocate.casework.errors import CaseworkError
from advocate.casework.taking_in import TakenIn
from advocate.store.blobs import BlobError, BlobStore
from advocate.store.database import begin_write
from advocate.store.models import CaseRow
from advocate.web import extensions, visit

Result = TypeVar("Result")
COUNTED = ("facts", "contacts", "promises", "impacts", "letters", "notes", "parked", "exhibits")


@click.command()
@click.argument("case", required=False)
@click.option("--all", "every", is_flag=True, help="All cases, each as a ZIP within the ZIP.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The new ZIP."
)
@click.option("--with-private", is_flag=True, help="The raw story, private notes and the fallback too.")
@with_appcontext
def export(case: str | None, every: bool, output: Path, with_private: bool) -> None:
    """Save one case with its files as a ZIP.

    CASE is the last part of the case’s address; --all takes every case instead. Anybody can read the ZIP in a
    browser; “advocate import” brings a case in again.
    """
    if bool(case) == every:
        raise click.ClickException("Name one case, or say --all.")
    if output.exists():
        raise click.ClickException(f"{output} exists already. Choose another name.")
    session, blobs = extensions.db.session(), extensions.blobs()
    asked: dict[str, Any] = {"with_private": with_private, "today": visit.today(), "now": visit.now()}
    if case:
        found = session.scalar(select(CaseRow.owner_id).where(CaseRow.public_id == case))
        if found is None:
            raise click.ClickException(f"There is no case {case}.")
        place: dict[str, Any] = {"owner_id": found, "case_id": case}
        written = _save(output, lambda out: archive.write(session, blobs, **place, out=out, **asked))
        said = f"{written.exhibits} files"
    else:
        owner_id = owners.laptop_owner(session, now=visit.now()).id
        count = _save(
            output, lambda out: archive.write_all(session, blobs, owner_id=owner_id, out=out, **asked)
        )
        said = "1 case" if count == 1 else f"{count} cases"
    click.echo(f"Wrote {output}: {said}, {'with' if with_private else 'without'} the private parts.")


def _save(output: Path, write: Callable[[BinaryIO], Result]) -> Result:
    """Write a new file whole or not at all; returns what `write` did."""
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as half:
            try:
                result = write(cast(BinaryIO, half))
                half.flush()
                os.fsync(half.fileno())
            except BaseException:
                os.unlink(half.name)
                raise
        os.replace(half.name, output)
    except (CaseworkError, BlobError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}.") from error
    return result


@click.command(name="import")
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--as-copy", is_flag=True, help="Bring it in as a second case where it is here already.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_appcontext
def import_(source: Path, as_copy: bool, yes: bool) -> None:
    """Bring in a saved case, a ZIP or a PDF.

    SOURCE is what “advocate export” wrote, or the case summary for “myself”, which carries the case inside.
    What is in it is shown first. Nothing that is here is changed, and a
    damaged file is refused whole.
    """
    session, blobs = extensions.db.session(), extensions.blobs()
    owner_id = owners.laptop_owner(session, now=visit.now()).id
    session.commit()
    try:
        with source.open("rb") as chosen:
            file = archive.unwrapped(chosen)
            incoming = archive.read(file, limit=visit.settings().case_limit)
            _show(incoming)
            if archive.same_case(session, incoming, owner_id=owner_id) and not as_copy:
                raise click.ClickException("This case is here already. --as-copy brings in a second one.")
            if not yes:
                click.confirm("Bring it in?", abort=True)
            session.rollback()
            case_id = _bring(session, blobs, file, incoming, owner_id=owner_id, as_copy=as_copy)
    except (CaseworkError, BlobError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{source} could not be brought in: {error.strerror}.") from error
    click.echo(f"The case is here: {case_id}")


def _show(incoming: Incoming) -> None:
    click.echo(f"{incoming.organisation}, saved {incoming.made_at.date().isoformat()}")
    for name in COUNTED:
        if incoming.count(name):
            click.echo(f"  {name}: {incoming.count(name)}")
    click.echo(f"  private parts: {'yes' if incoming.told['has_private'] else 'no'}")


def _bring(
    session: Session, blobs: BlobStore, file: BinaryIO, incoming: Incoming, *, owner_id: int, as_copy: bool
) -> str:
    """Bring the case in, or leave nothing behind; returns its id."""
    taken: dict[str, TakenIn] = {}
    try:
        archive.take_files(blobs, file, incoming, limit=visit.settings().file_limit, into=taken)
        begin_write(session, owner_id=owner_id)
        brought = archive.bring_in(
            session,
            blobs,
            incoming,
            taken,
            owner_id=owner_id,
            as_copy=as_copy,
            case_limit=visit.settings().case_limit,
            now=visit.now(),
        )
        session.commit()
    except BaseException:
        session.rollback()
        begin_write(session, owner_id=owner_id)
        cases.drop_blobs(session, blobs, archive.stored(taken))
        session.commit()
        raise
    return brought.case_id
