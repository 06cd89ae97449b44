"""A stranger finds nothing, whichever address and method they try."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from advocate.casework import owners
from advocate.store import models
from advocate.web.extensions import db
from tests.web.conftest import NOON
from tests.web.pages import Page, Visitor

OPEN_TO_ALL = {
    "static",
    "favicon",
    "help.show",
    "archive.arriving",
    "archive.bring_in",
    "archive.offer_all",
    "archive.download_all",
    # these two open only with a token that names its owner
    "archive.look",
    "archive.leave",
    "cases.home",
    "cases.archived",
    "cases.start",
    "complainant.edit",
    "reminders.settings",
    "reminders.make_calendar",
    "reminders.end_calendar",
    "reminders.mail",
    "reminders.end_mail",
    # these open only with a secret that names its owner
    "reminders.feed",
    "reminders.stop_mail",
}
SAMPLE = {"kind": "fact", "format": "pdf", "page": "1", "number": "1", "index": "0"}


@pytest.fixture
def carol(app: Flask) -> Visitor:
    """Carol is a stranger: she has an account of her own and must see nothing of Amina's."""
    with app.app_context():
        row = models.OwnerRow(created_at=NOON, name="Carol")
        db.session.add(row)
        db.session.commit()
        carol_id = row.id
    client = app.test_client()

    class AsCarol:
        def open(self, *args: Any, **kwargs: Any) -> Any:
            app.config["OWNER_ID"] = carol_id
            try:
                return client.open(*args, **kwargs)
            finally:
                app.config["OWNER_ID"] = None

        def get(self, path: str, **kwargs: Any) -> Any:
            return self.open(path, method="GET", **kwargs)

        def post(self, path: str, **kwargs: Any) -> Any:
            return self.open(path, method="POST", **kwargs)

    return Visitor(AsCarol())  # type: ignore[arg-type]


def methods(rule: Rule) -> set[str]:
    return (rule.methods or set()) - {"HEAD", "OPTIONS"}


def case_rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if "case_id" in rule.arguments]


def test_every_address_belongs_to_a_case_or_is_known_to_be_open(app: Flask) -> None:
    others = {r.endpoint for r in app.url_map.iter_rules() if "case_id" not in r.arguments}
    assert others == OPEN_TO_ALL


def test_a_stranger_gets_404_at_every_address_of_a_case(app: Flask, case_page: Page, carol: Visitor) -> None:
    case_id = case_page.path.split("/")[2]
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
    wrong = []
    for rule in case_rules(app):
        values = {name: SAMPLE.get(name, "unknown") for name in rule.arguments} | {"case_id": case_id}
        path = adapter.build(rule.endpoint, values, method=next(iter(methods(rule))))
        for method in sorted(methods(rule)):
            status = carol.client.open(path, method=method, data={"x": "1"}).status_code
            if status != 404:
                wrong.append((method, path, status))
    assert wrong == []


def test_a_stranger_sees_no_case_in_the_list(case_page: Page, carol: Visitor) -> None:
    assert "Northwind" not in carol.get("/").text


def test_an_unknown_id_gets_404(amina: Visitor, case_page: Page) -> None:
    assert amina.get("/cases/no-such-case").status == 404


def test_ids_in_addresses_are_long_and_random(app: Flask, case_page: Page) -> None:
    with app.app_context():
        found = db.session.scalars(select(models.CaseRow.public_id)).all()
    assert all(len(x) >= 22 for x in found)


def test_a_laptop_has_one_owner_from_the_first_start(app: Flask, amina: Visitor) -> None:
    amina.get("/")
    amina.get("/")
    with app.app_context():
        db.session.expire_all()
        first = owners.laptop_owner(db.session(), now=NOON)
        assert [row.id for row in db.session.scalars(select(models.OwnerRow))] == [first.id]
