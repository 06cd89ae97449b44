"""The case summary: choices remembered, private parts left out, the PDF made off the request."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from flask import Flask
from PIL import Image

from advocate.jobs.queue import JobKind
from advocate.web import make_worker
from advocate.web.pages.summary import views
from tests.printing.reading import Reading
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path
from tests.web.test_evidence import photo, put
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow

STORY = "I am so angry about this shambles."
PRIVATE = {"notes": "y", "story": "y", "fallback": "y"}


@pytest.fixture
def summary(amina: Visitor, case_page: Page) -> Page:
    where = case_path(case_page)
    case_page.send(text=STORY)
    amina.get("/me").send(name="Amina Rahman")
    amina.get(f"{where}/outcome").send(**GOOD)
    add(amina, where, "fact", text="My broadband stopped", when="3 March 2026")
    add(amina, where, "note", text="Do not forget the router", when="4 March 2026")
    put(amina.get(f"{where}/evidence"), (photo(), "router.jpg"))
    return amina.get(f"{where}/summary")


def preview(visitor: Visitor, page: Page) -> str:
    return visitor.client.get(f"{case_path(page)}/summary/preview").text


def test_the_preview_has_goal_chronology_and_exhibits(amina: Visitor, summary: Page) -> None:
    text = preview(amina, summary)
    for words in ("£86.40", "My broadband stopped", "E1, page 1 of 1", "Amina Rahman"):
        assert words in text


def test_notes_story_and_fallback_are_left_out_unless_ticked(amina: Visitor, summary: Page) -> None:
    text = preview(amina, summary)
    for secret in ("Do not forget the router", STORY, GOOD["fallback"]):
        assert secret not in text


def test_what_is_ticked_is_remembered_and_goes_in(amina: Visitor, summary: Page) -> None:
    mine = amina.get(summary.link("Myself"))
    mine.send("/summary", letters="", next="keep")
    text = preview(amina, summary)
    for secret in ("Do not forget the router", STORY, GOOD["fallback"]):
        assert secret in text
    again = amina.get(summary.path)
    assert "Keep this one to yourself" in again.words("main")


def ticked(page: Page) -> set[str]:
    return {e.get("name") or "" for e in page.all("input", type="checkbox") if "checked" in e.attrib}


def test_each_reader_is_a_page_of_its_own_and_keeps_its_own_ticks(amina: Visitor, summary: Page) -> None:
    court = amina.get(summary.link("Small-claims court"))
    form = dict.fromkeys(ticked(court) - {"exhibits"}, "y")
    after = amina.post(court.form("for=court").get("action") or "", {**hidden(court), **form, "next": "keep"})
    assert "exhibits" not in ticked(after)
    assert "exhibits" in ticked(amina.get(summary.link("Ombudsman")))
    assert "exhibits" not in ticked(amina.get(summary.path))


def hidden(page: Page) -> dict[str, str]:
    return {e.get("name") or "": e.get("value") or "" for e in page.all("input", type="hidden")}


@pytest.mark.parametrize("reader", ["organisation", "ombudsman", "court", "adviser"])
def test_nothing_private_goes_to_others_even_when_a_browser_sends_the_tick(
    amina: Visitor, summary: Page, reader: str
) -> None:
    page = amina.get(f"{summary.path}?for={reader}")
    assert not ticked(page) & set(PRIVATE)
    page.send("/summary", **PRIVATE, next="keep")
    text = preview(amina, page)
    for secret in ("Do not forget the router", STORY, GOOD["fallback"]):
        assert secret not in text


def test_the_page_lists_what_is_left_out_with_the_reason(amina: Visitor, summary: Page) -> None:
    words = summary.words("main")
    assert "What I would still accept. Whoever knows it has no reason to offer more." in words
    assert "The paper does not say that these exist." in words


def test_the_paper_is_made_as_it_was_asked_for_even_when_another_is_asked_for_meanwhile(
    app: Flask, amina: Visitor, summary: Page
) -> None:
    for_court = amina.get(f"{summary.path}?for=court").send("/summary", next="pdf")
    for_me = amina.get(f"{summary.path}?for=myself").send("/summary", next="pdf")
    worker = make_worker(app)
    assert [worker.work_once((JobKind.SUMMARY_PDF,)), worker.work_once((JobKind.SUMMARY_PDF,))] == [
        True,
        True,
    ]
    papers = [amina.download(amina.get(p.path).link("Save the PDF")) for p in (for_court, for_me)]
    names = [answer.headers["Content-Disposition"].partition("filename=")[2] for answer in papers]
    assert names == ["case-summary-court.pdf", "case-summary-private.pdf"]
    assert [STORY in Reading(answer.data).text for answer in papers] == [False, True]


def test_an_unknown_reader_is_the_last_one(amina: Visitor, summary: Page) -> None:
    assert amina.get(f"{summary.path}?for=nobody").status == 200


def test_the_pdf_is_made_off_the_request_and_can_be_fetched(
    app: Flask, amina: Visitor, summary: Page
) -> None:
    waiting = summary.send("/summary")
    assert waiting.heading == "Making the PDF"
    make_worker(app).work_once((JobKind.SUMMARY_PDF,))
    ready = amina.get(waiting.path)
    assert ready.heading == "Your case summary is ready"
    answer = amina.download(ready.link("Save the PDF"))
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == "attachment; filename=case-summary.pdf"


def test_what_is_being_made_can_be_cancelled_and_then_says_so(
    app: Flask, amina: Visitor, summary: Page
) -> None:
    waiting = summary.send("/summary")
    ended = waiting.send("/cancel")
    assert ended.heading == "Cancelled"
    assert not make_worker(app).work_once((JobKind.SUMMARY_PDF,))
    assert amina.get(f"{waiting.path}/case-summary.pdf").status == 404


def test_how_large_a_file_may_be_is_remembered_for_each_reader(amina: Visitor, summary: Page) -> None:
    summary.send("/summary", limit="5", next="keep")
    again = amina.get(summary.path)
    court = amina.get(f"{summary.path}?for=court")
    chosen = [e.get("value") for page in (again, court) for e in page.all("option") if "selected" in e.attrib]
    assert chosen == ["5", "20"]


def test_a_summary_that_would_be_too_large_comes_in_volumes(
    app: Flask, amina: Visitor, summary: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MEGABYTE", 65_000)
    out = io.BytesIO()
    Image.effect_noise((420, 320), 60).save(out, "JPEG", quality=50)
    put(amina.get(f"{case_path(summary)}/evidence"), (out.getvalue(), "noise.jpg"))
    waiting = summary.send("/summary", limit="2")
    make_worker(app).work_once((JobKind.SUMMARY_PDF,))
    ready = amina.get(waiting.path)
    files = [amina.download(ready.link(f"Volume {number}")).data for number in (1, 2, 3)]
    assert "Volume 1 of 3" in Reading(files[0]).text
    assert "E2, page 1 of 1" in Reading(files[2]).text
    with zipfile.ZipFile(io.BytesIO(amina.download(ready.link("Save all as one ZIP")).data)) as folder:
        assert [folder.read(name) for name in folder.namelist()[:3]] == files
        assert hashlib.sha256(files[2]).hexdigest() in folder.read("volumes.txt").decode()


def test_a_pdf_that_is_not_made_yet_is_not_found(amina: Visitor, summary: Page) -> None:
    waiting = summary.send("/summary")
    assert amina.get(f"{waiting.path}/case-summary.pdf").status == 404


def test_pressing_the_button_twice_makes_one_pdf(app: Flask, summary: Page) -> None:
    assert summary.send("/summary").path == summary.send("/summary").path
    worker = make_worker(app)
    assert worker.work_once((JobKind.SUMMARY_PDF,))
    assert not worker.work_once((JobKind.SUMMARY_PDF,))


def test_pages_of_exhibits_are_pictures_of_our_own_making(amina: Visitor, summary: Page) -> None:
    text = preview(amina, summary)
    address = text.split('class="pageimage" src="')[1].split('"')[0]
    answer = amina.download(address)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert b"Secret Phone" not in answer.data


@pytest.mark.parametrize(
    ("words", "ending", "starts"), [("DOCX", "docx", b"PK"), ("XLSX", "xlsx", b"PK"), ("CSV", "csv", b"\xef")]
)
def test_what_happened_comes_as_a_file_without_what_is_private(
    amina: Visitor, summary: Page, words: str, ending: str, starts: bytes
) -> None:
    answer = amina.download(summary.link(words))
    assert answer.headers["Content-Disposition"] == f"attachment; filename=chronology.{ending}"
    assert answer.data.startswith(starts)
    assert b"Do not forget the router" not in answer.data


def test_what_happened_is_offered_beside_the_timeline(amina: Visitor, summary: Page) -> None:
    case = summary.path.removesuffix("/summary")
    answer = amina.download(amina.get(f"{case}/timeline/gather").link("plain table"))
    assert amina.get(case).link("Take it along") == f"{summary.path}#forms"
    assert "2026-03-03,2026-03-03,Exact day,3 March 2026" in answer.text
    assert amina.client.get(f"{case}/summary/chronology.exe").status_code == 404


def test_a_court_is_offered_no_files_inside_and_told_why(amina: Visitor, summary: Page) -> None:
    court, adviser = (amina.get(f"{summary.path}?for={reader}") for reader in ("court", "adviser"))
    assert "Courts may refuse a PDF with files inside" in court.words("main")
    assert not [field for field in court.all("input") if field.get("name") == "originals"]
    assert [field for field in adviser.all("input") if field.get("name") == "originals"]


def test_paper_and_files_inside_are_remembered_for_their_reader(amina: Visitor, summary: Page) -> None:
    amina.get(f"{summary.path}?for=adviser").send("/summary", next="keep", paper="letter", originals="y")
    again = amina.get(f"{summary.path}?for=adviser")
    ticked = {(f.get("name"), f.get("value")) for f in again.all("input") if f.get("checked") is not None}
    assert {("paper", "letter"), ("originals", "y")} <= ticked
    other = amina.get(f"{summary.path}?for=ombudsman")
    assert ("paper", "country") in {
        (f.get("name"), f.get("value")) for f in other.all("input") if f.get("checked") is not None
    }
