"""Making things: the example cases, a case summary."""

from __future__ import annotations

import os
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from advocate.casework import demo_cases, summary_build
from advocate.casework import summary as summaries
from advocate.casework.errors import CaseworkError
from advocate.domain.summary import Reader
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobError
from advocate.store.database import begin_write
from advocate.store.models import CaseRow
from advocate.web import extensions, visit

HOST = "127.0.0.1"


@click.command()
@with_appcontext
def demo() -> None:
    """Fill in three example cases and print their addresses.

    The people, firms and numbers in them are invented. Running it again adds nothing that is there already.
    """
    session = extensions.db.session()
    now = visit.settings().now()
    owner_id, blobs = visit.owner_id(), extensions.blobs()
    files = demo_cases.take_in_files(session, blobs, owner_id=owner_id)
    session.commit()
    begin_write(session, owner_id=owner_id)
    made = demo_cases.fill_in(session, blobs, files=files, owner_id=owner_id, now=now)
    session.commit()
    port = os.environ.get("PORT", "8000")
    for name, case_id in made:
        click.echo(f"{name}: http://{HOST}:{port}/cases/{case_id}")


@click.command()
@click.argument("case")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The PDF."
)
@click.option(
    "--for",
    "reader",
    type=click.Choice([reader.value for reader in Reader]),
    default=Reader.ORGANISATION.value,
    show_default=True,
    help="Who reads it; decides what goes in.",
)
@with_appcontext
def summary(case: str, output: Path, reader: str) -> None:
    """Write a case summary as a PDF.

    CASE is the last part of the case’s address. What you ticked for that reader on the page counts here too.
    Private notes, the raw story and the fallback are only in the one for “myself”.
    """
    session = extensions.db.session()
    owner_id = session.scalar(select(CaseRow.owner_id).where(CaseRow.public_id == case))
    if owner_id is None:
        raise click.ClickException(f"There is no case {case}.")
    if not output.parent.is_dir():
        raise click.ClickException(f"{output} could not be written: there is no folder {output.parent}.")
    try:
        chosen = summaries.choices(session, owner_id=owner_id, case_id=case, reader=Reader(reader))
        made = summary_build.make_pdf(
            session, extensions.blobs(), owner_id=owner_id, case_id=case, today=visit.today(), chosen=chosen
        )
        output.write_bytes(made)
    except (SandboxError, BlobError, CaseworkError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}.") from error
    click.echo(f"Wrote {output} ({len(made):,} bytes).")
