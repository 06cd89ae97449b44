"""One application with a case that has everything in it, put back as it was after each blow."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from advocate.store.database import Base
from advocate.web import create_app
from advocate.web.extensions import db
from advocate.web.settings import Settings
from tests import databases
from tests.web.conftest import NOON, start_case
from tests.web.pages import Page, Visitor, values_of

STORY = (
    "The line went dead on 3 March 2026. I rang on 9 March and Priya promised an engineer by 12 March. "
    "They are liars. I lost two days of work. I want my £86.40 back.\n"
)
CALL = {"when": "9 March 2026", "at": "14:30", "person": "Priya", "role": "Billing", "minutes": "12"}
GOAL = {"remedy": "refund", "money": "£86.40", "by": "12 June 2026", "why": "We paid", "fallback": "Half"}
ANGRY = "You are a bunch of liars. I am furious about E1.\n\nPlease refund £86.40."
UNSEEN = frozenset({"hidden", "radio", "checkbox", "select"})


@dataclass
class Form:
    """A form as a page holds it: where it goes, what is in it, and of which type each field is."""

    page: str
    action: str
    data: dict[str, str]
    types: dict[str, str] = field(default_factory=dict)

    @property
    def seen(self) -> list[str]:
        """The fields into which a person types."""
        return [name for name, kind in self.types.items() if kind not in UNSEEN]


class House:
    """The application, a visitor in it, and the way back to how everything was."""

    def __init__(self, folder: Path) -> None:
        self.instance = folder / "instance"
        self.instance.mkdir()
        url = databases.empty(self.instance)
        self.app: Flask = create_app(
            Settings(self.instance, "a secret of the tests, long enough", url, now=lambda: NOON)
        )
        self.app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
        self.visitor = Visitor(self.app.test_client())
        self.client = self.visitor.client
        self.case = _furnish(self.visitor)
        self.other = "/".join(start_case(self.visitor, "Whitegate").path.split("/")[:3])
        self.visitor.get(f"{self.other}/details").send(organisation_email="help@whitegate.example")
        self.visitor.get(f"{self.other}/close").send("/close", kind="met")
        untouched = "/".join(start_case(self.visitor, "Whitegate Ltd").path.split("/")[:3])
        self.elsewhere = (self.other, untouched)
        self.token = form_on(self.visitor.get("/cases/start"), "/cases/start").data["csrf_token"]
        self._copy = folder / "as-it-was"
        self.settle()
        shutil.copytree(self.instance, self._copy)
        if databases.is_postgres():
            with self.app.app_context():
                databases.keep(db.engine)
        self._sent = 0

    def settle(self) -> None:
        """Let go of the database file."""
        with self.app.app_context():
            db.engine.dispose()

    def put_back(self) -> None:
        """Bring everything back to how it was."""
        if databases.is_postgres():
            with self.app.app_context():
                databases.put_back(db.engine)
        else:
            self.settle()
        shutil.copytree(self._copy, self.instance, dirs_exist_ok=True)

    def rows(self) -> list[str]:
        """Return all that is saved, but for the notes of which form was sent."""
        with self.app.app_context():
            return databases.rows(db.engine, but="form_use")

    def ids(self, table: str) -> list[str]:
        """Return the public ids of a table's rows."""
        column = Base.metadata.tables[table].c
        with self.app.app_context(), db.engine.connect() as connection:
            return list(connection.scalars(select(column.public_id).order_by(column.id)))

    def send(self, form: Form, **changes: Any) -> TestResponse:
        """Send a form once, changed by the keywords; the answer is not followed."""
        self._sent += 1
        fresh = {"csrf_token": self.token, "form_id": f"sent-{self._sent}"}
        data = {**form.data, **fresh, **changes}
        kind = {"content_type": "multipart/form-data"} if "files" in data else {}
        return self.client.post(form.action, data=data, **kind)

    def pages(self) -> Iterator[Page]:
        """Walk every page that a link leads to."""
        waiting = ["/", f"{self.case}/story/sorted"]
        known = set(waiting)
        while waiting:
            page = self.visitor.get(waiting.pop())
            if page.response.mimetype != "text/html":
                continue
            yield page
            for path in sorted({_path(a.get("href") or "") for a in page.all("a")} - known - {""}):
                known.add(path)
                waiting.append(path)

    def forms(self, pages: Iterable[Page]) -> list[Form]:
        """Return one form of each kind: the same fields to the same endpoint count once."""
        found: dict[tuple[Any, ...], Form] = {}
        for page in sorted(pages, key=lambda page: not page.path.startswith(self.case)):
            for element in (form for form in page.all("form") if form.get("method") == "post"):
                form = form_of(page, element)
                found.setdefault((self.endpoint(form.action), *sorted(form.data), *form.types), form)
        return list(found.values())

    def endpoint(self, address: str) -> str:
        """Return which view an address leads to."""
        path = address.partition("?")[0]
        return str(self.app.url_map.bind("localhost").match(path, method="POST")[0])


def form_of(page: Page, element: Element) -> Form:
    """Read a form off a page."""
    types = {}
    for e in element.iter():
        name = e.get("name")
        if name and e.tag in ("input", "textarea", "select") and e.get("type") != "file":
            types[name] = e.get("type", "text") if e.tag == "input" else e.tag
    return Form(page.path, element.get("action") or page.path, dict(values_of(element)), types)


def form_on(page: Page, action: str) -> Form:
    """Read the form that goes to `action` off a page."""
    return form_of(page, page.form(action))


def as_text(response: TestResponse) -> str:
    """Return what an answer's page holds, entities read, fields' values included."""
    tree = html5lib.parse(response.get_data(as_text=True), namespaceHTMLElements=False)
    held = [e.get("value") or "" for e in tree.iter("input")]
    return "\n".join([*tree.itertext(), *held])


def _path(href: str) -> str:
    path = href.partition("#")[0]
    is_file = re.search(r"/static/|(/original|/preview|\.(pdf|eml|docx|xlsx|zip|csv|ics))(\?|$)", path)
    return path if path.startswith("/") and not is_file else ""


def _furnish(visitor: Visitor) -> str:
    """Start a case and put one of everything into it; return its address."""
    visitor.get("/me").send("/me", name="Amina Rahman", address="1 High Street", email="a@example.org")
    told = start_case(visitor).send("/story", text=STORY)
    case = "/".join(told.path.split("/")[:3])
    visitor.get(f"{case}/outcome").send("/outcome", **GOAL)
    visitor.get(f"{case}/outcome/park").send("/park", text="An apology")
    for kind, more in (
        ("fact", {"when": "3 March 2026"}),
        ("contact", CALL),
        ("promise", {"when": "9 March 2026", "due": "12 March 2026", "by_whom": "Priya"}),
        ("impact", {"money": "£20"}),
        ("note", {}),
    ):
        visitor.get(f"{case}/timeline/add/{kind}").send("/timeline/add", text=f"One {kind}", **more)
    shelf = visitor.get(f"{case}/evidence")
    shelf.send("/evidence", files=[(io.BytesIO(b"Notes of my call"), "notes.txt")])
    calls = b"Date,Who,Notes\n9/3/2026,Priya,One row\npurple,Sam,Another\n"
    for _ in range(2):
        visitor.get(f"{case}/timeline/bring-in").send("/bring-in", files=[(io.BytesIO(calls), "calls.csv")])
    for kind in ("first_complaint", "thanks"):
        visitor.get(f"{case}/letters/start?kind={kind}").send("/letters/start", channel="email")
    draft = visitor.get(f"{case}/letters/first").path
    visitor.get(f"{draft}/edit").send("/edit", body=ANGRY)
    return case
