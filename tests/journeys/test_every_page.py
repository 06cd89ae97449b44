"""Every page, with the example cases in it: links reach it, it fits, it is light, and axe finds nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import html5lib
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from advocate.casework import call_log, cases, evidence, owners, reminders, replies, taking_in, timeline
from advocate.domain.case import ChannelKind, ClosingKind, Direction, ReplyKind, When
from advocate.web import extensions
from advocate.web.pages_table import PAGES
from tests.files.making import wav
from tests.journeys.conftest import FIRST_DAY
from tests.journeys.looks import axe, sound, weigh
from tests.journeys.serving import Clock, application, fill_in, serving

# Files to look at or to keep, and what only a form leads to.
NO_PAGE = {
    *("evidence.original", "evidence.preview", "evidence.recording", "evidence.page_image"),
    *("summary.exhibit_page", "timeline.calendar"),
    *("archive.download", "archive.download_all", "archive.look", "archive.arriving", "summary.chronology"),
    *("letters.pdf", "letters.docx", "letters.eml", "letters.first"),
    *("summary.pdf", "summary.progress", "summary.volume"),
    *("reminders.feed", "reminders.mail", "reminders.stop_mail", "reminders.later"),
}
A_FEW = 3
FOLLOWED = 20
MOST_BYTES = 100_000

Places = dict[str, list[str]]


def page_endpoints() -> list[str]:
    """Return the name of everything that answers a GET with a page."""
    app = Flask("map", static_folder=None)
    for page in PAGES:
        app.register_blueprint(page)
    return sorted({r.endpoint for r in app.url_map.iter_rules() if "GET" in (r.methods or ())} - NO_PAGE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Places]]:
    """The address of the application with the example cases, and where links lead to by endpoint."""
    clock = Clock(FIRST_DAY)
    with application(tmp_path_factory.mktemp("instance"), clock) as app:
        fill_in(app, clock)
        put_away_a_case(app, clock)
        keep_a_mail_and_a_recording(app, clock)
        places = follow_links(app)
        with serving(app) as address:
            yield address, places


def put_away_a_case(app: Flask, clock: Clock) -> None:
    """Make a case that is closed and archived."""
    about: dict[str, Any] = {"organisation_name": "Old Mill Dairy", "sector": "other", "country": "GB"}
    ended: dict[str, Any] = {"kind": ClosingKind.MET, "got": "Fresh milk", "money": None, "worked": ""}
    now = clock.now()
    with app.app_context():
        session = extensions.db.session()
        owner_id = owners.laptop_owner(session, now=now).id
        case_id = cases.start(session, owner_id=owner_id, now=now, **about)
        cases.close(session, owner_id=owner_id, case_id=case_id, today=now.date(), now=now, **ended)
        cases.archive(session, owner_id=owner_id, case_id=case_id)
        # another one with them, which starts from what is known of them
        again = {**about, "organisation_name": "Old Mill Dairy Ltd"}
        cases.start(session, owner_id=owner_id, now=now, **again)
        session.commit()


def keep_a_mail_and_a_recording(app: Flask, clock: Clock) -> None:
    """Make a case with evidence that holds other files, evidence that is played, and a list of calls."""
    about: dict[str, Any] = {"organisation_name": "Corner Bakery", "sector": "other", "country": "GB"}
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "till@bakery.example", "Your receipt"
    mail.add_attachment(b"One loaf", maintype="text", subtype="plain", filename="receipt.txt")
    with app.app_context():
        session, blobs = extensions.db.session(), extensions.blobs()
        owner_id = owners.laptop_owner(session, now=clock.now()).id
        case_id = cases.start(session, owner_id=owner_id, now=clock.now(), **about)
        place: dict[str, Any] = {"owner_id": owner_id, "case_id": case_id}
        for name, data in (("receipt.eml", mail.as_bytes()), ("call.wav", wav(2))):
            taken = taking_in.take_in(blobs, stream=BytesIO(data), filename=name, limit=1_000_000)
            evidence.add(session, **place, taken=taken, case_limit=1_000_000, now=clock.now())
        cells = [["Date", "Who", "Said"], ["2 March 2026", "Jo", "Sorry"], ["soon", "Al", "No"]]
        told: dict[str, Any] = {"filename": "calls.csv", "exhibit_id": "", "today": clock.now().date()}
        call_log.receive(session, **place, cells=cells, **told, now=clock.now())
        keep_an_offer(session, place, clock)
        day: dict[str, Any] = {"today": clock.now().date(), "now": clock.now()}
        tomorrow = clock.now().date() + timedelta(days=1)
        reminders.add(session, **place, text="Ask Sam for the bill", remind_on=tomorrow, **day)
        session.commit()


def keep_an_offer(session: Session, place: dict[str, Any], clock: Clock) -> None:
    """Keep a reply that offers something."""
    today = clock.now().date()
    text = "We can offer you a loaf."
    contact = timeline.contact_values(
        text=text, when=When.on(today), channel=ChannelKind.EMAIL, direction=Direction.IN
    )
    confirmed = replies.Confirmed(ReplyKind.OFFER, offer="a loaf")
    replies.keep(session, **place, contact=contact, text=text, confirmed=confirmed, now=clock.now())


def follow_links(app: Flask) -> Places:
    """Follow every link from the home page on; fail on one that leads nowhere."""
    client, adapter = app.test_client(), app.url_map.bind("127.0.0.1")
    places: Places = {}
    waiting, seen = [("/", "the start")], {"/"}
    while waiting:
        path, linked_from = waiting.pop(0)
        try:
            endpoint, _ = adapter.match(path)
        except HTTPException as error:
            raise AssertionError(f"{linked_from} links to {path}, which is not there") from error
        places.setdefault(str(endpoint), []).append(path)
        if endpoint in NO_PAGE or len(places[str(endpoint)]) > FOLLOWED:
            continue
        answer = client.get(path, follow_redirects=True)
        assert answer.status_code == 200, f"{linked_from} links to {path}, which answers {answer.status}"
        for link in links_of(answer.get_data(as_text=True)):
            if link not in seen:
                seen.add(link)
                waiting.append((link, path))
    return places


def links_of(page: str) -> Iterator[str]:
    for anchor in html5lib.parse(page, namespaceHTMLElements=False).iter("a"):
        target = urlsplit(urldefrag(anchor.get("href") or "").url)
        if target.path.startswith("/") and not target.netloc and not target.path.startswith("/static/"):
            yield target.path


@pytest.mark.parametrize("endpoint", page_endpoints())
def test_a_page_is_reached_by_links_fits_and_satisfies_axe(
    endpoint: str, page: Page, site: tuple[str, Places]
) -> None:
    address, places = site
    assert endpoint in places, f"no link leads to {endpoint}"
    first, *others = places[endpoint][:A_FEW]
    assert weigh(page, address + first) < MOST_BYTES
    sound(page)
    for path in others:
        assert weigh(page, address + path) < MOST_BYTES
        axe(page)


def test_what_a_saved_case_would_bring_in_and_its_coming_fit_and_satisfy_axe(
    page: Page, site: tuple[str, Places], tmp_path: Path
) -> None:
    address, places = site
    page.goto(address + places["archive.offer"][0])
    with page.expect_download() as download:
        page.get_by_role("link", name="Save everything").click()
    download.value.save_as(tmp_path / "case.zip")
    page.goto(address + places["archive.bring_in"][0])
    page.set_input_files("#files", tmp_path / "case.zip")
    page.get_by_role("button", name="Look inside").click()
    assert page.get_by_role("heading", name="What comes in").is_visible()
    sound(page)
    page.get_by_role("button", name="Bring it in").click()
    page.wait_for_url("**/bringing-in/*")
    sound(page)


def test_the_page_in_a_saved_case_opens_from_the_disk_fits_and_satisfies_axe(
    browser: Browser, page: Page, site: tuple[str, Places], tmp_path: Path
) -> None:
    address, places = site
    page.goto(address + places["archive.offer"][0])
    with page.expect_download() as download:
        page.get_by_role("link", name="Save everything").click()
    with zipfile.ZipFile(download.value.path()) as saved:
        for name in ("index.html", "style.css"):
            (tmp_path / name).write_bytes(saved.read(name))
    # a page that is not watched: files on the disk are what it reads
    opened = browser.new_page()
    opened.goto((tmp_path / "index.html").as_uri())
    sound(opened)
    opened.close()
