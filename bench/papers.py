"""What a case summary on paper costs beside the least that WeasyPrint can print of as many rows."""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from advocate.casework import cases, demo_cases, evidence, owners, summary_build, taking_in, timeline
from advocate.domain.case import Sector, When
from advocate.domain.summary import SummaryChoices
from advocate.rulebook import demo_data
from advocate.store.blobs import BlobStore, FolderBlobStore
from advocate.store.migrate import open_engine, upgrade
from bench.measuring import Measure, compare
from bench.pages import NOON

ENTRIES = 200
EXHIBITS = 10
MOST_BYTES = 10_000_000
BARE = f"""
from weasyprint import HTML
rows = "".join(f"<tr><td>3 March 2026</td><td>The line was down, {{n}}.</td></tr>" for n in range({ENTRIES}))
HTML(string=f"<table>{{rows}}</table>").write_pdf()
"""


def _printing() -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/advocate.db"
        upgrade(url, backup_to=None, now=NOON)
        engine, blobs = open_engine(url), FolderBlobStore(Path(folder, "evidence"))
        with Session(engine) as session:
            place = _fill(session, blobs)
            ratio = compare(
                lambda: summary_build.make_pdf(
                    session, blobs, **place, today=NOON.date(), chosen=SummaryChoices()
                ),
                lambda: subprocess.run([sys.executable, "-c", BARE], check=True),
                rounds=3,
                clock=_with_children,
            )
        engine.dispose()
    return ratio


def _with_children() -> float:
    """Return the CPU seconds of this process and of those that it started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


def _fill(session: Session, blobs: BlobStore) -> dict[str, Any]:
    """Make a case of so many facts and exhibits, each exhibit behind one fact; return where it is."""
    owner = owners.laptop_owner(session, now=NOON)
    case_id = cases.start(
        session,
        owner_id=owner.id,
        organisation_name="Northwind Broadband",
        sector=Sector.TELECOMS,
        country="GB",
        now=NOON,
    )
    place: dict[str, Any] = {"owner_id": owner.id, "case_id": case_id}
    papers = [exhibit for example in demo_data.load() for exhibit in example.exhibits]
    for number in range(ENTRIES):
        day = When.on(NOON.date() - timedelta(days=number))
        values = timeline.fact_values(text=f"The line was down, entry {number}.", when=day)
        fact = timeline.record(session, timeline.EntryKind.FACT, **place, values=values, now=NOON)
        if number < EXHIBITS:
            paper = papers[number % len(papers)]
            # a remark behind its end makes each file another one
            stream = io.BytesIO(demo_cases.exhibit_bytes(paper) + b"\n%% %d\n" % number)
            taken = taking_in.take_in(blobs, stream=stream, filename=paper.filename, limit=MOST_BYTES)
            added = evidence.add(session, **place, taken=taken, case_limit=10 * MOST_BYTES, now=NOON)
            evidence.show(session, **place, exhibit_id=added.exhibit_id, shown=(), ticked=[fact])
    session.commit()
    return place


MEASURES = (
    Measure("a summary, 200 entries and 10 exhibits", "WeasyPrint, a table of 200 rows", _printing, 3.0),
)
