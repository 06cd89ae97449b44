"""What the page said was saved is there afterwards, whatever happens; what could not be saved is said so."""

from __future__ import annotations

import hashlib
import http.client
import logging
import re
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import event

from advocate.store.blobs import FolderBlobStore
from advocate.web import extensions
from advocate.web.extensions import db
from tests.journeys.serving import start_program
from tests.web.conftest import MakeApp, start_case
from tests.web.house import form_on
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_cli import ask
from tests.web.test_evidence import put
from tests.web.test_timeline import add

pytestmark = [pytest.mark.slow, pytest.mark.laptop]

SECRET = "Zanzibar-purple-4471902"


@contextmanager
def every_connection(app: Flask, *pragmas: str) -> Iterator[None]:
    """Let SQLite itself refuse: each connection gets these pragmas."""

    def tell(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    with app.app_context():
        engine = db.engine
        engine.dispose()
    event.listen(engine, "connect", tell)
    yield
    event.remove(engine, "connect", tell)
    engine.dispose()


def full(app: Flask) -> str:
    """Return the pragma that lets the database grow no further."""
    with app.app_context():
        pages = db.session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        db.session.rollback()
    return f"max_page_count={pages}"


@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_disk_that_takes_no_more_is_said_and_the_words_stay_on_the_page(
    app: Flask, amina: Visitor, case_page: Page, trouble: str
) -> None:
    where = case_path(case_page)
    add(amina, where, "fact", text="Saved before", when="3 March 2026")
    form = amina.get(f"{where}/timeline/add/fact")
    words = "Typed in vain " * 7000
    with every_connection(app, full(app) if trouble == "full" else "query_only=ON"):
        refused = form.send("/timeline/add", text=words)
        still = amina.get(where)
    assert refused.status == 503
    assert ("no room" if trouble == "full" else "write-protected") in refused.errors[0]
    assert words.strip() in refused.text
    assert "Saved before" in still.text
    assert "Typed in vain" not in amina.get(where).text
    assert refused.send("/timeline/add").status == 200
    assert "Typed in vain" in amina.get(where).text


def test_a_button_on_a_full_disk_answers_with_the_page_that_says_so(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    page = add(amina, case_path(case_page), "promise", text="An engineer", when="3 March 2026")
    settle = next(f.get("action") for f in page.all("form") if "/settle" in (f.get("action") or ""))
    with every_connection(app, "query_only=ON"):
        refused = page.send(settle, state="kept")
    assert refused.status == 503
    assert "write-protected" in refused.words("main")


def test_a_full_disk_refuses_files_and_keeps_those_that_are_there(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    shelf = amina.get(f"{case_path(case_page)}/evidence")
    page = put(shelf, (b"kept before", "first.txt"))
    roomy: FolderBlobStore = app.extensions[extensions.BLOBS]
    app.extensions[extensions.BLOBS] = FolderBlobStore(
        Path(app.instance_path, "evidence"), spare_share=1.0, spare_bytes=1 << 62
    )
    refused = put(amina.get(shelf.path), (b"too much", "second.txt"))
    kept = amina.download(f"{page.link('E1')}/original").data
    app.extensions[extensions.BLOBS] = roomy
    assert (refused.status, kept) == (503, b"kept before")
    assert "no room left" in refused.words("main")
    assert put(amina.get(shelf.path), (b"too much", "second.txt")).link("E2")


def test_a_file_that_is_gone_is_said_in_a_sentence(app: Flask, amina: Visitor, case_page: Page) -> None:
    page = put(amina.get(f"{case_path(case_page)}/evidence"), (b"about to go", "first.txt"))
    shutil.rmtree(Path(app.instance_path, "evidence"))
    answer = amina.get(f"{page.link('E1')}/original")
    assert answer.status == 404
    assert "This file is missing" in answer.heading
    assert amina.get(page.link("E1")).status == 200


def test_a_save_waits_while_another_program_writes(app: Flask, amina: Visitor, case_page: Page) -> None:
    form = amina.get(f"{case_path(case_page)}/timeline/add/fact")
    other = sqlite3.connect(
        Path(app.instance_path, "advocate.db"), isolation_level=None, check_same_thread=False
    )
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    release.start()
    page = form.send("/timeline/add", text="Waited its turn")
    release.join()
    other.close()
    assert page.status == 200
    assert "Waited its turn" in page.text


def test_a_database_that_stays_locked_is_said_and_the_words_stay_on_the_page(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    form = amina.get(f"{case_path(case_page)}/timeline/add/fact")
    other = sqlite3.connect(Path(app.instance_path, "advocate.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with every_connection(app, "busy_timeout=50"):
        refused = form.send("/timeline/add", text="Could not wait")
    other.execute("ROLLBACK")
    other.close()
    assert refused.status == 503
    assert "Another program" in refused.errors[0]
    assert "Could not wait" in refused.text
    assert refused.send("/timeline/add").status == 200


def test_a_letter_that_could_not_be_saved_as_one_types_says_so(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    where = case_path(case_page)
    amina.get("/me").send("/me", name="Amina")
    amina.get(f"{where}/outcome").send("/outcome", remedy="refund", money="£5", by="12 June 2026")
    letter = amina.get(f"{where}/letters/first").send("/letters/start")
    form = form_on(amina.get(f"{letter.path}/edit"), "/edit")
    with every_connection(app, "query_only=ON"):
        answer = amina.client.post(f"{letter.path}/autosave", data={**form.data, "body": "Dear all"})
    assert answer.status_code == 503
    assert "write-protected" in answer.get_json()["why"]


def words_on_the_disk(app: Flask) -> bool:
    with app.app_context():
        db.session.remove()
    folder = Path(app.instance_path)
    return any(SECRET.encode() in file.read_bytes() for file in folder.glob("advocate.db*"))


def test_a_shredded_story_is_nowhere_on_the_disk(app: Flask, amina: Visitor, case_page: Page) -> None:
    case_page.send("/story", text=f"They are {SECRET} people.")
    assert words_on_the_disk(app)
    amina.get(f"{case_path(case_page)}/story").send("/story/shred")
    assert not words_on_the_disk(app)


def test_a_deleted_case_is_nowhere_on_the_disk(app: Flask, amina: Visitor, case_page: Page) -> None:
    where = case_path(case_page)
    add(amina, where, "note", text=f"Note of {SECRET}")
    put(amina.get(f"{where}/evidence"), (SECRET.encode(), f"{SECRET}.txt"))
    amina.get(f"{where}/delete").send("/delete", name="Northwind Broadband")
    assert not words_on_the_disk(app)
    assert not [path for path in Path(app.instance_path, "evidence").rglob("*") if path.is_file()]


def test_logs_tell_of_a_failure_without_words_names_or_tokens(
    make_app: MakeApp, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app = make_app()
    visitor = Visitor(app.test_client())
    where = case_path(start_case(visitor, f"{SECRET} Ltd"))
    form = visitor.get(f"{where}/timeline/add/fact")
    with app.app_context():
        db.session.connection().exec_driver_sql("DROP TABLE fact")
        db.session.commit()
    with caplog.at_level(logging.DEBUG):
        answer = form.send("/timeline/add", text=f"Story of {SECRET}", when=SECRET[:0])
    said = caplog.text + "".join(capfd.readouterr())
    assert answer.status == 500
    assert re.search(r"failure [0-9a-f]{16} at timeline\.add: OperationalError", said)
    for private in (SECRET, where.rsplit("/", 1)[-1], "Story of", "csrf"):
        assert private not in said


def test_no_two_owners_come_of_a_first_start_that_is_asked_for_much(app: Flask) -> None:
    answers: list[int] = []

    def ask() -> None:
        answers.append(app.test_client().get("/").status_code)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection = sqlite3.connect(Path(app.instance_path, "advocate.db"))
    count = connection.execute("SELECT count(*) FROM owner").fetchone()
    connection.close()
    assert answers == [200] * 8
    assert count == (1,)


def test_the_same_form_sent_by_many_hands_at_once_has_one_result(
    app: Flask, amina: Visitor, case_page: Page
) -> None:
    form = form_on(amina.get(f"{case_path(case_page)}/timeline/add/note"), "/timeline/add/note")
    cookie = amina.client.get_cookie("advocate")
    assert cookie is not None
    answers: list[str | None] = []

    def press() -> None:
        client = app.test_client()
        client.set_cookie("advocate", cookie.value)
        answers.append(client.post(form.action, data={**form.data, "text": "Only once"}).location)

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection = sqlite3.connect(Path(app.instance_path, "advocate.db"))
    count = connection.execute("SELECT count(*) FROM note").fetchone()
    connection.close()
    assert len(set(answers)) == 1
    assert count == (1,)


class Wire:
    """One connection to the real program, with the cookie it gave."""

    def __init__(self, address: str) -> None:
        self._host = address.removeprefix("http://")
        self._cookie = ""

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[str, str]:
        """Return where the answer leads and its page; OSError or HTTPException when the program is gone."""
        connection = http.client.HTTPConnection(self._host, timeout=20)
        headers = {"Cookie": self._cookie} | ({"Content-Type": kind} if kind else {})
        try:
            connection.request(method, path, body=body or None, headers=headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        if found := answer.getheader("Set-Cookie"):
            self._cookie = found.partition(";")[0]
        assert answer.status < 400, (answer.status, path)
        return answer.getheader("Location") or "", page

    def token(self, path: str) -> str:
        page = self.ask("GET", path)[1]
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found is not None
        return found[1]


@dataclass
class Sure:
    """What the program said was saved."""

    entries: list[str] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    failed: list[BaseException] = field(default_factory=list)


def write_on(address: str, case: str, name: str, sure: Sure) -> None:
    """Save entries and files until the program is gone; note each one that it acknowledged."""
    try:
        wire = Wire(address)
        token = wire.token(f"{case}/timeline/add/note")
        for number in range(100_000):
            words = f"{name} entry {number}"
            body = urlencode({"csrf_token": token, "form_id": words, "text": words}).encode()
            if wire.ask("POST", f"{case}/timeline/add/note", body, "application/x-www-form-urlencoded")[0]:
                sure.entries.append(words)
            content = f"{name} file {number}".encode() * 3000
            wire.ask("POST", f"{case}/evidence", *upload(token, words, content))
            sure.files.append(content)
    except (OSError, http.client.HTTPException):
        return
    except BaseException as error:
        sure.failed.append(error)


def upload(token: str, form_id: str, content: bytes) -> tuple[bytes, str]:
    """Return a file's form as bytes, and its media type; the file is of a kind that is only listed."""
    fields = {"csrf_token": token, "form_id": form_id}
    parts = [
        f'--X\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = b'--X\r\nContent-Disposition: form-data; name="files"; filename="a.bin"\r\n\r\n'
    return b"".join([*parts, head, content, b"\r\n--X--\r\n"]), "multipart/form-data; boundary=X"


def a_new_case(address: str) -> str:
    wire = Wire(address)
    fields = {"csrf_token": wire.token("/cases/start"), "form_id": "start"}
    fields |= {"organisation_name": "Northwind", "sector": "other", "country": "GB"}
    where = wire.ask("POST", "/cases/start", urlencode(fields).encode(), "application/x-www-form-urlencoded")[
        0
    ]
    return "/".join(where.split("/")[:3])


def saved_entries(instance: Path) -> list[str]:
    connection = sqlite3.connect(instance / "advocate.db")
    found = [text for (text,) in connection.execute("SELECT text FROM note")]
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    return found


def test_what_was_acknowledged_survives_being_killed_in_the_midst_of_it(tmp_path: Path) -> None:
    sure, case = Sure(), ""
    for kill_number in range(2):
        program = start_program(tmp_path, port=8600 + 50 * kill_number)
        case = case or a_new_case(program.address)
        before = len(sure.files)
        writers = [
            threading.Thread(target=write_on, args=(program.address, case, f"{kill_number}{hand}", sure))
            for hand in "ab"
        ]
        for writer in writers:
            writer.start()
        pause = threading.Event()
        while len(sure.files) < before + 2 and not sure.failed:
            pause.wait(0.01)
        program.kill()
        for writer in writers:
            writer.join()
        program.stop()
    assert sure.failed == []
    saved = saved_entries(tmp_path)
    store = FolderBlobStore(tmp_path / "evidence")
    assert set(sure.entries) <= set(saved)
    assert len(saved) == len(set(saved))
    assert all(store.verify(hashlib.sha256(content).hexdigest()) for content in sure.files)
    check = ask("check", instance=tmp_path)
    assert check.exit_code == 0, check.output
    assert "exhibits: 0 missing, 0 altered." in check.stdout
