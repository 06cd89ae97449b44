"""Saving a case as a file, looking inside a file, and bringing the case in, from the pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from advocate.jobs.queue import JobKind
from advocate.store.models import CaseRow, ExhibitRow, JobRow, OwnerRow
from advocate.web.extensions import blobs, db
from tests.web.conftest import NOON
from tests.web.pages import Page, Visitor, values_of
from tests.web.test_cases import case_path
from tests.web.test_evidence import photo, put
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow
STORY = "I am so angry about this shambles."


@pytest.fixture
def where(amina: Visitor, case_page: Page) -> str:
    path = case_path(case_page)
    case_page.send(text=STORY)
    amina.get(f"{path}/outcome").send(**GOOD)
    add(amina, path, "fact", text="My broadband stopped", when="3 March 2026")
    add(amina, path, "note", text="Do not forget the router", when="4 March 2026")
    put(amina.get(f"{path}/evidence"), (photo(), "router.jpg"))
    return path


def save(visitor: Visitor, where: str, words: str = "Save everything") -> bytes:
    link = visitor.get(visitor.get(where).link("Save a copy of the whole case")).link(words)
    answer = visitor.download(link)
    assert answer.headers["Content-Type"] == "application/zip"
    data: bytes = answer.data
    return data


def send(visitor: Visitor, data: bytes) -> Page:
    page = visitor.get(visitor.get("/").link("Bring in a saved case"))
    return page.send("/bring-in", files=[(io.BytesIO(data), "case.zip")])


def count(app: Flask, model: type[CaseRow] | type[ExhibitRow] = CaseRow) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(model.id))) or 0


def files(app: Flask) -> set[str]:
    with app.app_context():
        return set(blobs().listing())


def test_a_case_is_saved_under_the_name_of_the_organisation_and_the_day(amina: Visitor, where: str) -> None:
    answer = amina.download(amina.get(f"{where}/copy").link("Save everything"))
    assert answer.headers["Content-Disposition"].endswith("filename=northwind-broadband-2026-05-18.zip")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("words", "is_in"), [("Save everything", True), ("Save it without", False)])
def test_what_is_private_is_in_it_only_where_the_button_says_so(
    amina: Visitor, where: str, words: str, is_in: bool
) -> None:
    with zipfile.ZipFile(io.BytesIO(save(amina, where, words))) as found:
        everything = b"".join(found.read(name) for name in found.namelist()).decode("latin-1")
    secrets = (STORY, "Do not forget the router", GOOD["fallback"])
    assert [secret in everything for secret in secrets] == [is_in] * 3


def test_nothing_private_is_in_it_when_the_address_does_not_say(amina: Visitor, where: str) -> None:
    data = amina.download(f"{where}/copy/case.zip").data
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert STORY not in found.read("case.json").decode()


def test_a_case_that_was_deleted_is_brought_in_again_under_its_address(
    app: Flask, amina: Visitor, where: str
) -> None:
    data = save(amina, where)
    amina.get(f"{where}/delete").send("/delete", name="Northwind Broadband")
    preview = send(amina, data)
    assert preview.heading == "Northwind Broadband"
    assert "Files 1" in preview.words("main")
    assert count(app) == 0
    case = preview.send(preview.path)
    assert case.path == where
    assert "My broadband stopped" in case.words("main")
    assert len(amina.get(f"{where}/evidence").all("img")) == 1


def test_looking_changes_nothing_and_leaving_deletes_the_file(app: Flask, amina: Visitor, where: str) -> None:
    before = files(app)
    preview = send(amina, save(amina, where))
    assert files(app) > before
    left = preview.send("/leave")
    assert "Nothing was brought in." in left.words("main")
    assert (files(app), count(app)) == (before, 1)


def test_bringing_a_case_in_leaves_no_copy_of_the_file_behind(app: Flask, amina: Visitor, where: str) -> None:
    before = files(app)
    preview = send(amina, save(amina, where))
    preview.send(preview.path, how="copy")
    assert (files(app), count(app), count(app, ExhibitRow)) == (before, 2, 2)


def test_a_case_that_is_here_already_is_shown_as_such_and_is_not_written_over(
    app: Flask, amina: Visitor, where: str
) -> None:
    preview = send(amina, save(amina, where))
    assert "This case is here already." in preview.words("main")
    assert preview.link("See it") == where
    refused = preview.send(preview.path)
    assert refused.status == 422
    assert "This case is here already, and nothing of it was changed." in refused.errors[0]
    assert count(app) == 1


def test_pressing_twice_brings_it_in_once(app: Flask, amina: Visitor, where: str) -> None:
    preview = send(amina, save(amina, where))
    first = preview.send(preview.path, how="copy")
    assert preview.visitor.get(preview.path).path == "/cases/bring-in"
    assert first.path != where
    assert count(app) == 2


def test_a_damaged_file_is_refused_with_the_name_and_not_kept(app: Flask, amina: Visitor, where: str) -> None:
    data, before = bytearray(save(amina, where)), files(app)
    start = data.index(b"exhibits/E1-router.jpg") + 200
    data[start] ^= 0xFF
    page = send(amina, bytes(data))
    assert page.status == 422
    assert "“exhibits/E1-router.jpg” in this file" in page.errors[0]
    assert files(app) == before


@pytest.mark.parametrize("data", [b"", b"no zip at all", photo()])
def test_what_is_no_saved_case_is_refused_in_a_sentence(amina: Visitor, data: bytes) -> None:
    page = send(amina, data)
    assert (page.status, page.errors) == (
        422,
        ["This file is damaged, or it is not a case that Advocate saved."],
    )


def test_no_file_at_all_is_said(amina: Visitor) -> None:
    page = amina.get("/cases/bring-in").send("/bring-in")
    assert page.errors == ["Choose the file of a saved case."]


def test_another_person_does_not_see_what_was_sent(app: Flask, amina: Visitor, where: str) -> None:
    preview = send(amina, save(amina, where))
    with app.app_context():
        carol = OwnerRow(created_at=NOON, name="Carol")
        db.session.add(carol)
        db.session.commit()
        app.config["OWNER_ID"] = carol.id
    try:
        assert amina.client.get(preview.path).status_code == 404
        assert amina.client.post(f"{preview.path}/leave").status_code == 404
    finally:
        app.config["OWNER_ID"] = None
    assert amina.get(preview.path).status == 200


@pytest.mark.parametrize("token", ["nonsense", "WzEsIjAwIl0.AAAA", "x" * 5000])
def test_an_address_of_nothing_is_not_found(amina: Visitor, token: str) -> None:
    assert amina.get(f"/cases/bring-in/{token}").status == 404


def test_a_file_that_was_not_kept_any_longer_is_asked_for_again(
    app: Flask, amina: Visitor, where: str, tmp_path: Path
) -> None:
    before = files(app)
    preview = send(amina, save(amina, where))
    with app.app_context():
        for name in files(app) - before:
            blobs().delete(name)
    again = amina.get(preview.path)
    assert again.path == "/cases/bring-in"
    assert "Choose it again." in again.words("main")


def test_a_case_whose_file_is_gone_says_so_on_the_page(app: Flask, amina: Visitor, where: str) -> None:
    with app.app_context():
        for name in files(app):
            blobs().delete(name)
    page = amina.get(f"{where}/copy/case.zip?private=yes")
    assert page.path == f"{where}/copy"
    assert "The file of E1 is missing." in page.words("main")


def agree(visitor: Visitor, preview: Page) -> str:
    """Press the button as it is, without the program having the time to do the work; returns the address."""
    token = values_of(preview.form(preview.path))
    answer = visitor.client.post(preview.path, data=dict(token) | {"how": "copy"})
    location: str = answer.headers["Location"]
    return location


def test_the_button_answers_at_once_and_the_page_tells_how_far_it_is(
    app: Flask, amina: Visitor, where: str
) -> None:
    preview = send(amina, save(amina, where))
    waiting = amina.get(agree(amina, preview))
    assert (waiting.heading, count(app)) == ("Bringing the case in", 1)
    assert agree(amina, preview) == waiting.path
    amina.wait(JobKind.BRING_IN)
    assert "The case is here, as a second one." in amina.get(waiting.path).words("main")
    assert count(app) == 2


def test_a_case_that_can_not_come_in_leaves_nothing_and_says_why(
    app: Flask, amina: Visitor, where: str
) -> None:
    before = files(app)
    preview = send(amina, save(amina, where))
    address = agree(amina, preview)
    with app.app_context():
        job = db.session.scalars(select(JobRow).where(JobRow.kind == JobKind.BRING_IN.value)).one()
        job.payload = {**job.payload, "asked": {**job.payload["asked"], "file_limit": 10}}
        db.session.commit()
    amina.wait(JobKind.BRING_IN)
    page = amina.get(address)
    assert page.heading == "The case did not come in"
    assert "is larger than" in page.words("main")
    assert (files(app), count(app)) == (before, 1)


def test_nobody_else_sees_what_comes_in(app: Flask, amina: Visitor, where: str) -> None:
    address = agree(amina, send(amina, save(amina, where)))
    with app.app_context():
        carol = OwnerRow(created_at=NOON, name="Carol")
        db.session.add(carol)
        db.session.commit()
        app.config["OWNER_ID"] = carol.id
    try:
        assert amina.client.get(address).status_code == 404
    finally:
        app.config["OWNER_ID"] = None


def test_the_customers_own_pdf_is_looked_into_and_brought_in(amina: Visitor, where: str) -> None:
    ready = amina.get(f"{where}/summary?for=myself").send("/summary")
    amina.wait(JobKind.SUMMARY_PDF)
    pdf = amina.download(amina.get(ready.path).link("Save the PDF")).data
    amina.get(f"{where}/delete").send("/delete", name="Northwind Broadband")
    preview = send(amina, pdf)
    assert "Raw story As you wrote it" in preview.words("main")
    assert preview.send(preview.path).path == where


def test_all_cases_come_as_one_file_of_which_each_can_be_brought_in(
    app: Flask, amina: Visitor, where: str
) -> None:
    offer = amina.get(amina.get("/").link("Save all your cases"))
    answer = amina.download(offer.link("Save everything"))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as found:
        name = "001-northwind-broadband-2026-05-18.zip"
        assert found.namelist() == [name, "index.html", "style.css"]
        assert name in found.read("index.html").decode()
        one = found.read(name)
    assert send(amina, one).heading == "Northwind Broadband"
    whole = send(amina, answer.data)
    assert whole.errors == [
        "There are several saved cases in this file. Unpack it, and bring in each ZIP that is in it."
    ]


def test_all_cases_to_pass_on_hold_nothing_private(amina: Visitor, where: str) -> None:
    data = amina.download(amina.get("/cases/copy").link("Save them without")).data
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        inner = found.read(found.namelist()[0])
    with zipfile.ZipFile(io.BytesIO(inner)) as one:
        assert STORY not in one.read("case.json").decode()
