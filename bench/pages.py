"""How a page grows with the case, and what it costs beside an answer without work."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from advocate.casework import cases, owners, timeline
from advocate.domain.case import Sector, When
from advocate.web import create_app
from advocate.web.extensions import db
from advocate.web.settings import Settings
from bench.measuring import Measure, compare, repeated


class Bare(DeclarativeBase):
    """The rows of the bare page."""


class Row(Bare):
    """A row of the bare page."""

    __tablename__ = "row"
    id: Mapped[int] = mapped_column(primary_key=True)
    when: Mapped[str]
    text: Mapped[str]


NOON = datetime(2026, 5, 18, 12, tzinfo=UTC)


@contextmanager
def visitor(*, entries: int) -> Iterator[tuple[FlaskClient, str]]:
    """Yield a client and the address of a case with so many facts."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        settings = Settings(
            instance=instance,
            secret_key=secrets.token_urlsafe(48),
            database_url=f"sqlite:///{instance / 'advocate.db'}",
            now=lambda: NOON,
        )
        app = create_app(settings)
        with app.app_context():
            case_id = _fill(entries)
        yield app.test_client(), f"/cases/{case_id}"
        with app.app_context():
            db.engine.dispose()


def _fill(entries: int) -> str:
    session = db.session()
    owner = owners.laptop_owner(session, now=NOON)
    session.flush()
    case_id = cases.start(
        session,
        owner_id=owner.id,
        organisation_name="Northwind Broadband",
        sector=Sector.TELECOMS,
        country="GB",
        now=NOON,
    )
    for number in range(entries):
        day = When.on(date(2025, 1, 1) + timedelta(days=number % 365))
        values = timeline.fact_values(text=f"The line was down, entry {number}.", when=day)
        kind = timeline.EntryKind.FACT
        timeline.record(session, kind, owner_id=owner.id, case_id=case_id, values=values, now=NOON)
    session.commit()
    return case_id


def _growth() -> float:
    with visitor(entries=1000) as (large, large_case), visitor(entries=100) as (small, small_case):
        return compare(lambda: large.get(large_case), repeated(10, lambda: small.get(small_case)))


def _large_beside_small() -> float:
    with visitor(entries=1000) as (large, large_case), visitor(entries=10) as (small, small_case):
        return compare(repeated(3, lambda: large.get(large_case)), repeated(3, lambda: small.get(small_case)))


def _vast_beside_large() -> float:
    with visitor(entries=10_000) as (vast, vast_case), visitor(entries=1000) as (large, large_case):
        return compare(lambda: vast.get(vast_case), repeated(10, lambda: large.get(large_case)), rounds=5)


def _statements() -> float:
    """Return how many statements a page of 10,000 entries takes beside one of 10."""
    with visitor(entries=10_000) as (large, case):
        many = _counted(lambda: large.get(case))
    with visitor(entries=10) as (small, case):
        return many / _counted(lambda: small.get(case))


def _counted(work: Callable[[], object]) -> int:
    work()
    count = 0

    def one_more(*_args: object) -> None:
        nonlocal count
        count += 1

    event.listen(Engine, "before_cursor_execute", one_more)
    work()
    event.remove(Engine, "before_cursor_execute", one_more)
    return count


def _beside_bare_page() -> float:
    with visitor(entries=50) as (client, case), _bare_page(entries=50) as bare:
        return compare(repeated(10, lambda: client.get(case)), repeated(10, lambda: bare.get("/")))


@contextmanager
def _bare_page(*, entries: int) -> Iterator[FlaskClient]:
    """Yield a client of the least that lists rows: one query through the ORM, one loop in a template."""
    app = Flask("bare")
    template = app.jinja_env.from_string(
        "<ol>{% for r in rows %}<li>{{ r.when }} {{ r.text }}</li>{% endfor %}</ol>"
    )
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/bare.db")
        Bare.metadata.create_all(engine)
        with Session(engine) as session:
            session.add_all(Row(when="3 March 2026", text=f"The line was down, {n}.") for n in range(entries))
            session.commit()

        @app.get("/")
        def listing() -> str:
            with Session(engine) as session:
                return template.render(rows=session.scalars(select(Row)).all())

        yield app.test_client()
        engine.dispose()


MEASURES = (
    Measure("a case page of 1,000 entries", "ten of 100 entries", _growth, 1.5),
    Measure("a case page of 1,000 entries", "one of 10", _large_beside_small, 3.0),
    Measure("a case page of 10,000 entries", "ten of 1,000 entries", _vast_beside_large, 1.5),
    Measure("statements of a page of 10,000 entries", "one of 10", _statements, 1.0),
    Measure("a case page of 50 entries", "a bare page of 50 rows", _beside_bare_page, 5.0),
)
