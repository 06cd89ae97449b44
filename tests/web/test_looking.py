"""A file is an exhibit at once; its page says that it is being looked into, and what came of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from advocate.jobs.queue import JobKind
from advocate.store.models import JobRow
from advocate.web.extensions import db
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_evidence import MAIL

pytestmark = pytest.mark.slow


class Hurried(Visitor):
    """Somebody who does not wait until files are looked into."""

    def wait(self, kind: JobKind = JobKind.LOOK) -> None:
        """Go on at once."""


def put_in_a_hurry(app: Flask, case_page: Page) -> Page:
    shelf = Hurried(app.test_client()).get(f"{case_path(case_page)}/evidence")
    return shelf.send("/evidence", files=[(io.BytesIO(MAIL), "saved_mail.eml")])


def looking(page: Page) -> list[Any]:
    return [e for e in page.tree.iter() if e.get("data-looking") is not None]


def test_a_file_is_in_the_list_before_it_is_looked_into(app: Flask, case_page: Page) -> None:
    shelf = put_in_a_hurry(app, case_page)
    assert "Looking into 1 file." in shelf.words("main")
    assert [e.get("id") for e in looking(shelf)] == ["looking", "E1"]
    assert '<noscript><meta http-equiv="refresh"' in shelf.text
    assert "Looking into the file." in shelf.visitor.get(shelf.link("E1")).words("main")


def test_what_is_in_it_shows_once_it_is_looked_into(app: Flask, case_page: Page) -> None:
    shelf = put_in_a_hurry(app, case_page)
    Visitor(app.test_client()).wait()
    page = shelf.visitor.get(shelf.link("E1"))
    assert "Looking into" not in page.words("main")
    assert "Thank you for your message." in page.words("main")
    assert looking(shelf.visitor.get(shelf.path)) == []


def test_what_could_not_be_looked_into_is_said_and_tried_again(app: Flask, case_page: Page) -> None:
    shelf = put_in_a_hurry(app, case_page)
    with app.app_context():
        db.session.execute(update(JobRow).values(state="failed"))
        db.session.commit()
    assert "Looking into it did not work" in shelf.visitor.get(shelf.path).words("main")
    page = shelf.visitor.get(shelf.link("E1"))
    assert "Looking into this file did not work. It is kept as it came." in page.words("main")
    patient = Visitor(app.test_client())
    assert "Thank you for your message." in patient.get(page.path).send("/look-again").words("main")
