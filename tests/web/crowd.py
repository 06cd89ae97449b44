"""Fills a case with very many exhibits and entries, as years of trouble would."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from advocate.domain.case import Precision
from advocate.store.models import (
    CaseRow,
    ContactRow,
    ExhibitLinkRow,
    ExhibitRow,
    FactRow,
    ImpactRow,
    NoteRow,
    PromiseRow,
)
from advocate.web.extensions import db
from tests.web.conftest import NOON

SAID = (
    "Priya of the billing department said that the engineer had been sent away from the wrong address again. "
)
TITLE = "Photograph of the letter of the landlord’s agent about the boiler, page one"


def crowd(app: Flask, case_id: str, *, entries: int = 1000, exhibits: int = 300) -> None:
    """Put `entries` of all five kinds and `exhibits` into a case.

    Each exhibit backs three entries; the first backs all facts, and the first fact has all exhibits.
    """
    with app.app_context():
        session = db.session()
        case = session.scalars(select(CaseRow).where(CaseRow.public_id == case_id)).one()
        papers = [_exhibit(case, n) for n in range(exhibits)]
        told = [_entry(case, n) for n in range(entries)]
        session.add_all([*papers, *told])
        case.exhibits_numbered = exhibits
        session.flush()
        facts = [row for row in told if isinstance(row, FactRow)]
        pairs = {(papers[0].id, row.public_id) for row in facts}
        pairs |= {(paper.id, facts[0].public_id) for paper in papers}
        pairs |= {
            (paper.id, facts[(3 * n + k) % len(facts)].public_id)
            for n, paper in enumerate(papers)
            for k in range(3)
        }
        session.add_all(
            ExhibitLinkRow(owner_id=case.owner_id, case_id=case.id, exhibit_id=paper, entry_id=entry)
            for paper, entry in pairs
        )
        session.commit()


def _place(case: CaseRow) -> dict[str, Any]:
    return {"owner_id": case.owner_id, "case_id": case.id, "created_at": NOON}


def _day(n: int) -> dict[str, Any]:
    day = (NOON - timedelta(days=n % 700)).date()
    return {"date_start": day, "date_end": day, "date_precision": Precision.DAY.value, "date_words": ""}


def _entry(case: CaseRow, n: int) -> FactRow | ContactRow | PromiseRow | ImpactRow | NoteRow:
    said = {**_place(case), "text": f"{SAID}That was number {n}."}
    match n % 5:
        case 0:
            return FactRow(**said, **_day(n))
        case 1:
            return ContactRow(**said, **_day(n), channel="call", direction="out", person="Priya Nair")
        case 2:
            return PromiseRow(**said, **_day(n), by_whom="Priya", due_on=NOON.date(), state="open")
        case 3:
            return NoteRow(**said, **_day(n))
        case _:
            return ImpactRow(**said)


def _exhibit(case: CaseRow, n: int) -> ExhibitRow:
    return ExhibitRow(
        **_place(case),
        **_day(n),
        number=n + 1,
        title=f"{TITLE} {n + 1}",
        filename=f"IMG_{n + 1:04}.jpg",
        media_type="image/jpeg",
        kind="A photo",
        size=2_400_000,
        sha256=f"{n:064x}",
        preview_sha256=f"{n:064x}",
        received_at=NOON,
        shows=SAID,
        findings={"has_location": False, "attachments": []},
    )
