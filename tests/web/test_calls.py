"""On the phone: the sheet, the running call, what is kept of it; a contact in one line."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.conftest import NOON
from tests.web.pages import Page, Visitor
from tests.web.test_cases import MARKUP, case_path
from tests.web.test_outcome import GOOD
from tests.web.test_timeline import add

pytestmark = pytest.mark.slow


@pytest.fixture
def where(amina: Visitor, case_page: Page) -> str:
    path = case_path(case_page)
    amina.get(f"{path}/outcome").send(**GOOD)
    return path


def ring(visitor: Visitor, where: str, minutes: int = 25) -> Page:
    since = (NOON - timedelta(minutes=minutes)).isoformat()
    return visitor.get(f"{where}/timeline/call/now?since={since.replace('+', '%2B')}")


def test_the_sheet_before_a_call_has_goal_facts_and_calm_words(amina: Visitor, where: str) -> None:
    add(amina, where, "fact", text="The line was dead", when="3 March 2026")
    words = amina.get(f"{where}/timeline/call").words("main")
    for part in ("£86.40", "The line was dead", "What can you do about this today?"):
        assert part in words


def test_the_case_page_leads_to_the_sheet(amina: Visitor, where: str) -> None:
    assert amina.get(where).link("Ring them") == f"{where}/timeline/call"


def test_a_call_starts_its_clock_when_the_page_is_opened(amina: Visitor, where: str) -> None:
    page = amina.get(f"{where}/timeline/call/now")
    assert "since=2026-05-18T12" in page.form("/timeline/call/now").get("action", "").replace("%3A", ":")


def test_a_call_lands_on_the_timeline_with_length_person_and_promise(amina: Visitor, where: str) -> None:
    page = ring(amina, where).send(
        "/timeline/call/now",
        person="Priya",
        reference="F-88213",
        text="She sees the fault",
        promise="send an engineer",
        due="three_working_days",
    )
    assert page.path.endswith("/letters/start")
    words = amina.get(where).words("main")
    for part in ("25 minutes", "Priya", "F-88213", "She sees the fault", "send an engineer", "21 May"):
        assert part in words


def test_two_promises_keep_their_own_days(amina: Visitor, where: str) -> None:
    ring(amina, where).send(
        "/timeline/call/now",
        text="Two things",
        promise="refund £20",
        due="that_day",
        that_day="1 June 2026",
        promise_too="ring me back",
        due_too="today",
    )
    words = amina.get(where).words("main").replace("\u00a0", " ")
    assert "refund £20" in words
    assert "ring me back" in words
    assert "1 June 2026" in words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": " "}, "Note in a few words what was said, even if it was only “nobody answered”."),
        (
            {"text": "x", "promise": "a refund", "due": "that_day"},
            "Enter the day they named, or choose “They didn’t say”.",
        ),
        (
            {"text": "x", "promise": "a refund", "due": "that_day", "that_day": "1 March 2026"},
            "This day has passed. Enter the day they named.",
        ),
        ({"text": "x", "due": "a_week"}, "Say what they will do by that day."),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_goes(
    amina: Visitor, where: str, typed: dict[str, str], sentence: str
) -> None:
    page = ring(amina, where).send("/timeline/call/now", person="Priya", **typed)
    assert page.errors == [sentence]
    assert page.all("input", id="person", value="Priya")
    assert "Priya" not in amina.get(where).words("main")


def test_a_page_left_open_overnight_keeps_the_call_but_guesses_no_length(amina: Visitor, where: str) -> None:
    ring(amina, where, minutes=60 * 20).send("/timeline/call/now", text="Nobody answered")
    words = amina.get(where).words("main")
    assert "Nobody answered" in words
    assert "minutes" not in words


@pytest.mark.parametrize("since", ["soon", "2026-05-18T11:00", "2030-01-01T00:00%2B00:00", "", "9" * 400])
def test_a_start_that_cannot_be_right_is_set_anew(amina: Visitor, where: str, since: str) -> None:
    page = amina.get(f"{where}/timeline/call/now?since={since}")
    assert page.status == 200
    assert "2026-05-18T12" in page.form("/timeline/call/now").get("action", "").replace("%3A", ":")


def test_the_same_call_sent_twice_is_kept_once(amina: Visitor, where: str) -> None:
    page = ring(amina, where)
    for _ in range(2):
        page.send("/timeline/call/now", text="Only one call")
    assert "1 contact." in amina.get(where).words("main")


def test_markup_in_notes_is_shown_as_text(amina: Visitor, where: str) -> None:
    ring(amina, where).send("/timeline/call/now", text=MARKUP, person=MARKUP)
    assert not [e for e in amina.get(where).all("script") if not e.get("src")]


LINE = "rang, 25 min, Odile, ref 7730415, refund in 10 business days"


def test_a_line_is_understood_and_kept_only_when_it_is_confirmed(amina: Visitor, where: str) -> None:
    page = amina.get(where).send("/timeline/log/read", line=LINE)
    assert page.all("input", id="person", value="Odile")
    assert "Odile" not in amina.get(where).words("main")
    words = page.send("/timeline/log").words("main").replace("\u00a0", " ")
    for part in ("25 minutes", "Odile", "7730415", "refund in 10 business days", "2 June"):
        assert part in words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"promise": "", "due": "1 June 2026"}, "Say what they promised to do by that day."),
        (
            {"promise": "a refund", "due": "1 March 2026"},
            "This day is before the day on which they said so.",
        ),
        ({"text": ""}, "Say in a few words what was said."),
    ],
)
def test_a_line_that_is_confirmed_wrongly_says_so(
    amina: Visitor, where: str, typed: dict[str, str], sentence: str
) -> None:
    page = amina.get(where).send("/timeline/log/read", line="rang, Priya, no news")
    assert page.send("/timeline/log", **typed).errors == [sentence]


@pytest.mark.parametrize(
    "line", [MARKUP, "👩🏽‍🦽 rang \u202eevil\u202c", "9" * 3000, "-" * 3000, "a line\x07 rang\x1b[31m"]
)
def test_an_odd_line_is_kept_whole_and_shown_as_text(amina: Visitor, where: str, line: str) -> None:
    page = amina.get(where).send("/timeline/log/read", line=line)
    assert page.status == 200
    shown = "".join(page.all("textarea", id="text")[0].itertext())
    assert "".join(c for c in line if c.isprintable()) == "".join(c for c in shown if c.isprintable())


@pytest.mark.parametrize("line", ["", " \u200b\ufeff ", "\t"])
def test_a_blank_line_leads_to_the_fields(amina: Visitor, where: str, line: str) -> None:
    assert amina.get(where).send("/timeline/log/read", line=line).path.endswith("/timeline/add/contact")
