"""Builds the summary of a case in a folder, one way or another, and prints CPU, clock and size of it."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker, undefer

from advocate.casework import summary, summary_build, summary_parts, timeline
from advocate.domain.case import Exhibit
from advocate.domain.summary import SummaryChoices
from advocate.printing.pdf import SCHEME, own_files
from advocate.printing.rendering import OwnBytes
from advocate.printing.summary import ExhibitPages, summary_html
from advocate.store.blobs import FolderBlobStore
from advocate.store.database import begin_write
from advocate.store.migrate import open_engine
from advocate.store.models import CaseRow, ExhibitRow, FactRow
from bench.pages import NOON

# as somebody would write it who has not measured: columns found by the layout, a page number in each row
NAIVE = 'table{table-layout:auto} .chron a.ex::after{content:" p. " target-counter(attr(href),page)}'


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[sessionmaker[Session], FolderBlobStore, dict[str, Any]]]:
    engine = open_engine(f"sqlite:///{folder}/advocate.db")
    sessions = sessionmaker(bind=engine)
    with sessions() as session:
        row = session.scalars(select(CaseRow)).one()
        place = {"owner_id": row.owner_id, "case_id": row.public_id}
    yield sessions, FolderBlobStore(folder / "evidence"), place
    engine.dispose()


def _ours(folder: Path) -> int:
    with _opened(folder) as (sessions, blobs, place):

        @contextmanager
        def writing() -> Iterator[Session]:
            with sessions() as session:
                begin_write(session)
                yield session
                session.commit()

        shelf = summary_parts.KeptParts(writing, blobs, **place, now=lambda: NOON)
        with sessions() as session:
            made = summary_build.make(
                session, blobs, **place, today=NOON.date(), chosen=SummaryChoices(), shelf=shelf
            )
        (folder / "ours.pdf").write_bytes(made.data)
        return len(made.data)


def _again(folder: Path) -> int:
    """Change the words of one fact and build again."""
    with _opened(folder) as (sessions, _, place), sessions() as session:
        begin_write(session)
        facts = session.scalars(select(FactRow).order_by(FactRow.id)).all()
        row = facts[len(facts) // 3]
        values = timeline.fact_values(text=row.text[:-1] + " again.", when=row.when)
        timeline.revise(
            session,
            timeline.EntryKind.FACT,
            **place,
            entry_id=row.public_id,
            version=row.version,
            values=values,
            now=NOON,
        )
        session.commit()
    return _ours(folder)


def _html(folder: Path, address: Callable[[ExhibitRow, int], str], style: str) -> str:
    with _opened(folder) as (sessions, _, place), sessions() as session:
        made = summary.summarise(session, **place, today=NOON.date(), chosen=SummaryChoices())
        query = select(ExhibitRow).options(undefer(ExhibitRow.text), undefer(ExhibitRow.headers))
        rows = {row.public_id: row for row in session.scalars(query)}
        contents = {
            key: ExhibitPages(
                tuple(row.pages_sha256),
                "" if row.pages_sha256 else row.text,
                tuple((name, value) for name, value in row.headers),
            )
            for key, row in rows.items()
        }

        def where(exhibit: Exhibit, page: int) -> str:
            return address(rows[exhibit.id], page)

        return summary_html(made, contents, address=where, style=style)


def _picture(row: ExhibitRow, page: int) -> str:
    """Return the file of a page: a picture is taken as it came, a page of a PDF as it was drawn."""
    return row.sha256 if row.kind in ("jpeg", "png") else row.pages_sha256[page]


def _naive(folder: Path) -> int:
    from weasyprint import HTML  # noqa: PLC0415 - only this way of building pays for it

    blobs, given = FolderBlobStore(folder / "evidence"), dict(own_files())
    given["css/print.css"] += NAIVE.encode()

    def address(row: ExhibitRow, page: int) -> str:
        name = _picture(row, page)
        given[name] = blobs.read(name)
        return SCHEME + name

    html = _html(folder, address, SCHEME + "css/print.css")
    made = HTML(string=html, url_fetcher=OwnBytes(given)).write_pdf(
        pdf_variant="pdf/ua-1", dpi=200, jpeg_quality=80
    )
    (folder / "naive.pdf").write_bytes(made)
    return len(made)


def _chromium(folder: Path) -> int:
    """Have Chromium print the same HTML, with the pictures that we print."""
    files = folder / "html"
    for name, data in own_files().items():
        (files / name).parent.mkdir(parents=True, exist_ok=True)
        (files / name).write_bytes(data.replace(SCHEME.encode(), b"../"))
    blobs = FolderBlobStore(folder / "evidence")

    def address(row: ExhibitRow, page: int) -> str:
        (files / f"{row.pages_sha256[page]}.jpg").write_bytes(blobs.read(row.pages_sha256[page]))
        return f"{row.pages_sha256[page]}.jpg"

    (files / "index.html").write_text(_html(folder, address, "css/print.css"))
    out = folder / "chromium.pdf"
    began = time.perf_counter()
    command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", str(files / "index.html")]
    subprocess.run(command, check=True, capture_output=True)
    return _only(began, out)


def _only(began: float, out: Path) -> int:
    """Count the time of the printing alone: what was written before is not Chromium's."""
    global _began
    _began = began
    return out.stat().st_size


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


HOW = {"naive": _naive, "full": _ours, "again": _again, "chromium": _chromium}
_began = 0.0

if __name__ == "__main__":
    before, _began = _cpu(), time.perf_counter()
    size = HOW[sys.argv[1]](Path(sys.argv[2]))
    click.echo(f"{_cpu() - before:.3f} {time.perf_counter() - _began:.3f} {size}")
