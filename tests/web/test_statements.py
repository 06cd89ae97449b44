"""A page runs a fixed number of SQL statements, whatever the size of the case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from advocate.casework import timeline
from advocate.casework.timeline import EntryKind
from advocate.domain.case import ChannelKind, Direction, PromiseState, When
from advocate.store.models import CaseRow, ExhibitLinkRow, ExhibitRow, FactRow
from advocate.web.extensions import db
from tests.web.conftest import NOON, start_case
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_outcome import GOOD

pytestmark = pytest.mark.slow

PAGES = (
    "",
    "/timeline/gather",
    "/evidence",
    "/letters",
    "/deadlines",
    "/summary",
    "/summary/preview",
    "/outcome",
    "/story",
)


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    said: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def fill(app: Flask, case_id: str, count: int) -> None:
    with app.app_context():
        session = db.session()
        case = session.scalars(select(CaseRow).where(CaseRow.public_id == case_id)).one()
        place: dict[str, Any] = {"owner_id": case.owner_id, "case_id": case_id, "now": NOON}
        day = When.on(NOON.date())
        for n in range(count):
            fact = timeline.fact_values(text=f"Fact {n}", when=day)
            timeline.record(session, EntryKind.FACT, **place, values=fact)
            contact = timeline.contact_values(
                text="Call", when=day, channel=ChannelKind.CALL, direction=Direction.OUT
            )
            timeline.record(session, EntryKind.CONTACT, **place, values=contact)
            promise = timeline.promise_values(
                text="Soon",
                made=day,
                by_whom="",
                due_on=day.start,
                due_words="",
                state=PromiseState.BROKEN,
                settled_on=None,
            )
            timeline.record(session, EntryKind.PROMISE, **place, values=promise)
            _exhibit(case, n)
        session.commit()


def _exhibit(case: CaseRow, n: int) -> None:
    exhibit = ExhibitRow(
        owner_id=case.owner_id,
        case_id=case.id,
        created_at=NOON,
        number=n + 1,
        title=f"Paper {n}",
        filename="x.bin",
        size=1,
        sha256=f"{n:064x}",
        received_at=NOON,
        findings={"has_location": False, "attachments": []},
    )
    db.session.add(exhibit)
    db.session.flush()
    fact = db.session.scalars(select(FactRow).order_by(FactRow.id.desc()).limit(1)).one()
    db.session.add(
        ExhibitLinkRow(
            owner_id=case.owner_id, case_id=case.id, exhibit_id=exhibit.id, entry_id=fact.public_id
        )
    )


def statements_of(app: Flask, visitor: Visitor, path: str) -> int:
    with counted(app) as said:
        assert visitor.client.get(path).status_code == 200
    return len(said)


def forms_of(app: Flask, where: str) -> list[str]:
    """The pages on which a thing of the case is linked to others."""
    with app.app_context():
        fact = db.session.scalars(select(FactRow.public_id)).first()
        exhibit = db.session.scalars(select(ExhibitRow.public_id)).first()
    return ["/timeline/add/fact", f"/timeline/fact/{fact}", f"/evidence/{exhibit}"]


@pytest.fixture
def where(amina: Visitor, case_page: Page) -> str:
    amina.get(f"{case_path(case_page)}/outcome").send(**GOOD)
    amina.get("/me").send(name="Amina Rahman")
    return case_path(case_page)


def test_a_page_runs_as_many_statements_for_1000_entries_as_for_10(
    app: Flask, amina: Visitor, where: str
) -> None:
    case_id = where.split("/")[2]
    fill(app, case_id, 3)
    pages = [*PAGES, *forms_of(app, where)]
    small = {page: statements_of(app, amina, where + page) for page in pages}
    with app.app_context():
        for exhibit in db.session.scalars(select(ExhibitRow)):
            exhibit.number += 10_000
            exhibit.sha256 = f"f{exhibit.sha256[1:]}"
        db.session.commit()
    fill(app, case_id, 330)
    assert {page: statements_of(app, amina, where + page) for page in pages} == small


def test_the_list_runs_as_many_statements_for_many_cases_as_for_one(app: Flask, amina: Visitor) -> None:
    start_case(amina)
    before = statements_of(app, amina, "/")
    for n in range(12):
        start_case(amina, organisation=f"Firm {n}")
    assert statements_of(app, amina, "/") == before
