"""A file is looked into after it is kept: by whoever is there, once, leaving what was typed."""

from __future__ import annotations

import hashlib
import io
import logging
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import undefer

from advocate.casework import evidence, taking_in
from advocate.domain.case import When
from advocate.jobs import queue
from advocate.jobs.queue import LEASE, MOST_ATTEMPTS, JobKind, JobState
from advocate.jobs.worker import Worker
from advocate.store.database import begin_write
from advocate.store.models import ExhibitRow
from tests.jobs.conftest import Office

pytestmark = pytest.mark.slow

MAILED_ON = date(2026, 3, 3)
HEAD = b"From: priya@northwind.example\nDate: Tue, 03 Mar 2026 10:00:00 +0000\nSubject: Your bill"
MAIL = HEAD + b"\n\nIt is attached.\n"


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(out, "JPEG")
    return out.getvalue()


def place(office: Office) -> dict[str, Any]:
    return {"owner_id": office.owner_id, "case_id": office.case_id}


def put(office: Office, data: bytes, filename: str) -> str:
    """Keep a file as an exhibit and ask for the look into it, as the page does."""
    now = office.clock.now()
    kept = taking_in.keep(office.blobs, stream=io.BytesIO(data), filename=filename, limit=10**6)
    with office.sessions() as session:
        begin_write(session)
        added = evidence.add(session, **place(office), taken=kept, case_limit=10**7, now=now)
        asked = {"exhibit": added.exhibit_id}
        queue.enqueue(session, **place(office), kind=JobKind.LOOK, today=now.date(), now=now, asked=asked)
        session.commit()
    return added.exhibit_id


def exhibit(office: Office, exhibit_id: str) -> ExhibitRow:
    with office.sessions() as session:
        query = select(ExhibitRow).where(ExhibitRow.public_id == exhibit_id)
        return session.scalars(query.options(undefer(ExhibitRow.text))).one()


def worker(office: Office) -> Worker:
    return Worker(office.sessions, office.blobs, office.clock.now)


def in_hand(office: Office) -> int:
    with office.sessions() as session:
        return len(queue.in_hand(session, **place(office), kind=JobKind.LOOK))


def test_a_file_is_an_exhibit_before_anybody_looked_into_it(office: Office) -> None:
    row = exhibit(office, put(office, MAIL, "saved_mail.eml"))
    assert (row.title, row.media_type, row.looked_at, row.when) == (
        "saved mail",
        "message/rfc822",
        None,
        None,
    )
    assert in_hand(office) == 1


def test_looking_fills_in_what_the_file_tells_and_leaves_the_version(office: Office) -> None:
    exhibit_id = put(office, MAIL, "saved_mail.eml")
    assert worker(office).work_once()
    row = exhibit(office, exhibit_id)
    assert (row.title, row.when, row.version) == ("Your bill", When.on(MAILED_ON), 1)
    assert (row.text, row.looked_at, in_hand(office)) == ("It is attached.", office.clock.now(), 0)


def test_a_title_and_a_day_given_meanwhile_stay(office: Office) -> None:
    exhibit_id = put(office, MAIL, "saved_mail.eml")
    day = When.on(MAILED_ON + timedelta(days=1))
    with office.sessions() as session:
        begin_write(session)
        given: dict[str, Any] = {
            "title": "The bill",
            "shows": "",
            "when": day,
            "passage": "",
            "passage_page": 0,
        }
        evidence.revise(
            session, **place(office), exhibit_id=exhibit_id, version=1, now=office.clock.now(), **given
        )
        session.commit()
    worker(office).work_once()
    row = exhibit(office, exhibit_id)
    assert (row.title, row.when, row.text) == ("The bill", day, "It is attached.")


def test_a_look_that_was_cut_off_is_taken_up_by_another(office: Office) -> None:
    exhibit_id = put(office, picture(), "photo.jpg")
    assert office.claim() is not None
    assert not worker(office).work_once()
    office.clock.move(LEASE + timedelta(seconds=1))
    assert worker(office).work_once()
    assert exhibit(office, exhibit_id).preview_sha256


def test_what_is_cut_off_again_and_again_is_kept_and_waits_no_longer(office: Office) -> None:
    exhibit_id = put(office, picture(), "photo.jpg")
    for _ in range(MOST_ATTEMPTS):
        assert office.claim() is not None
        office.clock.move(LEASE + timedelta(seconds=1))
    assert not worker(office).work_once()
    assert (in_hand(office), exhibit(office, exhibit_id).looked_at) == (0, None)


def test_a_case_deleted_meanwhile_leaves_no_copy_behind(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(office, picture(), "photo.jpg")
    looks = taking_in.look_into

    def look_slowly(*given: Any, **named: Any) -> taking_in.TakenIn:
        found = looks(*given, **named)
        office.delete_case()
        return found

    monkeypatch.setattr(taking_in, "look_into", look_slowly)
    with caplog.at_level(logging.CRITICAL, "advocate"):
        worker(office).work_once()
    left = {file.name for file in office.folder.rglob("*") if file.is_file()}
    assert left == {hashlib.sha256(picture()).hexdigest()}


def test_a_summary_asked_for_meanwhile_has_what_is_in_the_file(office: Office) -> None:
    exhibit_id = put(office, MAIL, "saved_mail.eml")
    job_id = office.enqueue()
    assert worker(office).work_once((JobKind.SUMMARY_PDF,))
    assert office.job(job_id).state == JobState.DONE
    assert exhibit(office, exhibit_id).text == "It is attached."
    assert worker(office).work_once((JobKind.LOOK,))
    assert in_hand(office) == 0
